import { type Call, on } from '../peers.ts'

const read = (model: string, fields: readonly string[], more: object = {}): Call =>
  on(model, 'search_read', {
    domain: [],
    fields,
    order: 'id',
    load: null,
    context: { allowed_company_ids: [1, 2], active_test: false, tz: 'UTC' },
    ...more,
  })
const group = (model: string, groupby: readonly string[], aggregates: readonly string[], domain: readonly unknown[]) =>
  on(model, 'formatted_read_group', { domain, groupby, aggregates, context: { allowed_company_ids: [1, 2] } })

const priceFields = [
  'partner_id',
  'product_id',
  'product_tmpl_id',
  'company_id',
  'price',
  'currency_id',
  'discount',
  'min_qty',
  'product_uom_id',
  'date_start',
  'date_end',
  'delay',
  'product_code',
  'product_name',
  'purchase_requisition_id',
]

/** What procurement asks of Odoo. */
export const procurement: Readonly<Record<string, Call>> = {
  'lines of vendor bills': read(
    'account.move.line',
    [
      'display_type',
      'product_id',
      'name',
      'quantity',
      'product_uom_id',
      'price_unit',
      'discount',
      'price_subtotal',
      'price_total',
      'currency_id',
      'purchase_line_id',
      'move_id',
      'move_type',
      'parent_state',
    ],
    {
      domain: [
        ['display_type', 'in', ['product', 'line_section', 'line_subsection', 'line_note']],
        ['move_id.move_type', 'in', ['in_invoice', 'in_refund', 'in_receipt']],
      ],
    },
  ),
  'lines that bill order lines': read('account.move.line', ['purchase_line_id', 'quantity', 'move_type'], {
    domain: [
      '&',
      '&',
      ['purchase_line_id', 'in', Array.from({ length: 60 }, (_, index) => index + 1)],
      ['move_id.move_type', 'in', ['in_invoice', 'in_refund']],
      '|',
      ['parent_state', '!=', 'cancel'],
      ['move_id.payment_state', '=', 'invoicing_legacy'],
    ],
  }),
  'bills due in a month': read('account.move', ['name', 'invoice_date_due'], {
    domain: [
      '&',
      ['invoice_date_due', '>=', '2026-03-01'],
      '&',
      ['invoice_date_due', '<=', '2026-03-31'],
      ['name', 'ilike', 'bill'],
    ],
  }),
  'cost centres of order lines': read('purchase.order.line', ['analytic_distribution', 'order_id'], { limit: 200 }),
  'agreements of orders': read('purchase.order', ['requisition_id', 'picking_type_id']),
  agreements: read('purchase.requisition', [
    'name',
    'state',
    'requisition_type',
    'active',
    'vendor_id',
    'company_id',
    'reference',
    'currency_id',
    'date_start',
    'date_end',
    'line_ids',
    'purchase_ids',
  ]),
  'lines of agreements': read('purchase.requisition.line', [
    'requisition_id',
    'product_id',
    'price_unit',
    'product_qty',
    'product_uom_id',
  ]),
  'agreements that hold on a day': read('purchase.requisition', ['name'], {
    domain: [
      '&',
      '|',
      ['date_start', '=', false],
      ['date_start', '<=', '2026-06-01'],
      '|',
      ['date_end', '=', false],
      ['date_end', '>=', '2026-06-01'],
    ],
    order: 'date_end desc, id desc',
  }),
  'prices of suppliers': read('product.supplierinfo', priceFields, { order: 'date_start desc, id desc' }),
  'prices of items, the preferred first': read('product.supplierinfo', priceFields, {
    domain: [
      '&',
      ['product_tmpl_id', 'in', [1, 2, 3, 5, 8, 13, 21]],
      '|',
      ['product_id', '=', false],
      ['product_id', 'in', [1, 2, 3, 5, 8, 13, 21]],
    ],
    order: 'sequence asc, min_qty desc, price asc, id asc',
  }),
  'prices for items or for their product': read('product.supplierinfo', ['product_id', 'product_tmpl_id'], {
    domain: [
      '|',
      ['product_id', 'in', [3, 4, 5, 119, 120]],
      '&',
      ['product_id', '=', false],
      ['product_tmpl_id.product_variant_ids', 'in', [3, 4, 5, 119, 120]],
    ],
  }),
  'prices of an agreement': read('product.supplierinfo', ['price'], {
    domain: [['purchase_requisition_line_id.requisition_id', 'in', [1, 2]]],
  }),
  'items with their product': read('product.product', ['product_tmpl_id', 'purchase_method']),
  'sizes of units': read('uom.uom', ['factor', 'parent_path']),
  'ordered under agreements': group(
    'purchase.order.line',
    ['order_id.requisition_id', 'product_id', 'product_uom_id'],
    ['product_qty:sum'],
    [
      ['order_id.requisition_id', 'in', [1, 2, 3]],
      ['order_id.state', '=', 'purchase'],
    ],
  ),
  'received for order lines': group(
    'stock.move',
    ['purchase_line_id', 'product_id', 'product_uom', 'location_dest_id.usage', 'to_refund'],
    ['quantity:sum', '__count'],
    [
      ['purchase_line_id', '!=', false],
      ['state', '=', 'done'],
    ],
  ),
  'spend by supplier and month': group(
    'account.move',
    ['company_id', 'company_id.currency_id', 'partner_id', 'date:month'],
    ['amount_untaxed_signed:sum', '__count'],
    [
      ['move_type', 'in', ['in_invoice', 'in_refund', 'in_receipt']],
      ['state', '=', 'posted'],
      ['date', '>=', '2026-02-01'],
    ],
  ),
}
