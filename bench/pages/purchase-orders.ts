import { type Answer, type Call, one, type Page, type Variables } from './page.ts'
import { stockByFacility, stockOfItem } from './stock-by-facility.ts'

const order = 'date_order desc, id desc'

/** The counted operation: a page of orders with all there is to them, over four subgraphs. */
export function purchaseOrdersPage(first: number): Page {
  return {
    name: `${first} orders`,
    document: new URL('../../schema/documents/internal/purchase-orders.graphql', import.meta.url),
    variables: async () => ({ first }),
    foundIn,
    handWritten,
    naive,
  }
}

function foundIn({ purchaseOrders: { nodes: orders } }: Answer) {
  const lines = orders.flatMap((each: Answer) => each.lines.nodes).filter((line: Answer) => line.item !== null)
  const receipts = orders.flatMap((each: Answer) => each.receipts.nodes)
  return {
    orders: orders.map(({ total }: Answer) => Number(total.amount)),
    suppliers: orders.map(({ supplier }: Answer) => supplier.name.length),
    facilities: orders.map(({ facility }: Answer) => facility?.name.length ?? 0),
    lines: lines.map(({ quantity }: Answer) => Number(quantity.value)),
    prices: lines.map(({ unitPrice }: Answer) => Number(unitPrice.amount)),
    items: lines.map(({ item }: Answer) => item.name.length),
    stock: lines.flatMap(({ item }: Answer) => item.stock.map(({ onHand }: Answer) => Number(onHand.value))),
    receipts: receipts.map(({ moves }: Answer) => moves.nodes.length),
    moves: receipts.flatMap(({ moves }: Answer) => moves.nodes.map(({ quantity }: Answer) => Number(quantity.value))),
    bills: orders.flatMap(({ bills }: Answer) => bills.nodes.map(({ total }: Answer) => Number(total.amount))),
  }
}

const item = { fields: { name: {}, barcode: {}, uom_id: {} } }
const specification = {
  name: {},
  state: {},
  amount_total: {},
  currency_id: {},
  partner_id: { fields: { complete_name: {} } },
  picking_type_id: { fields: { warehouse_id: { fields: { name: {} } } } },
  order_line: { fields: { product_qty: {}, product_uom_id: {}, price_unit: {}, product_id: item } },
  picking_ids: {
    fields: {
      state: {},
      picking_type_id: { fields: { code: {} } },
      move_ids: { fields: { product_id: { fields: { name: {} } }, quantity: {}, product_uom: {} } },
    },
  },
  invoice_ids: { fields: { name: {}, state: {}, amount_total: {}, currency_id: {} } },
}

/**
 * Nested, as Odoo's own web client reads: one call for the orders with all that they point at, and one for the stock of
 * their items. One call for each kind of record, in parallel, takes 1.7 times as long: each costs 10 ms before it does
 * anything, and Odoo's threads share one processor.
 */
async function handWritten(call: Call, { first }: Variables) {
  const { records: orders } = await call('purchase.order/web_search_read', {
    domain: [],
    order,
    limit: first,
    // Whether there is a next page.
    count_limit: Number(first) + 1,
    specification,
  })
  const lines = orders.flatMap((each: Answer) => each.order_line).filter((line: Answer) => line.product_id)
  const items = new Set<number>(lines.map(({ product_id: { id } }: Answer) => id))
  const stock = await stockByFacility(call, [...items])
  const receipts = orders
    .flatMap((each: Answer) => each.picking_ids)
    .filter((picking: Answer) => picking.picking_type_id.code === 'incoming')
  return {
    orders: orders.map((each: Answer) => each.amount_total),
    suppliers: orders.map((each: Answer) => each.partner_id.complete_name.length),
    facilities: orders.map((each: Answer) => each.picking_type_id.warehouse_id.name?.length ?? 0),
    lines: lines.map((line: Answer) => line.product_qty),
    prices: lines.map((line: Answer) => line.price_unit),
    items: lines.map((line: Answer) => line.product_id.name.length),
    stock: lines.flatMap((line: Answer) => stock.get(line.product_id.id) ?? []),
    receipts: receipts.map(({ move_ids: moves }: Answer) => moves.length),
    moves: receipts.flatMap(({ move_ids: moves }: Answer) => moves.map(({ quantity }: Answer) => quantity)),
    bills: orders.flatMap((each: Answer) => each.invoice_ids.map((bill: Answer) => bill.amount_total)),
  }
}

const orderFields = 'name state amount_total currency_id partner_id picking_type_id order_line picking_ids invoice_ids'
const lineFields = ['product_id', 'product_qty', 'product_uom_id', 'price_unit', 'currency_id']

async function naive(call: Call, { first }: Variables) {
  const found = { orders: [], suppliers: [], facilities: [], lines: [], prices: [], items: [] } as Answer
  Object.assign(found, { stock: [], receipts: [], moves: [], bills: [] })
  for (const id of await call('purchase.order/search', { domain: [], order, limit: first })) {
    const record = await one(call, 'purchase.order', id, orderFields.split(' '))
    found.orders.push(record.amount_total)
    const supplier = await one(call, 'res.partner', record.partner_id[0], ['complete_name'])
    found.suppliers.push(supplier.complete_name.length)
    const operation = await one(call, 'stock.picking.type', record.picking_type_id[0], ['warehouse_id'])
    const facility = operation.warehouse_id && (await one(call, 'stock.warehouse', operation.warehouse_id[0], ['name']))
    found.facilities.push(facility ? facility.name.length : 0)
    for (const line of record.order_line) await naiveLine(call, line, found)
    for (const picking of record.picking_ids) await naiveReceipt(call, picking, found)
    for (const bill of record.invoice_ids) {
      const { amount_total: total } = await one(call, 'account.move', bill, ['name', 'state', 'amount_total'])
      found.bills.push(total)
    }
  }
  return found
}

async function naiveLine(call: Call, id: number, found: Answer): Promise<void> {
  const line = await one(call, 'purchase.order.line', id, lineFields)
  if (!line.product_id) return
  found.lines.push(line.product_qty)
  found.prices.push(line.price_unit)
  const { name } = await one(call, 'product.product', line.product_id[0], ['name', 'barcode'])
  found.items.push(name.length)
  found.stock.push(...(await stockOfItem(call, line.product_id[0])))
}

async function naiveReceipt(call: Call, id: number, found: Answer): Promise<void> {
  const fields = ['state', 'picking_type_code', 'move_ids']
  const { picking_type_code: kind, move_ids: moves } = await one(call, 'stock.picking', id, fields)
  if (kind !== 'incoming') return
  found.receipts.push(moves.length)
  for (const move of moves) {
    const { product_id: product, quantity } = await one(call, 'stock.move', move, ['product_id', 'quantity'])
    await one(call, 'product.product', product[0], ['name'])
    found.moves.push(quantity)
  }
}
