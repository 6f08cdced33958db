import type { RequestContext } from '#shared/http/request-context.ts'
import { subgraphSchema, subgraphTypeDefs } from '#shared/schema/subgraph-schema.ts'
import { operationsContext } from './context.ts'
import type { EventOperations } from './event-operations.ts'
import { Mutation } from './resolvers/mutation.ts'
import { Query } from './resolvers/query.ts'

export { EventOperations } from './event-operations.ts'

/** What belongs to no domain: how events come in, who is behind, and what could not be told. */
export function operations(events: EventOperations | null = null) {
  const typeDefs = subgraphTypeDefs('operations')
  return {
    name: 'operations',
    typeDefs,
    schema: subgraphSchema(typeDefs, { Query, Mutation }),
    context: (request: RequestContext) => operationsContext(events, request),
  }
}
