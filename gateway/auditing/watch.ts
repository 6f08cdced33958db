import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql'
import type { AccessWatch, FieldWatch } from '#gateway/authorization/access-watch.ts'
import type { ReachedFields } from '#gateway/authorization/reached-fields.ts'
import { Box } from '#gateway/graph/box.ts'
import { type NamedIds, namedIds } from './named-ids.ts'
import { AskedIds, type Manner, notedIn, type OperationReads, type Owner } from './operation-reads.ts'
import type { SensitiveFields } from './sensitive-fields.ts'

const read: Manner = { decision: 'allowed', by: 'selection' }
const goneBy: Manner = { decision: 'allowed', by: 'argument' }
const refused: Manner = { decision: 'denied', by: 'selection' }
const refusedArgument: Manner = { decision: 'denied', by: 'argument' }

type Resolver = GraphQLFieldResolver<unknown, unknown>
type Arguments = Readonly<Record<string, unknown>>

/**
 * Notes which sensitive fields an execution reads, is denied, or goes by, and of which records.
 *
 * What is decided for each field once, when the schema is made: whether it counts, whose it is, and whether what is found
 * below it needs to know. A field of which nothing is to be noted keeps its resolver.
 */
export function watchReads(sensitive: SensitiveFields): AccessWatch {
  const needing = new TypesWithoutId(sensitive)
  return (coordinate, type, field, schema) => {
    const place = sensitive.placeOf(coordinate)
    const isRoot = /^(Query|Mutation)\./.test(coordinate)
    const whose = isRoot ? ofArguments(namedIds(field.args)) : hasId(type) ? ofItself : ofTheNearest
    const carries = (isRoot || hasId(type)) && needing.leadsTo(getNamedType(field.type), schema)
    return new WatchedField(sensitive, place, whose, carries)
  }
}

type Whose = (source: unknown, args: Arguments, info: GraphQLResolveInfo, noted: OperationReads) => Owner | undefined

class WatchedField implements FieldWatch {
  readonly #sensitive: SensitiveFields
  readonly #place: number
  readonly #whose: Whose
  readonly #carries: boolean

  constructor(sensitive: SensitiveFields, place: number, whose: Whose, carries: boolean) {
    this.#sensitive = sensitive
    this.#place = place
    this.#whose = whose
    this.#carries = carries
  }

  permitted(resolve: Resolver, goesBy: ReachedFields | undefined): Resolver {
    const place = this.#place
    const whose = this.#whose
    const carries = this.#carries
    if (place < 0 && !carries) return goesBy === undefined ? resolve : this.#notingArguments(resolve, goesBy)
    const noting: Resolver = (source, args, context, info) => {
      const noted = notedIn(context)
      const owner = whose(source, args, info, noted)
      if (place >= 0) noted.note(place, read, owner)
      if (carries && owner !== undefined) noted.carry(info.path, owner)
      return resolve(source, args, context, info)
    }
    return goesBy === undefined ? noting : this.#notingArguments(noting, goesBy)
  }

  denied(source: unknown, args: Arguments, context: unknown, info: GraphQLResolveInfo, reached?: string): void {
    const noted = notedIn(context)
    if (this.#place >= 0) noted.note(this.#place, refused, this.#whose(source, args, info, noted))
    const place = reached === undefined ? -1 : this.#sensitive.placeOf(reached)
    if (place >= 0) noted.note(place, refusedArgument, undefined)
  }

  #notingArguments(resolve: Resolver, goesBy: ReachedFields): Resolver {
    return (source, args, context, info) => {
      for (const coordinate of goesBy(args)) {
        const place = this.#sensitive.placeOf(coordinate)
        if (place >= 0) notedIn(context).note(place, goneBy, undefined)
      }
      return resolve(source, args, context, info)
    }
  }
}

/** The object itself, whichever way the schema was made: in a box, or as a subgraph elsewhere answered it. */
const ofItself: Whose = (source) => {
  const object = source instanceof Box ? source.value : source
  return typeof object === 'object' && object !== null ? object : undefined
}

/** A value has no id: it is part of the nearest record above it. */
const ofTheNearest: Whose = (_source, _args, info, noted) => noted.ownerAbove(info.path)

function ofArguments(ids: NamedIds | undefined): Whose {
  return (_source, args) => {
    const asked = ids?.(args) ?? []
    return asked.length > 0 ? new AskedIds(asked) : undefined
  }
}

function hasId(type: GraphQLObjectType): boolean {
  return type.getFields().id !== undefined
}

/** Knows below which types something sensitive is found that has no id of its own. */
class TypesWithoutId {
  readonly #sensitive: SensitiveFields
  readonly #known = new Map<string, boolean>()

  constructor(sensitive: SensitiveFields) {
    this.#sensitive = sensitive
  }

  leadsTo(type: GraphQLNamedType, schema: Parameters<AccessWatch>[3]): boolean {
    if (isAbstractType(type)) return schema.getPossibleTypes(type).some((each) => this.leadsTo(each, schema))
    if (!isObjectType(type) || hasId(type)) return false
    const known = this.#known.get(type.name)
    if (known !== undefined) return known
    // Types may hold themselves.
    this.#known.set(type.name, false)
    const fields: readonly GraphQLField<unknown, unknown>[] = Object.values(type.getFields())
    const leads = fields.some(
      ({ name, type: given }) =>
        this.#sensitive.placeOf(`${type.name}.${name}`) >= 0 || this.leadsTo(getNamedType(given), schema),
    )
    this.#known.set(type.name, leads)
    return leads
  }
}
