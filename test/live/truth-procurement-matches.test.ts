import { beforeAll, expect, it } from 'vitest'
import { type Answer, everyNode, type Graph, graphOver } from './graph.ts'
import { describeLive, describeSeeded } from './live.ts'
import { askOdoo, idOf, type OdooRecord, type Oracle } from './oracle.ts'

const comparison = `verdict comparisons {
  verdict reasons { code explanation remedy } item { id } contract { id } purchaseOrderLines { id }
  ordered { value } received { value } billed { value } vendorBillLines { id }
  orderPrice { amount currency } billedPrice { amount currency } contractPrice { amount currency }
}`

describeLive('How the graph says that orders, receipts and bills compare', (odoo) => {
  let graph: Graph
  let oracle: Oracle
  let orders: Map<string, Answer>
  let lines: OdooRecord[]
  let states: Map<number, string>

  beforeAll(async () => {
    graph = graphOver(odoo)
    oracle = await askOdoo(odoo)
    const said = await everyNode(
      graph,
      'purchaseOrders',
      'first: 100',
      `id match { ${comparison} } lines(first: 200) { nodes { id match { ${comparison} } } }`,
    )
    orders = new Map(said.map((order) => [order.id, order]))
    const fields =
      'order_id product_id product_qty qty_received qty_invoiced product_uom_id price_unit discount currency_id display_type'
    lines = await oracle.all('purchase.order.line', fields.split(' '))
    states = new Map((await oracle.all('purchase.order', ['state'])).map(({ id, state }) => [id, state]))
  })

  const ofLine = (line: OdooRecord): Answer =>
    orders
      .get(idOf('PurchaseOrder', line.order_id))
      .lines.nodes.find(({ id }: Answer) => id === idOf('PurchaseOrderLine', line.id)).match

  it('has the quantities of each line as Odoo has them, and no match for headings and notes', () => {
    for (const line of lines) {
      const match = ofLine(line)
      if (line.display_type) {
        expect(match).toBeNull()
        continue
      }
      const [only] = match.comparisons
      expect(match.comparisons).toHaveLength(1)
      expect(only).toMatchObject({
        ordered: { value: oracle.quantity(line.product_qty) },
        received: { value: oracle.quantity(line.qty_received) },
        billed: { value: oracle.quantity(line.qty_invoiced) },
        purchaseOrderLines: [{ id: idOf('PurchaseOrderLine', line.id) }],
      })
      expect(Number(only.orderPrice.amount)).toBeCloseTo(line.price_unit * (1 - line.discount / 100), 9)
    }
  })

  it('compares every item of an order once, all its lines together, and comes to the worst of the verdicts', () => {
    const verdicts = ['MISMATCHED', 'UNDECIDED', 'OPEN', 'MATCHED', 'NOTHING_TO_MATCH']
    const byOrder = Map.groupBy(
      lines.filter(({ display_type }) => !display_type),
      ({ order_id }) => order_id,
    )
    for (const [order, some] of byOrder) {
      const { match } = orders.get(idOf('PurchaseOrder', order))
      const compared = match.comparisons.flatMap((each: Answer) => each.purchaseOrderLines.map(({ id }: Answer) => id))
      expect(compared.sort()).toEqual(some.map(({ id }) => idOf('PurchaseOrderLine', id)).sort())
      expect(match.comparisons).toHaveLength(new Set(some.map(({ product_id }) => product_id)).size)
      const found = match.comparisons.map(({ verdict }: Answer) => verdict)
      expect(match.verdict).toBe(verdicts.find((verdict) => found.includes(verdict)))
    }
  })

  it('finds what the quantities of Odoo show by themselves: too much billed or received, or still to come', async () => {
    const policies = await oracle.byId('product.product', ['purchase_method'])
    for (const line of lines.filter(({ display_type, product_qty }) => !display_type && product_qty > 0)) {
      if (states.get(line.order_id) !== 'purchase') continue
      const [{ reasons }] = ofLine(line).comparisons
      const codes = new Set(reasons.map(({ code }: Answer) => code))
      const { product_qty: ordered, qty_received: received, qty_invoiced: billed } = line
      expect([line.id, codes.has('BILLED_MORE_THAN_ORDERED')]).toEqual([line.id, billed > ordered])
      expect([line.id, codes.has('RECEIVED_MORE_THAN_ORDERED')]).toEqual([line.id, received > ordered])
      if (policies.get(line.product_id)?.purchase_method !== 'receive') continue
      expect([line.id, codes.has('BILLED_MORE_THAN_RECEIVED')]).toEqual([line.id, billed > received])
      expect([line.id, codes.has('STILL_TO_RECEIVE')]).toEqual([line.id, received < ordered])
      expect([line.id, codes.has('STILL_TO_BILL')]).toEqual([line.id, billed < received])
    }
  })

  it('finds a bill at another price than ordered wherever the amounts in Odoo differ, refunds taken off', async () => {
    const billed = await oracle.all(
      'account.move.line',
      ['purchase_line_id', 'quantity', 'price_unit', 'discount', 'move_type', 'currency_id'],
      [
        ['purchase_line_id', '!=', false],
        ['parent_state', '!=', 'cancel'],
      ],
    )
    const byLine = Map.groupBy(billed, ({ purchase_line_id }) => purchase_line_id)
    for (const line of lines.filter(({ display_type, product_qty }) => !display_type && product_qty > 0)) {
      const some = byLine.get(line.id) ?? []
      if (!['purchase', 'cancel'].includes(states.get(line.order_id) ?? '')) continue
      if (some.some(({ currency_id }) => currency_id !== line.currency_id)) continue
      const net = ({ price_unit, discount }: OdooRecord) => price_unit * (1 - discount / 100)
      const signed = (each: OdooRecord) => (each.move_type === 'in_refund' ? -each.quantity : each.quantity)
      const difference = some.reduce((sum, each) => sum + signed(each) * (net(each) - net(line)), 0)
      const codes = ofLine(line).comparisons[0].reasons.map(({ code }: Answer) => code)
      expect([line.id, codes.includes('BILLED_ABOVE_ORDER_PRICE')]).toEqual([line.id, difference > 0.005 + 1e-9])
      expect([line.id, codes.includes('BILLED_BELOW_ORDER_PRICE')]).toEqual([line.id, difference < -0.005 - 1e-9])
    }
  })

  it('compares what a bill bills with its orders, and names each of its lines that has none', async () => {
    const said = await everyNode(graph, 'vendorBills', 'first: 100', `id state kind match { ${comparison} }`)
    const billLines = await oracle.all(
      'account.move.line',
      ['move_id', 'purchase_line_id', 'price_subtotal'],
      [
        ['display_type', '=', 'product'],
        ['move_id.move_type', 'in', ['in_invoice', 'in_refund', 'in_receipt']],
      ],
    )
    const byBill = Map.groupBy(billLines, ({ move_id }) => idOf('VendorBill', move_id))
    for (const { id, state, kind, match } of said) {
      const own = byBill.get(id) ?? []
      if (state === 'CANCELLED') {
        expect(match).toEqual({ verdict: 'NOTHING_TO_MATCH', comparisons: [] })
        continue
      }
      const compared = match.comparisons.flatMap((each: Answer) =>
        each.purchaseOrderLines.map((line: Answer) => line.id),
      )
      const linked = own.flatMap((line) => (line.purchase_line_id ? [line.purchase_line_id] : []))
      for (const line of linked) expect(compared).toContain(idOf('PurchaseOrderLine', line))
      const without = own.filter((line) => !line.purchase_line_id && line.price_subtotal !== 0)
      const named = match.comparisons.flatMap(({ purchaseOrderLines, vendorBillLines: some }: Answer) =>
        purchaseOrderLines.length === 0 ? some.map((line: Answer) => line.id) : [],
      )
      const all = match.comparisons.flatMap((each: Answer) => each.vendorBillLines.map((line: Answer) => line.id))
      const counted = kind === 'RECEIPT' ? [] : own.filter((line) => line.purchase_line_id)
      for (const line of counted) expect(all).toContain(idOf('VendorBillLine', line.id))
      expect(named.sort()).toEqual(without.map((line) => idOf('VendorBillLine', line.id)).sort())
    }
  })

  it('takes as many calls for 5 orders and bills as for 100', async () => {
    const ask = (first: number) =>
      graph.ask(`{
        purchaseOrders(first: ${first}, filter: { states: [APPROVED] }) { nodes { match { verdict } lines { nodes { match { verdict } } } } }
        vendorBills(first: ${first}) { nodes { match { verdict } } }
      }`)
    const [few, many] = [await ask(5), await ask(100)]
    expect(many.errors).toBeUndefined()
    expect(many.calls.count()).toBe(few.calls.count())
    expect(many.calls.count()).toBeLessThanOrEqual(22)
  })
})

describeSeeded('Of the seeded orders', (odoo) => {
  it('the graph finds some matched, some open, some mismatched, and some with nothing to match', async () => {
    const { purchaseOrders } = await graphOver(odoo).data(
      '{ purchaseOrders(first: 500) { nodes { match { verdict comparisons { reasons { code } } } } } }',
    )
    const verdicts = new Set(purchaseOrders.nodes.map(({ match }: Answer) => match.verdict))
    expect([...verdicts].sort()).toEqual(['MATCHED', 'MISMATCHED', 'NOTHING_TO_MATCH', 'OPEN'])
  })

  it('have the contract price that Odoo itself would choose on that day', async () => {
    const graph = graphOver(odoo)
    const said = await everyNode(
      graph,
      'purchaseOrders',
      'first: 100',
      'id lines(first: 200) { nodes { id match { comparisons { contract { id } } } } }',
    )
    const nodes = said.flatMap((order) => order.lines.nodes)
    const contracts = new Map(nodes.map(({ id, match }: Answer) => [id, match?.comparisons[0].contract?.id ?? null]))
    let compared = 0
    for (const company of [1, 2]) {
      // Which price Odoo chooses depends on the company that asks; the reader may not ask.
      const oracle = await askOdoo(odoo, { key: odoo.adminKey, company })
      const lines = await oracle.all(
        'purchase.order.line',
        ['selected_seller_id', 'product_id', 'order_id'],
        [
          ['company_id', '=', company],
          ['display_type', '=', false],
        ],
      )
      const archived = await oracle.all('res.partner', ['id'], [['active', '=', false]])
      const gone = new Set(archived.map(({ id }) => id))
      const prices = await oracle.byId('product.supplierinfo', ['partner_id'])
      for (const line of lines) {
        const ofItem = lines.filter((each) => each.order_id === line.order_id && each.product_id === line.product_id)
        // Odoo counts each line alone; here all lines for an item count together.
        if (ofItem.length > 1) continue
        const found = contracts.get(idOf('PurchaseOrderLine', line.id))
        const price = [...prices.values()].find(({ id }) => idOf('ContractPrice', id) === found)
        // Odoo forgets suppliers that were archived since.
        if (price && gone.has(price.partner_id)) continue
        compared += 1
        expect([line.id, found]).toEqual([
          line.id,
          line.selected_seller_id ? idOf('ContractPrice', line.selected_seller_id) : null,
        ])
      }
    }
    expect(compared).toBeGreaterThan(500)
  })
})
