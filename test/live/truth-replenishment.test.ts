import { beforeAll, expect, it } from 'vitest'
import { type Answer, everyNode, type Graph, graphOver } from './graph.ts'
import { callOdoo, describeLive, describeSeeded } from './live.ts'
import { askOdoo, idOf, instant, type OdooRecord, type Oracle, orNull, refOf, wordFor } from './oracle.ts'

const need = `need {
  onHand { value } expired { value } incoming { value } outgoing { value } requested { value } forecast { value } belowMinimum
  toOrder { value unit { id } }
}`
const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)

describeLive('What the graph says of replenishment', (odoo) => {
  let graph: Graph
  let oracle: Oracle
  let rules: readonly OdooRecord[]
  let said: Answer[]

  beforeAll(async () => {
    graph = graphOver(odoo)
    oracle = await askOdoo(odoo)
    const fields = ['product_id', 'location_id', 'warehouse_id', 'product_uom', 'product_min_qty', 'product_max_qty']
    rules = await oracle.all('stock.warehouse.orderpoint', [
      ...fields,
      'replenishment_uom_id',
      'trigger',
      'snoozed_until',
      'active',
    ])
    said = await everyNode(
      graph,
      'replenishmentRules',
      'first: 100, filter: { active: null }',
      `id item { id } facility { id } location { id } minimum { value unit { id } } maximum { value } trigger
       snoozedUntil active ${need}`,
    )
  })

  it('is what Odoo says of each rule', () => {
    expect(said.map(({ need: _, ...rule }) => rule).sort(byId)).toEqual(
      rules
        .map((rule) => ({
          id: idOf('ReplenishmentRule', rule.id),
          item: refOf('Item', rule.product_id),
          facility: refOf('Facility', rule.warehouse_id),
          location: refOf('StorageLocation', rule.location_id),
          minimum: { value: oracle.quantity(rule.product_min_qty), unit: refOf('UnitOfMeasure', rule.product_uom) },
          maximum: { value: oracle.quantity(rule.product_max_qty) },
          trigger: wordFor({ auto: 'AUTOMATIC', manual: 'BY_HAND' }, rule.trigger),
          snoozedUntil: orNull(rule.snoozed_until),
          active: rule.active,
        }))
        .sort(byId),
    )
  })

  it('is what Odoo itself works out for the item at each place, and a walk over its requests', async () => {
    const lines = await oracle.all(
      'purchase.order.line',
      ['product_id', 'product_uom_qty', 'order_id'],
      [['order_id.state', 'in', ['draft', 'sent', 'to approve']]],
    )
    const orders = await oracle.byId('purchase.order', ['picking_type_id'])
    const types = await oracle.byId('stock.picking.type', ['default_location_dest_id'])
    const places = await oracle.byId('stock.location', ['parent_path'])
    const units = await oracle.byId('uom.uom', ['factor'])
    const quants = await oracle.all(
      'stock.quant',
      ['product_id', 'location_id', 'quantity', 'reserved_quantity', 'removal_date'],
      [['removal_date', '!=', false]],
    )
    const midnight = Date.parse(new Date().toISOString().slice(0, 10))
    const companies = [...(await oracle.byId('res.company', ['name'])).keys()]
    for (const rule of rules) {
      const context = { allowed_company_ids: companies, active_test: false, location: rule.location_id }
      const fields = ['qty_available', 'incoming_qty', 'outgoing_qty', 'virtual_available']
      const [stock] = await callOdoo<OdooRecord[]>(odoo, odoo.readerKey, 'product.product/read', {
        ids: [rule.product_id],
        fields,
        context,
      })
      const placeOf = ({ order_id }: OdooRecord) =>
        types.get(orders.get(order_id)?.picking_type_id)?.default_location_dest_id
      const top = places.get(rule.location_id)?.parent_path
      const requested = lines
        .filter((line) => line.product_id === rule.product_id)
        .filter((line) => places.get(placeOf(line))?.parent_path.startsWith(top))
        .reduce((sum, { product_uom_qty }) => sum + product_uom_qty, 0)
      const expired = quants
        .filter(({ removal_date }) => Date.parse(instant(removal_date) ?? '') <= midnight)
        .filter(({ product_id }) => product_id === rule.product_id)
        .filter(({ location_id }) => places.get(location_id)?.parent_path.startsWith(top))
        .reduce((sum, { quantity, reserved_quantity }) => sum + quantity - reserved_quantity, 0)
      const forecast = (stock?.virtual_available ?? 0) + requested
      const isShort = forecast < rule.product_min_qty - 1e-6
      const missing = Math.max(rule.product_min_qty, rule.product_max_qty) - forecast
      const multiple = rule.replenishment_uom_id
        ? units.get(rule.replenishment_uom_id)?.factor / units.get(rule.product_uom)?.factor
        : 0
      const toOrder = multiple ? Math.ceil(missing / multiple - 1e-9) * multiple : missing
      const { need: saidNeed } = said.find(({ id }) => id === idOf('ReplenishmentRule', rule.id))
      expect(saidNeed).toEqual({
        onHand: { value: oracle.quantity(stock?.qty_available) },
        expired: { value: oracle.quantity(expired) },
        incoming: { value: oracle.quantity(stock?.incoming_qty) },
        outgoing: { value: oracle.quantity(stock?.outgoing_qty) },
        requested: { value: oracle.quantity(requested) },
        forecast: { value: oracle.quantity(forecast) },
        belowMinimum: isShort,
        toOrder: {
          value: oracle.quantity(isShort ? toOrder : 0),
          unit: refOf('UnitOfMeasure', rule.product_uom),
        },
      })
    }
  })

  it('signals the rules in force that are below their minimum, page by page, and no others', async () => {
    const signals = await everyNode(graph, 'replenishmentSignals', 'first: 3', `id ${need}`)
    const today = new Date().toISOString().slice(0, 10)
    const inForce = ({ active, snoozedUntil }: Answer) => active && (snoozedUntil === null || snoozedUntil <= today)
    expect(signals).toEqual(
      said.filter((rule) => inForce(rule) && rule.need.belowMinimum).map((rule) => ({ id: rule.id, need: rule.need })),
    )
  })

  it('costs the same few calls for 2 rules and for all of them', async () => {
    const callsFor = async (first: number) => {
      const { calls } = await graph.ask(`{ replenishmentRules(first: ${first}) { nodes { id ${need} } } }`)
      return calls.count()
    }
    expect(await callsFor(200)).toBe(await callsFor(2))
  })
})

describeSeeded('Of the seeded replenishment rules', (odoo) => {
  it('the graph shows rules above and below their minimum, in multiples, snoozed and archived', async () => {
    const { rules, signals } = await graphOver(odoo).data(`{
      rules: replenishmentRules(first: 200, filter: { active: null }) { nodes { active snoozedUntil trigger ${need} } }
      signals: replenishmentSignals(first: 200) { nodes { id } }
    }`)
    const seen = (of: (rule: Answer) => unknown) => [...new Set(rules.nodes.map(of))].sort()
    expect(seen(({ active }) => active)).toEqual([false, true])
    expect(seen(({ snoozedUntil }) => snoozedUntil !== null)).toEqual([false, true])
    expect(seen(({ trigger }) => trigger)).toEqual(['AUTOMATIC', 'BY_HAND'])
    for (const part of ['onHand', 'expired', 'incoming', 'outgoing', 'requested', 'toOrder']) {
      expect(rules.nodes.some((rule: Answer) => Number(rule.need[part].value) > 0)).toBe(true)
    }
    expect(signals.nodes.length).toBeGreaterThan(2)
    expect(signals.nodes.length).toBeLessThan(rules.nodes.length)
  })
})
