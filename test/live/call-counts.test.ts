import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { accessError, delay } from '../odoo-peer/faults.ts'
import { type OdooProxy, startOdooProxy } from '../odoo-peer/proxy.ts'
import { type Graph, graphOver } from './graph.ts'
import { describeLive, describeSeeded } from './live.ts'

interface Comparison {
  readonly contractPrice: unknown
  readonly received: { readonly value: string }
}
interface Match {
  readonly comparisons: readonly Comparison[]
}

const purchaseOrders = readFileSync(
  new URL('../../schema/documents/internal/purchase-orders.graphql', import.meta.url),
  'utf8',
)

describeLive('The calls that an operation makes', (odoo) => {
  let proxy: OdooProxy
  let graph: Graph

  beforeAll(async () => {
    proxy = await startOdooProxy({ target: odoo.url })
    graph = graphOver(odoo, { url: proxy.url })
    // Connects, which reads currencies and units; everything after is the operation's own.
    await graph.data('{ unitsOfMeasure { id } }')
  })
  afterAll(() => proxy?.close())
  beforeEach(() => proxy.clear())

  const models = () => proxy.calls.map(({ model, method }) => `${model}/${method}`).sort()

  it.each([10, 50, 200])('are at most six for %i purchase orders with all there is to them', async (first) => {
    const { data, errors, calls } = await graph.ask(purchaseOrders, { variables: { first } })
    expect(errors).toBeUndefined()
    expect(data.purchaseOrders.nodes.length).toBeGreaterThan(0)
    expect(calls.count()).toBe(proxy.calls.length)
    expect(calls.count()).toBeLessThanOrEqual(6)
    // None is made twice: lines, bills and what names the facility come with the orders, moves with the receipts.
    expect(new Set(models()).size).toBe(calls.count())
  })

  it('are no more when the same is asked for under several aliases', async () => {
    const page = 'purchaseOrders(first: 20) { nodes'
    const inOrder = `{
      one: supplier { name } other: supplier { name active }
      lines { nodes { a: item { name stock { onHand { value } } } b: item { name again: stock { facility { name } } } } }
      in: receipts { nodes { state } } again: receipts { nodes { number state moves { nodes { item { name } } } } }
      some: bills(first: 1) { nodes { number } } all: bills { nodes { number total { amount } } }
    }`
    await graph.data(`{ ${page} ${inOrder} } }`)
    const once = models()
    proxy.clear()
    await graph.data(
      `{ a: ${page} ${inOrder} } b: ${page} ${inOrder} } ...More } fragment More on Query { c: ${page} ${inOrder} } }`,
    )
    expect(models()).toEqual(once)
  })

  it('are one for several lookups of the same type', async () => {
    const { purchaseOrders: page } = await graph.data('{ purchaseOrders(first: 5) { nodes { id } } }')
    proxy.clear()
    const lookups = page.nodes.map(
      ({ id }: { id: string }, index: number) => `o${index}: purchaseOrder(id: "${id}") { number state }`,
    )
    await graph.data(`{ ${lookups.join(' ')} again: purchaseOrder(id: "${page.nodes[0].id}") { number locked } }`)
    expect(models()).toEqual(['purchase.order/search_read'])
  })

  it('ask for no field that was not selected', async () => {
    await graph.data('{ purchaseOrders(first: 3) { nodes { number supplier { id } } } }')
    expect(proxy.calls.map(({ body }) => body.fields)).toEqual([['name', 'partner_id', 'date_order']])
    proxy.clear()
    await graph.data('{ purchaseOrders(first: 3) { nodes { number lines(first: 1) { nodes { description } } } } }')
    expect(proxy.calls.map(({ body }) => body.specification)).toEqual([
      { name: {}, order_line: { fields: { name: {} }, limit: 1 }, date_order: {} },
    ])
  })

  it('are one for orders with all that they are compared by, which is the same where Odoo refuses it together', async () => {
    const match =
      'match { verdict comparisons { verdict reasons { code } ordered { value } received { value } billed { value } contractPrice { amount } vendorBillLines { id } } }'
    const page = `{ purchaseOrders(first: 50, filter: { states: [APPROVED] }) { nodes { number ${match} } } }`
    const together = await graph.data(page)
    const matched = together.purchaseOrders.nodes.flatMap((order: { match: Match }) => order.match.comparisons)
    expect(matched.some(({ contractPrice, received }: Comparison) => contractPrice && received.value > '0')).toBe(true)
    expect(models().filter((call) => !call.startsWith('account.move.line'))).toEqual(['purchase.order/web_search_read'])
    proxy.clear()
    proxy.fault({ method: 'web_search_read' }, accessError())
    expect(await graph.data(page)).toEqual(together)
    expect(proxy.calls.length).toBeGreaterThan(7)
  })

  it('are two for bills with all that they are compared by, which is the same where Odoo refuses it together', async () => {
    const match = 'match { verdict comparisons { verdict reasons { code } ordered { value } billed { value } } }'
    const page = `{ vendorBills(first: 50) { nodes { number ${match} lines(first: 2) { nodes { description } } } } }`
    const together = await graph.data(page)
    expect(together.vendorBills.nodes.some((bill: { match: Match }) => bill.match.comparisons.length > 0)).toBe(true)
    const calls = ['account.move/web_search_read', 'purchase.order/web_search_read']
    expect(models().filter((call) => !call.startsWith('account.move.line'))).toEqual(calls)
    proxy.clear()
    proxy.fault({ method: 'web_search_read' }, accessError())
    expect(await graph.data(page)).toEqual(together)
    expect(proxy.calls.length).toBeGreaterThan(7)
  })

  it.each([
    ['positions with their lots', 'stockPositions', 'lot { number }', ['lot'], ['stock.quant']],
    [
      'transfers with their orders and whom those go to',
      'stockTransfers',
      'purchaseOrder { number supplier { name } }',
      ['purchaseOrder', 'supplier'],
      ['stock.picking'],
    ],
    [
      'prices with their suppliers and agreements',
      'contractPrices',
      'supplier { name } agreement { number }',
      ['supplier', 'agreement'],
      ['product.supplierinfo'],
    ],
    ['orders with their buyers', 'purchaseOrders', 'number buyer { name }', ['buyer'], ['purchase.order']],
    ['suppliers with their terms', 'suppliers', 'paymentTerms { name }', ['paymentTerms'], ['res.partner']],
    [
      'bills with the orders that their lines bill',
      'vendorBills',
      'lines(first: 5) { nodes { purchaseOrderLine { description purchaseOrder { number } } } }',
      ['purchaseOrderLine', 'purchaseOrder'],
      ['account.move'],
    ],
    [
      'invoices with all that was done about them',
      'invoices',
      'payments { nodes { number } } creditNotes { nodes { number } } posting { number postedOn }',
      ['payments', 'creditNotes', 'posting'],
      ['account.move'],
    ],
    [
      'credit notes with what they take back',
      'creditNotes',
      'invoice { number } posting { number }',
      ['invoice', 'posting'],
      ['account.move'],
    ],
    [
      'payments with all that they settled',
      'payments',
      'posting { number } invoices { nodes { number } } creditNotes { nodes { number } }',
      ['posting', 'invoices'],
      ['account.move', 'account.payment'],
    ],
  ])(
    'are as many as there are models here, and give the same asked apart: %s',
    async (_, list, selection, shown, read) => {
      const page = `{ ${list}(first: 200) { nodes { ${selection} } } }`
      const together = await graph.data(page)
      for (const field of shown) {
        expect(JSON.stringify(together)).toMatch(new RegExp(`"${field}":(\\{"nodes":\\[)?\\{"\\w+":"`))
      }
      expect(proxy.calls.map(({ model }) => model).sort()).toEqual(read)
      proxy.clear()
      proxy.fault({ method: 'web_search_read' }, accessError())
      expect(await graph.data(page)).toEqual(together)
      expect(proxy.calls.length).toBeGreaterThan(read.length)
    },
  )

  it('are one for the first page of what is below one record, and two for what is below several', async () => {
    const { suppliers } = await graph.data('{ suppliers(first: 5) { nodes { id } } }')
    const orders =
      'purchaseOrders(first: 2) { nodes { number supplier { name } match { verdict } } pageInfo { hasNextPage } }'
    proxy.clear()
    const { several } = await graph.data(`{ several: suppliers(first: 5) { nodes { ${orders} } } }`)
    expect(models().filter((call) => call.startsWith('purchase'))).toHaveLength(2)
    proxy.clear()
    for (const [place, { id }] of suppliers.nodes.entries()) {
      const { supplier } = await graph.data(`{ supplier(id: "${id}") { ${orders} } }`)
      expect(supplier).toEqual(several.nodes[place])
    }
    expect(models().filter((call) => call.startsWith('purchase'))).toHaveLength(suppliers.nodes.length)
  })

  it('are two for what items cost, seven for what is short, and six for what rules need', async () => {
    await graph.data(
      '{ items(first: 20) { nodes { contractPrices { nodes { price { amount } supplier { name } } } } } }',
    )
    expect(models().filter((call) => call !== 'product.product/search_read')).toEqual([
      'product.supplierinfo/web_search_read',
    ])
    proxy.clear()
    await graph.data('{ replenishmentSignals(first: 20) { nodes { minimum { value } need { toOrder { value } } } } }')
    expect(models()).toHaveLength(7)
    proxy.clear()
    await graph.data('{ replenishmentRules(first: 20) { nodes { minimum { value } need { toOrder { value } } } } }')
    expect(models()).toHaveLength(6)
  })

  it('are two for lists that begin after a cursor, and give the same', async () => {
    const page = (list: string) => `{ purchaseOrders(first: 20) { nodes { id lines(${list}) { ${node} } } } }`
    const node = 'nodes { id description quantity { value } } edges { cursor }'
    const whole = await graph.data(page('first: 3'))
    const { id, lines } = whole.purchaseOrders.nodes.find(
      (order: { lines: { nodes: unknown[] } }) => order.lines.nodes.length > 1,
    )
    proxy.clear()
    const rest = await graph.data(
      `{ purchaseOrder(id: "${id}") { lines(first: 2, after: "${lines.edges[0].cursor}") { ${node} } } }`,
    )
    expect(models()).toEqual(['purchase.order.line/search_read', 'purchase.order/search_read'])
    expect(rest.purchaseOrder.lines.nodes).toEqual(lines.nodes.slice(1, 3))
  })

  it('leave out what @skip and @include leave out', async () => {
    const document = `query ($no: Boolean!) { purchaseOrders(first: 3) { nodes {
      number supplier @include(if: $no) { name } lines @include(if: $no) { nodes { item { name } } } bills @skip(if: true) { nodes { number } }
    } } }`
    await graph.ask(document, { variables: { no: false } })
    expect(models()).toEqual(['purchase.order/search_read'])
  })

  it('are none for what is known without asking: the type of a record that another points at, and its id', async () => {
    await graph.data('{ purchaseOrders(first: 3) { nodes { supplier { id __typename } company { id } } } }')
    expect(models()).toEqual(['purchase.order/search_read'])
  })

  it('are none for units of measure', async () => {
    await graph.data('{ unitsOfMeasure { name code } }')
    expect(models()).toEqual([])
  })
})

describeSeeded('The number of calls', (odoo) => {
  let proxy: OdooProxy
  let graph: Graph

  beforeAll(async () => {
    proxy = await startOdooProxy({ target: odoo.url })
    graph = graphOver(odoo, { url: proxy.url })
    await graph.data('{ unitsOfMeasure { id } }')
  })
  afterAll(() => proxy?.close())

  it('does not grow with the data: it is four for 10, 50 and 200 orders', async () => {
    for (const first of [10, 50, 200]) {
      const { data, calls } = await graph.ask(purchaseOrders, { variables: { first } })
      expect(data.purchaseOrders.nodes).toHaveLength(first)
      expect(calls.made.map(({ call }) => call).sort()).toEqual([
        'product.product/search_read',
        'purchase.order/web_search_read',
        'stock.quant/formatted_read_group',
        'stock.warehouse/search_read',
      ])
    }
  })

  it('does not depend on which answer comes first', async () => {
    for (const slow of ['purchase.order', 'stock.quant', 'stock.warehouse']) {
      proxy.clear()
      proxy.fault({ model: slow }, delay(350))
      const { calls } = await graph.ask(purchaseOrders, { variables: { first: 10 } })
      expect(calls.count()).toBe(4)
      expect(proxy.calls).toHaveLength(4)
    }
  })
})
