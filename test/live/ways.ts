import { readFileSync } from 'node:fs'
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'

// The public schema as it is committed, walked from the root: what the suites that try every field go by.
const api = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'), {
  assumeValidSDL: true,
})
const query = api.getQueryType() as GraphQLObjectType

export type Field = GraphQLField<unknown, unknown>

/** What is given to fields of the root that are no lookups and need arguments; `$lot` is the id of a lot. */
const given: Readonly<Record<string, string>> = {
  lotTrace: 'lot: $lot',
  expiringLots: 'withinDays: 3650',
  expiringStockValue: 'withinDays: 3650',
  claimCycleTimes: 'createdFrom: "2026-01-01", createdTo: "2026-12-31"',
}

/** Fields of the root that tell nothing of Odoo: how events come in. */
const ofNoOdoo = new Set(['eventStreams', 'eventConsumers', 'eventRelay', 'deadLetters'])

/**
 * Fields of what is in Odoo that need no argument, or are given one; those that find one record need one, if only one of
 * several.
 */
export const fieldsOf = (type: GraphQLObjectType): Field[] =>
  Object.values(type.getFields()).filter(
    ({ name, args }) =>
      (type === query && name in given) ||
      (!(type === query && ofNoOdoo.has(name)) &&
        !args.some((argument) => isRequiredArgument(argument) || argument.name === 'id')),
  )

export const objectOf = ({ type }: Field): GraphQLObjectType | null => {
  const named = getNamedType(type)
  return isObjectType(named) ? named : null
}

/** The shortest way from the root to each type: lists that need no argument, and records that records point at. */
export function waysToTypes(): Map<GraphQLObjectType, readonly Field[]> {
  const ways = new Map<GraphQLObjectType, readonly Field[]>([[query, []]])
  for (const [type, way] of ways) {
    for (const field of fieldsOf(type)) {
      const target = objectOf(field)
      if (target !== null && !ways.has(target)) ways.set(target, [...way, field])
    }
  }
  ways.delete(query)
  return ways
}

/** A query that goes this way, `first` of each list at the root, and selects something at its end. */
export function queryAlong(way: readonly Field[], selection: string, first: number): string {
  const open = way.map(({ name }, depth) => (depth === 0 ? `${name}${argumentsOf(name, first)} {` : `${name} {`))
  const whole = `{ ${open.join(' ')} ${selection} ${'}'.repeat(open.length)} }`
  return whole.includes('$lot') ? `query ($lot: ID!) ${whole}` : whole
}

function argumentsOf(root: string, first: number): string {
  const isPaged = query.getFields()[root]?.args.some(({ name }) => name === 'first') === true
  const all = [...(root in given ? [given[root]] : []), ...(isPaged ? [`first: ${first}`] : [])]
  return all.length > 0 ? `(${all.join(', ')})` : ''
}

/** What is below a field: nothing for a leaf, else each leaf of its object, through the nodes of a list. */
export function belowIn(target: GraphQLObjectType | null): string {
  if (target === null) return ''
  const leaves = fieldsOf(target)
    .filter((field) => isLeafType(getNamedType(field.type)))
    .map(({ name }) => name)
  const nodes = fieldsOf(target).find(({ name }) => name === 'nodes')
  return `{ ${leaves.join(' ')} __typename ${nodes ? `nodes ${belowIn(objectOf(nodes))}` : ''} }`
}
