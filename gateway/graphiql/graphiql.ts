import { createHash } from 'node:crypto'

/** One tab of GraphiQL. Its title is the name of the operation in it. */
export interface ExampleQuery {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

/** GraphiQL as one page that asks no other host for anything. */
export interface GraphiqlPage {
  readonly html: Buffer
  readonly contentSecurityPolicy: string
}

/**
 * Makes the page, once: all who ask share it. Until the first asks, its nine megabytes are not loaded.
 */
export function graphiqlPage(examples: readonly ExampleQuery[]): () => Promise<GraphiqlPage> {
  let page: Promise<GraphiqlPage> | undefined
  return () => {
    page ??= render(examples)
    return page
  }
}

async function render(examples: readonly ExampleQuery[]): Promise<GraphiqlPage> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const html = renderGraphiQL({
    title: 'Caregraph',
    endpoint: '/graphql',
    defaultTabs: examples.map(({ query, variables }) => ({
      query,
      ...(variables && { variables: JSON.stringify(variables, null, 2) }),
    })),
  })
  const script = html.slice(html.indexOf('<script>') + '<script>'.length, html.lastIndexOf('</script>'))
  return {
    html: Buffer.from(html),
    contentSecurityPolicy: [
      "default-src 'none'",
      `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
      // The editor runs its language services in workers made from strings, and writes its styles as it goes.
      'worker-src blob:',
      "style-src 'unsafe-inline'",
      "connect-src 'self'",
      "img-src 'self' data:",
      'font-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  }
}
