import type { SupplyDelivery } from '@medplum/fhirtypes'
import { execute, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultIdentifierFields, type IdentifierFields } from '#shared/config/identifier-fields.ts'
import { FacilityMap } from '#shared/projections/facility-map.ts'
import { MemoryProjectionStore } from '#shared/projections/memory-projection-store.ts'
import type { Kept } from '#shared/projections/projection-store.ts'
import type { OdooTables, TableRow } from '#shared/sandbox/odoo-double/tables.ts'
import { inventory } from '#subgraphs/inventory/subgraph.ts'
import { recordedOdoo } from '../../../rows/double.ts'
import { requestOf } from '../../../rows/limited-graph.ts'
import { type Claims, everything } from '../../../rows/visible-records.ts'
import { keep, type OutsideWorld, recordsOf } from '../../master-data/outside-world.ts'
import {
  base,
  connectedWorld,
  cycle,
  facilityAt,
  idOf,
  idOfUse,
  labelOf,
  matched,
  rowsOf,
  truthOf,
  withRows,
} from './consumption-world.ts'

const row = (model: string, key: unknown, tables: OdooTables = base) =>
  rowsOf(model, tables).find(({ id }) => id === key) as TableRow

/** A use whose move has one line, and where it is the only one of its lot. */
const used = matched.find((each) => {
  const { lot, move } = truthOf(each)
  const lines = rowsOf('stock.move.line').filter(({ lot_id }) => lot_id === lot)
  return lines.filter(({ move_id }) => move_id === move).length === 1
}) as SupplyDelivery
const truth = truthOf(used)
const item = row('product.product', truth.item)
const template = row('product.template', item.product_tmpl_id)
const lot = row('stock.lot', truth.lot)
const move = row('stock.move', truth.move)
const line = rowsOf('stock.move.line').find((each) => each.move_id === move.id) as TableRow
const facility = facilityAt(used) as TableRow
const day = String(used.occurrenceDateTime).slice(0, 10)
const momentOf = (days: number) =>
  `${new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)} 10:00:00`
const elsewhere = rowsOf('stock.warehouse').find(({ id }) => id !== facility.id) as TableRow
const placeOf = (usage: string) => rowsOf('stock.location').find((each) => each.usage === usage) as TableRow

const selection = `match quantity { value unitCode unit { id } } item { id } lot { id } stockMove { id }`

let world: OutsideWorld
beforeAll(async () => {
  world = await connectedWorld(base, cycle)
})
afterAll(() => world.close())

const others = recordsOf(cycle).filter(({ family }) => family !== 'consumption')

/** What inventory says over these tables, of uses that are kept, without the subgraphs beside it. */
async function asked(
  tables: OdooTables,
  consumptions: readonly Kept[],
  { claims = everything, fields = defaultIdentifierFields } = {},
) {
  const { account } = recordedOdoo(tables)
  const store = new MemoryProjectionStore()
  await keep(store, [...others, ...consumptions])
  const facilities = new FacilityMap({ odoo: account, store, named: new Map(), fields: [] })
  const { schema, context } = inventory(account, null, { ...world.externals, store, facilities }, fields)
  const document = parse(`{ supplyConsumptions { nodes { id ${selection} } } }`)
  const { data, errors = [] } = await execute({ schema, document, contextValue: context(requestOf(claims)) })
  return { nodes: JSON.parse(JSON.stringify(data)).supplyConsumptions.nodes, errors }
}

async function said(...these: Parameters<typeof asked>) {
  const { nodes, errors } = await asked(...these)
  expect(errors).toEqual([])
  return nodes
}

const keptOf = (delivery: SupplyDelivery) => {
  const [kept] = recordsOf([...devices, delivery]).slice(-1)
  return kept as Extract<Kept, { family: 'consumption' }>
}
const devices = cycle.filter(({ resourceType }) => resourceType === 'Device')

async function judged(
  tables: OdooTables,
  { delivery = used, ...settings }: { delivery?: SupplyDelivery; claims?: Claims; fields?: IdentifierFields } = {},
) {
  const [judgement] = await said(tables, [keptOf(delivery)], settings)
  return judgement
}

const matchIn = async (...asked: Parameters<typeof judged>) => (await judged(...asked))?.match

/** Another move of the same lot out of the same place, on another day. */
function anotherMove(days: number, more: Partial<TableRow> = {}): Readonly<Record<string, readonly TableRow[]>> {
  const date = momentOf(days)
  return {
    'stock.move': [{ ...move, id: 90_001, date }],
    'stock.move.line': [{ ...line, id: 90_001, move_id: 90_001, date, ...more }],
  }
}

const labelled = (gtin: string, more: { readonly lot?: string; readonly serial?: string } = {}): SupplyDelivery => {
  const { lot: number, serial } = more
  const code = `(01)${gtin}${number === undefined ? '' : `(10)${number}`}${serial === undefined ? '' : `(21)${serial}`}`
  const coding = [{ system: 'http://hl7.org/fhir/NamingSystem/gs1-di', code: more.lot || more.serial ? code : gtin }]
  return { ...used, suppliedItem: { quantity: { value: 1 }, itemCodeableConcept: { coding } } }
}

describe('The move of a use', () => {
  it('is the one that is there', async () => {
    expect(await judged(base)).toMatchObject({
      match: 'MATCHED',
      item: { id: idOf('odoo', 'Item', item.id) },
      lot: { id: idOf('odoo', 'Lot', lot.id) },
      stockMove: { id: idOf('odoo', 'StockMove', move.id) },
    })
  })

  it('is none of several on the day, and the one of the day where the others are of other days', async () => {
    expect(await judged(withRows(anotherMove(0)))).toMatchObject({ match: 'SEVERAL_MOVES', stockMove: null })
    expect(await judged(withRows(anotherMove(-3)))).toMatchObject({
      match: 'MATCHED',
      stockMove: { id: idOf('odoo', 'StockMove', move.id) },
    })
  })

  it.each([
    [-91, 'NO_MOVE'],
    [-90, 'MATCHED'],
    [31, 'MATCHED'],
    [32, 'NO_MOVE'],
  ])('that was made %d days from the use is %s', async (days, expected) => {
    expect(await matchIn(withRows({ 'stock.move.line': [{ ...line, date: momentOf(days) }] }))).toBe(expected)
  })

  it('of a single piece is the one it left by, whenever that was', async () => {
    const tables = withRows({
      'product.template': [{ ...template, tracking: 'serial' }],
      'stock.move.line': [{ ...line, date: momentOf(-400) }],
    })
    expect(await matchIn(tables)).toBe('MATCHED')
    expect(await matchIn(withRows(anotherMove(3), tables))).toBe('SEVERAL_MOVES')
    expect(await matchIn(withRows(anotherMove(0), tables))).toBe('MATCHED')
  })

  it('of several lines is one', async () => {
    expect(await matchIn(withRows({ 'stock.move.line': [{ ...line, id: 90_001 }] }))).toBe('MATCHED')
  })

  it.each(['customer', 'inventory', 'production'])('may lead to %s', async (usage) => {
    const location_dest_id = placeOf(usage).id
    expect(await matchIn(withRows({ 'stock.move.line': [{ ...line, location_dest_id }] }))).toBe('MATCHED')
  })

  it.each(['internal', 'transit', 'supplier'])('does not lead to %s', async (usage) => {
    const location_dest_id = placeOf(usage).id
    expect(await matchIn(withRows({ 'stock.move.line': [{ ...line, location_dest_id }] }))).toBe('NO_MOVE')
  })

  it('is done, and out of the facility it was used in', async () => {
    expect(await matchIn(withRows({ 'stock.move.line': [{ ...line, state: 'assigned' }] }))).toBe('NO_MOVE')
    const there = rowsOf('stock.location').find(
      ({ usage, warehouse_id }) => usage === 'internal' && warehouse_id === elsewhere.id,
    ) as TableRow
    expect(await matchIn(withRows({ 'stock.move.line': [{ ...line, location_id: there.id }] }))).toBe('NO_MOVE')
  })

  it('is looked for on any day where nobody says the day of the use', async () => {
    const { occurrenceDateTime: _, ...delivery } = used
    expect(await matchIn(base, { delivery })).toBe('MATCHED')
    expect(await matchIn(withRows(anotherMove(-3)), { delivery })).toBe('SEVERAL_MOVES')
  })
})

describe('A move that may not be seen', () => {
  const type = rowsOf('stock.picking.type').find(({ warehouse_id }) => warehouse_id === elsewhere.id) as TableRow
  const hidden = withRows({ 'stock.move': [{ ...move, picking_type_id: type.id }] })
  const gone = withRows({ 'stock.move.line': [{ ...line, state: 'cancel' }] })
  const claims: Claims = { ...everything, facilities: [facility.id] }

  it('is as if it were not there, in the word for the match too', async () => {
    expect(await matchIn(hidden)).toBe('MATCHED')
    const toldOfHidden = await judged(hidden, { claims })
    expect(toldOfHidden).toMatchObject({ match: 'NO_MOVE', stockMove: null })
    expect(toldOfHidden).toEqual(await judged(gone, { claims }))
  })

  it('is none of several', async () => {
    const another = anotherMove(0)
    const moves = (another['stock.move'] ?? []).map((each) => ({ ...each, picking_type_id: type.id }))
    const tables = withRows({ ...another, 'stock.move': moves })
    expect(await matchIn(tables)).toBe('SEVERAL_MOVES')
    expect(await matchIn(tables, { claims })).toBe('MATCHED')
  })
})

describe('The item of a use', () => {
  const twin = { ...item, id: 90_002, product_tmpl_id: 90_002 }
  const twinTemplate = { ...template, id: 90_002 }
  const withTwin = (more: Partial<TableRow>, ofTemplate: Partial<TableRow> = {}) =>
    withRows({
      'product.product': [{ ...twin, ...more }],
      'product.template': [{ ...twinTemplate, ...ofTemplate }],
    })

  it('is none of several that bear the number', async () => {
    expect(await judged(withTwin({}))).toMatchObject({ match: 'SEVERAL_ITEMS', item: null, lot: null, stockMove: null })
  })

  it('is the one in use, of the company it was used in', async () => {
    expect(await matchIn(withTwin({ active: false }))).toBe('MATCHED')
    const other = rowsOf('res.company').find(({ id }) => id !== facility.company_id) as TableRow
    expect(await matchIn(withTwin({}, { company_id: other.id }))).toBe('MATCHED')
  })

  it('is found by the number of a packaging, which is then the unit, and by its own number first', async () => {
    const unit = rowsOf('uom.uom').find(({ id }) => id !== template.uom_id) as TableRow
    const [packaging] = rowsOf('product.uom') as [TableRow]
    const gtin = '12999000002006'
    const tables = withRows({
      'product.uom': [{ ...packaging, id: 90_003, product_id: item.id, uom_id: unit.id, barcode: gtin }],
    })
    const delivery = labelled(gtin, { lot: String(lot.name) })
    expect(await judged(tables, { delivery })).toMatchObject({
      match: 'MATCHED',
      item: { id: idOf('odoo', 'Item', item.id) },
      quantity: { value: '1', unit: { id: idOf('odoo', 'UnitOfMeasure', unit.id) } },
    })
    const own = withRows(
      { 'product.product': [{ ...twin, barcode: gtin }], 'product.template': [twinTemplate] },
      tables,
    )
    expect((await judged(own, { delivery })).item).toEqual({ id: idOf('odoo', 'Item', twin.id) })
  })

  it('is found by the fields that settings name, and by no number of another agency than was written down', async () => {
    const number = '+H123PARTNO1'
    const tables = withRows({ 'product.product': [{ ...item, default_code: number }] })
    const coding = [{ system: 'http://hl7.org/fhir/NamingSystem/hibcc-udi', code: number }]
    const delivery = { ...used, suppliedItem: { itemCodeableConcept: { coding } } }
    const fields = {
      ...defaultIdentifierFields,
      item: [...defaultIdentifierFields.item, { system: 'UDI_DI', field: 'default_code' } as const],
    }
    expect(await matchIn(tables, { delivery })).toBe('NO_ITEM')
    expect((await judged(tables, { delivery, fields })).item).toEqual({ id: idOf('odoo', 'Item', item.id) })
  })
})

describe('The lot of a use', () => {
  const { gtin } = labelOf(used)

  it('is the single piece where the item is kept by serial numbers', async () => {
    const tables = withRows({ 'product.template': [{ ...template, tracking: 'serial' }] })
    expect(await matchIn(tables, { delivery: labelled(gtin, { lot: 'BATCH', serial: String(lot.name) }) })).toBe(
      'MATCHED',
    )
  })

  it('is needed where the item is kept in lots', async () => {
    expect(await judged(base, { delivery: labelled(gtin) })).toMatchObject({
      match: 'NO_LOT',
      item: { id: idOf('odoo', 'Item', item.id) },
      lot: null,
    })
  })

  it('is not needed where the item is not kept in lots: then its moves without one count', async () => {
    const untracked = { 'product.template': [{ ...template, tracking: 'none' }] }
    const delivery = labelled(gtin)
    expect(await matchIn(withRows(untracked), { delivery })).toBe('NO_MOVE')
    const tables = withRows({ ...untracked, 'stock.move.line': [{ ...line, lot_id: false }] })
    expect(await judged(tables, { delivery })).toMatchObject({ match: 'MATCHED', lot: null })
  })

  it('is of the item and of the company it was used in', async () => {
    const other = rowsOf('res.company').find(({ id }) => id !== facility.company_id) as TableRow
    expect(await matchIn(withRows({ 'stock.lot': [{ ...lot, company_id: other.id }] }))).toBe('NO_LOT')
    const anotherItem = rowsOf('product.product').find(({ id }) => id !== item.id) as TableRow
    expect(await matchIn(withRows({ 'stock.lot': [{ ...lot, product_id: anotherItem.id }] }))).toBe('NO_LOT')
  })

  it.each(['\0', '\ud800', "'; DROP TABLE stock_lot; --", 'x'.repeat(400)])('is none for %j', async (name) => {
    const kept = keptOf(used)
    const record = { ...kept.record, id: 'odd', deviceIdentifier: gtin, lot: name }
    const nodes = await said(base, [kept, { family: 'consumption', record }], {})
    const matches = nodes.map(({ id, match }: { id: string; match: string }) => [id, match])
    expect(new Map(matches)).toEqual(
      new Map([
        [idOf('fhir', 'SupplyConsumption', 'odd'), 'NO_LOT'],
        [idOfUse(used), 'MATCHED'],
      ]),
    )
  })
})

describe('What is kept without lots and leaves by the thousand', () => {
  it('is refused by itself, and stands in the way of nothing else', async () => {
    const other = rowsOf('product.product').find(({ id, barcode }) => id !== item.id && barcode) as TableRow
    const ofNoLot = { ...line, product_id: other.id, lot_id: false }
    const many = Array.from({ length: 10_001 }, (_, place) => ({ ...ofNoLot, id: 100_000 + place }))
    const tables = withRows({
      'product.template': [{ ...row('product.template', other.product_tmpl_id), tracking: 'none' }],
      'stock.move.line': many,
    })
    const ofOther = { ...labelled(String(other.barcode)), id: 'by-the-thousand' }
    const { nodes, errors } = await asked(tables, [keptOf(used), keptOf(ofOther)])
    const matches = nodes.map(({ id, match }: { id: string; match: string }) => [id, match])
    expect(new Map(matches)).toEqual(
      new Map([
        [idOfUse(used), 'MATCHED'],
        [idOfUse(ofOther), null],
      ]),
    )
    const refused = new Set(errors.map(({ extensions }) => extensions.code))
    expect([...refused]).toEqual(['COST_LIMIT'])
  })
})
