import {
  defaultFieldResolver,
  defaultTypeResolver,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { failLater } from '#gateway/graph/failure.ts'
import { isPromise } from '#gateway/graph/is-promise.ts'
import { AccessDenied } from '#shared/errors/errors.ts'
import { type AccessRules, readAccessRules } from './access-rules.ts'
import type { AccessWatch, FieldWatch } from './access-watch.ts'
import { denial } from './denial.ts'
import { PermittedSelections } from './permitted-selections.ts'
import { reachedFields } from './reached-fields.ts'
import { principalIn, type Rights, rightsUnder } from './rights.ts'

/** What a subgraph has besides what it composes: its own rules hold for what is below. */
const plumbing = new Set(['Query._entities', 'Query._service', '_Service.sdl'])

/**
 * Has every field of a schema ask first whether the principal of the execution may read it, by the rules of the
 * supergraph that the schema is of; changes the schema in place.
 *
 * Decided by concrete coordinate in the field's own resolver, whatever path, alias or fragment led there: no part of a
 * document can go around it. A denied field is null, its resolver is not called, and one FORBIDDEN error stands for
 * all places of its selection. To subscribe to one is refused. Who is asking is in the context value, see `principalIn`. `watch` hears of every field
 * that is read or denied.
 */
export function withFieldAuthorization(
  schema: GraphQLSchema,
  supergraphSdl: string,
  watch?: AccessWatch,
): GraphQLSchema {
  const rules = readAccessRules(supergraphSdl)
  const rightsOf = rightsInContext(rules)
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isAbstractType(type)) guardTypes(type, rightsOf)
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${rootName(schema, type.name)}.${field.name}`
      if (plumbing.has(coordinate)) continue
      const watched = watch?.(coordinate, type, field, schema)
      field.resolve = guarded(coordinate, field, field.resolve, rules, rightsOf, watched)
      if (field.subscribe) field.subscribe = guarded(coordinate, field, field.subscribe, rules, rightsOf, watched)
    }
  }
  return schema
}

/** A subgraph may call its root types anything, the rules do not. */
function rootName(schema: GraphQLSchema, name: string): string {
  if (name === schema.getQueryType()?.name) return 'Query'
  if (name === schema.getMutationType()?.name) return 'Mutation'
  return name === schema.getSubscriptionType()?.name ? 'Subscription' : name
}

type RightsOf = (context: unknown) => Rights

function rightsInContext(rules: AccessRules): RightsOf {
  const rightsOf = rightsUnder(rules)
  // Fields of one execution come one after another, with the same context.
  let latest: unknown
  let rights: Rights | undefined
  return (context) => {
    if (rights === undefined || context !== latest) {
      rights = rightsOf(principalIn(context))
      latest = context
    }
    return rights
  }
}

function guarded(
  coordinate: string,
  field: GraphQLField<unknown, unknown>,
  own: GraphQLFieldResolver<unknown, unknown> = defaultFieldResolver,
  rules: AccessRules,
  rightsOf: RightsOf,
  watched: FieldWatch | undefined,
): GraphQLFieldResolver<unknown, unknown> {
  const selection = isCompositeType(getNamedType(field.type)) ? permittedSelection() : undefined
  const reached = reachedFields(coordinate, field.args, rules)
  const resolve = watched === undefined ? own : watched.permitted(own, reached)
  const place = rules.placeOf(coordinate)
  const isRequired = isNonNullType(field.type)
  return (source, args, context, info) => {
    const rights = rightsOf(context)
    const isDenied = rights.deniesAt(place)
    const denied = isDenied || reached === undefined ? undefined : firstDenied(reached(args), rights)
    if (!isDenied && denied === undefined) {
      return resolve(source, args, context, selection === undefined ? info : selection(rights, info))
    }
    watched?.denied(source, args, context, info, denied)
    const { error, isFirst } = denial(rights, coordinate, denied, info)
    // Where null is not allowed each place fails, and not at once: graphql-js 16 would drop what its neighbours wait for.
    if (isRequired) return failLater(error)
    return isFirst ? error : null
  }
}

function firstDenied(coordinates: Iterable<string>, rights: Rights): string | undefined {
  for (const coordinate of coordinates) if (rights.denies(coordinate)) return coordinate
  return undefined
}

/** What a resolver is told of what is selected below its field: only what may be read. */
function permittedSelection(): (rights: Rights, info: GraphQLResolveInfo) => GraphQLResolveInfo {
  // The objects of a list come one after another, with the same selection.
  let latest: readonly FieldNode[] | undefined
  let latestRights: Rights | undefined
  let isWhole = false
  return (rights, info) => {
    if (!rights.areLimited) return info
    if (isWhole && info.fieldNodes === latest && rights === latestRights) return info
    const permitted = permittedUnder(rights).info(info)
    latest = info.fieldNodes
    latestRights = rights
    isWhole = permitted === info
    return permitted
  }
}

const selections = new WeakMap<Rights, PermittedSelections>()

function permittedUnder(rights: Rights): PermittedSelections {
  const known = selections.get(rights) ?? new PermittedSelections(rights)
  selections.set(rights, known)
  return known
}

/** Objects of a type that may not be given out are no objects of an interface or union either. */
function guardTypes(type: GraphQLAbstractType, rightsOf: RightsOf): void {
  // The members of `_Entity` were named by who asks; their fields decide.
  if (type.name === '_Entity') return
  const resolveType = type.resolveType ?? defaultTypeResolver
  const checked = (name: string | undefined, rights: Rights) => {
    if (name !== undefined && rights.deniesType(name)) throw new AccessDenied(`Cannot read ${name}: a scope is missing`)
    return name
  }
  type.resolveType = (value, context, info, abstractType) => {
    const rights = rightsOf(context)
    const name = resolveType(value, context, info, abstractType)
    return isPromise(name)
      ? name.then((settled) => checked(settled as string | undefined, rights))
      : checked(name, rights)
  }
}
