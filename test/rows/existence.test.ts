import { beforeAll, describe, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { type OdooCall, recordedOdoo } from './double.ts'
import { edgesOf } from './edges.ts'
import { limitedGraph } from './limited-graph.ts'
import { mixedTables } from './mixed-tables.ts'
import { rootLists } from './root-lists.ts'
import { type Claims, everything, VisibleRecords } from './visible-records.ts'
import { idOf, idOfRow, type Row, World } from './world.ts'

const tables = mixedTables(hospitalGroupTables(), { isStrict: true })
const world = new World(tables)
const source = recordedOdoo(tables)
const graph = limitedGraph(source.account)
const missing = 999_999

const askers: readonly (readonly [string, Claims])[] = [
  ['A supplier', { companies: 'all', facilities: 'all', supplier: 44 }],
  ['A supplier to one company', { companies: [1], facilities: 'all', supplier: 48 }],
  ['A storekeeper', { companies: [1], facilities: [1], supplier: null }],
  ['A buyer of one company', { companies: [2], facilities: 'all', supplier: null }],
]

/** All that tells of a question: the answer as text, and which calls to Odoo it took. */
async function told(claims: Claims, document: string) {
  source.takeCalls()
  const { data, errors } = await graph.ask(claims, document)
  const failures = errors.map(({ message, path, extensions }) => ({ message, path, extensions }))
  return { text: JSON.stringify({ data, failures }), shapes: source.takeCalls().map(shapeOf) }
}

function shapeOf({ model, method, body }: OdooCall) {
  const { domain, ...rest } = body as { domain?: unknown }
  return JSON.stringify([model, method, rest, kindsIn(domain)])
}

/** A condition without the keys and texts in it. */
function kindsIn(condition: unknown): unknown {
  if (!Array.isArray(condition)) return condition
  const [field, operator, value] = condition
  const isTerm = condition.length === 3 && typeof field === 'string' && field.length > 1
  return isTerm ? [field, operator, kindOf(value)] : condition.map(kindsIn)
}

function kindOf(value: unknown): unknown {
  if (!Array.isArray(value)) return typeof value
  return value.some(Array.isArray) ? kindsIn(value) : value.map(kindOf)
}

async function expectAlike(claims: Claims, ask: (text: string) => string, hidden: string, none: string) {
  const ofHidden = await told(claims, ask(hidden))
  const ofNone = await told(claims, ask(none))
  expect(ofHidden.text.replaceAll(hidden, none)).toBe(ofNone.text)
  expect(ofHidden.shapes).toEqual(ofNone.shapes)
}

function idsOf(type: string, hidden: Row): [hidden: string, none: string] {
  const nothing = type === 'StockPosition' ? { ...hidden, product_id: missing } : { id: missing }
  return [idOfRow(type, hidden), idOfRow(type, nothing)]
}

function hiddenRow(type: string, claims: Claims, holds = (_: Row) => true): Row | undefined {
  const seen = new VisibleRecords(world, claims).ids(type)
  return new VisibleRecords(world, everything).rows(type).find((row) => !seen.has(idOfRow(type, row)) && holds(row))
}

beforeAll(() => graph.data(everything, '{ unitsOfMeasure { id } }'))

describe.each(askers)('%s cannot tell what it may not see from what there is not:', (_, claims) => {
  const lists = rootLists(world).filter(({ name }) => name !== 'purchaseOrdersToApprove')

  it.each(lists.map((list) => [list.type, list] as const))('by the id of %s', async (type, list) => {
    const hidden = hiddenRow(type, claims)
    if (hidden === undefined) return
    const ask = (id: string) => `{ found: ${list.lookup}(id: "${id}") { ${edgesOf(type, 1)} } }`
    await expectAlike(claims, ask, ...idsOf(type, hidden))
  })

  it.each([
    ['purchaseOrders', 'suppliers', 'Supplier'],
    ['purchaseOrders', 'facilities', 'Facility'],
    ['purchaseOrders', 'companies', 'Company'],
    ['purchaseOrders', 'buyers', 'Buyer'],
    ['purchaseAgreements', 'suppliers', 'Supplier'],
    ['contractPrices', 'suppliers', 'Supplier'],
    ['contractPrices', 'items', 'Item'],
    ['contractPrices', 'agreements', 'PurchaseAgreement'],
    ['vendorBills', 'suppliers', 'Supplier'],
    ['vendorBills', 'companies', 'Company'],
    ['stockTransfers', 'facilities', 'Facility'],
    ['stockPositions', 'items', 'Item'],
    ['stockPositions', 'locations', 'StorageLocation'],
    ['lots', 'items', 'Item'],
    ['storageLocations', 'parents', 'StorageLocation'],
    ['items', 'categories', 'ItemCategory'],
    ['costCenters', 'companies', 'Company'],
    ['invoices', 'companies', 'Company'],
    ['replenishmentRules', 'items', 'Item'],
  ])('by %s with a filter by %s', async (list, filter, type) => {
    const hidden = hiddenRow(type, claims)
    if (hidden === undefined) return
    const nodes = edgesOf(rootLists(world).find(({ name }) => name === list)?.type ?? '', 1)
    const ask = (id: string) => `{ ${list}(first: 3, filter: { ${filter}: ["${id}"] }) { nodes { ${nodes} } } }`
    await expectAlike(claims, ask, ...idsOf(type, hidden))
  })

  it.each([
    ['spendBySupplierAndMonth', 'Supplier', (id: string) => `filter: { suppliers: ["${id}"] }`, 'month'],
    ['spendBySupplierAndMonth', 'Company', (id: string) => `filter: { companies: ["${id}"] }`, 'month'],
    ['receivablesByAge', 'Company', (id: string) => `companies: ["${id}"]`, 'total { amount }'],
    ['stockValueByFacility', 'Facility', (id: string) => `filter: { facilities: ["${id}"] }`, 'value { amount }'],
    ['stockValueByFacility', 'Company', (id: string) => `filter: { companies: ["${id}"] }`, 'value { amount }'],
    ['expiringLots', 'Facility', (id: string) => `withinDays: 900, facilities: ["${id}"]`, 'nodes { id }'],
    ['lotTrace', 'Lot', (id: string) => `lot: "${id}"`, 'onHand { value }'],
  ])('by %s of %s', async (field, type, argumentsOf, selection) => {
    const hidden = hiddenRow(type, claims)
    if (hidden === undefined) return
    const ask = (id: string) => `{ ${field}(${argumentsOf(id)}) { ${selection} } }`
    await expectAlike(claims, ask, ...idsOf(type, hidden))
  })

  it.each([
    ['item', 'Item', 'GTIN', 'barcode', '4099999999999'],
    ['supplier', 'Supplier', 'VAT', 'vat', 'XX000000000'],
  ])('by the identifier of an %s', async (lookup, type, system, field, none) => {
    const hidden = hiddenRow(type, claims, (row) => typeof row[field] === 'string' && row[field].length === none.length)
    if (hidden === undefined) return
    const ask = (value: string) =>
      `{ found: ${lookup}(identifier: { system: ${system}, value: "${value}" }) { ${edgesOf(type, 1)} } }`
    await expectAlike(claims, ask, String(hidden[field]), none)
  })

  it.each([
    ['purchaseOrders', 'numberContains', 'PurchaseOrder', 'name'],
    ['purchaseOrders', 'text', 'PurchaseOrder', 'name'],
    ['vendorBills', 'numberContains', 'VendorBill', 'name'],
    ['suppliers', 'nameContains', 'Supplier', 'complete_name'],
    ['suppliers', 'text', 'Supplier', 'vat'],
    ['items', 'skus', 'Item', 'default_code'],
    ['lots', 'numberContains', 'Lot', 'name'],
    ['stockTransfers', 'numberContains', 'StockTransfer', 'name'],
  ])('by %s with %s of %s', async (list, filter, type, field) => {
    const seen = new VisibleRecords(world, claims).rows(type).map((row) => String(row[field]))
    // A word that is in nothing that may be seen.
    const isAlone = (row: Row) => {
      const text = String(row[field] || '')
      return text.length > 3 && !text.includes('/') && !seen.some((other) => other.includes(text))
    }
    const hidden = hiddenRow(type, claims, isAlone)
    if (hidden === undefined) return
    const text = String(hidden[field])
    const nonsense = text.replaceAll(/\w/g, 'q')
    const asked = (value: string) => (filter === 'skus' ? `["${value}"]` : `"${value}"`)
    const ask = (value: string) => `{ ${list}(first: 3, filter: { ${filter}: ${asked(value)} }) { nodes { id } } }`
    await expectAlike(claims, ask, text, nonsense)
  })
})

describe('Whoever may not see all facilities', () => {
  it('is refused the trace of every lot, whether it is there or not', async () => {
    const claims: Claims = { companies: 'all', facilities: world.keys('stock.warehouse'), supplier: null }
    for (const key of [...world.keys('stock.lot').slice(0, 3), missing]) {
      const { data, errors } = await graph.ask(claims, `{ lotTrace(lot: "${idOf('Lot', key)}") { lot { id } } }`)
      expect(data).toEqual({ lotTrace: null })
      expect(errors.map(({ message }) => message)).toEqual([
        'Cannot trace a lot: it takes the right to see every facility',
      ])
    }
  })
})
