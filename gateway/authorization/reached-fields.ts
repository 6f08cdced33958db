import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql'
import type { AccessRules } from './access-rules.ts'

/** Coordinates that the arguments of a field go by, as they were given. */
export type ReachedFields = (args: Readonly<Record<string, unknown>>) => Iterable<string>

/** What is reached where the schema does not say it: a coordinate that nobody may read. */
const unsaid = '(not said)'

/** How to tell what the arguments of a field reach; undefined where they can reach nothing. */
export function reachedFields(
  coordinate: string,
  args: readonly GraphQLArgument[],
  rules: AccessRules,
): ReachedFields | undefined {
  const walks = args.flatMap((argument) => {
    const reads = rules.reads(`${coordinate}(${argument.name}:)`)
    const type = getNamedType(argument.type)
    // A page size, a cursor, an id: what they stand for is said by the field itself.
    if (reads === undefined && isLeafType(type) && !isEnumType(type)) return []
    return [{ name: argument.name, walk: walker(argument, reads, rules) }]
  })
  if (walks.length === 0) return undefined
  return function* (given) {
    for (const { name, walk } of walks) yield* walk(given[name])
  }
}

type Walk = (value: unknown) => Iterable<string>

function walker(
  { type }: GraphQLArgument | GraphQLInputField,
  reads: readonly string[] | undefined,
  rules: AccessRules,
): Walk {
  const below = walkInto(type, reads !== undefined, rules)
  return function* (value) {
    // Nothing is gone by what is absent, and by null.
    if (value == null) return
    yield* reads ?? []
    yield* below(value)
  }
}

const walksOf = new WeakMap<AccessRules, Map<string, Walk>>()

function walkInto(type: GraphQLInputType, isSaid: boolean, rules: AccessRules): Walk {
  if (isNonNullType(type)) return walkInto(type.ofType, isSaid, rules)
  if (isListType(type)) {
    const ofItem = walkInto(type.ofType, isSaid, rules)
    return function* (value) {
      for (const item of value as Iterable<unknown>) if (item != null) yield* ofItem(item)
    }
  }
  if (isInputObjectType(type)) {
    const walks = walksOf.get(rules) ?? new Map<string, Walk>()
    walksOf.set(rules, walks)
    const known = walks.get(type.name)
    if (known !== undefined) return known
    let ofFields: ReadonlyMap<string, Walk> | undefined
    const walk: Walk = function* (value) {
      // Made when first needed: inputs may hold themselves.
      ofFields ??= new Map(
        Object.values(type.getFields()).map((field) => {
          const reads = rules.reads(`${type.name}.${field.name}`)
          return [
            field.name,
            walker(field, reads ?? (isInputObjectType(getNamedType(field.type)) ? [] : [unsaid]), rules),
          ]
        }),
      )
      for (const [name, member] of Object.entries(value as Record<string, unknown>)) {
        yield* ofFields.get(name)?.(member) ?? [unsaid]
      }
    }
    walks.set(type.name, walk)
    return walk
  }
  if (!isEnumType(type)) return () => []
  const byValue = new Map(
    type.getValues().map(({ name, value }) => [value as unknown, rules.reads(`${type.name}.${name}`)]),
  )
  return (value) => byValue.get(value) ?? (isSaid ? [] : [unsaid])
}
