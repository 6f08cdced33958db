import { describe, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { type OdooCall, recordedOdoo } from './double.ts'
import { type Data, type LimitedGraph, limitedGraph } from './limited-graph.ts'
import { mixedTables } from './mixed-tables.ts'
import { rootLists } from './root-lists.ts'
import { type Claims, everything } from './visible-records.ts'
import { idOf, idOfRow, type Row, World } from './world.ts'

const tables = mixedTables(hospitalGroupTables())
const world = new World(tables)

/** An Odoo that answers for this model as if there were no condition, and in all companies; by one method, where one is named. */
const ignoring = (model: string, method?: string) => (call: OdooCall) => {
  if (call.model !== model || call.body.domain === undefined) return call
  if (method !== undefined && call.method !== method) return call
  const { domain: _, ...rest } = call.body
  const context = { ...(call.body.context as object), allowed_company_ids: world.keys('res.company') }
  return { ...call, body: { ...rest, domain: [], context } }
}

const graphs = new Map<string, LimitedGraph>()

function graphIgnoring(model: string, method?: string): LimitedGraph {
  const name = `${model}/${method}`
  const graph = graphs.get(name) ?? limitedGraph(recordedOdoo(tables, ignoring(model, method)).account)
  graphs.set(name, graph)
  return graph
}

/** What a record says of itself: whose company, whose facility, whose supplier. */
interface Says {
  readonly model: string
  readonly company?: (row: Row) => unknown
  readonly facility?: (row: Row) => unknown
  readonly supplier?: (row: Row) => unknown
}

const company = (row: Row) => row.company_id
const ofType = (row: Row) => world.facilityOfType(row.picking_type_id)
const partner = (row: Row) => row.partner_id

const says: Readonly<Record<string, Says>> = {
  Company: { model: 'res.company', company: ({ id }) => id },
  Facility: { model: 'stock.warehouse', company, facility: ({ id }) => id },
  StorageLocation: { model: 'stock.location', company, facility: (row) => row.warehouse_id },
  Supplier: { model: 'res.partner', company, supplier: ({ id }) => id },
  Item: { model: 'product.product', company: ({ id }) => world.productOf(id)?.company_id },
  CostCenter: { model: 'account.analytic.account', company },
  PurchaseOrder: { model: 'purchase.order', company, facility: ofType, supplier: partner },
  PurchaseAgreement: { model: 'purchase.requisition', company, supplier: (row) => row.vendor_id },
  ContractPrice: { model: 'product.supplierinfo', company, supplier: partner },
  VendorBill: { model: 'account.move', company, supplier: partner },
  Invoice: { model: 'account.move', company },
  CreditNote: { model: 'account.move', company },
  Payment: { model: 'account.payment', company },
  StockTransfer: { model: 'stock.picking', company, facility: ofType },
  StockPosition: { model: 'stock.quant', company, facility: (row) => world.placeOf(row)?.warehouse_id },
  Lot: { model: 'stock.lot', company },
  ReplenishmentRule: { model: 'stock.warehouse.orderpoint', company, facility: (row) => row.warehouse_id },
}

/** Records that say of themselves that they are somebody else's. */
function othersOf(type: string, claims: Claims): ReadonlySet<string> {
  const { model, company, facility, supplier } = says[type] as Says
  const isElsewhere = (reach: 'all' | readonly number[], key: unknown) =>
    reach !== 'all' && typeof key === 'number' && !reach.includes(key)
  const family = claims.supplier === null ? null : world.familyOf(claims.supplier)
  const isOthers = (row: Row) =>
    isElsewhere(claims.companies, company?.(row)) ||
    isElsewhere(claims.facilities, facility?.(row)) ||
    (family !== null && supplier !== undefined && !family.has(Number(supplier(row))))
  return new Set(
    world
      .rows(model)
      .filter(isOthers)
      .map((row) => idOfRow(type, row)),
  )
}

const askers: readonly (readonly [string, Claims])[] = [
  ['a buyer of one company', { companies: [2], facilities: 'all', supplier: null }],
  ['a storekeeper', { companies: [1], facilities: [2], supplier: null }],
  ['one of some facilities of all companies', { companies: 'all', facilities: [3, 4], supplier: null }],
  ['a supplier', { companies: 'all', facilities: 'all', supplier: 44 }],
]

describe.each(askers)('An Odoo that ignores what it is asked gives %s nothing of others:', (_, claims) => {
  const lists = rootLists(world).filter(({ type, name }) => says[type] && name !== 'purchaseOrdersToApprove')

  it.each(lists.map((list) => [list.name, list] as const))('no %s, in lists and by id', async (name, list) => {
    const { model } = says[list.type] as Says
    const graph = graphIgnoring(model)
    const others = othersOf(list.type, claims)
    const { data } = await graph.ask(claims, `{ list: ${name}(first: 500) { nodes { id __typename } } }`)
    const nodes: Data[] = data.list?.nodes ?? []
    expect(nodes.filter(({ id }) => others.has(id))).toEqual([])
    // A position has no id of Odoo's own to be read by.
    const some = list.type === 'StockPosition' ? [] : [...others].slice(0, 5)
    for (const id of some) {
      const found = await graph.ask(claims, `{ found: ${list.lookup}(id: "${id}") { id } }`)
      expect(found.data.found).toBe(null)
    }
  })

  it.each(['purchase.order', 'purchase.order.line', 'account.move'])(
    'with orders no lines and bills, of %s',
    async (model) => {
      const { data } = await graphIgnoring(model).ask(
        claims,
        '{ purchaseOrders(first: 100) { nodes { lines { nodes { purchaseOrder { id } } } bills { nodes { id } } } } }',
      )
      const [orders, bills] = [othersOf('PurchaseOrder', claims), othersOf('VendorBill', claims)]
      const nodes: Data[] = data.purchaseOrders.nodes
      const named = nodes.flatMap(({ lines }) => lines.nodes.map((line: Data) => line.purchaseOrder?.id))
      expect(named.filter((id) => orders.has(id))).toEqual([])
      expect(nodes.flatMap((order) => order.bills.nodes).filter(({ id }) => bills.has(id))).toEqual([])
    },
  )

  it('no spend', async () => {
    const graph = graphIgnoring('account.move')
    const { data } = await graph.ask(claims, '{ rows: spendBySupplierAndMonth { company { id } supplier { id } } }')
    const [companies, suppliers] = [othersOf('Company', claims), othersOf('Supplier', claims)]
    const isOthers = (row: Data) =>
      companies.has(row.company?.id) || (claims.supplier !== null && suppliers.has(row.supplier?.id))
    expect(data.rows.filter(isOthers)).toEqual([])
  })
})

describe('An Odoo that ignores what it is asked about', () => {
  it('operation types gives nobody the orders and transfers of other facilities', async () => {
    const claims: Claims = { companies: [1], facilities: [2], supplier: null }
    const graph = graphIgnoring('stock.picking.type')
    const { data } = await graph.ask(
      claims,
      '{ orders: purchaseOrders(first: 500) { nodes { id } } transfers: stockTransfers(first: 500) { nodes { id } } }',
    )
    const ids = [...data.orders.nodes, ...data.transfers.nodes].map(({ id }: Data) => id)
    const others = [...othersOf('PurchaseOrder', claims), ...othersOf('StockTransfer', claims)]
    expect(ids.filter((id) => others.includes(id))).toEqual([])
  })

  const claims: Claims = { companies: [2], facilities: 'all', supplier: null }
  const lot = world.rows('stock.lot').find(({ company_id: company }) => company === 2)
  const traced = (selection: string) => `{ lotTrace(lot: "${idOf('Lot', Number(lot?.id))}") { ${selection} } }`

  it('moves gives nobody references to orders of others in the trace of a lot', async () => {
    const document = traced('openOrders(first: 200) { nodes { purchaseOrder { id } } }')
    const { lotTrace } = await graphIgnoring('stock.move').data(claims, document)
    const given: (string | undefined)[] = lotTrace.openOrders.nodes.map((node: Data) => node.purchaseOrder?.id)
    // Such an Odoo sums up what is others', too.
    expect(given).toContain(undefined)
    const others = othersOf('PurchaseOrder', claims)
    expect(given.filter((id) => id !== undefined && others.has(id))).toEqual([])
  })

  it('stock has nobody trace a lot that seems to be elsewhere too', async () => {
    const document = traced('remainders(first: 200) { nodes { location { id } } }')
    const { data, errors } = await graphIgnoring('stock.quant').ask(claims, document)
    expect(data.lotTrace).toBeNull()
    expect(errors.map(({ message }) => message)).toEqual([expect.stringMatching(/^Cannot trace a lot of several/)])
  })

  it('stock where it is summed gives nobody places of others in the trace of a lot', async () => {
    const document = traced('remainders(first: 200) { nodes { location { id } } }')
    const { lotTrace } = await graphIgnoring('stock.quant', 'formatted_read_group').data(claims, document)
    const given: (string | undefined)[] = lotTrace.remainders.nodes.map((node: Data) => node.location?.id)
    expect(given).toContain(undefined)
    const others = othersOf('StorageLocation', claims)
    expect(given.filter((id) => id !== undefined && others.has(id))).toEqual([])
  })

  it('nothing of it gives all to whoever may see all', async () => {
    const graph = graphIgnoring('purchase.order')
    const { list } = await graph.data(everything, '{ list: purchaseOrders(first: 500) { nodes { id } } }')
    expect(list.nodes.map(({ id }: Data) => id).sort()).toEqual(
      world
        .keys('purchase.order')
        .map((key) => idOf('PurchaseOrder', key))
        .sort(),
    )
  })
})
