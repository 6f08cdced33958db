import type { GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ClaimsWorld, claimsWorld } from './claims-world.ts'
import { type Answer, type Graph, graphOver } from './graph.ts'
import { describeSeeded } from './live.ts'
import { belowIn, fieldsOf, objectOf, queryAlong, waysToTypes } from './ways.ts'

/** Each field of the type, and below those that give objects each of their leaves, through the nodes of a list. */
function selectionOf(type: GraphQLObjectType): string {
  return fieldsOf(type)
    .map((field) => `${field.name} ${belowIn(objectOf(field))}`)
    .join(' ')
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

// The systems that number suppliers and payers have no check digit that could be right or wrong.
const alwaysEmpty = [
  '.suppliers.nodes.identifiers.valid',
  '.payers.nodes.identifiers.valid',
  // What is denied is not paid.
  '.denials.nodes.claim.paidOn',
  // A remittance names the services of a claim, and not its lines.
  '.claims.nodes.remittances.nodes.adjustments.sequence',
  // What is open is not done.
  '.lotTrace.openTransfers.nodes.doneAt',
]

/** Odoo has no field for numbers of facilities; a setting may name one. */
const isNumberOfFacility = (place: string) => /\.facilit(y|ies\.nodes)\.identifiers\./.test(place)

/** What a FHIR server says is from no file. */
const isOfFile = (place: string) => /provenance\.(fileChecksum|line)$/.test(place) && !/remittance/i.test(place)

describeSeeded('Every field of every type, wherever it can be asked for', (odoo) => {
  let graph: Graph
  let claims: ClaimsWorld
  let lot: string
  beforeAll(async () => {
    claims = await claimsWorld(odoo)
    graph = graphOver(odoo, { external: claims.external })
    const { lots } = await graph.data('{ lots(first: 1, filter: { numberContains: "RECALL" }) { nodes { id } } }')
    lot = lots.nodes[0]?.id
  })
  afterAll(() => claims?.close())

  it.each([...waysToTypes()].map(([type, way]) => ({ type, way, name: type.name })))(
    'holds something for some record: $name',
    async ({ type, way }) => {
      // Enough of the records to meet each of their kinds.
      const data = await graph.data(queryAlong(way, selectionOf(type), 300), { lot })
      const path = way.map(({ name }) => `.${name}`).join('')
      const held = new Set(placesHeld(data))
      const empty = placesAsked(type, path).filter((place) => !held.has(place))
      expect(
        empty.filter((place) => !alwaysEmpty.includes(place) && !isNumberOfFacility(place) && !isOfFile(place)),
      ).toEqual([])
    },
  )
})
