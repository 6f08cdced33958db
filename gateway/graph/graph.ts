import type { GraphQLSchema } from 'graphql'
import type { RequestContext } from '#shared/http/request-context.ts'

/** One subgraph as the gateway sees it: what it promises, what answers, and what its resolvers may reach. */
export interface SubgraphModule {
  /** The name composition knows it by. */
  readonly name: string
  /** Federation SDL, as composed. */
  readonly typeDefs: string
  /** What `buildSubgraphSchema` makes of the SDL and the resolvers. */
  readonly schema: GraphQLSchema
  /** Fresh loaders. Called at most once for each query, subscription event and mutation root field. */
  context(request: RequestContext): unknown
}
