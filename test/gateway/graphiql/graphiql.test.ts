import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { graphiqlPage } from '#gateway/graphiql/graphiql.ts'
import { serveToy } from '../server-toy.ts'

const examples = [
  { query: 'query Orders { rows { id } }' },
  { query: 'query One($id: ID) { echo(id: $id) }', variables: { id: 'x' } },
]
const browser = { headers: { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' } }

describe('graphiqlPage()', () => {
  it('opens a tab for each example', async () => {
    const { html } = await graphiqlPage(examples, null)()
    const text = html.toString()
    expect(text).not.toContain('persona')
    expect(text).toContain('<title>Caregraph</title>')
    expect(text).toContain('"defaultTabs":[{"query":"query Orders { rows { id } }"},{"query":"query One($id: ID)')
  })

  it('lets its one script run and no other', async () => {
    const { html, contentSecurityPolicy } = await graphiqlPage(examples, null)()
    const scripts = [...html.toString().matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)]
    expect(scripts).toHaveLength(1)
    const hash = createHash('sha256')
      .update(scripts[0]?.[1] ?? '')
      .digest('base64')
    expect(contentSecurityPolicy).toContain(`script-src 'sha256-${hash}';`)
  })

  it('is made of nothing from other hosts, and may ask none', async () => {
    const { html, contentSecurityPolicy } = await graphiqlPage(examples, null)()
    expect(html.toString()).not.toMatch(/(src|href)="https?:|url\(["']?https?:/)
    expect(contentSecurityPolicy).toContain("default-src 'none'")
    expect(contentSecurityPolicy).toContain("connect-src 'self'")
    expect(contentSecurityPolicy).not.toContain('http')
  })

  it('is made once for all', async () => {
    const page = graphiqlPage(examples, null)
    const [one, other] = await Promise.all([page(), page()])
    expect(one).toBe(other)
  })
})

describe('graphiqlPage() with personas', () => {
  const picker = {
    issuer: 'http://localhost:4001',
    secret: 'sandbox',
    personas: [
      { name: 'buyer', description: 'Buys.', scopes: ['a-scope-of-the-buyer'] },
      { name: 'auditor', description: 'Reads </script><script>alert(1)</script> all.' },
    ],
    first: 'auditor',
  }

  it('has the names and sentences of the personas, and nothing else of them', async () => {
    const text = (await graphiqlPage(examples, picker)()).html.toString()
    const data = /<script type="application\/json" id="personas">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? ''
    const personas = picker.personas.map(({ name, description }) => ({ name, description }))
    expect(JSON.parse(data)).toEqual({ ...picker, personas })
    expect(text).not.toContain('a-scope-of-the-buyer')
  })

  it('lets its two scripts run and no other, and nothing written in a sentence', async () => {
    const { html, contentSecurityPolicy } = await graphiqlPage(examples, picker)()
    const scripts = [...html.toString().matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => script ?? '')
    expect(scripts).toHaveLength(2)
    const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
    expect(contentSecurityPolicy).toContain(`script-src ${hashes.join(' ')};`)
  })

  it('may ask its own host and the issuer, and no other', async () => {
    const { contentSecurityPolicy } = await graphiqlPage(examples, picker)()
    expect(contentSecurityPolicy).toContain("connect-src 'self' http://localhost:4001;")
    expect(contentSecurityPolicy.match(/http/g)).toHaveLength(1)
  })
})

describe('GET /graphql', () => {
  it('shows GraphiQL to a browser', async () => {
    const { ask, server } = await serveToy({ graphiql: { examples, picker: null } })
    const { status, headers, text } = await ask('/graphql', browser)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(text).toContain('query Orders')
    await server.close()
  })

  it('refuses programs, and browsers where there is no GraphiQL', async () => {
    const withPage = await serveToy({ graphiql: { examples, picker: null } })
    const without = await serveToy()
    const answers = [await withPage.ask('/graphql?query={__typename}'), await without.ask('/graphql', browser)]
    for (const { status, headers, json } of answers) {
      expect(status).toBe(405)
      expect(headers.get('allow')).toBe('POST')
      expect(json.errors).toMatchObject([{ message: 'Cannot use method GET: expected POST' }])
    }
    await Promise.all([withPage.server.close(), without.server.close()])
  })
})
