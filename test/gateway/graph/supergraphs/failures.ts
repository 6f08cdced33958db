import { type ExampleSupergraph, later, subgraph } from './supergraph.ts'

// References that fail, are null, or have null keys; required fields that fail; mutations and subscriptions.

/** What the subgraphs of one `build()` saw and did, in order. */
export type Journal = string[]

/** The context of a subgraph: knows how many were made before it. */
interface Context {
  readonly number: number
}

const accounts = (journal: Journal) => {
  let made = 0
  let balance = 0
  return subgraph(
    'accounts',
    `
    type Query { accounts: [Account]! account(id: ID!): Account strict: [Account!]! }
    type Mutation { deposit(amount: Int!): Receipt! withdraw(amount: Int!): Receipt context: Int! }
    type Subscription { deposited(times: Int! = 2): Receipt broken: Receipt }
    type Receipt { balance: Int! context: Int! account: Account }
    type Account @key(fields: "id") @key(fields: "alias") {
      id: ID!
      alias: String
      owner: String!
      first: Int
      second: Int!
      parent: Account
      siblings: [Account!]
    }
    `,
    {
      Query: {
        accounts: () => ['ok', null, 'broken', 'gone', 'nameless', 'late'].map((id) => id && { id }),
        account: (_: never, { id }: { id: string }) => ({ id }),
        strict: later(() => [{ id: 'ok' }, { id: 'late' }, { id: 'broken' }]),
      },
      Mutation: {
        deposit: later((_: never, { amount }: { amount: number }, context: Context) => {
          journal.push(`deposit ${amount}`)
          balance += amount
          return receipt(balance, context)
        }),
        withdraw: (_: never, { amount }: { amount: number }, context: Context) => {
          journal.push(`withdraw ${amount}`)
          if (amount > balance) throw new Error('too much')
          balance -= amount
          return receipt(balance, context)
        },
        context: (_: never, __: never, context: Context) => context.number,
      },
      Subscription: {
        deposited: {
          subscribe: async function* (_: never, { times }: { times: number }, context: Context) {
            journal.push(`subscribe ${context.number}`)
            for (let event = 1; event <= times; event++) yield event
          },
          resolve: (event: number, _: never, context: Context) => receipt(event, context),
        },
        broken: {
          subscribe: () => {
            throw new Error('no stream')
          },
        },
      },
      Receipt: {
        context: (_: never, __: never, context: Context) => context.number,
        account: ({ balance: of }: { balance: number }) => ({ id: of % 2 === 1 ? 'ok' : 'broken' }),
      },
      Account: {
        __resolveReference: ({ id, alias }: { id?: string; alias?: string | null }) => ({ id: id ?? `by ${alias}` }),
        id: (account: { id: string }) => (account.id === 'gone' ? null : account.id),
        alias: (account: { id: string }) => (account.id === 'nameless' ? null : `${account.id}!`),
        owner: later((account: { id: string }) => `owner of ${account.id}`),
        first: () => 1,
        second: later(({ id }: { id: string }) => (id === 'late' ? Promise.reject(new Error('second fails')) : 2)),
        parent: (account: { id: string }) => ({ id: account.id === 'ok' ? 'broken' : 'ok' }),
        siblings: ({ id }: { id: string }) => [{ id }, later(() => ({ id: 'broken' }))(...nothing), { id: 'ok' }],
      },
    },
    () => {
      made++
      return { number: made }
    },
  )
}

// Fails synchronously or later, by id; some of what it promises is null.
const limits = (journal: Journal) =>
  subgraph(
    'limits',
    `
    type Query { limits: [Limit!]! }
    type Limit { account: Account! amount: Int }
    type Account @key(fields: "id") { id: ID! limit: Int limits: [Limit!] blocked: Boolean! note: String }
    `,
    {
      Query: { limits: () => [{ id: 'ok' }, { id: 'late' }, { id: 'ok' }] },
      Limit: { account: (limit: { id: string }) => ({ id: limit.id }), amount: () => 5 },
      Account: {
        __resolveReference: ({ id }: { id: string }) => {
          journal.push(`limits ${id}`)
          if (id === 'broken') throw new Error('limits are broken')
          if (id === 'nameless') return null
          return id === 'late' ? later(() => ({ id }))(...nothing) : { id }
        },
        limit: ({ id }: { id: string }) => id.length,
        limits: ({ id }: { id: string }) => [{ id }, { id: 'broken' }],
        blocked: ({ id }: { id: string }) => (id === 'ok' ? false : new Error('blocked is unknown')),
      },
    },
  )

// Knows accounts by alias: two hops from limits.
const names = (journal: Journal) =>
  subgraph(
    'names',
    `
    type Query { named: Account }
    type Account @key(fields: "alias") { alias: String initials: String required: String! former: [String!]! }
    `,
    {
      Query: { named: () => ({ alias: 'ok!' }) },
      Account: {
        __resolveReference: later(({ alias }: { alias: string | null }) => {
          journal.push(`names ${alias}`)
          if (alias === 'late!') throw new Error('names are late')
          return alias === null ? null : { alias }
        }),
        initials: ({ alias }: { alias: string }) => alias[0],
        required: ({ alias }: { alias: string }) => (alias === 'ok!' ? alias : undefined),
        former: ({ alias }: { alias: string }) => (alias === 'ok!' ? ['a', later(() => 'b')(...nothing)] : ['a', null]),
      },
    },
  )

const nothing = [undefined, undefined, undefined, undefined] as unknown as [never, never, never, never]

function receipt(balance: number, { number }: Context) {
  return { balance, made: number }
}

/** The supergraph with a journal to read. */
export function buildFailures(journal: Journal) {
  return [accounts(journal), limits(journal), names(journal)]
}

export const failures: ExampleSupergraph = {
  name: 'failures',
  build: () => buildFailures([]),
  argumentsFor: (coordinate) =>
    ({ 'Query.account': ['ok', 'broken', 'gone', 'nameless', 'late'].map((id) => ({ id })) })[coordinate],
}
