import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { open } from './http/exchange.ts'
import { type Answer, serveToy } from './server-toy.ts'

const { post, server, url } = await serveToy()
afterAll(() => server.close())

const times = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i)).join(' ')
const around = (levels: number, open: string, inner: string, close: string) =>
  open.repeat(levels) + inner + close.repeat(levels)
/** Fragments that each spread the next, the last of them asking for something. */
const chain = (count: number, spreads = 1) =>
  `{ ...F0 } ${times(count, (i) => `fragment F${i} on Query { ${`...F${i + 1} `.repeat(spreads)}}`)} fragment F${count} on Query { __typename }`

/** Generous: a quiet machine needs a tenth of it, a hang needs forever. */
const IN_TIME_MS = 1_500

async function refused(body: unknown): Promise<string> {
  const started = performance.now()
  const { status, json } = await post(body)
  expect(performance.now() - started).toBeLessThan(IN_TIME_MS)
  expect(status).toBeLessThan(500)
  expect(json).not.toHaveProperty('data')
  expect(json.errors.length).toBeLessThanOrEqual(51)
  for (const { message, extensions } of json.errors) {
    expect(message.length).toBeLessThan(600)
    expect(extensions).toEqual({
      code: expect.stringMatching(/^(COST_LIMIT|BAD_USER_INPUT)$/),
      origin: 'caregraph',
      retryable: false,
      correlationId: json.extensions.correlationId,
    })
  }
  return json.errors[0].extensions.code
}

async function isWell(): Promise<void> {
  const { status, json } = await post({ query: '{ __typename }' })
  expect([status, json.data]).toEqual([200, { __typename: 'Query' }])
}

describe('a document made to hurt', () => {
  const documents: [what: string, query: string, code: string][] = [
    ['of 5 MB', `{ ${'x'.repeat(5_000_000)} }`, 'COST_LIMIT'],
    ['of 900 KB in one name', `{ ${'x'.repeat(900_000)} }`, 'COST_LIMIT'],
    ['of 900 KB in comments', `{ __typename } ${'#\n'.repeat(450_000)}`, 'COST_LIMIT'],
    ['with 10,000 aliases', `{ ${times(10_000, (i) => `a${i}: __typename`)} }`, 'COST_LIMIT'],
    ['with 300 aliases below the root', `{ self { ${times(300, (i) => `a${i}: __typename`)} } }`, 'COST_LIMIT'],
    ['with 1,000 root fields', `{ ${times(1_000, () => '__typename')} }`, 'COST_LIMIT'],
    ['nested 2,000 deep', around(2_000, '{ self ', '{ __typename }', ' }'), 'COST_LIMIT'],
    ['nested 2,000 deep in inline fragments', `{ ${around(2_000, '... { ', '__typename', ' }')} }`, 'COST_LIMIT'],
    [
      'nested 90 deep in inline fragments and fields',
      around(45, '{ ... { self ', '{ __typename }', ' } }'),
      'COST_LIMIT',
    ],
    ['with a list nested 2,000 deep', `{ echo(grid: ${around(2_000, '[', '1', ']')}) }`, 'COST_LIMIT'],
    ['with a list nested 90 deep', `{ echo(grid: ${around(90, '[', '1', ']')}) }`, 'BAD_USER_INPUT'],
    ['with an object nested 2,000 deep', `{ echo(filter: ${around(2_000, '{and: ', '{}', '}')}) }`, 'COST_LIMIT'],
    ['with a type nested 2,000 deep', `query($x: ${around(2_000, '[', 'Int', ']')}) { __typename }`, 'COST_LIMIT'],
    ['with a type nested 90 deep', `query($x: ${around(90, '[', 'Int', ']')}) { __typename }`, 'BAD_USER_INPUT'],
    ['of nothing but 900,000 open brackets', '['.repeat(900_000), 'COST_LIMIT'],
    ['with a fragment that spreads itself', '{ ...A } fragment A on Query { self { ...A } }', 'BAD_USER_INPUT'],
    [
      'with two fragments that spread each other',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
      'BAD_USER_INPUT',
    ],
    ['with a chain of 5,000 fragments', chain(5_000), 'COST_LIMIT'],
    ['with a chain of 190 fragments', chain(190), 'COST_LIMIT'],
    ['doubling 30 times in a kilobyte', chain(30, 2), 'COST_LIMIT'],
    [
      'doubling a field 13 times',
      `{ ...F0 } ${times(13, (i) => `fragment F${i} on Query { a: self { ...F${i + 1} } b: self { ...F${i + 1} } }`)} fragment F13 on Query { __typename }`,
      'COST_LIMIT',
    ],
    ['of 5,000 empty operations', times(3_000, () => '{a}'), 'COST_LIMIT'],
    ['that repeats a field 999 times', `{ self { ${times(998, () => 'correlationId')} } }`, 'COST_LIMIT'],
    [
      'that repeats a field with other arguments',
      `{ self { ${times(900, (i) => `echo(count: ${i})`)} } }`,
      'COST_LIMIT',
    ],
    [
      'that repeats a field with selections',
      `{ self { ${times(490, () => 'self { correlationId }')} } }`,
      'COST_LIMIT',
    ],
    ['with 900 unknown fields', `{ self { ${times(900, (i) => `unknown${i}`)} } }`, 'BAD_USER_INPUT'],
    [
      'with 900 unknown fields of 250 characters',
      `{ self { ${times(900, (i) => 'x'.repeat(250) + i)} } }`,
      'BAD_USER_INPUT',
    ],
    ['with 3,000 unknown directives', `{ __typename ${times(3_000, (i) => `@d${i}`)} }`, 'BAD_USER_INPUT'],
    ['with 3,000 unknown fragments', `{ ${times(3_000, (i) => `...F${i}`)} }`, 'COST_LIMIT'],
    ['with 100 unknown fragments', `{ ${times(100, (i) => `...F${i}`)} }`, 'BAD_USER_INPUT'],
    [
      'with 100 fragments of one name',
      `{ ...F } ${times(100, () => 'fragment F on Query { __typename }')}`,
      'BAD_USER_INPUT',
    ],
    ['with the alias __proto__', '{ __proto__: __typename }', 'BAD_USER_INPUT'],
    ['with the alias __proto__ of an object', '{ __proto__: self { polluted: __typename } }', 'BAD_USER_INPUT'],
    ['with an alias that forges a type name', '{ rows { __typename: id } }', 'BAD_USER_INPUT'],
    ['with a wrong type', '{ rows(count: "many") { id } }', 'BAD_USER_INPUT'],
    ['with an unknown field', '{ rows { nme } }', 'BAD_USER_INPUT'],
    [
      'with an introspection that multiplies',
      '{ __schema { types { fields { type { fields { type { name } } } } } } }',
      'COST_LIMIT',
    ],
    ['of a definition instead of an operation', 'type Query { a: Int }', 'BAD_USER_INPUT'],
    ['of only fragments', 'fragment F on Query { __typename }', 'BAD_USER_INPUT'],
    ['of a NUL character', '{ \u0000 }', 'BAD_USER_INPUT'],
    ['of half a surrogate pair', '{ \ud800 }', 'BAD_USER_INPUT'],
  ]

  it.each(documents)('%s is refused in time, and the server stays well', async (_, query, code) => {
    expect(await refused({ query })).toBe(code)
    await isWell()
  })

  it('that stays within the limits is answered in time', async () => {
    const query = `{ self { ${times(120, (i) => `...F${i}`)} } } ${times(120, (i) => `fragment F${i} on Query { self { correlationId } rows(count: 1) { id } }`)}`
    const started = performance.now()
    const { json } = await post({ query })
    expect(performance.now() - started).toBeLessThan(IN_TIME_MS)
    expect(json.data.self.rows).toHaveLength(1)
  })
})

describe('variables made to hurt', () => {
  const byFilter = 'query($x: Filter) { echo(filter: $x) }'
  const byGrid = 'query($x: [[Int]]) { echo(grid: $x) }'
  const manyKeys = JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`k${i}`, 1])))
  // As text: JSON.stringify would overflow on what the server is to bear.
  const variables: [what: string, query: string, value: string, code: string][] = [
    ['nested 100,000 deep in lists', byGrid, around(100_000, '[', '1', ']'), 'COST_LIMIT'],
    ['nested 50,000 deep in objects', byFilter, around(50_000, '{"and":', '1', '}'), 'COST_LIMIT'],
    ['nested deep where nobody asks for them', '{ __typename }', around(40, '[', '1', ']'), 'COST_LIMIT'],
    ['with 200,000 wrong items', byGrid, JSON.stringify(Array(200_000).fill('x')), 'BAD_USER_INPUT'],
    ['with 50,000 unknown keys', byFilter, manyKeys, 'BAD_USER_INPUT'],
    ['with a key of 500 KB', byFilter, `{"${'x'.repeat(500_000)}": 1}`, 'BAD_USER_INPUT'],
    ['with the key __proto__', byFilter, '{"__proto__": {"state": "DONE"}}', 'BAD_USER_INPUT'],
    ['with the key constructor', byFilter, '{"constructor": {"prototype": {}}}', 'BAD_USER_INPUT'],
  ]

  it.each(variables)('%s are refused in time, and the server stays well', async (_, query, value, code) => {
    expect(await refused(`{"query": ${JSON.stringify(query)}, "variables": {"x": ${value}}}`)).toBe(code)
    await isWell()
  })

  it('leave no trace on the prototypes of this process', async () => {
    const query = 'query($__proto__: ID, $constructor: ID) { a: echo(id: $__proto__) b: echo(id: $constructor) }'
    const { json } = await post(
      `{"query": "${query}", "variables": {"__proto__": "x", "constructor": "y", "toString": "z"}, "__proto__": {"query": "{ nope }"}}`,
    )
    expect(json.data).toEqual({ a: 'x undefined', b: 'y undefined' })
    expect(Object.keys(Object.prototype)).toEqual([])
    await isWell()
  })
})

describe('whatever is sent', () => {
  const name = fc.constantFrom(
    'self',
    'rows',
    'id',
    'broken',
    'down',
    'F',
    'Query',
    'Row',
    '__typename',
    '__proto__',
    '__schema',
    'x',
  )
  const piece = fc.oneof(
    name,
    fc.constantFrom('{', '}', '(', ')', '[', ']', ':', '...', '!', '=', '$', '@', '|', '&', '"', '"""', '#\n', ','),
    fc.constantFrom(
      'query',
      'mutation',
      'subscription',
      'fragment',
      'on',
      'null',
      'true',
      '1',
      '-1.5e9',
      '"text"',
      '@skip(if: true)',
    ),
    fc.string({ maxLength: 5 }),
  )
  const document = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(' '))

  /** Documents that parse, and often are valid. */
  const { selections } = fc.letrec<{ selections: string; selection: string }>((tie) => ({
    selections: fc.array(tie('selection'), { minLength: 1, maxLength: 4 }).map((all) => `{ ${all.join(' ')} }`),
    selection: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom(
        '__typename',
        'id',
        'correlationId',
        'echo(count: 1)',
        'x: down',
        'broken',
        '...F',
        '@skip(if: $v) id',
      ),
      fc
        .tuple(
          fc.constantFrom('self', 'rows(count: 2)', 'rows', '... on Query', '... on Row', '...', 'y: self'),
          tie('selections'),
        )
        .map((parts) => parts.join(' ')),
    ),
  }))
  const parsing = fc
    .tuple(
      fc.constantFrom('', 'query($v: Boolean!) ', 'query Q ', 'mutation '),
      selections,
      fc.constantFrom('', ' fragment F on Query { self { id } }', ' fragment F on Row { rows { id } }'),
    )
    .map((parts) => parts.join(''))

  async function isAnswered(answer: Answer): Promise<void> {
    expect(answer.status).toBeLessThan(500)
    expect(answer.json.extensions.correlationId).toBe(answer.headers.get('x-correlation-id'))
    for (const { extensions } of answer.json.errors ?? []) expect(extensions.code).toMatch(/^[A-Z_]+$/)
    expect(answer.json.data !== undefined || answer.json.errors.length > 0).toBe(true)
  }

  it.each([
    ['documents of random pieces', document],
    ['documents that parse', parsing],
    ['texts', fc.string({ unit: 'binary', maxLength: 200 })],
  ])('%s are answered, never with a 500', async (_, queries) => {
    await fc.assert(
      fc.asyncProperty(queries, async (query) => isAnswered(await post({ query, variables: { v: false } }))),
      { numRuns: 300 },
    )
  })

  it('JSON is answered, never with a 500', async () => {
    const body = fc.record(
      {
        query: fc.oneof(fc.constant('{ __typename }'), fc.jsonValue()),
        variables: fc.jsonValue(),
        operationName: fc.jsonValue(),
        extensions: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.oneof(body, fc.jsonValue()), async (any) => isAnswered(await post(JSON.stringify(any)))),
      { numRuns: 300 },
    )
  })

  it('bytes are answered, never with a 500', async () => {
    const { ask, server: own } = await serveToy()
    const headers = { 'content-type': 'application/json' }
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) =>
        isAnswered(await ask('/graphql', { method: 'POST', headers, body: Buffer.from(bytes) })),
      ),
      { numRuns: 200 },
    )
    await own.close()
  })

  it('a connection that speaks no HTTP is hung up on', async () => {
    const bytes = fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 300 }).map(Buffer.from), fc.constant('GET\r\n\r\n'))
    await fc.assert(
      fc.asyncProperty(bytes, async (garbage) => {
        const socket = await open(url)
        socket.end(garbage)
        expect(await socket.until('\r\n\r\n')).toMatch(/^(HTTP\/1.1 400 Bad Request\r\n|$)/)
        socket.destroy()
      }),
      { numRuns: 50 },
    )
    await isWell()
  })
})
