import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import type { OdooTables, TableRow } from '#shared/sandbox/odoo-double/tables.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { type RecordedExternal, recordedExternal } from '../claims/recorded-external.ts'
import { CareWorld, VisibleCare } from './care-world.ts'
import { type RecordedOdoo, recordedOdoo } from './double.ts'
import { type LimitedGraph, limitedGraph } from './limited-graph.ts'
import { mixedTables } from './mixed-tables.ts'
import { spreadCare } from './spread-care.ts'
import { strayedTables } from './strayed-tables.ts'
import { type Claims, everything } from './visible-records.ts'
import { World } from './world.ts'

/** The joined graph over an Odoo, a claims platform and payers' files, with the plain world that judges its answers. */
export interface CareGraph extends LimitedGraph {
  readonly world: World
  readonly care: CareWorld
  readonly odoo: RecordedOdoo
  readonly external: RecordedExternal
  visible(claims: Claims): VisibleCare
}

/** `isStrayed`: over an Odoo whose records have strayed from what they name, too. */
export async function careGraph({ isStrayed = false } = {}): Promise<CareGraph> {
  const mixed = mixedTables(hospitalGroupTables())
  const tables = isStrayed ? withStrangeDepartures(strayedTables(mixed)) : mixed
  const world = new World(tables)
  const odoo = recordedOdoo(tables)
  const { resources, remittanceFiles } = revenueCycle()
  const spread = spreadCare(resources)
  const external = await recordedExternal(odoo.account, spread)
  const care = new CareWorld(spread, remittanceFiles, world)
  const graph = limitedGraph(odoo.account, external.records)
  const { remittances } = await graph.data(everything, '{ remittances(first: 500) { nodes { id traceNumber } } }')
  const ids = new Map<string, string>(
    remittances.nodes.map(({ id, traceNumber }: { id: string; traceNumber: string }) => [traceNumber, id]),
  )
  return { ...graph, world, care, odoo, external, visible: (claims) => new VisibleCare(care, claims, ids) }
}

/** What left the hospital and the clinic by papers of each other, now and then: its moves are of the other facility. */
function withStrangeDepartures(tables: OdooTables): OdooTables {
  const other = new Map<unknown, number>([
    [2, 10],
    [10, 2],
  ])
  const turned = (row: TableRow) => ({ ...row, picking_type_id: other.get(row.picking_type_id) ?? row.picking_type_id })
  const transfers = new Set((tables['stock.picking'] ?? []).filter(({ id }) => id % 3 === 0).map(({ id }) => id))
  const moved = (model: string, transferOf: (row: TableRow) => unknown) =>
    (tables[model] ?? []).map((row) => (transfers.has(Number(transferOf(row))) ? turned(row) : row))
  return {
    ...tables,
    'stock.picking': moved('stock.picking', ({ id }) => id),
    'stock.move': moved('stock.move', ({ picking_id: transfer }) => transfer),
  }
}
