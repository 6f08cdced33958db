import { type Call, on } from '../peers.ts'

const ids = (model: string, domain: readonly unknown[], context?: object): Call =>
  on(model, 'search', { domain, order: 'id', ...(context === undefined ? {} : { context }) })

const all = { active_test: false }

const operators = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'not in',
  'like',
  'not like',
  'ilike',
  'not ilike',
  '=like',
  '=ilike',
]

/** What every operator means for every kind of field. */
export const domains: Readonly<Record<string, Call>> = {
  ...forField('res.partner', 'ref', ['', false, 'S', 'SUP', 's%', '%', '_', 'zz', 5, null, true]),
  ...forField('res.partner', 'complete_name', ['a', 'Medical', 'MEDICAL', 'é', 'Ang', '%', false, '']),
  ...forField('purchase.order', 'date_order', [
    '2026-01-01',
    '2026-01-01 00:00:00',
    '2025-06-15 12:30:00',
    false,
    '2026-13-01',
  ]),
  ...forField('purchase.order', 'date_approve', [false, '2026-01-01 00:00:00', null]),
  ...forField('account.move', 'invoice_date', [false, '2026-01-01', '2026-01-01 10:00:00', null]),
  ...forField('purchase.order', 'amount_total', [0, false, 100, 2564.87, '100', null]),
  ...forField('purchase.order', 'locked', [true, false, null, 1, 0, 'yes']),
  ...forField('purchase.order', 'state', ['purchase', 'draft', false, 'nonsense']),
  ...forField('purchase.order', 'receipt_status', [false, 'pending', null]),
  ...forField('purchase.order', 'partner_id', [1, false, 99_999_999, 'Medical', [1, 2]]),
  ...forField('stock.picking', 'backorder_id', [false, 1]),
  ...forField('purchase.order', 'order_line', [1, false, [1, 2, 3]]),
  ...forField('purchase.order', 'id', [1, false, 0, [1, 2], '1']),
  'in with nothing': ids('purchase.order', [['id', 'in', []]]),
  'not in with nothing': ids('purchase.order', [['id', 'not in', []]]),
  'in with false': ids('res.partner', [['ref', 'in', [false, 'x']]], all),
  'not in with false': ids('res.partner', [['ref', 'not in', [false]]], all),
  'not in without false': ids('res.partner', [['ref', 'not in', ['x']]], all),
  'a dotted path': ids('purchase.order', [['picking_type_id.warehouse_id.name', 'ilike', 'clinic']]),
  'a dotted path through lines': ids('purchase.order', [['order_line.product_id.tracking', '=', 'lot']]),
  'a dotted path denied': ids('purchase.order', ['!', ['order_line.product_id.tracking', '=', 'lot']]),
  'a dotted path to what is not': ids('purchase.order', [['order_line.product_id.tracking', '!=', 'lot']]),
  any: ids('purchase.order', [
    [
      'order_line',
      'any',
      [
        ['product_qty', '>', 50],
        ['price_unit', '<', 1],
      ],
    ],
  ]),
  'not any': ids('purchase.order', [['order_line', 'not any', [['product_qty', '>', 50]]]]),
  'any of a record': ids('purchase.order', [['partner_id', 'any', [['ref', '!=', false]]]]),
  'child of': ids('stock.location', [['id', 'child_of', 1]], all),
  'child of several': ids('stock.location', [['location_id', 'child_of', [1, 2]]], all),
  'parent of': ids('stock.location', [['id', 'parent_of', [5, 8]]], all),
  'child of a partner': ids('purchase.order', [['partner_id', 'child_of', [10, 11, 12]]]),
  'children of a unit': ids('uom.uom', [['id', 'child_of', 1]], all),
  'or, and, not': ids('purchase.order', [
    '|',
    '&',
    ['state', '=', 'purchase'],
    ['amount_total', '>', 500],
    '!',
    ['partner_id', 'in', [10, 11, 12, 13]],
  ]),
  'an unwritten and after or': ids('purchase.order', [
    '|',
    ['state', '=', 'draft'],
    ['state', '=', 'sent'],
    ['amount_total', '>', 500],
  ]),
  always: ids('purchase.order', [[1, '=', 1]]),
  never: ids('purchase.order', [[0, '=', 1]]),
  'a related field': ids('stock.picking', [['picking_type_id.code', '=', 'incoming']]),
  'an order of a transfer': ids('stock.picking', [['purchase_id', 'in', [1, 2, 3, 4, 5, 6, 7, 8]]]),
  'quants in the group’s own places': ids('stock.quant', [
    ['location_id.usage', '=', 'internal'],
    ['quantity', '>', 100],
  ]),
  'quants of a warehouse': ids('stock.quant', [['warehouse_id', 'in', [1, 2]]]),
  'quants without a lot': ids('stock.quant', [
    ['lot_id', '=', false],
    ['location_id.usage', '=', 'internal'],
  ]),
  'items by a field of their template': ids(
    'product.product',
    [
      ['tracking', '!=', 'none'],
      ['name', 'ilike', 'a'],
    ],
    all,
  ),
  suppliers: ids(
    'res.partner',
    [
      '|',
      '|',
      ['supplier_rank', '>', 0],
      ['purchase_line_ids', '!=', false],
      ['invoice_ids.move_type', 'in', ['in_invoice', 'in_refund']],
    ],
    all,
  ),
  'wildcards are wildcards': ids('res.partner', [['complete_name', '=like', '%o_d%']], all),
  'wildcards can be escaped': ids('res.partner', [['complete_name', 'ilike', '\\%']], all),
}

/** Text operators on instants are left out: the double refuses them, and nothing asks for them. */
function operatorsFor(field: string): readonly string[] {
  return /^date_/.test(field) ? operators.filter((operator) => !operator.includes('like')) : operators
}

function forField(model: string, field: string, values: readonly unknown[]): Record<string, Call> {
  const cases = values.flatMap((value) =>
    operatorsFor(field).map((operator) => {
      const compared = /in$/.test(operator) && !Array.isArray(value) ? [value] : value
      const term = [field, operator, compared]
      return [`${model} ${JSON.stringify(term)}`, ids(model, [term], all)] as const
    }),
  )
  return Object.fromEntries(cases)
}
