import { type Call, on } from '../peers.ts'

const group = (model: string, groupby: readonly string[], aggregates: readonly string[], more: object = {}): Call =>
  on(model, 'formatted_read_group', { domain: [], groupby, aggregates, ...more })

/** Sums over groups, as the product and a portal ask for them. */
export const groups: Readonly<Record<string, Call>> = {
  'by state': group('purchase.order', ['state'], ['amount_total:sum', '__count']),
  'by supplier': group('purchase.order', ['partner_id'], ['amount_total:sum', 'amount_total:max', '__count']),
  'by month': group('purchase.order', ['date_order:month'], ['amount_total:sum']),
  'by day': group('account.move', ['invoice_date:day'], ['__count']),
  'by week': group('account.move', ['invoice_date:week'], ['__count']),
  'by quarter and state': group('purchase.order', ['date_order:quarter', 'state'], ['__count']),
  'by year': group('purchase.order', ['date_order:year'], ['__count']),
  'by nothing': group('purchase.order', [], ['amount_total:sum', 'amount_total:avg', 'amount_total:min', '__count']),
  'by true and false': group('purchase.order', ['locked'], ['__count']),
  'by text that may be empty': group('res.partner', ['ref'], ['__count']),
  'of no record': group('purchase.order', ['state'], ['__count'], { domain: [['id', '=', 0]] }),
  'of no record by nothing': group('purchase.order', [], ['amount_total:sum', '__count'], { domain: [['id', '=', 0]] }),
  'distinct suppliers': group('purchase.order', ['state'], ['partner_id:count_distinct']),
  'a page of groups': group('purchase.order', ['partner_id'], ['__count'], { limit: 5, offset: 2 }),
  'groups in order of a sum': group('purchase.order', ['partner_id'], ['amount_total:sum'], {
    order: 'amount_total:sum desc',
    limit: 5,
  }),
  'stock by facility': group(
    'stock.quant',
    ['product_id', 'product_id.uom_id', 'location_id.warehouse_id'],
    ['quantity:sum', 'reserved_quantity:sum'],
    {
      domain: [['location_id.usage', '=', 'internal']],
    },
  ),
  'stock by lot': group('stock.quant', ['lot_id', 'location_id'], ['quantity:sum']),
  'stock at places and below': group(
    'stock.quant',
    ['product_id', 'location_id'],
    ['quantity:sum', 'reserved_quantity:sum'],
    {
      domain: [
        ['product_id', '!=', 7],
        ['location_id', 'child_of', [5, 8, 18]],
        ['removal_date', '<=', '2026-06-30 00:00:00'],
      ],
    },
  ),
  'goods on their way': group(
    'stock.move',
    ['product_id', 'location_id', 'location_dest_id', 'location_final_id'],
    ['product_qty:sum'],
    {
      domain: [
        ['state', 'in', ['waiting', 'confirmed', 'assigned', 'partially_available']],
        '|',
        '|',
        ['location_id', 'child_of', [5, 8, 18]],
        ['location_dest_id', 'child_of', [5, 8, 18]],
        ['location_final_id', 'child_of', [5, 8, 18]],
      ],
      context: { allowed_company_ids: [1, 2] },
    },
  ),
  'goods that requests ask for': group(
    'purchase.order.line',
    ['product_id', 'order_id.picking_type_id'],
    ['product_uom_qty:sum'],
    { domain: [['order_id.state', 'in', ['draft', 'sent', 'to approve']]], context: { allowed_company_ids: [1, 2] } },
  ),
  'what is owed by company and day': group(
    'account.move.line',
    ['company_id', 'company_currency_id', 'date_maturity:day'],
    ['amount_residual:sum'],
    {
      domain: [
        ['account_id.account_type', '=', 'asset_receivable'],
        ['parent_state', '=', 'posted'],
        ['reconciled', '=', false],
      ],
    },
  ),
  'expiring by month': group('stock.quant', ['expiration_date:month'], ['quantity:sum']),
}
