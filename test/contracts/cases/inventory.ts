import { type Call, on } from '../peers.ts'

const all = { allowed_company_ids: [1, 2], tz: 'UTC', active_test: false }
const alone = (company: number) => ({ ...all, allowed_company_ids: [company] })

const read = (model: string, fields: readonly string[], domain: readonly unknown[], more: object = {}): Call =>
  on(model, 'search_read', { domain, fields, order: 'id', load: null, context: all, ...more })
const group = (model: string, groupby: readonly string[], aggregates: readonly string[], domain: readonly unknown[]) =>
  on(model, 'formatted_read_group', { domain, groupby, aggregates, limit: 20_001, context: all })

const ofLot = ['lot_id.name', '=', 'RECALL-1']
const movement = [
  'location_usage',
  'location_dest_usage',
  'date',
  'location_id',
  'location_dest_id',
  'quantity_product_uom',
  'product_id',
  'picking_id',
]
const done = [
  ['state', '=', 'done'],
  ['lot_id', '!=', false],
]
const open = ['state', 'not in', ['draft', 'done', 'cancel']]
const own = ['internal', 'transit']

const stocks = (domain: readonly unknown[]) =>
  group(
    'stock.quant',
    [
      'company_id',
      'company_id.currency_id',
      'company_id.partner_id',
      'location_id.warehouse_id',
      'product_id.lot_valuated',
    ],
    ['product_id:array_agg', 'lot_id:array_agg', 'owner_id:array_agg', 'quantity:array_agg'],
    [['company_id', '!=', false], ['location_id.usage', 'in', own], ...domain],
  )
/** The double knows no other way of valuing. */
const atStandardPrice = [
  ['lot_valuated', '=', false],
  ['categ_id.property_cost_method', '=', 'standard'],
]
const notByLot = [['lot_valuated', '=', false]]

/** What the recall of a lot and the value of stock ask of Odoo. */
export const inventory: Readonly<Record<string, Call>> = {
  'movements of a lot': read('stock.move.line', movement, [ofLot, ...done], { order: 'date asc, id asc', limit: 51 }),
  'movements of lots that came in': read('stock.move.line', movement, [...done, ['location_id.usage', 'not in', own]]),
  'movements of lots that went out': read('stock.move.line', movement, [
    ...done,
    ['location_dest_id.usage', 'not in', own],
  ]),
  'how much of a lot moved, by what its places are for': group(
    'stock.move.line',
    ['location_id.usage', 'location_dest_id.usage'],
    ['quantity_product_uom:sum'],
    [ofLot, ...done],
  ),
  'how much of all lots moved, by what their places are for': group(
    'stock.move.line',
    ['location_id.usage', 'location_dest_id.usage'],
    ['quantity_product_uom:sum'],
    done,
  ),
  'what is left of a lot by place': group(
    'stock.quant',
    ['location_id', 'location_id.warehouse_id'],
    ['quantity:sum', 'reserved_quantity:sum'],
    [ofLot, ['location_id.usage', 'in', own]],
  ),
  'transfers that hold pieces of a lot': group('stock.move.line', ['picking_id'], [], [ofLot, open]),
  'transfers that hold pieces of any lot': group(
    'stock.move.line',
    ['picking_id'],
    [],
    [['lot_id', '!=', false], open],
  ),
  'orders of which more is to come': group(
    'stock.move',
    ['purchase_line_id.order_id'],
    ['product_qty:sum'],
    [['purchase_line_id', '!=', false], ['location_id.usage', '=', 'supplier'], open],
  ),
  'stock of items by facility': group(
    'stock.quant',
    ['location_id.warehouse_id'],
    ['product_id:array_agg', 'quantity:array_agg', 'reserved_quantity:array_agg'],
    [['location_id.usage', '=', 'internal']],
  ),
  'stock that could take the place of a lot': group(
    'stock.quant',
    ['product_id', 'product_id.uom_id', 'location_id.warehouse_id'],
    ['quantity:sum', 'reserved_quantity:sum'],
    [
      ['location_id.usage', '=', 'internal'],
      ['product_id.active', '=', true],
      '|',
      ['lot_id', '=', false],
      ['lot_id', '!=', 497],
      '|',
      ['expiration_date', '=', false],
      ['expiration_date', '>', '2026-06-30 12:00:00'],
    ],
  ),
  'stock to value': stocks([]),
  'stock of a category to value that expires': stocks([
    ['expiration_date', '<', '2026-09-29 00:00:00'],
    ['expiration_date', '>=', '2026-06-30 00:00:00'],
    ['product_id.categ_id', 'child_of', [4]],
    ['location_id.warehouse_id', 'in', [1, 2]],
  ]),
  'what stock is worth in the first company': read(
    'product.product',
    ['total_value', 'qty_available'],
    atStandardPrice,
    {
      context: alone(1),
    },
  ),
  'what stock is worth in the second company': read(
    'product.product',
    ['total_value', 'qty_available'],
    atStandardPrice,
    { context: alone(2) },
  ),
  'what stock is worth with both companies in view': read('product.product', ['total_value'], atStandardPrice),
  'what stock is worth, archived places included': on('product.product', 'web_search_read', {
    domain: atStandardPrice,
    specification: { total_value: {} },
    order: 'id',
    context: alone(1),
  }),
  'what lots are worth that have no value of their own': read('stock.lot', ['total_value', 'product_qty'], notByLot, {
    context: alone(1),
  }),
  'what stock is worth, for a reader': {
    ...read('product.product', ['total_value'], atStandardPrice, { context: alone(2) }),
    as: 'company2',
  },
  'the price behind it, for a reader': { ...read('product.product', ['standard_price'], []), as: 'reader' },
}
