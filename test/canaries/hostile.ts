import { globalId } from '#shared/values/global-id.ts'
import type { Typed } from './typed.ts'

/** A request as somebody could send it; what it does not say is as usual. */
export interface HostileRequest {
  readonly what: string
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | null
}

const json = (body: unknown) => JSON.stringify(body)
const queryOf = (query: string, variables?: unknown, more: object = {}) => json({ query, variables, ...more })

/** Requests that are wrong in every way there is, each with texts of its own in it. */
export function hostileRequests(typed: Typed, refused: Readonly<Record<string, string>>): HostileRequest[] {
  const text = (where: string) => typed.text(where)
  const name = (where: string) => typed.name(where)
  const documents: Record<string, () => string> = {
    'a document that ends too early': () => `query ${name('operation')} { items(filter: { text: "${text('literal')}`,
    'a literal where a number belongs': () => `{ items(first: "${text('literal')}") { nodes { id } } }`,
    'a number that is a text': () => `{ items(filter: { text: 918273.37 }) { nodes { id } } }`,
    'a field that there is not': () => `{ ${text('field')} { id } }`,
    'an argument that there is not': () => `{ items(${text('argument')}: "${text('literal')}") { nodes { id } } }`,
    'a type that there is not': () => `query ($a: ${text('type')}) { items { nodes { id } } }`,
    'a directive that there is not': () => `{ items @${text('directive')}(a: "${text('literal')}") { nodes { id } } }`,
    'an enum value that there is not': () => `{ items(orderBy: ${text('enum value')}) { nodes { id } } }`,
    'a filter that there is not': () =>
      `{ items(filter: { ${text('filter')}: "${text('literal')}" }) { nodes { id } } }`,
    'a comment': () => `# ${text('comment')}\n{ items(first: 0) { nodes { id } } }`,
    'a block of text': () => `{ items(first: """${text('literal')}""") { nodes { id } } }`,
    'a default of the wrong type': () => `query ($n: Int = "${text('default')}") { items(first: $n) { nodes { id } } }`,
    'a name for the operation and for its fields': () =>
      `query ${name('operation')} { ${name('alias')}: items(first: 1) { ${name('alias')}: nodes { ${name('alias')}: id } } }`,
    'an id that holds a text': () =>
      `{ item(id: "${Buffer.from(`odoo/Item/${text('key')}`).toString('base64url')}") { id } }`,
    'an id of a type that there is not': () =>
      `{ item(id: "${Buffer.from(`odoo/${text('type')}/7`).toString('base64url')}") { id } }`,
    'an id that is none': () => `{ purchaseOrder(id: "${text('id')}") { id } }`,
    'a cursor that holds a text': () =>
      `{ suppliers(after: "${Buffer.from(json(['NAME_ASC', text('cursor'), 1, 0])).toString('base64url')}") { nodes { id } } }`,
    'a cursor that is none': () => `{ suppliers(after: "${text('cursor')}") { nodes { id } } }`,
    'a number that nobody has': () =>
      `{ supplier(identifier: { system: VAT, value: "${text('identifier')}" }) { id name } }`,
    'a barcode that nobody has': () =>
      `{ item(identifier: { system: BARCODE, value: "${text('identifier')}" }) { id name } }`,
    'a text that nothing is called': () =>
      `{ items(filter: { text: "${text('filter')}" }) { nodes { id } } itemCategories(filter: { nameContains: "${text('filter')}" }) { nodes { id } } storageLocations(filter: { pathContains: "${text('filter')}" }) { nodes { id } } }`,
    'skus that nothing has': () =>
      `{ items(filter: { skus: ["${text('filter')}", "${text('filter')}"] }) { nodes { id name } } }`,
    'numbers that nothing has': () =>
      `{ purchaseOrders(filter: { numberContains: "${text('filter')}" }) { nodes { id } } suppliers(filter: { text: "${text('filter')}" }) { nodes { id } } lots(filter: { numberContains: "${text('filter')}" }) { nodes { id } } invoices(filter: { numberContains: "${text('filter')}" }) { nodes { id } } }`,
    'a text with signs that no database stores': () =>
      `{ items(filter: { text: "${text('filter')}\\u0000" }) { nodes { id } } }`,
    'a text that is far too long': () =>
      `{ items(filter: { text: "${`${text('filter')} `.repeat(300)}" }) { nodes { id } } }`,
    'a subscription': () => `subscription ${name('operation')} { ${text('field')} }`,
    'a mutation': () => `mutation ${name('operation')} { ${text('field')}(input: "${text('literal')}") { id } }`,
    'a question about the schema': () => `query ${name('operation')} { __type(name: "${text('type')}") { name } }`,
    'fragments that go in circles': () =>
      `{ ...${name('fragment')} } fragment ${text('fragment')} on Query { ...${text('fragment')} }`,
  }
  const bodies: Record<string, () => string> = {
    ...Object.fromEntries(Object.entries(documents).map(([what, write]) => [what, () => queryOf(write())])),
    'no JSON': () => `{"query": "${text('body')}`,
    'JSON with a text behind it': () => `${queryOf('{ __typename }')} ${text('body')}`,
    'a list': () => json([{ query: `{ ${text('field')} }` }]),
    'a text': () => json(text('body')),
    'a query that is a number': () => json({ query: 7, operationName: text('operation name') }),
    'an operation that there is not': () =>
      queryOf('query A { __typename } query B { __typename }', {}, { operationName: text('operation name') }),
    'a variable of the wrong type': () =>
      queryOf('query ($f: ItemFilter) { items(filter: $f) { nodes { id } } }', {
        f: { text: [{ a: text('variable') }], [text('variable')]: 1 },
      }),
    'a variable that nobody declared': () => queryOf('{ __typename }', { [text('variable')]: text('variable') }),
    'a variable that nothing has': () =>
      queryOf('query ($f: ItemFilter) { items(filter: $f) { nodes { id name } } }', { f: { text: text('variable') } }),
    'variables that are a text': () => queryOf('{ __typename }', text('variable')),
    'a document by its hash': () =>
      json({
        extensions: { persistedQuery: { version: 1, sha256Hash: text('hash') } },
        variables: { a: text('variable') },
      }),
    'an id in a variable': () =>
      queryOf('query ($id: ID!) { lotTrace(lot: $id) { lot { number } } }', { id: text('variable') }),
    'an id of another type': () =>
      queryOf('query ($id: ID!) { lot(id: $id) { number } }', { id: globalId('odoo', 'Item', 1) }),
  }
  const asked = queryOf('{ items(first: 1) { nodes { id } } }')
  const others: readonly (() => HostileRequest)[] = [
    () => ({ what: 'a query in the address', method: 'GET', path: `/graphql?query={${text('query')}}`, body: null }),
    () => ({
      what: 'an address that there is not',
      method: 'GET',
      path: `/${text('path')}/${text('path')}`,
      body: null,
    }),
    () => ({ what: 'figures with a question', method: 'GET', path: `/metrics?name=${text('query')}`, body: null }),
    () => ({ what: 'health with a question', method: 'GET', path: `/health/ready?of=${text('query')}`, body: null }),
    () => ({ what: 'another method', method: 'PATCH', path: `/graphql?a=${text('query')}`, body: asked }),
    () => ({
      what: 'a body of another kind',
      headers: { 'content-type': `text/${text('header')}` },
      body: text('body'),
    }),
    () => ({ what: 'a packed body', headers: { 'content-encoding': text('header') }, body: asked }),
    () => ({ what: 'an answer of another kind', headers: { accept: `text/${text('header')}` }, body: asked }),
    () => ({ what: 'a name for the request', headers: { 'x-correlation-id': name('correlation id') }, body: asked }),
    () => ({
      what: 'a sentence for the request',
      headers: { 'x-correlation-id': `of ${text('header')}, please` },
      body: asked,
    }),
    () => ({
      what: 'a long name for the request',
      headers: { 'x-correlation-id': `${text('header')}${'x'.repeat(99)}` },
      body: asked,
    }),
    () => ({ what: 'no token at all', headers: { authorization: '' }, body: queryOf(`{ ${text('field')} }`) }),
    () => ({ what: 'a token that is none', headers: { authorization: `Bearer ${text('token')}` }, body: asked }),
    () => ({
      what: 'a password',
      headers: { authorization: `Basic ${Buffer.from(`jane:${text('password')}`).toString('base64')}` },
      body: asked,
    }),
    () => ({
      what: 'a token of parts that are none',
      headers: {
        authorization: `Bearer ${[1, 2, 3].map(() => Buffer.from(json({ alg: 'none', sub: text('token') })).toString('base64url')).join('.')}`,
      },
      body: asked,
    }),
    () => ({
      what: 'a gateway that is none',
      headers: { 'x-caregraph-principal': text('header'), 'x-caregraph-signature': text('header') },
      body: asked,
    }),
    () => ({
      what: 'what proxies and browsers add',
      headers: {
        cookie: `session=${text('header')}`,
        'x-forwarded-for': text('header'),
        traceparent: text('header'),
        baggage: `user=${text('header')}`,
        'user-agent': text('header'),
        referer: `https://a.example/${text('header')}`,
        'apollographql-client-name': text('header'),
      },
      body: asked,
    }),
    ...Object.entries(refused).map(([what, token]) => () => ({
      what: `an ${what} token`,
      headers: { authorization: `Bearer ${token}` },
      body: asked,
    })),
  ]
  return [
    ...Object.entries(bodies).map(([what, write]) => ({ what, body: write() })),
    ...others.map((write) => write()),
  ]
}
