import { setImmediate as turn } from 'node:timers/promises'
import {
  buildSchema,
  type ExecutionResult,
  execute,
  executeSync,
  type GraphQLSchema,
  lexicographicSortSchema,
  parse,
  printSchema,
  subscribe,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { compose } from '#gateway/graph/compose.ts'
import type { SubgraphModule } from '#gateway/graph/graph.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { buildFailures, type Journal } from './supergraphs/failures.ts'
import { library } from './supergraphs/library.ts'
import { media } from './supergraphs/media.ts'
import { later, subgraph } from './supergraphs/supergraph.ts'

describe('joinSubgraphs()', () => {
  it('gives exactly the schema of the composed API', () => {
    const { apiSdl } = compose(library.build())
    expect(printed(join(library.build()))).toBe(printed(buildSchema(apiSdl)))
  })

  it('answers at once where all resolvers and references do', () => {
    const document = parse('{ thing { name size } things { size } }')
    const { data } = executeSync({ schema: join(things()), document, contextValue: {} })
    expect(plain(data)).toEqual({ thing: { name: 'one', size: 1 }, things: [{ size: 1 }, { size: 2 }] })
  })

  it('asks for an entity once in an operation, however often and wherever it appears', async () => {
    const journal: Journal = []
    await answer(
      join(buildFailures(journal)),
      '{ limits { account { owner limit note } } account(id: "ok") { limit } strict { note } }',
    )
    expect(journal.toSorted()).toEqual(['limits broken', 'limits late', 'limits ok'])
  })

  it('asks again in the next operation', async () => {
    const journal: Journal = []
    const schema = join(buildFailures(journal))
    for (let round = 0; round < 2; round++) await answer(schema, '{ account(id: "ok") { limit } }')
    expect(journal).toEqual(['limits ok', 'limits ok'])
  })

  it('never takes an alias for a key', async () => {
    const { data } = await answer(join(things()), '{ thing { id: name __typename: id size } }')
    expect(data).toEqual({ thing: { id: 'one', __typename: '1', size: 1 } })
  })

  it('hands references their keys as they travel on the wire', async () => {
    const seen: unknown[] = []
    const subgraphs = [
      things()[0] as SubgraphModule,
      subgraph('sizes', 'type Thing @key(fields: "id") { id: ID! size: Int }', {
        Thing: { __resolveReference: (reference: object) => void seen.push(reference) },
      }),
    ]
    await answer(join(subgraphs), '{ things { size } }')
    expect(seen).toEqual([
      { __typename: 'Thing', id: '1' },
      { __typename: 'Thing', id: '2' },
    ])
  })

  it('joins by a key the API does not show', async () => {
    const sdl = (more: string) => `type Thing @key(fields: "code") { code: ID! @inaccessible ${more} }`
    const subgraphs = [
      subgraph('base', `type Query { thing: Thing } ${sdl('name: String')}`, {
        Query: { thing: () => ({ code: 7, name: 'seven' }) },
      }),
      subgraph('sizes', sdl('size: String'), {
        Thing: { size: ({ code }: { code: string }) => `${typeof code} ${code}` },
      }),
    ]
    const { data } = await answer(join(subgraphs), '{ thing { name size } }')
    expect(data).toEqual({ thing: { name: 'seven', size: 'string 7' } })
  })

  it('gives null for what a null reference would have had', async () => {
    const { data, errors } = await answer(
      join(buildFailures([])),
      '{ account(id: "nameless") { owner limit note initials } }',
    )
    expect(data).toEqual({ account: { owner: 'owner of nameless', limit: null, note: null, initials: null } })
    expect(errors).toBeUndefined()
  })

  it('tells every field that a failing reference leaves null', async () => {
    const { data, errors } = await answer(
      join(buildFailures([])),
      '{ account(id: "broken") { owner limit other: limit } }',
    )
    expect(data).toEqual({ account: { owner: 'owner of broken', limit: null, other: null } })
    expect(errors?.map(({ path }) => path?.join('.'))).toEqual(['account.limit', 'account.other'])
  })

  it('parses arguments once, with enum values, scalars and defaults of the subgraph', async () => {
    const { data } = await answer(
      join(library.build()),
      'query ($since: Since = { genres: [POEM] }) { echo(value: "a") genre books(since: $since) { title } }',
    )
    expect(data).toEqual({ echo: '<a>', genre: 'POEM', books: [{ title: 'Ballad' }] })
  })

  it('applies the defaults of arguments the API does not show', async () => {
    const sdl = 'type Query { find(text: String, limit: Size! = M @inaccessible): String } enum Size { S M }'
    const find = (_: never, args: object) => JSON.stringify(args)
    const { data } = await answer(
      join([subgraph('base', sdl, { Query: { find }, Size: { S: 1, M: 2 } })]),
      '{ find(text: "x") }',
    )
    expect(data).toEqual({ find: '{"limit":2,"text":"x"}' })
  })

  it('goes on with the operation where a field returns the query root', async () => {
    const subgraphs = [
      subgraph('base', 'type Query { self: Query one: Int }', { Query: { self: () => ({}), one: () => 1 } }),
    ]
    const { data } = await answer(join(subgraphs), '{ self { self { one } } }')
    expect(data).toEqual({ self: { self: { one: 1 } } })
  })

  it('puts no value into the message where an object has not the type it should have', async () => {
    const { errors } = await answer(join(media.build()), '{ untyped { id } find(text: "secret") { __typename } }')
    expect(errors?.map(({ message }) => message)).toEqual([
      'Cannot complete Query.untyped: what its subgraph returned is no Media',
    ])
  })

  it('gives each subgraph one context in a query', async () => {
    const { schema, made } = counted()
    const { data } = await answer(schema, '{ number again: number thing { number } }')
    expect(data).toEqual({ number: 1, again: 1, thing: { number: 1 } })
    expect(made()).toBe(1)
    expect((await answer(schema, '{ number }')).data).toEqual({ number: 2 })
  })

  it('gives all subgraphs of an operation the same request, and those of the next another one, as it was given', async () => {
    const seen: unknown[] = []
    const watched = things().map((module) => ({
      ...module,
      context: (request: RequestContext) => {
        seen.push(request)
        return module.context(request)
      },
    }))
    const [schema, document, contextValue] = [join(watched), parse('{ thing { name size } }'), { tenant: 7 }]
    for (let round = 0; round < 2; round++) await execute({ schema, document, contextValue })
    expect(seen).toEqual([contextValue, contextValue, contextValue, contextValue])
    expect(seen[1]).toBe(seen[0])
    expect(seen[3]).toBe(seen[2])
    expect(new Set(seen).size).toBe(2)
  })

  it('makes no context for a subgraph that is not asked', async () => {
    const { schema, made } = counted()
    await answer(schema, '{ __typename other }')
    expect(made()).toBe(0)
  })
})

describe('A mutation in the join', () => {
  it('runs its fields in order, each with contexts of its own', async () => {
    const journal: Journal = []
    const { data } = await answer(
      join(buildFailures(journal)),
      'mutation { deposit(amount: 5) { balance context } withdraw(amount: 2) { balance context account { owner context: limit } } context }',
    )
    expect(journal).toEqual(['deposit 5', 'withdraw 2', 'limits ok'])
    expect(data).toEqual({
      deposit: { balance: 5, context: 1 },
      withdraw: { balance: 3, context: 2, account: { owner: 'owner of ok', context: 2 } },
      context: 3,
    })
  })
})

describe('A subscription in the join', () => {
  it('joins each event with contexts of its own', async () => {
    const journal: Journal = []
    const events = await stream(
      join(buildFailures(journal)),
      'subscription ($times: Int!) { deposited(times: $times) { balance context account { owner limit } } }',
      { times: 3 },
    )
    const results: unknown[] = []
    for await (const { data } of events) results.push(plain(data))
    expect(results).toEqual([
      { deposited: { balance: 1, context: 2, account: { owner: 'owner of ok', limit: 2 } } },
      { deposited: { balance: 2, context: 3, account: { owner: 'owner of broken', limit: null } } },
      { deposited: { balance: 3, context: 4, account: { owner: 'owner of ok', limit: 2 } } },
    ])
    expect(journal).toEqual(['subscribe 1', 'limits ok', 'limits broken', 'limits ok'])
  })

  it('answers with an error where its stream cannot be had', async () => {
    const document = parse('subscription { broken { balance } }')
    const result = await subscribe({ schema: join(buildFailures([])), document, contextValue: {} })
    expect(result).toMatchObject({ errors: [{ message: 'no stream', path: ['broken'] }] })
  })
})

describe('Failures in the join', () => {
  it.each([
    ['a required field throws', '{ items { required slow } }'],
    ['a required field is null', '{ items { missing slow } }'],
    ['a required leaf cannot be served', '{ items { count slow } }'],
    ['a required scalar cannot be served', '{ items { day slow } }'],
    ['a required list is none', '{ items { list slow } }'],
    ['a required list has a null', '{ items { holes slow } }'],
    ['a required item is an error', '{ errors { slow } }'],
    ['a required item has no type', '{ untyped { slow } }'],
    ['a required item is not what it says it is', '{ others { slow } }'],
  ])('leave no rejection without a handler: %s while another item is pending', async (_, query) => {
    const unhandled: unknown[] = []
    const note = (reason: unknown) => unhandled.push(reason)
    process.on('unhandledRejection', note)
    const { data, errors } = await answer(join([fragile()]), query)
    for (let round = 0; round < 5; round++) await turn()
    process.off('unhandledRejection', note)

    expect(unhandled).toEqual([])
    expect(Object.values(data ?? {})).toEqual([null])
    expect(errors?.length).toBeGreaterThan(0)
  })
})

function join(subgraphs: readonly SubgraphModule[]): GraphQLSchema {
  return joinSubgraphs(compose(subgraphs).supergraphSdl, subgraphs)
}

async function answer(schema: GraphQLSchema, query: string): Promise<ExecutionResult> {
  const { data, ...rest } = await execute({ schema, document: parse(query), contextValue: {} })
  return { ...rest, data: plain(data) }
}

async function stream(schema: GraphQLSchema, query: string, variableValues: Record<string, unknown>) {
  const events = await subscribe({ schema, document: parse(query), variableValues, contextValue: {} })
  if (!(Symbol.asyncIterator in events)) throw new Error(`No stream: ${JSON.stringify(events)}`)
  return events
}

function plain(data: ExecutionResult['data']): Record<string, unknown> {
  return JSON.parse(JSON.stringify(data))
}

function printed(schema: GraphQLSchema): string {
  return printSchema(lexicographicSortSchema(schema))
}

function things(): SubgraphModule[] {
  const all = [
    { id: 1, name: 'one' },
    { id: 2, name: 'two' },
  ]
  const sizes = { Thing: { __resolveReference: ({ id }: { id: string }) => ({ id, size: Number(id) }) } }
  return [
    subgraph(
      'base',
      'type Query { thing: Thing things: [Thing!]! } type Thing @key(fields: "id") { id: ID! name: String }',
      {
        Query: { thing: () => all[0], things: () => all },
      },
    ),
    subgraph('sizes', 'type Thing @key(fields: "id") { id: ID! size: Int }', sizes),
  ]
}

/** A subgraph whose contexts are counted, and one that can be asked without it. */
function counted() {
  let made = 0
  const number = (_: never, __: never, context: number) => context
  const base = subgraph(
    'base',
    'type Query { number: Int thing: Thing } type Thing @key(fields: "id") { id: ID! number: Int }',
    { Query: { number, thing: () => ({ id: 1 }) }, Thing: { number } },
    () => ++made,
  )
  const other = subgraph('other', 'type Query { other: Int }', { Query: { other: () => 1 } })
  return { schema: join([base, other]), made: () => made }
}

/** Items that fail at once, one after another that fails later. */
function fragile(): SubgraphModule {
  const slow = later(() => {
    throw new Error('too late')
  })
  const fails = (value: unknown) => (item: { fails: boolean }) => (item.fails ? value : later(() => value)(...none))
  const items = () => [{ fails: false }, { fails: true }]
  return subgraph(
    'fragile',
    `
    type Query { items: [Item!] errors: [Item!] untyped: [Any!] others: [Any!] }
    type Item { slow: Int! required: Int! missing: Int! count: Int! day: Day! list: [Int]! holes: [String!]! }
    type Other { slow: Int! }
    union Any = Item | Other
    scalar Day
    `,
    {
      Query: {
        items,
        errors: () => [{ fails: false }, new Error('no item')],
        untyped: () => [{ __typename: 'Item' }, {}],
        others: () => [{ __typename: 'Item' }, { __typename: 'Other' }],
      },
      Other: { __isTypeOf: () => false },
      Item: {
        slow,
        required: (item: { fails: boolean }) => {
          if (item.fails) throw new Error('at once')
          return slow(...none)
        },
        missing: fails(null),
        count: fails('many'),
        day: fails('no day'),
        list: fails('no list'),
        holes: fails(['a', null]),
      },
      Day: {
        serialize: () => {
          throw new Error('no day')
        },
      },
    },
  )
}

const none = [undefined, undefined, undefined, undefined] as unknown as [never, never, never, never]
