import type { Device, Resource, SupplyDelivery } from '@medplum/fhirtypes'
import { expect } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import type { OdooTables, TableRow } from '#shared/sandbox/odoo-double/tables.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { recordedOdoo } from '../../../rows/double.ts'
import { type Claims, everything } from '../../../rows/visible-records.ts'
import { type OutsideWorld, outsideWorld } from '../../master-data/outside-world.ts'

export const base = hospitalGroupTables()
export const cycle = revenueCycle(base).resources

export const idOf = (source: string, type: string, key: string | number) =>
  Buffer.from(`${source}/${type}/${key}`).toString('base64url')

export const rowsOf = (model: string, tables: OdooTables = base): readonly TableRow[] => tables[model] ?? []

/** The tables with these rows instead of those that have the same key, and with those that are new. */
export function withRows(
  changed: Readonly<Record<string, readonly TableRow[]>>,
  tables: OdooTables = base,
): OdooTables {
  const models = Object.entries(changed).map(([model, rows]) => {
    const own = new Map(rowsOf(model, tables).map((row) => [row.id, row]))
    for (const row of rows) own.set(row.id, row)
    return [model, [...own.values()]] as const
  })
  return { ...tables, ...Object.fromEntries(models) }
}

/** A world whose connection to Odoo stands, so that calls can be counted. */
export async function connectedWorld(tables: OdooTables, resources: readonly Resource[]): Promise<OutsideWorld> {
  const world = await outsideWorld(recordedOdoo(tables).account, resources)
  await world.ask(everything, '{ unitsOfMeasure { id } }')
  return world
}

export const deliveries = cycle.filter((each) => each.resourceType === 'SupplyDelivery') as readonly SupplyDelivery[]

export const deviceOf = (delivery: SupplyDelivery): Device => {
  const reference = delivery.suppliedItem?.itemReference?.reference
  return cycle.find((each) => `${each.resourceType}/${each.id}` === reference) as Device
}

/** What is printed on a product, by its label alone. */
export function labelOf(delivery: SupplyDelivery): { readonly gtin: string; readonly lot: string } {
  const text = deviceOf(delivery).udiCarrier?.[0]?.carrierHRF ?? ''
  return { gtin: /\(01\)(\d{14})/.exec(text)?.[1] ?? '', lot: /\(10\)(.*)$/.exec(text)?.[1] ?? '' }
}

/** A key of a warehouse by the code that a Location bears. */
export function facilityAt(delivery: SupplyDelivery): TableRow | undefined {
  const place = cycle.find(({ resourceType, id }) => `${resourceType}/${id}` === delivery.destination?.reference)
  const numbers = place?.resourceType === 'Location' ? (place.identifier ?? []) : []
  const code = numbers.find(({ system }) => system === 'urn:caregraph:warehouse')?.value
  return rowsOf('stock.warehouse').find((row) => row.code === code)
}

const withoutZeros = (number: unknown) => String(number).replace(/^0+/, '')

/** Whether and how a use is in stock, worked out of plain tables: nothing of the product's code is in it. */
export function truthOf(delivery: SupplyDelivery, tables: OdooTables = base) {
  const { gtin, lot: name } = labelOf(delivery)
  const same = (number: unknown) => typeof number === 'string' && withoutZeros(number) === withoutZeros(gtin)
  const packagings = rowsOf('product.uom', tables).filter(({ barcode }) => same(barcode))
  const boxed = new Set(packagings.map(({ product_id }) => product_id))
  const items = rowsOf('product.product', tables).filter(({ id, barcode }) => same(barcode) || boxed.has(id))
  const [item, ...others] = items
  if (item === undefined) return { match: 'NO_ITEM', item: null, lot: null, move: null }
  if (others.length > 0) throw new Error('Cannot tell: several items have the number')
  const lot = rowsOf('stock.lot', tables).find((row) => row.product_id === item.id && row.name === name)
  if (lot === undefined) return { match: 'NO_LOT', item: item.id, lot: null, move: null }
  const found = { item: item.id, lot: lot.id, move: null }
  const facility = facilityAt(delivery)
  if (facility === undefined) return { match: 'NO_FACILITY', ...found }
  const usage = (place: unknown) => rowsOf('stock.location', tables).find(({ id }) => id === place)
  const day = String(delivery.occurrenceDateTime).slice(0, 10)
  const daysFrom = (date: unknown) => (Date.parse(String(date).slice(0, 10)) - Date.parse(day)) / 86_400_000
  const lines = rowsOf('stock.move.line', tables).filter(
    (line) =>
      line.state === 'done' &&
      line.lot_id === lot.id &&
      usage(line.location_id)?.usage === 'internal' &&
      usage(line.location_id)?.warehouse_id === facility.id &&
      ['customer', 'inventory', 'production'].includes(String(usage(line.location_dest_id)?.usage)) &&
      daysFrom(line.date) >= -90 &&
      daysFrom(line.date) <= 7,
  )
  const ofDay = lines.filter(({ date }) => daysFrom(date) === 0)
  const moves = [...new Set((ofDay.length > 0 ? ofDay : lines).map(({ move_id }) => Number(move_id)))]
  if (moves.length === 0) return { match: 'NO_MOVE', ...found }
  return moves.length > 1 ? { match: 'SEVERAL_MOVES', ...found } : { match: 'MATCHED', ...found, move: moves[0] }
}

/** Those of the uses that are in stock with a single move, for tests to change something about. */
export const matched = deliveries.filter((each) => truthOf(each).match === 'MATCHED')

/** Uses that say less, or otherwise, than those of the hospital group do. */
export const [sample] = matched as [SupplyDelivery]
const [{ destination = {} }] = matched as [SupplyDelivery]
const use = (id: string, more: Partial<SupplyDelivery>): SupplyDelivery => ({
  resourceType: 'SupplyDelivery',
  id,
  meta: { versionId: '1', lastUpdated: '2026-06-29T00:00:00.000Z' },
  destination,
  ...more,
})
const gs1 = (code: string) => ({ coding: [{ system: 'http://hl7.org/fhir/NamingSystem/gs1-di', code }] })
export const odd: readonly SupplyDelivery[] = [
  use('says-nothing', {}),
  use('only-a-day', {
    status: 'abandoned',
    occurrenceDateTime: '2026-06-20',
    suppliedItem: { quantity: { value: 2.5, unit: 'mL' }, itemCodeableConcept: gs1(labelOf(sample).gtin) },
  }),
  use('offset', {
    status: 'in-progress',
    occurrenceDateTime: '2026-06-20T23:30:00-05:00',
    suppliedItem: { quantity: { value: 3 }, itemCodeableConcept: gs1(labelOf(sample).gtin) },
  }),
  use('unknown-product', { suppliedItem: { quantity: { value: 1, unit: 'each' }, itemCodeableConcept: gs1('99') } }),
]

export const idOfUse = (delivery: Pick<SupplyDelivery, 'id'>) => idOf('fhir', 'SupplyConsumption', String(delivery.id))

export const selection = `id status occurredAt occurredOn deviceIdentifier lotNumber serialNumber expiresOn match
  quantity { value unitCode unit { name } } facility { id } item { id name } lot { id number } stockMove { id state }
  provenance { system mode stale reference }`
export const document = `query ($filter: SupplyConsumptionFilter, $orderBy: SupplyConsumptionOrder! = OCCURRED_DESC,
  $first: Int! = 500, $after: String) {
  supplyConsumptions(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { ${selection} } pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`

/** A page without a single error. */
export async function pageOf({ ask }: Pick<OutsideWorld, 'ask'>, claims: Claims, variables: object = {}) {
  const { data, errors, calls } = await ask(claims, document, { ...variables })
  expect(errors.map(({ message }) => message)).toEqual([])
  return { ...data.supplyConsumptions, calls }
}

export interface Walk {
  readonly first: number
  readonly [name: string]: unknown
}

/** Ids of all pages, in order. */
export async function walkThrough(world: Pick<OutsideWorld, 'ask'>, claims: Claims, variables: Walk) {
  const ids: string[] = []
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo } = await pageOf(world, claims, { ...variables, after })
    ids.push(...nodes.map(({ id }: { id: string }) => id))
    if (!pageInfo.hasNextPage) return ids
    after = pageInfo.endCursor
  }
}
