import { type Call, on } from '../peers.ts'

const context = { allowed_company_ids: [1, 2] }

const search = (model: string, domain: readonly unknown[], fields: readonly string[], more: object = {}): Call =>
  on(model, 'search_read', { domain, fields, load: null, order: 'id', context, ...more })

const openLines = [
  ['account_id.account_type', '=', 'asset_receivable'],
  ['parent_state', '=', 'posted'],
  ['move_id.move_type', 'in', ['out_invoice', 'out_receipt']],
  ['reconciled', '=', false],
]

const departures = [
  ['state', '=', 'done'],
  ['location_id.usage', '=', 'internal'],
  ['location_id.warehouse_id', 'in', [1, 2]],
  ['location_dest_id.usage', 'in', ['customer', 'inventory', 'production']],
]

/** What is asked to follow the money of claims, and what was used for them. */
export const revenueCycle: Readonly<Record<string, Call>> = {
  'invoices by the numbers of claims, in any case': search(
    'account.move',
    [
      '&',
      '|',
      ['ref', '=ilike', 'ngh-c-26-00001'],
      ['ref', '=ilike', 'NGH\\-C\\-26\\-00099'],
      ['move_type', 'in', ['out_invoice', 'out_receipt']],
    ],
    ['ref', 'name', 'amount_total', 'amount_residual', 'payment_state'],
  ),
  'invoices by numbers with signs that stand for others': search(
    'account.move',
    [['ref', '=ilike', 'NGH\\_C%']],
    ['ref'],
  ),
  'payments by their trace numbers, in any case': search(
    'account.payment',
    [
      ['memo', '=ilike', 'EFT-NGH-F'],
      ['partner_type', '=', 'customer'],
    ],
    ['memo', 'amount', 'state', 'payment_type', 'date', 'move_id'],
  ),
  'payers by their numbers': search(
    'res.partner',
    ['|', ['ref', '=ilike', 'pay-a'], ['ref', 'in', ['PAY-B']]],
    ['ref', 'is_company'],
  ),
  'what payers owe': on('account.move.line', 'formatted_read_group', {
    domain: openLines,
    groupby: ['partner_id', 'currency_id'],
    aggregates: ['amount_residual_currency:sum', 'move_id:count_distinct'],
    context,
  }),
  'items by their own numbers and those of their packagings': on('product.product', 'web_search_read', {
    domain: [
      '|',
      ['product_uom_ids.barcode', 'in', ['12999111000021', '20614141000412']],
      ['barcode', '=', '2999111000017'],
    ],
    specification: { barcode: {}, tracking: {}, product_uom_ids: { fields: { barcode: {}, uom_id: {} }, limit: 200 } },
    order: 'id',
    context,
  }),
  'what left the stock of facilities': on('stock.move.line', 'web_search_read', {
    domain: departures,
    specification: { move_id: {}, lot_id: {}, date: {}, location_id: { fields: { warehouse_id: {} } } },
    order: 'id',
    context,
  }),
  'what left by moves that may be seen': search(
    'stock.move.line',
    [...departures, ['move_id', 'any', [['company_id', 'in', [1]]]]],
    ['move_id', 'lot_id'],
  ),
}
