import {
  type GraphQLArgument,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
  isScalarType,
} from 'graphql'
import { isGlobalId } from '#shared/values/global-id.ts'

/** The ids that arguments name. */
export type NamedIds = (args: Readonly<Record<string, unknown>>) => readonly string[]

/** How to find the ids of records that the arguments of a field name; undefined where they can name none. */
export function namedIds(args: readonly GraphQLArgument[]): NamedIds | undefined {
  const walks = args.flatMap(({ name, type }) => {
    const walk = idsWithin(type, new Map())
    return walk === undefined ? [] : [{ name, walk }]
  })
  if (walks.length === 0) return undefined
  return (given) => [...new Set(walks.flatMap(({ name, walk }) => walk(given[name])))]
}

type Walk = (value: unknown) => readonly string[]

/** `known`: inputs that are being looked at, which may hold themselves. */
function idsWithin(type: GraphQLInputType, known: Map<string, Walk>): Walk | undefined {
  const nullable = getNullableType(type)
  if (isListType(nullable)) {
    const walk = idsWithin(nullable.ofType, known)
    return walk && ((value) => (Array.isArray(value) ? value.flatMap(walk) : []))
  }
  // What is no id of this graph may be anything somebody typed, and stays out of the record.
  if (isScalarType(nullable)) return nullable.name === 'ID' ? (value) => (isGlobalId(value) ? [value] : []) : undefined
  if (!isInputObjectType(nullable)) return undefined
  const met = known.get(nullable.name)
  if (met !== undefined) return met
  const walks: { readonly name: string; readonly walk: Walk }[] = []
  const whole: Walk = (value) =>
    typeof value === 'object' && value !== null
      ? walks.flatMap(({ name, walk }) => walk((value as Record<string, unknown>)[name]))
      : []
  known.set(nullable.name, whole)
  for (const field of Object.values(nullable.getFields())) {
    const walk = idsWithin(field.type, known)
    if (walk !== undefined) walks.push({ name: field.name, walk })
  }
  return walks.length > 0 ? whole : undefined
}
