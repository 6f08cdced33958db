import {
  buildSchema,
  defaultFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
} from 'graphql'
import type { SubgraphModule } from '#gateway/graph/graph.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { whenHere } from '#shared/values/maybe-promise.ts'
import { scalars } from '#shared/values/scalars.ts'

type Contexts = ReadonlyMap<SubgraphModule, unknown>

/**
 * The same resolvers in one schema, as if there were no subgraphs: a reference becomes the entity it names where it is
 * produced, and every field is answered by its only owner. Good enough for this product's schema, where nobody shares
 * a field but keys and values.
 */
export function monolithOf(apiSdl: string, modules: readonly SubgraphModule[]) {
  const schema = buildSchema(apiSdl)
  for (const [name, scalar] of Object.entries(scalars)) Object.assign(schema.getType(name) as object, scalar.toConfig())
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !type.name.startsWith('__'))
      for (const name of Object.keys(type.getFields())) bind(type, name, modules)
  }
  return {
    schema,
    contextFor: (request: RequestContext): Contexts =>
      new Map(modules.map((module) => [module, module.context(request)])),
  }
}

function bind(type: GraphQLObjectType, name: string, modules: readonly SubgraphModule[]): void {
  // Value types stand in every subgraph: the last one is not the home of what they point at.
  const owner = modules.findLast(
    (module) => fieldOf(module, type.name, name) !== undefined && isHome(module, type.name, name, modules),
  )
  if (owner === undefined) throw new Error(`No subgraph has ${type.name}.${name}`)
  const resolve = fieldOf(owner, type.name, name)?.resolve ?? defaultFieldResolver
  const field = type.getFields()[name]
  if (field === undefined) return
  // The object is its home's; a field that another subgraph adds is asked of what that one has by its reference.
  const added = homeOf(type.name, modules) === owner ? undefined : referenceResolver(owner, type.name)
  const target = getNamedType(field.type)?.name ?? ''
  const home = homeOf(target, modules)
  const refer = home === owner || home === undefined ? undefined : referenceResolver(home, target)
  field.resolve = (source, args, contexts: Contexts, info) => {
    const entity = (value: unknown) =>
      value == null ? value : refer?.(value, contexts.get(home as SubgraphModule), info)
    const answer = (object: unknown) => resolve(object, args, contexts.get(owner), info)
    const value = added === undefined ? answer(source) : whenHere(added(source, contexts.get(owner), info), answer)
    return refer === undefined ? value : whenHere(value, entity)
  }
}

/** The subgraph that knows most of an entity. */
function homeOf(type: string, modules: readonly SubgraphModule[]): SubgraphModule | undefined {
  const size = ({ schema }: SubgraphModule) => {
    const found = schema.getType(type)
    return isObjectType(found) ? Object.keys(found.getFields()).length : 0
  }
  return modules
    .filter((module) => referenceResolver(module, type) !== undefined)
    .sort((one, other) => size(other) - size(one))[0]
}

function fieldOf({ schema }: SubgraphModule, type: string, name: string) {
  const found = schema.getType(type)
  return isObjectType(found) ? found.getFields()[name] : undefined
}

/** Keys stand in every subgraph that mentions a type; its own subgraph is the one that can be asked for it. */
function isHome(module: SubgraphModule, type: string, name: string, modules: readonly SubgraphModule[]): boolean {
  return name !== 'id' || homeOf(type, modules) === undefined || referenceResolver(module, type) !== undefined
}

function referenceResolver(
  { schema }: SubgraphModule,
  type: string,
): ((reference: unknown, context: unknown, info: GraphQLResolveInfo) => unknown) | undefined {
  const extensions = schema.getType(type)?.extensions as
    | { apollo?: { subgraph?: { resolveReference?: never } } }
    | undefined
  return extensions?.apollo?.subgraph?.resolveReference
}
