import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import type { SubgraphModule } from '#gateway/graph/graph.ts'
import type { RandomOptions } from '../../../random-queries/operations.ts'

/** A small supergraph to try the join on. */
export interface ExampleSupergraph {
  readonly name: string
  /** New modules each time, so that faults put into one test's do not reach another's. */
  build(): SubgraphModule[]
  readonly argumentsFor: RandomOptions['argumentsFor']
}

type Resolver = (parent: never, args: never, context: never, info: never) => unknown
type Resolvers = Record<string, unknown>

/** The `@link` every subgraph's SDL begins with. */
export const link = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.7"
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject"]
)`

/** A subgraph from federation SDL, without its `@link`, and resolvers as `buildSubgraphSchema` takes them. */
export function subgraph(
  name: string,
  sdl: string,
  resolvers: Resolvers,
  context: SubgraphModule['context'] = () => ({}),
): SubgraphModule {
  const typeDefs = `${link}\n${sdl}`
  const schema = buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers: resolvers as Record<string, never> }])
  return { name, typeDefs, schema, context }
}

/** A resolver that answers a few turns of the event loop later. */
export function later(resolve: Resolver): Resolver {
  return (...args) =>
    new Promise((fulfil, reject) => {
      setImmediate(() => {
        try {
          fulfil(resolve(...args))
        } catch (error) {
          reject(error)
        }
      })
    })
}
