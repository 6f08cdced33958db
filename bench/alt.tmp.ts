import { startGraph } from './pages/graph.ts'
import { json2 } from './pages/json-2.ts'
import { purchaseOrdersPage } from './pages/purchase-orders.ts'
import { realSource } from './pages/sources.ts'
const source: any = await realSource()
const call = json2(source.odoo, [1, 2])
const page: any = purchaseOrdersPage(50)
const graphs: Record<string, any> = {}
for (const [name, env] of Object.entries(JSON.parse(process.argv[2] ?? '{"graph":{}}'))) graphs[name] = await startGraph(source.odoo, env as any)
const spec: any = { name: {}, state: {}, amount_total: {}, currency_id: {}, partner_id: { fields: { complete_name: {} } }, picking_type_id: { fields: { warehouse_id: { fields: { name: {} } } } }, order_line: { fields: { product_qty: {}, product_uom_id: {}, price_unit: {}, currency_id: {}, product_id: { fields: { name: {}, barcode: {}, uom_id: {} } } } }, picking_ids: { fields: { state: {}, picking_type_id: { fields: { code: {} } }, move_ids: { fields: { product_id: { fields: { name: {} } }, quantity: {}, product_uom: {} } } } }, invoice_ids: { fields: { name: {}, state: {}, amount_total: {}, currency_id: {} } } }
const hand2 = async () => {
  const { records: orders } = await call('purchase.order/web_search_read', { domain: [], order: 'date_order desc, id desc', limit: 50, count_limit: 51, specification: spec })
  const items = [...new Set(orders.flatMap((o: any) => o.order_line).filter((l: any) => l.product_id).map((l: any) => l.product_id.id))]
  const groups = await call('stock.quant/formatted_read_group', { domain: [['product_id', 'in', items], ['location_id.usage', '=', 'internal']], groupby: ['location_id.warehouse_id'], aggregates: ['product_id:array_agg', 'quantity:array_agg'] })
  const sums = new Map<number, Map<number, number>>()
  for (const g of groups) g['product_id:array_agg'].forEach((item: number, i: number) => { const m = sums.get(item) ?? new Map(); const f = g['location_id.warehouse_id'][0]; sums.set(item, m.set(f, (m.get(f) ?? 0) + g['quantity:array_agg'][i])) })
  return sums
}
const ways: Record<string, () => Promise<unknown>> = { hand: () => page.handWritten(call, { first: 50 }) }
for (const [name, graph] of Object.entries(graphs)) ways[name] = () => graph(page, { first: 50 })
for (let i = 0; i < Number(process.argv[3] ?? 80); i++) for (const graph of Object.values(graphs)) await graph(page, { first: 50 })
ways.hand2 = hand2
const times: Record<string, number[]> = {}
for (let round = 0; round < 60; round++) for (const [name, way] of Object.entries(ways)) { const t = performance.now(); await way(); (times[name] ??= []).push(performance.now() - t) }
const p = (a: number[], q: number) => a.toSorted((x, y) => x - y)[Math.floor(a.length * q)]!
const hand = p(times.hand!, 0.5)
for (const [name, t] of Object.entries(times)) console.log(name.padEnd(12), 'p50', p(t, 0.5).toFixed(1), 'p10', p(t, 0.1).toFixed(1), 'ratio', (p(t, 0.5) / hand).toFixed(2), 'to hand2', (p(t, 0.5) / p(times.hand2!, 0.5)).toFixed(2), 'p10 ratio', (p(t, 0.1) / p(times.hand!, 0.1)).toFixed(2))
process.exit(0)
