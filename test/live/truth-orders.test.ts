import { beforeAll, expect, it } from 'vitest'
import { type Answer, everyNode, type Graph, graphOver } from './graph.ts'
import { describeLive, describeSeeded } from './live.ts'
import { askOdoo, decimal, idOf, instant, type OdooRecord, type Oracle, orNull, refOf, wordFor } from './oracle.ts'

const orderStates = {
  draft: 'DRAFT',
  sent: 'SENT',
  'to approve': 'TO_APPROVE',
  purchase: 'APPROVED',
  cancel: 'CANCELLED',
}
const receiptStates = { pending: 'PENDING', partial: 'PARTIAL', full: 'FULL' }
const billStates = { no: 'NOTHING_TO_BILL', 'to invoice': 'WAITING', invoiced: 'BILLED' }
const lineKinds = { false: 'ITEM', line_section: 'SECTION', line_subsection: 'SUBSECTION', line_note: 'NOTE' }

const selection = `
  id number state locked buyer { id name } supplierReference sourceDocument orderedAt approvedAt expectedAt receiptStatus billStatus
  supplier { id name active } company { id name } facility { id name }
  untaxed { amount currency } tax { amount currency } total { amount currency }
  lines(first: 200) { nodes {
    id kind description discount expectedAt item { id name } purchaseOrder { id number }
    quantity { value unit { id name } } received { value } billed { value }
    unitPrice { amount currency } subtotal { amount currency } total { amount currency }
  } }
  receipts(first: 200) { nodes { id number } }
  bills(first: 200) { nodes { id number } }
`

async function allOrders(graph: Graph): Promise<Map<string, Answer>> {
  const orders = await everyNode(graph, 'purchaseOrders', 'first: 100', selection)
  return new Map(orders.map((order) => [order.id, order]))
}

describeLive('What the graph says of purchase orders', (odoo) => {
  let said: Map<string, Answer>
  let oracle: Oracle
  let orders: OdooRecord[]

  beforeAll(async () => {
    said = await allOrders(graphOver(odoo))
    oracle = await askOdoo(odoo)
    orders = await oracle.all('purchase.order', [
      'name',
      'state',
      'locked',
      'partner_id',
      'partner_ref',
      'origin',
      'user_id',
      'company_id',
      'picking_type_id',
      'date_order',
      'date_approve',
      'date_planned',
      'amount_untaxed',
      'amount_tax',
      'amount_total',
      'currency_id',
      'receipt_status',
      'invoice_status',
      'picking_ids',
    ])
  })

  it('is said of every order, and of nothing else', () => {
    expect([...said.keys()].sort()).toEqual(orders.map(({ id }) => idOf('PurchaseOrder', id)).sort())
  })

  it('is what Odoo says: states, texts, instants and amounts', () => {
    for (const order of orders) {
      expect(said.get(idOf('PurchaseOrder', order.id))).toMatchObject({
        id: idOf('PurchaseOrder', order.id),
        number: order.name,
        state: wordFor(orderStates, order.state),
        locked: order.locked,
        supplierReference: orNull(order.partner_ref),
        sourceDocument: orNull(order.origin),
        orderedAt: instant(order.date_order),
        approvedAt: instant(order.date_approve),
        expectedAt: instant(order.date_planned),
        receiptStatus: order.receipt_status === false ? null : wordFor(receiptStates, order.receipt_status),
        billStatus: wordFor(billStates, order.invoice_status),
        untaxed: oracle.money(order, 'amount_untaxed'),
        tax: oracle.money(order, 'amount_tax'),
        total: oracle.money(order, 'amount_total'),
      })
    }
  })

  it('names the supplier, archived or not, the company, and the facility that receives', async () => {
    const partners = await oracle.byId('res.partner', ['complete_name', 'active'])
    const companies = await oracle.byId('res.company', ['name'])
    const operations = await oracle.byId('stock.picking.type', ['warehouse_id'])
    const warehouses = await oracle.byId('stock.warehouse', ['name'])
    for (const order of orders) {
      const { supplier, company, facility } = said.get(idOf('PurchaseOrder', order.id))
      const partner = partners.get(order.partner_id)
      const warehouse = operations.get(order.picking_type_id)?.warehouse_id
      expect({ supplier, company, facility }).toEqual({
        supplier: { ...refOf('Supplier', order.partner_id), name: partner?.complete_name, active: partner?.active },
        company: { ...refOf('Company', order.company_id), name: companies.get(order.company_id)?.name },
        facility: warehouse ? { ...refOf('Facility', warehouse), name: warehouses.get(warehouse)?.name } : null,
      })
    }
  })

  it('names the buyer, and by the buyer finds the orders', async () => {
    const users = await oracle.byId('res.users', ['name'])
    const expected = (key: number) => ({ ...refOf('Buyer', key), name: users.get(key)?.name })
    for (const order of orders) {
      const { buyer } = said.get(idOf('PurchaseOrder', order.id))
      expect(buyer).toEqual(order.user_id === false ? null : expected(order.user_id))
    }
    for (const key of new Set(orders.flatMap(({ user_id }) => user_id || []))) {
      const filter = `filter: { buyers: ["${idOf('Buyer', key)}"] }`
      const found = await everyNode(graphOver(odoo), 'purchaseOrders', `first: 200, ${filter}`, 'id')
      const bought = orders.filter(({ user_id }) => user_id === key)
      expect(found.map(({ id }) => id).sort()).toEqual(bought.map(({ id }) => idOf('PurchaseOrder', id)).sort())
    }
  })

  it('is found by the words of a text: in its number, its references, its supplier, its lines', async () => {
    const partners = await oracle.byId('res.partner', ['complete_name'])
    const products = await oracle.byId('product.product', ['barcode'])
    const lines = Map.groupBy(
      await oracle.all('purchase.order.line', ['order_id', 'name', 'product_id']),
      ({ order_id }) => order_id,
    )
    const [order] = orders.filter(({ partner_ref }) => partner_ref)
    const ofOrder = lines.get(order?.id ?? 0)?.find(({ product_id }) => products.get(product_id)?.barcode)
    const supplier = partners.get(order?.partner_id)?.complete_name ?? ''
    const texts = [
      order?.name,
      order?.partner_ref.toLowerCase(),
      supplier,
      `${supplier.split(' ')[0].toUpperCase()} ${order?.name}`,
      products.get(ofOrder?.product_id)?.barcode || 'Gauze',
      `${lines.get(order?.id ?? 0)?.[0]?.name.split(' ')[0]} ${supplier.split(' ')[0]}`,
      '%',
      '_',
      `'`,
      '"',
      '\\',
      '💊',
      'nothing has this',
    ]
    for (const text of texts) {
      const has = (each: OdooRecord, word: string) =>
        [
          each.name,
          each.partner_ref,
          partners.get(each.partner_id)?.complete_name,
          ...(lines.get(each.id) ?? []).flatMap((line) => [line.name, products.get(line.product_id)?.barcode]),
        ].some((value) =>
          String(value || '')
            .toLowerCase()
            .includes(word.toLowerCase()),
        )
      const expected = orders.filter((each) => text.split(' ').every((word: string) => has(each, word)))
      const filter = `filter: { text: ${JSON.stringify(text)} }`
      const found = await everyNode(graphOver(odoo), 'purchaseOrders', `first: 200, ${filter}`, 'id')
      expect([text, found.map(({ id }) => id).sort()]).toEqual([
        text,
        expected.map(({ id }) => idOf('PurchaseOrder', id)).sort(),
      ])
    }
  })

  it('has the lines of each order in their order, headings and notes among them', async () => {
    const units = await oracle.byId('uom.uom', ['name'])
    const items = await oracle.byId('product.product', ['name'])
    const lines = await oracle.all(
      'purchase.order.line',
      [
        'order_id',
        'display_type',
        'product_id',
        'name',
        'product_qty',
        'product_uom_id',
        'qty_received',
        'qty_invoiced',
        'price_unit',
        'discount',
        'price_subtotal',
        'price_total',
        'currency_id',
        'date_planned',
      ],
      [],
      'order_id, sequence, id',
    )
    const byOrder = Map.groupBy(lines, (line) => line.order_id)
    const inUnit = (line: OdooRecord, field: string) =>
      line.product_uom_id === false ? null : { value: oracle.quantity(line[field]) }
    for (const order of orders) {
      const expected = (byOrder.get(order.id) ?? []).map((line) => ({
        id: idOf('PurchaseOrderLine', line.id),
        kind: wordFor(lineKinds, line.display_type),
        description: orNull(line.name),
        item:
          line.product_id === false
            ? null
            : { ...refOf('Item', line.product_id), name: items.get(line.product_id)?.name },
        purchaseOrder: { ...refOf('PurchaseOrder', order.id), number: order.name },
        quantity:
          line.product_uom_id === false
            ? null
            : {
                ...inUnit(line, 'product_qty'),
                unit: { ...refOf('UnitOfMeasure', line.product_uom_id), name: units.get(line.product_uom_id)?.name },
              },
        received: inUnit(line, 'qty_received'),
        billed: inUnit(line, 'qty_invoiced'),
        unitPrice: oracle.price(line, 'price_unit'),
        discount: decimal(line.discount, 0, 4),
        subtotal: oracle.money(line, 'price_subtotal'),
        total: oracle.money(line, 'price_total'),
        expectedAt: instant(line.date_planned),
      }))
      expect(said.get(idOf('PurchaseOrder', order.id)).lines.nodes).toEqual(expected)
    }
  })

  it('has the receipts of each order: its incoming transfers, the planned first, and no returns', async () => {
    const incoming = await oracle.all(
      'stock.picking',
      ['name', 'scheduled_date'],
      [['picking_type_id.code', '=', 'incoming']],
      'scheduled_date, id',
    )
    for (const order of orders) {
      const expected = incoming
        .filter(({ id }) => order.picking_ids.includes(id))
        .map(({ id, name }) => ({ id: idOf('StockTransfer', id), number: name }))
      expect(said.get(idOf('PurchaseOrder', order.id)).receipts.nodes).toEqual(expected)
    }
  })

  it('has the bills and refunds that name lines of each order', async () => {
    const lines = await oracle.all(
      'account.move.line',
      ['move_id', 'purchase_line_id'],
      [['purchase_line_id', '!=', false]],
    )
    const orderOf = new Map(
      (await oracle.all('purchase.order.line', ['order_id'])).map(({ id, order_id }) => [id, order_id]),
    )
    const moves = await oracle.byId('account.move', ['name'])
    for (const order of orders) {
      const keys = new Set(
        lines.filter((line) => orderOf.get(line.purchase_line_id) === order.id).map(({ move_id }) => move_id as number),
      )
      const expected = [...keys].map((key) => ({ id: idOf('VendorBill', key), number: orNull(moves.get(key)?.name) }))
      const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)
      expect(said.get(idOf('PurchaseOrder', order.id)).bills.nodes.toSorted(byId)).toEqual(expected.sort(byId))
    }
  })
})

describeSeeded('Of the seeded purchase orders', (odoo) => {
  it('the graph shows every state, three currencies, both companies, archived suppliers, headings and notes', async () => {
    const orders = [...(await allOrders(graphOver(odoo))).values()]
    const seen = (of: (order: Answer) => unknown) => [...new Set(orders.flatMap(of))].sort()
    expect(seen(({ state }) => state)).toEqual(Object.values(orderStates).sort())
    expect(seen(({ receiptStatus }) => receiptStatus)).toEqual(
      expect.arrayContaining(['FULL', 'PARTIAL', 'PENDING', null]),
    )
    expect(seen(({ billStatus }) => billStatus)).toEqual(Object.values(billStates).sort())
    expect(seen(({ total }) => total.currency)).toEqual(['EUR', 'JPY', 'USD'])
    expect(seen(({ company }) => company.name)).toEqual(['Estmere Laboratories', 'Northmere Health'])
    expect(seen(({ supplier }) => supplier.active)).toEqual([false, true])
    expect(seen(({ lines }) => lines.nodes.map(({ kind }: Answer) => kind))).toEqual(['ITEM', 'NOTE', 'SECTION'])
  })
})
