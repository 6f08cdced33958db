import { transformSupergraphToPublicSchema } from '@theguild/federation-composition'
import {
  type DocumentNode,
  defaultFieldResolver,
  defaultTypeResolver,
  execute,
  extendSchema,
  GraphQLEnumType,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLScalarType,
  GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isObjectType,
  isScalarType,
  Kind,
  parse,
} from 'graphql'
import type { SubgraphModule } from '#gateway/graph/graph.ts'

/**
 * The same public schema as the join's, from the same subgraph modules, by the simplest means: everything is awaited,
 * every entity is fetched from every subgraph that has it as soon as any field of it is asked for, keys are read by
 * executing them as queries, and who owns what is read from the subgraphs' own SDL.
 *
 * It is what the join is compared with, so it shares no code with it.
 */
export function monolith(supergraphSdl: string, modules: readonly SubgraphModule[]): GraphQLSchema {
  const subgraphs = modules.map(readSubgraph).sort((a, b) => (a.module.name < b.module.name ? -1 : 1))
  const schema = publicSchema(supergraphSdl, modules)
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isAbstractType(type)) {
      type.resolveType = (known: Known, _request, info) => known.typeName(info)
    } else if (isObjectType(type)) {
      if (!roots.includes(type)) type.isTypeOf = (known: Known, _request, info) => known.isOf(type.name, info)
      for (const field of Object.values(type.getFields())) {
        field.resolve = roots.includes(type)
          ? rootResolver(subgraphs, type, field.name)
          : fieldResolver(type, field.name)
      }
    }
  }
  return schema
}

/** What a subgraph says of its types in its own SDL. */
interface Subgraph {
  readonly module: SubgraphModule
  readonly types: ReadonlyMap<string, { readonly keys: readonly string[]; readonly fields: ReadonlySet<string> }>
  /** Fields it takes over, as `subgraph Type.field`. */
  readonly overrides: ReadonlySet<string>
}

function readSubgraph(module: SubgraphModule): Subgraph {
  const types = new Map<string, { keys: string[]; fields: Set<string> }>()
  const overrides = new Set<string>()
  for (const definition of parse(module.typeDefs).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) continue
    const typeName = definition.name.value
    const type = types.get(typeName) ?? { keys: [], fields: new Set<string>() }
    types.set(typeName, type)
    const argument = (node: { arguments?: readonly { name: { value: string }; value: object }[] }, name: string) =>
      (node.arguments?.find((each) => each.name.value === name)?.value as { value?: unknown } | undefined)?.value
    const keys = definition.directives?.filter((directive) => directive.name.value === 'key') ?? []
    const ofKeys = keys.map((key) => String(argument(key, 'fields')))
    type.keys.push(
      ...keys.filter((key) => argument(key, 'resolvable') !== false).map((k) => String(argument(k, 'fields'))),
    )
    for (const field of definition.fields ?? []) {
      const name = field.name.value
      const external = field.directives?.some((directive) => directive.name.value === 'external')
      const isKey = ofKeys.some((key) => key.split(/[\s{}]+/).includes(name))
      if (!external || isKey) type.fields.add(name)
      const override = field.directives?.find((directive) => directive.name.value === 'override')
      if (override) overrides.add(`${argument(override, 'from')} ${typeName}.${name}`)
    }
  }
  return { module, types, overrides }
}

function owns(subgraph: Subgraph, typeName: string, field: string, all: readonly Subgraph[]): boolean {
  const own = subgraph.types.get(rootName(subgraph, typeName))?.fields.has(field) ?? false
  return own && !all.some(({ overrides }) => overrides.has(`${subgraph.module.name} ${typeName}.${field}`))
}

function rootName({ module: { schema } }: Subgraph, typeName: string): string {
  if (typeName === 'Query') return schema.getQueryType()?.name ?? typeName
  if (typeName === 'Mutation') return schema.getMutationType()?.name ?? typeName
  return typeName
}

/** Contexts of one root field, by subgraph. */
class Contexts {
  readonly #made = new Map<SubgraphModule, unknown>()
  readonly #request: unknown

  constructor(request: unknown) {
    this.#request = request
  }

  of(module: SubgraphModule): unknown {
    if (!this.#made.has(module)) this.#made.set(module, module.context(this.#request as never))
    return this.#made.get(module)
  }
}

/** What a subgraph answered about an entity, or why it did not. */
type View = { readonly value: unknown } | { readonly error: unknown }

/** One object at one place of the answer. */
class Known {
  readonly subgraphs: readonly Subgraph[]
  readonly contexts: Contexts
  readonly home: Subgraph
  readonly value: unknown
  readonly declared: GraphQLNamedType
  #views: Promise<Map<Subgraph, View>> | undefined

  constructor(
    subgraphs: readonly Subgraph[],
    contexts: Contexts,
    home: Subgraph,
    value: unknown,
    declared: GraphQLNamedType,
  ) {
    this.subgraphs = subgraphs
    this.contexts = contexts
    this.home = home
    this.value = value
    this.declared = declared
  }

  async typeName(info: GraphQLResolveInfo): Promise<string> {
    const { declared } = this
    if (!isAbstractType(declared)) return declared.name
    const resolve = declared.resolveType ?? defaultTypeResolver
    const name = await resolve(this.value, this.contexts.of(this.home.module), this.#inHome(info), declared)
    const types = this.home.module.schema.getPossibleTypes(declared)
    if (!types.some((type) => type.name === name)) throw unexpected(declared.name, info)
    return name as string
  }

  async isOf(typeName: string, info: GraphQLResolveInfo): Promise<boolean> {
    const { isTypeOf } = this.home.module.schema.getType(typeName) as GraphQLObjectType
    if (!isTypeOf || (await isTypeOf(this.value, this.contexts.of(this.home.module), this.#inHome(info)))) return true
    throw unexpected(typeName, info)
  }

  #inHome(info: GraphQLResolveInfo): GraphQLResolveInfo {
    return { ...info, schema: this.home.module.schema }
  }

  views(typeName: string, info: GraphQLResolveInfo): Promise<Map<Subgraph, View>> {
    this.#views ??= this.#ask(typeName, info)
    return this.#views
  }

  async #ask(typeName: string, info: GraphQLResolveInfo): Promise<Map<Subgraph, View>> {
    const views = new Map<Subgraph, View>([[this.home, { value: this.value }]])
    // A map yields what is set during the walk: nearer subgraphs come before farther ones.
    for (const [source, view] of views) {
      for (const target of this.subgraphs) {
        if (views.has(target)) continue
        const key = target.types.get(typeName)?.keys.find((each) => carries(source, typeName, each))
        if (key !== undefined) views.set(target, await this.#askOne(source, view, target, typeName, key, info))
      }
    }
    return views
  }

  async #askOne(
    source: Subgraph,
    view: View,
    target: Subgraph,
    typeName: string,
    key: string,
    info: GraphQLResolveInfo,
  ): Promise<View> {
    if ('error' in view || view.value == null) return view
    try {
      const values = await readKey(source, typeName, key, view.value, this.contexts.of(source.module))
      const type = target.module.schema.getType(typeName)
      const extensions = type?.extensions as {
        apollo?: { subgraph?: { resolveReference?: (...args: unknown[]) => unknown } }
      }
      const reference = { __typename: typeName, ...values }
      const ask = extensions.apollo?.subgraph?.resolveReference
      const value = ask ? await ask(reference, this.contexts.of(target.module), info) : reference
      if (value instanceof Error) throw value
      return { value }
    } catch (error) {
      return { error }
    }
  }
}

function unexpected(typeName: string, { parentType, fieldName }: GraphQLResolveInfo): Error {
  return new Error(`Cannot complete ${parentType.name}.${fieldName}: what its subgraph returned is no ${typeName}`)
}

function carries(subgraph: Subgraph, typeName: string, key: string): boolean {
  return selects(subgraph, subgraph.module.schema.getType(typeName), parse(`{ ${key} }`))
}

function selects(subgraph: Subgraph, type: GraphQLNamedType | undefined, document: DocumentNode): boolean {
  const [operation] = document.definitions
  if (!isObjectType(type) || operation?.kind !== Kind.OPERATION_DEFINITION) return false
  return operation.selectionSet.selections.every((node) => {
    if (node.kind !== Kind.FIELD || !subgraph.types.get(type.name)?.fields.has(node.name.value)) return false
    if (!node.selectionSet) return true
    const below = getNamedType(type.getFields()[node.name.value]?.type)
    return selects(subgraph, below, {
      kind: Kind.DOCUMENT,
      definitions: [{ ...operation, selectionSet: node.selectionSet }],
    })
  })
}

async function readKey(source: Subgraph, typeName: string, key: string, rootValue: unknown, contextValue: unknown) {
  const query = source.module.schema.getType(typeName) as GraphQLObjectType
  const schema = new GraphQLSchema({ query, assumeValid: true })
  const { data, errors } = await execute({ schema, document: parse(`{ ${key} }`), rootValue, contextValue })
  const [error] = (errors ?? []) as readonly GraphQLError[]
  if (error) throw error.originalError ?? new Error(error.message)
  return JSON.parse(JSON.stringify(data)) as object
}

function fieldResolver(type: GraphQLObjectType, fieldName: string): GraphQLFieldResolver<Known, unknown> {
  return async (known, args, _request, info) => {
    const views = await known.views(type.name, info)
    const owner = [...views.keys()].find((subgraph) => owns(subgraph, type.name, fieldName, known.subgraphs))
    const view = owner && views.get(owner)
    if (!owner || !view) throw new Error(`No subgraph has ${type.name}.${fieldName}`)
    if ('value' in view && view.value == null) return null
    if ('value' in view)
      return own(known.subgraphs, known.contexts, owner, type.name, fieldName, view.value, args, info)
    throw view.error
  }
}

function rootResolver(
  subgraphs: readonly Subgraph[],
  type: GraphQLObjectType,
  fieldName: string,
): GraphQLFieldResolver<unknown, unknown> {
  return async (source, args, request, info) => {
    const owner = subgraphs.find((subgraph) => owns(subgraph, type.name, fieldName, subgraphs))
    if (!owner) throw new Error(`No subgraph has ${type.name}.${fieldName}`)
    const typeName = rootName(owner, type.name)
    return own(subgraphs, new Contexts(request), owner, typeName, fieldName, source, args, info)
  }
}

async function own(
  subgraphs: readonly Subgraph[],
  contexts: Contexts,
  owner: Subgraph,
  typeName: string,
  fieldName: string,
  source: unknown,
  args: Record<string, unknown>,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  const type = owner.module.schema.getType(typeName) as GraphQLObjectType
  const field = type.getFields()[fieldName]
  if (!field) throw new Error(`No such field in ${owner.module.name}: ${typeName}.${fieldName}`)
  const resolve = field.resolve ?? defaultFieldResolver
  const result: unknown = await resolve(source, args, contexts.of(owner.module), info)
  const declared = getNamedType(field.type)
  const known = (value: unknown): unknown => {
    if (value == null || value instanceof Error) return value
    if (typeof value === 'object' && 'then' in value) return (value as unknown as Promise<unknown>).then(known)
    if (typeof value === 'object' && Symbol.iterator in value) return Array.from(value as Iterable<unknown>, known)
    return new Known(subgraphs, contexts, owner, value, declared)
  }
  return isCompositeType(declared) ? known(result) : result
}

// The leaves are made first, with the subgraphs' own functions and values, so that defaults are read by them.
function publicSchema(supergraphSdl: string, modules: readonly SubgraphModule[]): GraphQLSchema {
  const document = transformSupergraphToPublicSchema(parse(supergraphSdl))
  const leaves = document.definitions.flatMap((definition): GraphQLNamedType[] => {
    if (definition.kind === Kind.SCALAR_TYPE_DEFINITION) {
      const scalar = modules.map(({ schema }) => schema.getType(definition.name.value)).find(isScalarType)
      return scalar ? [new GraphQLScalarType(scalar.toConfig())] : []
    }
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) return []
    const enums = modules.map(({ schema }) => schema.getType(definition.name.value)).filter(isEnumType)
    const names = definition.values?.map(({ name }) => name.value) ?? []
    const values = names.map((name) => [name, enums.map((type) => type.getValue(name)).find(Boolean)])
    return [new GraphQLEnumType({ name: definition.name.value, values: Object.fromEntries(values) })]
  })
  const made = new Set(leaves.map(({ name }) => name))
  const definitions = document.definitions.filter(
    (definition) => !('name' in definition && made.has(definition.name?.value ?? '')),
  )
  const roots = definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && /^(Query|Mutation|Subscription)$/.test(definition.name.value)
      ? [`${definition.name.value.toLowerCase()}: ${definition.name.value}`]
      : [],
  )
  const root = parse(`schema { ${roots.join(' ')} }`).definitions
  const all = { kind: Kind.DOCUMENT, definitions: [...root, ...definitions] } as const
  return extendSchema(new GraphQLSchema({ types: leaves }), all, { assumeValidSDL: true })
}
