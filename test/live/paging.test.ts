import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, everyNode, type Graph, graphOver } from './graph.ts'
import { runInside } from './inside.ts'
import { describeSeeded } from './live.ts'
import { askOdoo, idOf, type Oracle } from './oracle.ts'

const bills = ['move_type', 'in', ['in_invoice', 'in_refund', 'in_receipt']]
const inUse = ['active', '=', true]

/** Each list with its orders, and how Odoo is asked for the same records in the same order. */
const lists = [
  {
    list: 'purchaseOrders',
    type: 'PurchaseOrder',
    model: 'purchase.order',
    domain: [],
    orders: {
      ORDERED_AT_DESC: 'date_order desc',
      ORDERED_AT_ASC: 'date_order asc',
      NUMBER_ASC: 'name asc',
      NUMBER_DESC: 'name desc',
    },
  },
  {
    list: 'vendorBills',
    type: 'VendorBill',
    model: 'account.move',
    domain: [bills],
    orders: {
      BILL_DATE_DESC: 'invoice_date desc',
      BILL_DATE_ASC: 'invoice_date asc',
      DUE_DATE_ASC: 'invoice_date_due asc',
      DUE_DATE_DESC: 'invoice_date_due desc',
    },
  },
  {
    list: 'invoices',
    type: 'Invoice',
    model: 'account.move',
    domain: [['move_type', '=', 'out_invoice']],
    orders: {
      INVOICE_DATE_DESC: 'invoice_date desc',
      INVOICE_DATE_ASC: 'invoice_date asc',
      DUE_DATE_ASC: 'invoice_date_due asc',
      DUE_DATE_DESC: 'invoice_date_due desc',
    },
  },
  {
    list: 'stockTransfers',
    type: 'StockTransfer',
    model: 'stock.picking',
    domain: [],
    orders: { SCHEDULED_AT_DESC: 'scheduled_date desc', SCHEDULED_AT_ASC: 'scheduled_date asc' },
  },
  {
    list: 'items',
    type: 'Item',
    model: 'product.product',
    domain: [inUse],
    orders: { NAME_ASC: 'name asc', NAME_DESC: 'name desc' },
  },
  {
    list: 'itemCategories',
    type: 'ItemCategory',
    model: 'product.category',
    domain: [],
    orders: { PATH_ASC: 'complete_name asc', PATH_DESC: 'complete_name desc' },
  },
  {
    list: 'storageLocations',
    type: 'StorageLocation',
    model: 'stock.location',
    domain: [inUse],
    orders: { PATH_ASC: 'complete_name asc', PATH_DESC: 'complete_name desc' },
  },
  {
    list: 'costCenters',
    type: 'CostCenter',
    model: 'account.analytic.account',
    domain: [inUse],
    orders: { NAME_ASC: 'name asc', NAME_DESC: 'name desc' },
  },
  {
    list: 'suppliers',
    type: 'Supplier',
    model: 'res.partner',
    domain: [inUse, ['supplier_rank', '>', 0]],
    orders: { NAME_ASC: 'complete_name asc', NAME_DESC: 'complete_name desc' },
  },
  {
    list: 'facilities',
    type: 'Facility',
    model: 'stock.warehouse',
    domain: [inUse],
    orders: { NAME_ASC: 'name asc', NAME_DESC: 'name desc' },
  },
  {
    list: 'companies',
    type: 'Company',
    model: 'res.company',
    domain: [],
    orders: { NAME_ASC: 'name asc', NAME_DESC: 'name desc' },
  },
] as const

/** What the seed has none of: instants that differ in microseconds only, and bills and invoices without dates. */
const spreadDates = `
env.cr.execute("""
    CREATE TABLE dates_before_test AS SELECT id, invoice_date, invoice_date_due FROM account_move WHERE move_type <> 'entry' AND id % 5 = 0;
    UPDATE account_move SET invoice_date = NULL, invoice_date_due = NULL WHERE id IN (SELECT id FROM dates_before_test);
    UPDATE purchase_order SET date_order = date_trunc('second', date_order) + id % 7 * interval '140 milliseconds';
    UPDATE stock_picking SET scheduled_date = date_trunc('second', scheduled_date) + id % 7 * interval '140 milliseconds';
""")
`
const restoreDates = `
env.cr.execute("SELECT to_regclass('dates_before_test')")
if env.cr.fetchone()[0]:
    env.cr.execute("""
        UPDATE account_move SET invoice_date = saved.invoice_date, invoice_date_due = saved.invoice_date_due
          FROM dates_before_test AS saved WHERE account_move.id = saved.id;
        DROP TABLE dates_before_test;
        UPDATE purchase_order SET date_order = date_trunc('second', date_order);
        UPDATE stock_picking SET scheduled_date = date_trunc('second', scheduled_date);
    """)
`

describeSeeded('Walking a list', (odoo) => {
  const graph = graphOver(odoo)
  let oracle: Oracle

  beforeAll(async () => {
    oracle = await askOdoo(odoo)
    // A run that was cut short leaves them spread.
    await runInside(odoo, restoreDates + spreadDates)
  })
  afterAll(() => runInside(odoo, restoreDates))

  describe.each(lists)('$list', ({ list, type, model, domain, orders }) => {
    it.each(Object.entries(orders))(
      'in order %s gives each record once, as Odoo orders them, in pages of 50 and of 7',
      async (order, clause) => {
        const expected = (await oracle.all(model, ['id'], domain, `${clause}, id ${clause.split(' ')[1]}`)).map(
          ({ id }) => ({ id: idOf(type, id) }),
        )
        expect(expected.length).toBeGreaterThan(1)
        for (const size of [50, 7]) {
          expect(await everyNode(graph, list, `first: ${size}, orderBy: ${order}`, 'id')).toEqual(expected)
        }
      },
    )
  })

  const mine = `companies: ["${idOf('Company', 2)}"]`
  it.each([
    ['purchaseOrders', mine, ['ORDERED_AT_DESC', 'ORDERED_AT_ASC', 'NUMBER_DESC']],
    ['vendorBills', mine, ['BILL_DATE_DESC', 'DUE_DATE_ASC']],
    ['invoices', mine, ['INVOICE_DATE_ASC', 'DUE_DATE_DESC']],
    ['stockTransfers', 'kinds: [DELIVERY]', ['SCHEDULED_AT_DESC', 'SCHEDULED_AT_ASC']],
    ['suppliers', '', ['NAME_ASC']],
    ['items', 'nameContains: "g"', ['NAME_DESC']],
  ])('%s one by one gives the same as all at once', async (list, filter, orders) => {
    for (const order of orders) {
      const having = `filter: { ${filter} }, orderBy: ${order}`
      const all = await everyNode(graph, list, `first: 500, ${having}`, 'id')
      expect(all.length).toBeGreaterThan(5)
      expect(await everyNode(graph, list, `first: 1, ${having}`, 'id')).toEqual(all)
    }
  })

  it.each([
    ['OLDEST_FIRST', 'id asc'],
    ['NEWEST_FIRST', 'id desc'],
  ])('stockPositions in order %s gives each position once', async (order, clause) => {
    const quants = await oracle.all(
      'stock.quant',
      ['product_id', 'location_id'],
      [['location_id.usage', '=', 'internal']],
      clause,
    )
    const expected = quants.map(({ product_id, location_id }) => ({
      item: { id: idOf('Item', product_id) },
      location: { id: idOf('StorageLocation', location_id) },
    }))
    const said = await everyNode(graph, 'stockPositions', `first: 50, orderBy: ${order}`, 'item { id } location { id }')
    expect(said).toEqual(expected)
  })

  it('gives the receipts of an order by the time they are planned for, to the microsecond', async () => {
    const incoming = await oracle.all(
      'stock.picking',
      ['purchase_id'],
      [['picking_type_id.code', '=', 'incoming']],
      'scheduled_date, id',
    )
    const byOrder = Map.groupBy(incoming, ({ purchase_id }) => purchase_id)
    const orders = await everyNode(graph, 'purchaseOrders', 'first: 100', 'id receipts { nodes { id } }')
    const inTwoOrMore = orders.filter(({ receipts }) => receipts.nodes.length > 1)
    expect(inTwoOrMore.length).toBeGreaterThan(10)
    for (const { id, receipts } of inTwoOrMore) {
      const key = Number(Buffer.from(id, 'base64url').toString().split('/')[2])
      expect(receipts.nodes).toEqual(byOrder.get(key)?.map((picking) => ({ id: idOf('StockTransfer', picking.id) })))
    }
  })

  it('goes on from the cursor of any edge, and says whether there is more on either side', async () => {
    const page = 'edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'
    const { purchaseOrders: whole } = await graph.data(`{ purchaseOrders(first: 12) { ${page} } }`)
    expect(whole.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: whole.edges[0].cursor,
      endCursor: whole.edges[11].cursor,
    })
    for (const [index, { cursor }] of whole.edges.slice(0, 11).entries()) {
      const { purchaseOrders: rest } = await graph.data(
        `query ($after: String) { purchaseOrders(first: 2, after: $after) { ${page} } }`,
        { after: cursor },
      )
      expect(rest.edges[0].node).toEqual(whole.edges[index + 1].node)
      expect(rest.pageInfo.hasPreviousPage).toBe(true)
    }
  })
})

describeSeeded('Walking a list inside a record', (odoo) => {
  const graph = graphOver(odoo)
  const nested = [
    { parents: 'purchaseOrders', list: 'lines' },
    { parents: 'purchaseOrders', list: 'receipts' },
    { parents: 'purchaseOrders', list: 'bills' },
    { parents: 'stockTransfers', list: 'moves' },
    { parents: 'suppliers', list: 'purchaseOrders' },
  ]

  it.each(nested)(
    'gives each of $parents its $list once and in order, in pages of 1, 2 and 7',
    async ({ parents, list }) => {
      const { page } = await graph.data(
        `{ page: ${parents}(first: 500) { nodes { id list: ${list}(first: 200) { nodes { id } } } } }`,
      )
      const [longest] = page.nodes.toSorted(
        (one: Answer, other: Answer) => other.list.nodes.length - one.list.nodes.length,
      )
      expect(longest.list.nodes.length).toBeGreaterThan(1)
      const lookup = { purchaseOrders: 'purchaseOrder', stockTransfers: 'stockTransfer', suppliers: 'supplier' }[
        parents
      ]
      for (const first of [1, 2, 7]) {
        expect(await walkNested(graph, `${lookup}(id: "${longest.id}")`, list, first)).toEqual(longest.list.nodes)
      }
    },
  )
})

async function walkNested(graph: Graph, parent: string, list: string, first: number): Promise<Answer[]> {
  const document = `query ($after: String) { parent: ${parent} { list: ${list}(first: ${first}, after: $after) {
    nodes { id } pageInfo { hasNextPage endCursor }
  } } }`
  const nodes: Answer[] = []
  for (let after: string | null = null, more = true; more && nodes.length < 1_000; ) {
    const answer: Answer = await graph.data(document, { after })
    const page = answer.parent.list
    nodes.push(...page.nodes)
    ;({ endCursor: after, hasNextPage: more } = page.pageInfo)
  }
  return nodes
}
