import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { jsonLog } from '#shared/telemetry/log.ts'
import { SECRET, serveToy } from './server-toy.ts'

const lines: string[] = []
const { ask, post, server } = await serveToy({ log: jsonLog({ write: (line) => lines.push(line) }) })
afterAll(() => server.close())

const graphqlResponse = { accept: 'application/graphql-response+json' }

describe('/graphql', () => {
  it('answers an operation', async () => {
    const { status, headers, json } = await post({
      query: 'query A { __typename } query B($n: Int) { rows(count: $n) { id } }',
      variables: { n: 2 },
      operationName: 'B',
    })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(json).toEqual({
      data: { rows: [{ id: '0' }, { id: '1' }] },
      extensions: { correlationId: headers.get('x-correlation-id') },
    })
  })

  it('answers a mutation', async () => {
    expect((await post({ query: 'mutation { write }' })).json.data).toEqual({ write: 1 })
  })

  it('answers introspection', async () => {
    const { json } = await post({ query: '{ __schema { queryType { name } } __type(name: "Row") { kind } }' })
    expect(json.data).toEqual({ __schema: { queryType: { name: 'Query' } }, __type: { kind: 'OBJECT' } })
  })

  it('gives what data there is, and a coded error for what there is not', async () => {
    const { status, json } = await post({ query: '{ rows(count: 1) { id broken down refused state never } }' })
    expect(status).toBe(200)
    expect(json.data).toEqual({ rows: [null] })
    const partial = await post({ query: '{ rows(count: 1) { id broken down refused state } }' })
    expect(partial.json.data).toEqual({ rows: [{ id: '0', broken: null, down: null, refused: null, state: null }] })
    expect(
      partial.json.errors
        .map((error: { path: unknown[]; extensions: { code: string } }) => [error.path.at(-1), error.extensions.code])
        .sort(),
    ).toEqual([
      ['broken', 'INTERNAL'],
      ['down', 'SOURCE_UNAVAILABLE'],
      ['refused', 'BAD_USER_INPUT'],
      ['state', 'INTERNAL'],
    ])
    for (const error of partial.json.errors) {
      expect(Object.keys(error.extensions).sort()).toEqual(['code', 'correlationId', 'origin', 'retryable'])
      expect(error.extensions.correlationId).toBe(partial.json.extensions.correlationId)
    }
  })

  it('lets nothing of a foreign error out, neither to the client nor to the log', async () => {
    lines.length = 0
    const { text } = await post({ query: '{ rows { broken state never } }' })
    expect(lines.length).toBeGreaterThan(0)
    expect(text + lines.join()).not.toContain(SECRET)
  })

  it.each([
    ['does not parse', { query: '{' }, 'BAD_USER_INPUT'],
    ['is not valid', { query: '{ nope }' }, 'BAD_USER_INPUT'],
    ['asks for too much', { query: `{ ${'self { '.repeat(20)}__typename${' }'.repeat(21)}` }, 'COST_LIMIT'],
    ['lacks a variable', { query: 'query($id: ID!) { needs(id: $id) }' }, 'BAD_USER_INPUT'],
    [
      'has several operations and no choice',
      { query: 'query A { __typename } query B { __typename }' },
      'BAD_USER_INPUT',
    ],
    [
      'chooses an operation that is not there',
      { query: 'query A { __typename }', operationName: 'B' },
      'BAD_USER_INPUT',
    ],
    ['subscribes', { query: 'subscription { changes }' }, 'BAD_USER_INPUT'],
  ])('refuses a request that %s, with the status its media type wants', async (_, body, code) => {
    const asJson = await post(body)
    expect(asJson.status).toBe(200)
    const asResponse = await post(body, graphqlResponse)
    expect(asResponse.status).toBe(400)
    expect(asResponse.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8')
    for (const { json } of [asJson, asResponse]) {
      expect(json).not.toHaveProperty('data')
      expect(json.errors).toMatchObject([{ extensions: { code, origin: 'caregraph', retryable: false } }])
    }
  })

  it.each([
    ['a batch', [{ query: '{ __typename }' }, { query: '{ __typename }' }]],
    ['an empty batch', []],
    ['an empty object', {}],
    ['a null query', { query: null }],
    ['an empty query', { query: '' }],
    ['a query that is no text', { query: { kind: 'Document', definitions: [] } }],
    ['variables in a list', { query: '{ __typename }', variables: [] }],
    ['variables in a text', { query: '{ __typename }', variables: '{}' }],
    ['an operation name that is no text', { query: '{ __typename }', operationName: 1 }],
    ['null', null],
    ['a text', '"{ __typename }"'],
    ['a persisted query', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }],
  ])('refuses %s', async (_, body) => {
    for (const headers of [{}, graphqlResponse]) {
      const { status, json } = await post(body, headers)
      expect([200, 400]).toContain(status)
      expect(json).not.toHaveProperty('data')
      expect(json.errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', origin: 'caregraph', retryable: false } },
      ])
      expect(json.extensions.correlationId).toBe(json.errors[0].extensions.correlationId)
    }
  })

  it('refuses to execute what it could not answer in a type the client accepts', async () => {
    const { status, json } = await post({ query: 'mutation { write }' }, { accept: 'text/plain' })
    expect(status).toBe(406)
    expect(json.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('refuses %s', async (method) => {
    const { status, headers, json } = await ask('/graphql?query={__typename}', { method })
    expect(status).toBe(405)
    expect(headers.get('allow')).toBe('POST')
    expect(json.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it('permits no other origin to read it', async () => {
    const { headers } = await post({ query: '{ __typename }' }, { origin: 'https://example.org' })
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('a single subgraph', () => {
  it('is served alike, with a context of its own', async () => {
    const typeDefs = parse(`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
      type Item @key(fields: "id") { id: ID! name: String }
      type Query { first: Item }
    `)
    const resolvers = {
      Query: { first: () => ({ id: '1' }) },
      Item: {
        __resolveReference: async ({ id }: { id: string }) => ({ id }),
        name: ({ id }: { id: string }, _: unknown, names: Map<string, string>) => names.get(id),
      },
    }
    const subgraph = await serveToy({
      schema: buildSubgraphSchema([{ typeDefs, resolvers }]),
      contextFor: () => new Map([['7', 'Gauze']]),
    })
    const entities = await subgraph.post({
      query: 'query($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Item { name } } }',
      variables: { of: [{ __typename: 'Item', id: '7' }] },
    })
    expect(entities.json.data).toEqual({ _entities: [{ __typename: 'Item', name: 'Gauze' }] })
    expect((await subgraph.post({ query: '{ _service { sdl } }' })).json.data._service.sdl).toContain('type Item')
    await subgraph.server.close()
  })
})

describe('any other path', () => {
  it.each(['/', '/favicon.ico', '/graphql/', '/health', '/Graphql', '/%67raphql'])('%s is not found', async (path) => {
    const { status, headers, json } = await ask(path)
    expect(status).toBe(404)
    expect(json.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    expect(headers.get('x-correlation-id')).toBe(json.extensions.correlationId)
  })
})

describe('listen()', () => {
  it('fails where the port is taken', async () => {
    const { port } = server.httpServer.address() as { port: number }
    await expect(serveToy({}, port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
