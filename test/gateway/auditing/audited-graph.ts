import { buildSchema, type GraphQLFieldResolver, isObjectType } from 'graphql'
import { type Auditing, auditing } from '#gateway/auditing/auditing.ts'
import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { createExecutor } from '#gateway/execution/execute.ts'
import { defaultLimits } from '#gateway/limits/limits.ts'
import type { AuditTrail } from '#shared/audit/trail.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { Metrics } from '#shared/telemetry/metrics.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { globalId } from '#shared/values/global-id.ts'
import { auditor } from '../../principals.ts'

const sdl = /* GraphQL */ `
  directive @classified(as: Classification!) on OBJECT | FIELD_DEFINITION
  directive @requiresScopes(scopes: [[String!]!]!) on OBJECT | FIELD_DEFINITION
  directive @public on OBJECT | FIELD_DEFINITION
  directive @authenticated on OBJECT
  directive @reads(coordinates: [String!]!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
  enum Classification { REFERENCE OPERATIONAL FINANCIAL PERSONAL }
  input OrderFilter { totalAbove: Int @reads(coordinates: ["Order.total"]), state: String @reads(coordinates: ["Order.number"]) }
  type Query {
    orders(filter: OrderFilter): [Order!] @classified(as: OPERATIONAL) @public
    trace(lot: ID!): Trace @classified(as: PERSONAL) @public
    spend: [Spend!] @classified(as: FINANCIAL) @public
    unit: String @classified(as: REFERENCE) @public
    slow: [Order!] @classified(as: OPERATIONAL) @public
  }
  type Mutation {
    approve(input: ApproveInput!): Order @classified(as: OPERATIONAL) @requiresScopes(scopes: [["approve"]])
    fail: Order @classified(as: OPERATIONAL) @public
  }
  input ApproveInput { order: ID! @reads(coordinates: []) }
  type Order @classified(as: OPERATIONAL) @authenticated {
    id: ID!
    number: String
    total: Money @requiresScopes(scopes: [["prices"]])
    terms: Terms
    buyer: Buyer @classified(as: PERSONAL)
  }
  "A value: what is PERSONAL in it is the order's."
  type Terms @classified(as: OPERATIONAL) @authenticated { days: Int, contact: Contact }
  type Contact @classified(as: PERSONAL) @requiresScopes(scopes: [["contacts"]]) { email: String }
  type Money @classified(as: FINANCIAL) @public { amount: String }
  type Buyer @classified(as: PERSONAL) @authenticated { id: ID!, name: String }
  type Trace @classified(as: PERSONAL) @authenticated { onHand: Int, steps: [Step!] }
  type Step @classified(as: PERSONAL) @authenticated { place: String }
  type Spend @classified(as: FINANCIAL) @authenticated { amount: Int }
`

export const idOf = (type: string, key: number) => globalId('odoo', type, key)

/** Values that no record of the trail may hold. */
export const canaries = ['4711.50', 'Jane Canary', 'canary@example.com', 'Net canary', 'ward 12 canary']

const order = (key: number) => ({
  id: idOf('Order', key),
  number: `PO ${key}`,
  total: { amount: canaries[0] },
  terms: { days: 30, contact: { email: canaries[2] } },
  buyer: { id: idOf('Buyer', key % 2), name: canaries[1] },
})

/** A small graph that is audited, asked as the gateway asks it. */
export function auditedGraph(trail: AuditTrail, { onCommand = () => {}, orders = 3 } = {}) {
  const resolvers: Record<string, GraphQLFieldResolver<unknown, unknown>> = {
    'Query.orders': () => Array.from({ length: orders }, (_, place) => order(place + 1)),
    'Query.trace': () => ({ onHand: 3, steps: [{ place: canaries[4] }, { place: canaries[4] }] }),
    'Query.spend': () => [{ amount: 1 }, { amount: 2 }],
    'Query.unit': () => 'kg',
    'Query.slow': () => new Promise(() => {}),
    'Mutation.approve': () => {
      onCommand()
      return order(1)
    },
    'Mutation.fail': () => {
      throw new Error(canaries[1])
    },
  }
  const schema = buildSchema(sdl, { assumeValidSDL: true })
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const resolve = resolvers[`${type.name}.${field.name}`]
      if (resolve !== undefined) field.resolve = resolve
    }
  }
  const audit: Auditing = auditing(trail, sdl)
  withFieldAuthorization(schema, sdl, audit.watch)
  const executor = createExecutor({
    schema,
    limits: defaultLimits,
    contextFor: (request) => request,
    audit,
    log: silentLog,
    metrics: new Metrics(),
  })
  return async (
    source: string,
    {
      scopes = ['prices', 'contacts', 'approve'],
      variables = {},
      correlationId = 'corr-1',
      signal = new AbortController().signal,
      operationName = undefined as string | undefined,
    } = {},
  ) => {
    const principal = { ...auditor, scopes: new Set(scopes) }
    const request: RequestContext = { correlationId, signal, principal, calls: new SourceCalls() }
    const result = await executor.execute(executor.prepare(source), { variables, operationName, request })
    return JSON.parse(JSON.stringify(result))
  }
}
