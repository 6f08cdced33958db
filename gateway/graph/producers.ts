import { type GraphQLNamedType, getNamedType, isAbstractType, isObjectType } from 'graphql'
import type { SubgraphModule } from './graph.ts'
import type { Supergraph } from './supergraph.ts'

/**
 * Object types each subgraph can return objects of, by the subgraph's place in the supergraph.
 *
 * A type that a subgraph only declares, or that only fields others have overridden lead to, is not among them: nothing
 * has to be reachable from it.
 */
export function producedTypes(
  supergraph: Supergraph,
  subgraphs: readonly SubgraphModule[],
): readonly ReadonlySet<string>[] {
  return subgraphs.map(({ name, schema }) => {
    const produced = new Set<string>()
    const visited = new Set<string>()
    const visit = (type: GraphQLNamedType | null | undefined, publicName: string) => {
      if (!isObjectType(type) || visited.has(publicName)) return
      visited.add(publicName)
      for (const field of Object.values(type.getFields())) {
        if (!supergraph.objects.get(publicName)?.fields.get(field.name)?.owners.has(name)) continue
        const returned = getNamedType(field.type)
        for (const object of isAbstractType(returned) ? schema.getPossibleTypes(returned) : [returned]) {
          if (!isObjectType(object)) continue
          produced.add(object.name)
          visit(object, object.name)
        }
      }
    }
    // A subgraph may call its root types anything, the supergraph does not.
    visit(schema.getQueryType(), 'Query')
    visit(schema.getMutationType(), 'Mutation')
    visit(schema.getSubscriptionType(), 'Subscription')
    for (const object of supergraph.objects.values()) {
      if (object.keys.has(name)) visit(schema.getType(object.name), object.name)
    }
    return produced
  })
}
