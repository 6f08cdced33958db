import { createHash } from 'node:crypto'
import { type PersonaPicker, pickerMarkup } from './persona-picker.ts'

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
 *
 * With a `picker` it asks as the persona that is chosen in it; without, tokens go into GraphiQL's headers editor.
 */
export function graphiqlPage(
  examples: readonly ExampleQuery[],
  picker: PersonaPicker | null,
): () => Promise<GraphiqlPage> {
  let page: Promise<GraphiqlPage> | undefined
  return () => {
    page ??= render(examples, picker)
    return page
  }
}

async function render(examples: readonly ExampleQuery[], picker: PersonaPicker | null): Promise<GraphiqlPage> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const graphiql = renderGraphiQL({
    title: 'Caregraph',
    endpoint: '/graphql',
    defaultTabs: examples.map(({ query, variables }) => ({
      query,
      ...(variables && { variables: JSON.stringify(variables, null, 2) }),
    })),
  })
  const script = graphiql.slice(graphiql.indexOf('<script>') + '<script>'.length, graphiql.lastIndexOf('</script>'))
  if (picker === null) return pageOf(graphiql, [script], [])
  const markup = pickerMarkup(picker)
  const root = graphiql.indexOf('<div id="root">')
  if (root < 0) throw new Error('Cannot make GraphiQL: its page has no root to put the persona picker before')
  const html = `${graphiql.slice(0, root)}${markup.html}${graphiql.slice(root)}`
  return pageOf(html, [markup.script, script], [new URL(picker.issuer).origin])
}

function pageOf(html: string, scripts: readonly string[], origins: readonly string[]): GraphiqlPage {
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
  return {
    html: Buffer.from(html),
    contentSecurityPolicy: [
      "default-src 'none'",
      `script-src ${hashes.join(' ')}`,
      // The editor runs its language services in workers made from strings, and writes its styles as it goes.
      'worker-src blob:',
      "style-src 'unsafe-inline'",
      `connect-src ${["'self'", ...origins].join(' ')}`,
      "img-src 'self' data:",
      'font-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  }
}
