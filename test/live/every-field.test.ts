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
import { expect, it } from 'vitest'
import { type Answer, graphOver } from './graph.ts'
import { describeSeeded } from './live.ts'

const api = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'), {
  assumeValidSDL: true,
})
const query = api.getQueryType() as GraphQLObjectType

type Field = GraphQLField<unknown, unknown>
const fieldsOf = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument))
const objectOf = ({ type }: Field) => {
  const named = getNamedType(type)
  return isObjectType(named) ? named : null
}

/** The shortest way from the root to each type: lists that need no argument, and records that records point at. */
function waysToTypes(): Map<GraphQLObjectType, readonly Field[]> {
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

/** Each field of the type, and below those that give objects each of their leaves, through the nodes of a list. */
function selectionOf(type: GraphQLObjectType): string {
  return fieldsOf(type)
    .map((field) => `${field.name} ${belowIn(objectOf(field))}`)
    .join(' ')
}
function belowIn(target: GraphQLObjectType | null): string {
  if (target === null) return ''
  const leaves = fieldsOf(target)
    .filter((field) => isLeafType(getNamedType(field.type)))
    .map(({ name }) => name)
  const nodes = fieldsOf(target).find(({ name }) => name === 'nodes')
  return `{ ${leaves.join(' ')} __typename ${nodes ? `nodes ${belowIn(objectOf(nodes))}` : ''} }`
}

/** All places in an answer that hold something, as paths of field names. */
function placesHeld(value: Answer, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => placesHeld(each, path))
  if (value === null) return []
  if (typeof value !== 'object') return [path]
  return Object.entries(value).flatMap(([name, each]) => placesHeld(each, `${path}.${name}`))
}

/** All places a selection asks for, as paths of field names. */
function placesAsked(type: GraphQLObjectType, path: string): string[] {
  return fieldsOf(type).flatMap((field) => {
    const target = objectOf(field)
    return target === null ? [`${path}.${field.name}`] : placesBelow(target, `${path}.${field.name}`)
  })
}
function placesBelow(target: GraphQLObjectType, path: string): string[] {
  return fieldsOf(target).flatMap((field) => {
    const below = objectOf(field)
    if (below === null) return [`${path}.${field.name}`]
    return field.name === 'nodes' ? placesBelow(below, `${path}.nodes`) : []
  })
}

// The systems that number suppliers have no check digit that could be right or wrong.
const alwaysEmpty = ['.suppliers.nodes.identifiers.valid']

describeSeeded('Every field of every type, wherever it can be asked for', (odoo) => {
  const graph = graphOver(odoo)

  it.each([...waysToTypes()].map(([type, way]) => ({ type, way, name: type.name })))(
    'holds something for some record: $name',
    async ({ type, way }) => {
      const open = way.map(({ name }, depth) => (depth === 0 ? `${name}${pageOf(name)} {` : `${name} {`))
      const data = await graph.data(`{ ${open.join(' ')} ${selectionOf(type)} ${'}'.repeat(open.length)} }`)
      const path = way.map(({ name }) => `.${name}`).join('')
      const held = new Set(placesHeld(data))
      const empty = placesAsked(type, path).filter((place) => !held.has(place))
      expect(empty.filter((place) => !alwaysEmpty.includes(place))).toEqual([])
    },
  )
})

/** Enough of the records to meet each of their kinds. */
function pageOf(root: string): string {
  return query.getFields()[root]?.args.some(({ name }) => name === 'first') ? '(first: 150)' : ''
}
