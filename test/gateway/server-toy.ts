import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildSchema, type GraphQLFieldResolver, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { defaultLimits, type Limits } from '#gateway/limits/limits.ts'
import { createGatewayServer, type GatewayServerOptions } from '#gateway/server.ts'
import { BadUserInput, SourceUnavailable } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { asAuditor } from '../principals.ts'

/** What must never be read by a client: it stands in messages of foreign errors. */
export const SECRET = 'Jane Doe, room 12'

const sdl = /* GraphQL */ `
  interface Node { id: ID }
  enum State { DRAFT DONE }
  input Filter { state: State, quantities: [Int!], since: Day, and: [Filter!] }
  scalar Day
  type Query {
    self: Query
    rows(count: Int = 3): [Row]
    echo(id: ID, count: Int, filter: Filter, grid: [[Int]]): String
    needs(id: ID!): String
    slow(ms: Int!): String
    deaf: String
    aborted: String
    correlationId: String
  }
  type Mutation { write: Int }
  type Subscription { changes: Int }
  type Row implements Node {
    id: ID
    broken: String
    down: String
    refused: String
    never: String!
    state: State
    rows: [Row]
  }
`

type Resolvers = Record<string, Record<string, GraphQLFieldResolver<unknown, RequestContext>>>

const resolvers: Resolvers = {
  Query: {
    self: () => ({}),
    rows: (_, { count }) => Array.from({ length: count }, (_, id) => ({ id })),
    echo: (_, { id, count }) => `${id} ${count}`,
    needs: (_, { id }) => id,
    slow: (_, { ms }) => sleep(ms, 'done'),
    deaf: () => new Promise(() => {}),
    aborted: (_, __, { signal }) => once(signal, 'abort').then(() => Promise.reject(signal.reason)),
    correlationId: (_, __, { correlationId }) => correlationId,
  },
  Mutation: { write: () => 1 },
  Row: {
    broken: () => {
      throw new TypeError(SECRET)
    },
    down: async () => {
      throw new SourceUnavailable('odoo', 'Cannot read from odoo: it does not answer')
    },
    refused: async () => {
      throw new BadUserInput('Cannot read a row: it is refused')
    },
    never: () => null,
    state: () => SECRET,
    rows: () => [{ id: 1 }],
  },
}

/** A schema with every way to succeed and to fail, whose context value is the RequestContext. */
export function toySchema(): GraphQLSchema {
  const schema = buildSchema(sdl)
  for (const [type, fields] of Object.entries(resolvers)) {
    const object = schema.getType(type) as GraphQLObjectType
    for (const [field, resolve] of Object.entries(fields))
      Object.assign(object.getFields()[field] as object, { resolve })
  }
  return schema
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: answers are read in depth, each test asserting its own shape.
  readonly json: any
}

/** A gateway server on this machine, on a free port unless told which, and ways to ask it. */
export async function serveToy(
  options: Partial<Omit<GatewayServerOptions, 'limits'>> & { limits?: Partial<Limits> } = {},
  port = 0,
) {
  const server = createGatewayServer({
    schema: toySchema(),
    contextFor: (request) => request,
    authenticate: asAuditor,
    timeoutMs: 5_000,
    health: async () => ({ ready: true, sources: { odoo: { state: 'up' } } }),
    graphiql: false,
    log: silentLog,
    ...options,
    limits: { ...defaultLimits, ...options.limits },
  })
  const { url } = await server.listen(port, '127.0.0.1')
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(new URL(path, url), init)
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson && text ? JSON.parse(text) : undefined,
    }
  }
  return {
    server,
    url,
    ask,
    /** Posts a body to /graphql: text as it is, anything else as JSON. */
    post: (body: unknown, headers: Record<string, string> = {}) =>
      ask('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  }
}
