import { beforeAll, describe, expect, it } from 'vitest'
import { everyNode, type Graph, graphOver } from './graph.ts'
import { describeSeeded } from './live.ts'
import { askOdoo, idOf, type Oracle } from './oracle.ts'

const supplier = (key: number) => `"${idOf('Supplier', key)}"`
const facility = (key: number) => `"${idOf('Facility', key)}"`
const company = (key: number) => `"${idOf('Company', key)}"`

/** A filter of the graph, and the domain by which Odoo finds the same records. */
type Filters = Record<string, readonly unknown[]>

const orders: Filters = {
  '': [],
  'states: [DRAFT]': [['state', '=', 'draft']],
  'states: [TO_APPROVE, CANCELLED]': [['state', 'in', ['to approve', 'cancel']]],
  'states: null': [],
  [`suppliers: [${supplier(12)}, ${supplier(20)}]`]: [['partner_id', 'in', [12, 20]]],
  [`facilities: [${facility(2)}]`]: [['picking_type_id.warehouse_id', '=', 2]],
  [`companies: [${company(2)}]`]: [['company_id', '=', 2]],
  'orderedFrom: "2026-06-01T00:00:00Z"': [['date_order', '>=', '2026-06-01 00:00:00']],
  'orderedFrom: "2026-06-01T02:00:00+02:00"': [['date_order', '>=', '2026-06-01 00:00:00']],
  'orderedBefore: "2026-03-01T00:00:00Z"': [['date_order', '<', '2026-03-01 00:00:00']],
  'orderedFrom: "2026-03-01T00:00:00Z", orderedBefore: "2026-03-08T00:00:00Z"': [
    ['date_order', '>=', '2026-03-01 00:00:00'],
    ['date_order', '<', '2026-03-08 00:00:00'],
  ],
  'numberContains: "p0001"': [['name', 'ilike', 'p0001']],
  [`states: [APPROVED], companies: [${company(1)}], numberContains: "7"`]: [
    ['state', '=', 'purchase'],
    ['company_id', '=', 1],
    ['name', 'ilike', '7'],
  ],
}

const bills: Filters = {
  '': [],
  'states: [DRAFT, CANCELLED]': [['state', 'in', ['draft', 'cancel']]],
  'paymentStates: [PARTIAL, REVERSED]': [['payment_state', 'in', ['partial', 'reversed']]],
  'kinds: [REFUND]': [['move_type', '=', 'in_refund']],
  [`suppliers: [${supplier(12)}]`]: [['partner_id', '=', 12]],
  [`companies: [${company(2)}]`]: [['company_id', '=', 2]],
  'billDateFrom: "2026-06-01"': [['invoice_date', '>=', '2026-06-01']],
  'billDateTo: "2026-06-01"': [['invoice_date', '<=', '2026-06-01']],
  'billDateFrom: "2026-11-01", billDateTo: "2026-11-01"': [['invoice_date', '=', '2026-11-01']],
}

const invoices: Filters = {
  '': [],
  'states: [POSTED]': [['state', '=', 'posted']],
  'paymentStates: [NOT_PAID]': [['payment_state', '=', 'not_paid']],
  [`companies: [${company(2)}]`]: [['company_id', '=', 2]],
  'invoiceDateFrom: "2026-03-01", invoiceDateTo: "2026-05-31"': [
    ['invoice_date', '>=', '2026-03-01'],
    ['invoice_date', '<=', '2026-05-31'],
  ],
}

const transfers: Filters = {
  '': [],
  'kinds: [RECEIPT]': [['picking_type_id.code', '=', 'incoming']],
  'kinds: [INTERNAL, DELIVERY]': [['picking_type_id.code', 'in', ['internal', 'outgoing']]],
  'states: [READY, CANCELLED]': [['state', 'in', ['assigned', 'cancel']]],
  [`facilities: [${facility(3)}]`]: [['picking_type_id.warehouse_id', '=', 3]],
  'scheduledFrom: "2026-02-01T00:00:00Z", scheduledBefore: "2026-02-15T12:30:00Z"': [
    ['scheduled_date', '>=', '2026-02-01 00:00:00'],
    ['scheduled_date', '<', '2026-02-15 12:30:00'],
  ],
}

const inUse = ['active', '=', true]
const items: Filters = {
  '': [inUse],
  'active: false': [['active', '=', false]],
  'active: null': [],
  'nameContains: "GLOVES"': [inUse, ['name', 'ilike', 'gloves']],
  'nameContains: "10×10 cm"': [inUse, ['name', 'ilike', '10×10 cm']],
  'nameContains: "<luer lock>"': [inUse, ['name', 'ilike', '<luer lock>']],
  'skus: ["ITM-0001", "GWN-1", "itm-0002"]': [inUse, ['default_code', 'in', ['ITM-0001', 'GWN-1']]],
  'skus: ["ITM-%"]': [['id', '=', 0]],
}

const rank = ['supplier_rank', '>', 0]
const suppliers: Filters = {
  '': [inUse, rank],
  'active: false': [['active', '=', false], rank],
  'active: null': [rank],
  'nameContains: "ångfält"': [inUse, rank, ['complete_name', 'ilike', 'ångfält']],
  'nameContains: "安全"': [inUse, rank, ['complete_name', 'ilike', '安全']],
}

const facilities: Filters = {
  '': [inUse],
  'active: null': [],
  'active: false': [['active', '=', false]],
  [`companies: [${company(1)}]`]: [inUse, ['company_id', '=', 1]],
}

describeSeeded('A filter', (odoo) => {
  const graph: Graph = graphOver(odoo)
  let oracle: Oracle
  beforeAll(async () => {
    oracle = await askOdoo(odoo)
  })

  describe.each([
    { list: 'purchaseOrders', type: 'PurchaseOrder', model: 'purchase.order', scope: [], filters: orders },
    {
      list: 'vendorBills',
      type: 'VendorBill',
      model: 'account.move',
      scope: [['move_type', 'in', ['in_invoice', 'in_refund']]],
      filters: bills,
    },
    {
      list: 'invoices',
      type: 'Invoice',
      model: 'account.move',
      scope: [['move_type', '=', 'out_invoice']],
      filters: invoices,
    },
    { list: 'stockTransfers', type: 'StockTransfer', model: 'stock.picking', scope: [], filters: transfers },
    { list: 'items', type: 'Item', model: 'product.product', scope: [], filters: items },
    { list: 'suppliers', type: 'Supplier', model: 'res.partner', scope: [], filters: suppliers },
    { list: 'facilities', type: 'Facility', model: 'stock.warehouse', scope: [], filters: facilities },
  ])('of $list', ({ list, type, model, scope, filters }) => {
    it.each(Object.entries(filters))('{ %s } finds what Odoo finds', async (filter, domain) => {
      const expected = (await oracle.all(model, ['id'], [...scope, ...domain])).map(({ id }) => idOf(type, id))
      const found = await everyNode(graph, list, `first: 200, filter: { ${filter} }`, 'id')
      expect(found.map(({ id }) => id).sort()).toEqual(expected.sort())
    })

    it('finds all records in some way, and some in every other', async () => {
      const counts = await Promise.all(
        Object.values(filters).map(async (domain) => (await oracle.all(model, ['id'], [...scope, ...domain])).length),
      )
      expect(Math.max(...counts)).toBeGreaterThan(3)
      expect(new Set(counts).size).toBeGreaterThan(1)
    })

    it('that is null is none', async () => {
      const query = (filter: string) => everyNode(graph, list, `first: 200${filter}`, 'id')
      expect(await query(', filter: null')).toEqual(await query(''))
    })
  })

  it.each([
    [`items: ["${idOf('Item', 7)}"]`, [['product_id', '=', 7]]],
    [`facilities: [${facility(4)}]`, [['warehouse_id', '=', 4]]],
    [`locations: ["${idOf('StorageLocation', 8)}"]`, [['location_id', '=', 8]]],
  ])('of stockPositions, { %s }, finds what Odoo finds', async (filter, domain) => {
    const quants = await oracle.all(
      'stock.quant',
      ['product_id', 'location_id'],
      [['location_id.usage', '=', 'internal'], ...domain],
      'id asc',
    )
    const found = await everyNode(
      graph,
      'stockPositions',
      `first: 200, filter: { ${filter} }`,
      'item { id } location { id }',
    )
    expect(found).toEqual(
      quants.map(({ product_id, location_id }) => ({
        item: { id: idOf('Item', product_id) },
        location: { id: idOf('StorageLocation', location_id) },
      })),
    )
  })

  it.each([
    ['items', '%'],
    ['items', '_'],
    ['items', '\\'],
    ['items', '"'],
    ['suppliers', '100%'],
    ['suppliers', '%'],
    ['suppliers', '\\'],
    ['suppliers', "'"],
    ['suppliers', '&'],
  ])('of %s by part of a name takes %s for the character it is', async (list, part) => {
    const names = async (filter: object) => {
      const { page } = await graph.data(
        `query ($filter: ${list === 'items' ? 'ItemFilter' : 'SupplierFilter'}) { page: ${list}(first: 500, filter: $filter) { nodes { name } } }`,
        { filter },
      )
      return page.nodes.map(({ name }: { name: string }) => name)
    }
    expect(await names({ nameContains: part })).toEqual((await names({})).filter((name: string) => name.includes(part)))
  })

  it('of an instant means whole seconds, as instants are shown', async () => {
    const { purchaseOrders } = await graph.data('{ purchaseOrders(first: 1) { nodes { id orderedAt } } }')
    const [{ id, orderedAt }] = purchaseOrders.nodes
    const justAfter = orderedAt.replace('Z', '.500Z')
    const ids = async (filter: string) =>
      (await everyNode(graph, 'purchaseOrders', `first: 50, filter: { ${filter} }`, 'id')).map((node) => node.id)
    expect(await ids(`orderedFrom: "${orderedAt}"`)).toContain(id)
    expect(await ids(`orderedFrom: "${justAfter}"`)).not.toContain(id)
    expect(await ids(`orderedFrom: "2026-10-01T00:00:00Z", orderedBefore: "${justAfter}"`)).toContain(id)
    expect(await ids(`orderedFrom: "2026-10-01T00:00:00Z", orderedBefore: "${orderedAt}"`)).not.toContain(id)
  })

  it('may come in variables, with the defaults of its fields', async () => {
    const document = 'query ($filter: ItemFilter) { items(first: 500, filter: $filter) { nodes { active } } }'
    const actives = async (filter: object | null) => {
      const { items } = await graph.data(document, { filter })
      return [...new Set(items.nodes.map(({ active }: { active: boolean }) => active))].sort()
    }
    expect(await actives(null)).toEqual([true])
    expect(await actives({})).toEqual([true])
    expect(await actives({ active: null })).toEqual([false, true])
  })
})
