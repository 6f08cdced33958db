import {
  among,
  amount,
  children,
  day,
  instant,
  itemCount,
  linesPerOrder,
  type Model,
  numbered,
  oneOf,
  orderCount,
  unlessEvery,
  unlessEveryNot,
} from './instant-values.ts'

const currency = { currency_id: among(2) }
const billLineCount = 160

/** Each line of an order has the move of the same number, while there are any. */
export const moveCount = 150

export const stockMove: Model['fields'] = {
  product_id: among(itemCount),
  product_uom_qty: (id) => id,
  quantity: (id) => id / 2,
  product_uom: among(5),
  state: oneOf('draft', 'partially_available', 'done'),
  location_dest_usage: () => 'internal',
  to_refund: () => true,
}

/** What names an order on a line of a bill. */
export const orderedOnBill: Model['fields'] = {
  purchase_line_id: unlessEvery(3, among(orderCount * linesPerOrder)),
  purchase_order_id: unlessEvery(3, (id) => orderOfLine(Number(among(orderCount * linesPerOrder)(id)))),
}

function orderOfLine(id: number): number {
  return Math.floor((id - 1) / linesPerOrder) + 1
}

const billLinesOf = (line: number) => upTo(billLineCount).filter((id) => orderedOnBill.purchase_line_id?.(id) === line)

/** Prices of an item, by the product it is a variant of. */
export const pricesOf = (product: number) => upTo(90).filter((id) => (id % 30) + 1 === product)

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

/** Agreements and prices of the instant Odoo. */
export const procurementModels: Readonly<Record<string, Model>> = {
  'purchase.order.line': {
    count: orderCount * linesPerOrder,
    fields: {
      display_type: unlessEveryNot(7, oneOf('line_section', 'line_note')),
      product_id: unlessEvery(7, among(itemCount)),
      name: numbered('Line'),
      product_qty: (id) => id / 4,
      qty_received_method: oneOf('stock_moves', 'manual', 'stock_moves'),
      qty_received: (id) => id / 8,
      qty_invoiced: (id) => id / 16,
      product_uom_id: unlessEvery(7, among(5)),
      price_unit: (id) => id / 8,
      discount: oneOf(0, 5),
      price_subtotal: amount,
      price_total: amount,
      date_planned: instant,
      order_id: orderOfLine,
      analytic_distribution: unlessEvery(3, (id) => ({ [(id % 3) + 1]: 60, [`${(id % 3) + 2},5`]: 40 })),
      // As Odoo's lines: that of their order.
      currency_id: (id) => among(2)(orderOfLine(id)),
      invoice_lines: (id) => billLinesOf(id),
      move_ids: (id) => (id <= moveCount ? [id] : []),
    },
  },
  'purchase.requisition': {
    count: 6,
    fields: {
      name: numbered('BO'),
      state: oneOf('draft', 'confirmed', 'done', 'cancel'),
      requisition_type: oneOf('blanket_order', 'purchase_template'),
      active: () => true,
      vendor_id: unlessEvery(4, among(40)),
      company_id: among(2),
      reference: unlessEvery(2, numbered('REF')),
      date_start: unlessEvery(3, day),
      date_end: unlessEvery(2, day),
      line_ids: children(3),
      purchase_ids: (id) => [id, id + 6],
      ...currency,
    },
  },
  'purchase.requisition.line': {
    count: 18,
    fields: {
      requisition_id: (id) => Math.floor((id - 1) / 3) + 1,
      product_id: among(itemCount),
      price_unit: (id) => id / 8,
      product_qty: (id) => id * 100,
      product_uom_id: unlessEvery(7, among(5)),
    },
  },
  'product.supplierinfo': {
    count: 90,
    fields: {
      partner_id: among(40),
      product_id: unlessEvery(3, (id) => (id % 30) * 2 + 1),
      product_tmpl_id: (id) => (id % 30) + 1,
      company_id: unlessEvery(2, among(2)),
      price: (id) => id / 8,
      discount: oneOf(0, 5),
      min_qty: (id) => id % 4,
      product_uom_id: among(5),
      date_start: unlessEvery(2, day),
      date_end: unlessEvery(3, day),
      delay: among(9),
      product_code: unlessEvery(4, numbered('V')),
      product_name: unlessEvery(2, numbered('Theirs')),
      purchase_requisition_id: unlessEvery(2, among(6)),
      ...currency,
    },
  },
}

/** Sums over groups, by the model and what it is grouped by. */
export const procurementGroups: Readonly<Record<string, () => unknown[]>> = {
  'purchase.order.line order_id.requisition_id product_id product_uom_id': () =>
    [1, 2, 3, 4, 5, 6].flatMap((agreement) =>
      [1, 2, 3].map((place) => ({
        'order_id.requisition_id': [agreement, ''],
        product_id: [(((agreement - 1) * 3 + place) % itemCount) + 1, ''],
        product_uom_id: [place, ''],
        'product_qty:sum': agreement * 50,
      })),
    ),
  'stock.move purchase_line_id product_id product_uom location_dest_id.usage to_refund': () =>
    upTo(moveCount)
      .filter((id) => stockMove.state?.(id) === 'done')
      .map((id) => ({
        purchase_line_id: [id, ''],
        product_id: [stockMove.product_id?.(id), ''],
        product_uom: [stockMove.product_uom?.(id), ''],
        'location_dest_id.usage': stockMove.location_dest_usage?.(id),
        to_refund: stockMove.to_refund?.(id),
        'quantity:sum': stockMove.quantity?.(id),
        __count: 1,
      })),
  'account.move company_id company_id.currency_id partner_id date:month': () =>
    [1, 2].flatMap((company) =>
      [1, 2, 3].map((supplier) => ({
        company_id: [company, ''],
        'company_id.currency_id': [company, ''],
        partner_id: [supplier, ''],
        'date:month': [`2026-0${supplier}-01`, ''],
        'amount_untaxed_signed:sum': -100.5 * supplier,
        __count: supplier,
      })),
    ),
}
