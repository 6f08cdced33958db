import { json2 } from './pages/json-2.ts'
import { realSource } from './pages/sources.ts'

const source: any = await realSource()
const call: any = json2(source.odoo, [1, 2])
const orders = await call('purchase.order/search_read', {
  domain: [],
  fields: ['partner_id', 'order_line'],
  load: null,
  order: 'date_order desc, id desc',
  limit: 50,
})
const lines = await call('purchase.order.line/search_read', {
  domain: [['order_id', 'in', orders.map((o: any) => o.id)]],
  fields: ['product_id'],
  load: null,
})
const items = [...new Set(lines.map((l: any) => l.product_id).filter(Boolean))]
const ids = orders.map((o: any) => o.id)
const partners = [...new Set(orders.map((o: any) => o.partner_id))]
const base = {
  name: {},
  state: {},
  amount_total: {},
  currency_id: {},
  partner_id: {},
  picking_type_id: { fields: { warehouse_id: {} } },
  order_line: {
    fields: { product_qty: {}, product_uom_id: {}, price_unit: {}, currency_id: {}, product_id: {} },
    limit: 50,
  },
  invoice_ids: { fields: { name: {}, state: {}, amount_total: {}, currency_id: {} }, limit: 50 },
  date_order: {},
}
const po =
  (specification: any, limit = 51) =>
  () =>
    call('purchase.order/web_search_read', {
      domain: [],
      order: 'date_order desc, id desc',
      limit,
      offset: 0,
      count_limit: 1,
      specification,
    })
const supplier = { partner_id: { fields: { complete_name: {}, supplier_rank: {} } } }
const moves = { fields: { product_id: {}, quantity: {}, product_uom: {} }, limit: 50 }
const inStock = [
  ['product_id', 'in', items],
  ['location_id.usage', '=', 'internal'],
]
const group =
  (groupby: string[], aggregates = ['quantity:sum', 'reserved_quantity:sum']) =>
  () =>
    call('stock.quant/formatted_read_group', { domain: inStock, groupby, aggregates })
const { picking_type_id: _p, ...noType } = base
const { invoice_ids: _i, ...noBills } = base
const { order_line: _l, ...noLines } = base
const ways: Record<string, () => Promise<any>> = {
  trivial: () => call('res.company/search_read', { domain: [], fields: ['id'], load: null }),
  'orders as now': po(base),
  'orders 50': po(base, 50),
  'orders no type nesting': po({ ...noType, picking_type_id: {} }),
  'orders no bills': po(noBills),
  'orders no lines': po(noLines),
  '+supplier': po({ ...base, ...supplier }),
  '+receipts': po({
    ...base,
    picking_ids: { fields: { state: {}, picking_type_id: { fields: { code: {} } }, move_ids: moves } },
  }),
  '+receipts code': po({
    ...base,
    picking_ids: { fields: { state: {}, picking_type_code: {}, scheduled_date: {}, move_ids: moves } },
  }),
  '+receipts plain type': po({
    ...base,
    picking_ids: { fields: { state: {}, picking_type_id: {}, scheduled_date: {}, move_ids: moves } },
  }),
  '+receipts ordered': po({
    ...base,
    picking_ids: {
      fields: { state: {}, picking_type_id: {}, move_ids: moves },
      order: 'scheduled_date asc, id asc',
      limit: 50,
    },
  }),
  '+both': po({
    ...base,
    ...supplier,
    picking_ids: { fields: { state: {}, picking_type_id: {}, scheduled_date: {}, move_ids: moves } },
  }),
  '+receipts purchase_id': po({
    ...base,
    picking_ids: {
      fields: { state: {}, purchase_id: {}, picking_type_id: {}, move_ids: moves },
      order: 'scheduled_date asc, id asc',
      limit: 50,
    },
  }),
  '+all hand': po(
    {
      name: {},
      state: {},
      amount_total: {},
      currency_id: {},
      partner_id: { fields: { complete_name: {} } },
      picking_type_id: { fields: { warehouse_id: { fields: { name: {} } } } },
      order_line: {
        fields: {
          product_qty: {},
          product_uom_id: {},
          price_unit: {},
          currency_id: {},
          product_id: { fields: { name: {}, barcode: {} } },
        },
      },
      picking_ids: {
        fields: {
          state: {},
          picking_type_id: { fields: { code: {} } },
          move_ids: { fields: { product_id: { fields: { name: {} } }, quantity: {}, product_uom: {} } },
        },
      },
      invoice_ids: base.invoice_ids,
    },
    50,
  ),
  partners: () =>
    call('res.partner/search_read', {
      domain: [
        '&',
        ['id', 'in', partners],
        '|',
        '|',
        ['supplier_rank', '>', 0],
        ['purchase_line_ids', '!=', false],
        ['invoice_ids.move_type', 'in', ['in_invoice', 'in_refund', 'in_receipt']],
      ],
      fields: ['complete_name'],
      load: null,
    }),
  'partners plain': () =>
    call('res.partner/search_read', { domain: [['id', 'in', partners]], fields: ['complete_name'], load: null }),
  pickings: () =>
    call('stock.picking/web_search_read', {
      domain: ['&', ['purchase_id', 'in', ids], ['picking_type_id.code', '=', 'incoming']],
      order: 'scheduled_date asc, id asc',
      limit: 10001,
      specification: { purchase_id: {}, state: {}, move_ids: moves },
      count_limit: 1,
    }),
  'group now': group(['product_id', 'product_id.uom_id', 'location_id.warehouse_id']),
  'group id': group(['product_id.id', 'product_id.uom_id', 'location_id.warehouse_id']),
  'group all id': group(['product_id.id', 'product_id.uom_id.id', 'location_id.warehouse_id.id']),
  'group id no uom': group(['product_id.id', 'location_id.warehouse_id.id']),
  'group arrays': group(
    ['product_id.uom_id', 'location_id.warehouse_id'],
    ['product_id:array_agg', 'quantity:array_agg', 'reserved_quantity:array_agg'],
  ),
  'group arrays uom': group(
    ['product_id.uom_id'],
    ['product_id:array_agg', 'location_id:array_agg', 'quantity:array_agg', 'reserved_quantity:array_agg'],
  ),
  'group arrays wh': group(
    ['location_id.warehouse_id'],
    ['product_id:array_agg', 'quantity:array_agg', 'reserved_quantity:array_agg'],
  ),
  'group arrays ids': group(
    ['product_id.uom_id', 'location_id.warehouse_id'],
    ['id:array_agg', 'product_id:array_agg', 'quantity:array_agg', 'reserved_quantity:array_agg'],
  ),
  'group arrays loc': group(
    ['location_id'],
    ['product_id:array_agg', 'quantity:array_agg', 'reserved_quantity:array_agg'],
  ),
  'group arrays none': group(
    [],
    ['product_id:array_agg', 'location_id:array_agg', 'quantity:array_agg', 'reserved_quantity:array_agg'],
  ),
  'group prefetch': () =>
    call('stock.quant/formatted_read_group', {
      domain: inStock,
      groupby: ['product_id', 'product_id.uom_id', 'location_id.warehouse_id'],
      aggregates: ['quantity:sum', 'reserved_quantity:sum'],
      context: { allowed_company_ids: [1, 2], prefetch_fields: false },
    }),
  rows: () =>
    call('stock.quant/search_read', {
      domain: inStock,
      fields: ['product_id', 'location_id', 'quantity', 'reserved_quantity'],
      load: null,
    }),
  locations: () =>
    call('stock.location/web_search_read', {
      domain: [],
      specification: { complete_name: {}, warehouse_id: { fields: { name: {} } } },
    }),
}
const only = process.argv[2]
for (const [name, way] of Object.entries(ways)) {
  if (only && !name.includes(only)) continue
  try {
    let answer: any
    for (let i = 0; i < 4; i++) answer = await way()
    const times: number[] = []
    for (let i = 0; i < 20; i++) {
      const t = performance.now()
      await way()
      times.push(performance.now() - t)
    }
    times.sort((a, b) => a - b)
    console.log(
      name.padEnd(26),
      times[10]!.toFixed(1),
      'min',
      times[0]!.toFixed(1),
      JSON.stringify(answer).length,
      Array.isArray(answer) ? JSON.stringify(answer[0]).slice(0, 260) : '',
    )
  } catch (error) {
    console.log(name.padEnd(26), String(error).slice(0, 300))
  }
}
