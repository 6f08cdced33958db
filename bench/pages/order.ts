import { globalId, integerKey } from '#shared/values/global-id.ts'
import { type Answer, type Call, one, type Page, type Variables } from './page.ts'

/** One order as its buyer opens it, compared with its receipts and bills: the one with the most lines. */
export const orderPage: Page = {
  name: 'an order with its match',
  document: new URL('order.graphql', import.meta.url),
  variables,
  foundIn,
  handWritten,
  naive,
}

async function variables(call: Call): Promise<Variables> {
  const orders: Answer[] = await call('purchase.order/search_read', {
    domain: [
      ['state', '=', 'purchase'],
      ['invoice_ids', '!=', false],
      ['receipt_status', 'in', ['full', 'partial']],
    ],
    fields: ['order_line'],
    order: 'id',
    load: null,
  })
  const [largest] = orders.sort((one, other) => other.order_line.length - one.order_line.length)
  if (largest === undefined) throw new Error('Cannot open an order: none was approved, received and billed')
  return { id: globalId('odoo', 'PurchaseOrder', largest.id) }
}

function foundIn({ purchaseOrder: order }: Answer) {
  const lines = order.lines.nodes.filter((line: Answer) => line.item !== null)
  const receipts = order.receipts.nodes
  return {
    orders: [Number(order.total.amount)],
    suppliers: [order.supplier.name.length],
    facilities: [order.facility.name.length],
    'items compared': [order.match.comparisons.length],
    lines: lines.map(({ quantity }: Answer) => Number(quantity.value)),
    received: lines.map(({ received }: Answer) => Number(received.value)),
    billed: lines.map(({ billed }: Answer) => Number(billed.value)),
    prices: lines.map(({ unitPrice }: Answer) => Number(unitPrice.amount)),
    items: lines.map(({ item }: Answer) => item.name.length),
    receipts: receipts.map(({ moves }: Answer) => moves.nodes.length),
    moves: receipts.flatMap(({ moves }: Answer) => moves.nodes.map(({ quantity }: Answer) => Number(quantity.value))),
    bills: order.bills.nodes.map(({ total }: Answer) => Number(total.amount)),
  }
}

const offerFields =
  'partner_id product_id company_id purchase_requisition_id date_start date_end min_qty product_uom_id currency_id price discount'.split(
    ' ',
  )
const billLineFields = 'move_type parent_state quantity product_uom_id price_unit discount currency_id'.split(' ')
const moveFields = 'purchase_line_id state quantity product_uom location_dest_usage to_refund'.split(' ')
const plain = (fields: readonly string[]) => Object.fromEntries(fields.map((field) => [field, {}]))
const specification = {
  ...plain('name state date_order receipt_status invoice_status amount_total currency_id requisition_id'.split(' ')),
  partner_id: { fields: { complete_name: {}, parent_id: {} } },
  picking_type_id: { fields: { warehouse_id: { fields: { name: {} } } } },
  order_line: {
    fields: {
      ...plain('name display_type product_qty product_uom_id qty_received qty_invoiced price_unit discount'.split(' ')),
      product_id: {
        fields: { name: {}, default_code: {}, purchase_method: {}, seller_ids: { fields: plain(offerFields) } },
      },
      invoice_lines: { fields: plain(billLineFields) },
    },
  },
  picking_ids: {
    fields: {
      ...plain(['name', 'state', 'date_done']),
      picking_type_id: { fields: { code: {} } },
      move_ids: { fields: { ...plain(moveFields), product_id: { fields: { name: {} } } } },
    },
  },
  invoice_ids: { fields: plain(['name', 'state', 'payment_state', 'invoice_date', 'amount_total', 'currency_id']) },
}

/**
 * One nested call for the order and all that it is compared with. Offers of suppliers in a call of their own, beside it,
 * are no faster. To compare by what was read costs no call, so it is left out, in favour of this way.
 */
async function handWritten(call: Call, { id }: Variables) {
  const [order] = await call('purchase.order/web_read', { ids: [keyOf(id)], specification })
  const lines = order.order_line.filter((line: Answer) => line.product_id)
  const receipts = order.picking_ids.filter((picking: Answer) => picking.picking_type_id.code === 'incoming')
  return {
    orders: [order.amount_total],
    suppliers: [order.partner_id.complete_name.length],
    facilities: [order.picking_type_id.warehouse_id.name.length],
    'items compared': [new Set(lines.map((line: Answer) => line.product_id.id)).size],
    lines: lines.map((line: Answer) => line.product_qty),
    received: lines.map((line: Answer) => line.qty_received),
    billed: lines.map((line: Answer) => line.qty_invoiced),
    prices: lines.map((line: Answer) => line.price_unit),
    items: lines.map((line: Answer) => line.product_id.name.length),
    receipts: receipts.map(({ move_ids: moves }: Answer) => moves.length),
    moves: receipts.flatMap(({ move_ids: moves }: Answer) => moves.map(({ quantity }: Answer) => quantity)),
    bills: order.invoice_ids.map((bill: Answer) => bill.amount_total),
  }
}

async function naive(call: Call, { id }: Variables) {
  const found = { lines: [], received: [], billed: [], prices: [], items: [], receipts: [], moves: [] } as Answer
  const order = await one(call, 'purchase.order', keyOf(id), Object.keys(specification))
  const supplier = await one(call, 'res.partner', order.partner_id[0], ['complete_name', 'parent_id'])
  const operation = await one(call, 'stock.picking.type', order.picking_type_id[0], ['warehouse_id'])
  const facility = await one(call, 'stock.warehouse', operation.warehouse_id[0], ['name'])
  const compared = new Set<number>()
  for (const key of order.order_line) await naiveLine(call, key, found, compared)
  for (const key of order.picking_ids) await naiveReceipt(call, key, found)
  const bills: number[] = []
  for (const key of order.invoice_ids) {
    const bill = await one(call, 'account.move', key, Object.keys(specification.invoice_ids.fields))
    bills.push(bill.amount_total)
  }
  return {
    ...found,
    bills,
    orders: [order.amount_total],
    suppliers: [supplier.complete_name.length],
    facilities: [facility.name.length],
    'items compared': [compared.size],
  }
}

async function naiveLine(call: Call, key: number, found: Answer, compared: Set<number>): Promise<void> {
  const line = await one(call, 'purchase.order.line', key, [
    ...Object.keys(specification.order_line.fields),
    'move_ids',
  ])
  if (!line.product_id) return
  compared.add(line.product_id[0])
  found.lines.push(line.product_qty)
  found.received.push(line.qty_received)
  found.billed.push(line.qty_invoiced)
  found.prices.push(line.price_unit)
  const item = await one(call, 'product.product', line.product_id[0], ['name', 'default_code', 'seller_ids'])
  found.items.push(item.name.length)
  for (const offer of item.seller_ids) await one(call, 'product.supplierinfo', offer, offerFields)
  for (const billLine of line.invoice_lines) await one(call, 'account.move.line', billLine, billLineFields)
  for (const move of line.move_ids) await one(call, 'stock.move', move, moveFields)
}

async function naiveReceipt(call: Call, key: number, found: Answer): Promise<void> {
  const fields = ['name', 'state', 'date_done', 'picking_type_code', 'move_ids']
  const receipt = await one(call, 'stock.picking', key, fields)
  if (receipt.picking_type_code !== 'incoming') return
  found.receipts.push(receipt.move_ids.length)
  for (const move of receipt.move_ids) {
    const { product_id: item, quantity } = await one(call, 'stock.move', move, ['product_id', 'quantity'])
    await one(call, 'product.product', item[0], ['name'])
    found.moves.push(quantity)
  }
}

function keyOf(id: unknown): number {
  return integerKey(id, 'odoo', 'PurchaseOrder')
}
