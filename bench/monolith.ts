import { buildSchema, defaultFieldResolver, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql'
import type { SubgraphModule } from '#gateway/graph/graph.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
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
    (module) => fieldOf(module, type.name, name) !== undefined && isHome(module, type.name, name),
  )
  if (owner === undefined) throw new Error(`No subgraph has ${type.name}.${name}`)
  const resolve = fieldOf(owner, type.name, name)?.resolve ?? defaultFieldResolver
  const field = type.getFields()[name]
  if (field === undefined) return
  const target = getNamedType(field.type)
  const home = modules.find((module) => module !== owner && referenceResolver(module, target?.name ?? '') !== undefined)
  const isStub = home !== undefined && referenceResolver(owner, target?.name ?? '') === undefined
  const refer = home === undefined ? undefined : referenceResolver(home, target?.name ?? '')
  const entity = (value: unknown, contexts: Contexts) =>
    value == null ? value : refer?.(value, contexts.get(home as SubgraphModule))
  field.resolve = (source, args, contexts: Contexts, info) => {
    const value = resolve(source, args, contexts.get(owner), info)
    if (!isStub) return value
    return value instanceof Promise ? value.then((each) => entity(each, contexts)) : entity(value, contexts)
  }
}

function fieldOf({ schema }: SubgraphModule, type: string, name: string) {
  const found = schema.getType(type)
  return isObjectType(found) ? found.getFields()[name] : undefined
}

/** Keys stand in every subgraph that mentions a type; its own subgraph is the one that can be asked for it. */
function isHome(module: SubgraphModule, type: string, name: string): boolean {
  return name !== 'id' || referenceResolver(module, type) !== undefined || type === 'StockPosition'
}

function referenceResolver(
  { schema }: SubgraphModule,
  type: string,
): ((reference: unknown, context: unknown) => unknown) | undefined {
  const extensions = schema.getType(type)?.extensions as
    | { apollo?: { subgraph?: { resolveReference?: never } } }
    | undefined
  return extensions?.apollo?.subgraph?.resolveReference
}
