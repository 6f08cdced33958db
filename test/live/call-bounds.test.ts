import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ClaimsWorld, claimsWorld } from './claims-world.ts'
import { type Graph, graphOver } from './graph.ts'
import { describeSeeded } from './live.ts'
import { belowIn, fieldsOf, objectOf, queryAlong, waysToTypes } from './ways.ts'

describeSeeded('The calls that a field costs', (odoo) => {
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

  it.each(
    [...waysToTypes()].flatMap(([type, way]) =>
      fieldsOf(type).map((field) => ({ coordinate: `${type.name}.${field.name}`, way, field })),
    ),
  )('are bounded by the way to it, not by the page: $coordinate', async ({ way, field }) => {
    const document = queryAlong(way, `${field.name} ${belowIn(objectOf(field))}`, pageSize)
    const { errors, calls } = await graph.ask(document, { variables: { lot } })
    expect(errors).toBeUndefined()
    // A field of a record costs at most one call for what it points at and one for what it is made of.
    const path = [...way, field].filter(({ name }) => name !== 'nodes')
    const most = path.reduce((sum, { name }) => sum + (workedOut[name] ?? 2), 0)
    expect(calls.made.filter(({ call }) => !isOfConnecting.test(call)).length).toBeLessThanOrEqual(most)
  })
})

/** Many more than the most calls that any field may take, so that a call for each record is noticed. */
const pageSize = 80

/** Fields that are worked out of several kinds of records, and how many calls that takes. */
const workedOut: Readonly<Record<string, number>> = {
  need: 8,
  replenishmentSignals: 9,
  match: 9,
  // Two, and at most two for each of the two companies.
  stockValueByFacility: 6,
  expiringStockValue: 6,
  // More than FHIR is asked for at once.
  claims: 3,
  // Items, lots and moves, and then which of the moves it was.
  supplyConsumptions: 4,
  // Both ways: by the claim, and by what the books say of what nobody claimed.
  lineage: 9,
}

const isOfConnecting = /^version$|^res\.users\/|^decimal\.precision\/|^res\.currency\/|^uom\.uom\//
