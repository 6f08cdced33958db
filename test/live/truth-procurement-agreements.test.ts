import { beforeAll, expect, it } from 'vitest'
import { type Answer, everyNode, type Graph, graphOver } from './graph.ts'
import { describeLive } from './live.ts'
import { askOdoo, decimal, idOf, type OdooRecord, type Oracle, orNull, refOf, wordFor } from './oracle.ts'

const states = { draft: 'DRAFT', confirmed: 'CONFIRMED', done: 'CLOSED', cancel: 'CANCELLED' }
const kinds = { blanket_order: 'BLANKET_ORDER', purchase_template: 'TEMPLATE' }
const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)

describeLive('What the graph says of what was agreed with suppliers', (odoo) => {
  let graph: Graph
  let oracle: Oracle
  let prices: OdooRecord[]

  beforeAll(async () => {
    graph = graphOver(odoo)
    oracle = await askOdoo(odoo)
    const fields =
      'partner_id product_id product_tmpl_id company_id price currency_id discount min_qty product_uom_id date_start date_end delay product_code product_name purchase_requisition_id'
    prices = await oracle.all(
      'product.supplierinfo',
      fields.split(' '),
      [],
      'sequence asc, min_qty desc, price asc, id asc',
    )
  })

  it('is what Odoo says of each price', async () => {
    const said = await everyNode(
      graph,
      'contractPrices',
      'first: 100',
      `id supplier { id } item { id } company { id } price { amount currency } discount
       minimum { value unit { id } } validFrom validTo leadTimeDays supplierPartNumber supplierItemName agreement { id }`,
    )
    const expected = prices.map((price) => ({
      id: idOf('ContractPrice', price.id),
      supplier: refOf('Supplier', price.partner_id),
      item: refOf('Item', price.product_id),
      company: refOf('Company', price.company_id),
      price: oracle.price(price, 'price'),
      discount: decimal(price.discount, 0, 4),
      minimum: { value: oracle.quantity(price.min_qty), unit: refOf('UnitOfMeasure', price.product_uom_id) },
      validFrom: orNull(price.date_start),
      validTo: orNull(price.date_end),
      leadTimeDays: price.delay,
      supplierPartNumber: orNull(price.product_code),
      supplierItemName: orNull(price.product_name),
      agreement: refOf('PurchaseAgreement', price.purchase_requisition_id),
    }))
    expect(said.length).toBeGreaterThan(0)
    // Prices converted by Odoo have more places than the oracle's arithmetic.
    const rounded = said.map((each) => ({
      ...each,
      price: { ...each.price, amount: each.price.amount.replace(/(\.\d{9})\d+$/, '$1') },
    }))
    expect(rounded.sort(byId)).toEqual(expected.sort(byId))
  })

  it('gives each price the items it holds for, and each item its prices, those of its product among them', async () => {
    const variants = await oracle.all('product.product', ['product_tmpl_id', 'active'])
    const said = await everyNode(graph, 'contractPrices', 'first: 100', 'id items(first: 200) { nodes { id } }')
    const holdsFor = ({ id, product_tmpl_id }: OdooRecord, price: OdooRecord) =>
      price.product_id ? price.product_id === id : price.product_tmpl_id === product_tmpl_id
    const itemsOf = new Map(said.map(({ id, items }) => [id, items.nodes.map((item: Answer) => item.id)]))
    for (const price of prices) {
      const expected = variants.filter((variant) => holdsFor(variant, price)).map(({ id }) => idOf('Item', id))
      expect(itemsOf.get(idOf('ContractPrice', price.id))).toEqual(expected)
    }
    const items = await everyNode(graph, 'items', 'first: 200', 'id contractPrices(first: 200) { nodes { id } }')
    const pricesOf = new Map(items.map(({ id, contractPrices }) => [id, contractPrices.nodes]))
    for (const variant of variants.filter(({ active }) => active)) {
      const expected = prices.filter(
        (price) => price.product_tmpl_id === variant.product_tmpl_id && holdsFor(variant, price),
      )
      expect(pricesOf.get(idOf('Item', variant.id))).toEqual(
        expected.map(({ id }) => ({ id: idOf('ContractPrice', id) })),
      )
    }
  })

  it('finds the prices of a supplier, of items, and of a day', async () => {
    const [some] = prices
    if (some === undefined) throw new Error('this Odoo holds no prices')
    const day = '2026-05-05'
    const holds = ({ date_start: from, date_end: to }: OdooRecord) => (!from || from <= day) && (!to || to >= day)
    const bySupplier = `suppliers: ["${idOf('Supplier', some.partner_id)}"]`
    const found = async (filter: string) =>
      (await everyNode(graph, 'contractPrices', `first: 50, filter: { ${filter} }`, 'id')).map(({ id }) => id).sort()
    const ids = (of: (price: OdooRecord) => boolean) =>
      prices
        .filter(of)
        .map(({ id }) => idOf('ContractPrice', id))
        .sort()
    expect(await found(bySupplier)).toEqual(ids((price) => price.partner_id === some.partner_id))
    expect(await found(`${bySupplier}, on: "${day}"`)).toEqual(
      ids((price) => price.partner_id === some.partner_id && holds(price)),
    )
    const variants = await oracle.byId('product.product', ['product_tmpl_id'])
    const items = [...variants.keys()].slice(0, 5)
    const products = items.map((item) => variants.get(item)?.product_tmpl_id)
    expect(await found(`items: ${JSON.stringify(items.map((item) => idOf('Item', item)))}`)).toEqual(
      ids(({ product_id: item, product_tmpl_id }) =>
        item ? items.includes(item) : products.includes(product_tmpl_id),
      ),
    )
  })

  it('is what Odoo says of each agreement and its lines', async () => {
    const said = await everyNode(
      graph,
      'purchaseAgreements',
      'first: 100',
      `id number state kind active supplier { id } company { id } reference currency startsOn endsOn
       purchaseOrders(first: 200) { nodes { id agreement { id } } }
       lines(first: 200) { nodes { id item { id } agreedPrice { amount currency } agreed { value } ordered { value } } }`,
    )
    const agreements = await oracle.all('purchase.requisition', [
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
    ])
    const lines = await oracle.byId('purchase.requisition.line', [
      'product_id',
      'price_unit',
      'product_qty',
      'qty_ordered',
    ])
    const currencies = await oracle.byId('res.currency', ['name'])
    const expected = agreements.map((agreement) => ({
      id: idOf('PurchaseAgreement', agreement.id),
      number: agreement.name,
      state: wordFor(states, agreement.state),
      kind: wordFor(kinds, agreement.requisition_type),
      active: agreement.active,
      supplier: refOf('Supplier', agreement.vendor_id),
      company: refOf('Company', agreement.company_id),
      reference: orNull(agreement.reference),
      currency: currencies.get(agreement.currency_id)?.name,
      startsOn: orNull(agreement.date_start),
      endsOn: orNull(agreement.date_end),
      purchaseOrders: {
        nodes: agreement.purchase_ids.map((key: number) => ({
          id: idOf('PurchaseOrder', key),
          agreement: refOf('PurchaseAgreement', agreement.id),
        })),
      },
      lines: {
        nodes: agreement.line_ids.map((key: number) => {
          const line = { ...lines.get(key), id: key, currency_id: agreement.currency_id } as OdooRecord
          return {
            id: idOf('PurchaseAgreementLine', key),
            item: refOf('Item', line.product_id),
            agreedPrice: oracle.price(line, 'price_unit'),
            agreed: { value: oracle.quantity(line.product_qty) },
            ordered: { value: oracle.quantity(line.qty_ordered) },
          }
        }),
      },
    }))
    expect(said.sort(byId)).toEqual(expected.sort(byId))
  })

  it('has the orders that wait for approval, the oldest first, of one company and facility too', async () => {
    const waiting = await oracle.all(
      'purchase.order',
      ['company_id', 'picking_type_id'],
      [['state', '=', 'to approve']],
      'date_order, id',
    )
    const operations = await oracle.byId('stock.picking.type', ['warehouse_id'])
    const facilityOf = (order: OdooRecord) => operations.get(order.picking_type_id)?.warehouse_id
    const found = async (filter: string) =>
      (await everyNode(graph, 'purchaseOrdersToApprove', `first: 2${filter}`, 'id')).map(({ id }) => id)
    const ids = (orders: OdooRecord[]) => orders.map(({ id }) => idOf('PurchaseOrder', id))
    expect(await found('')).toEqual(ids(waiting))
    for (const company of new Set(waiting.map(({ company_id }) => company_id))) {
      expect(await found(`, filter: { companies: ["${idOf('Company', company)}"] }`)).toEqual(
        ids(waiting.filter(({ company_id }) => company_id === company)),
      )
    }
    for (const facility of new Set(waiting.map(facilityOf))) {
      expect(await found(`, filter: { facilities: ["${idOf('Facility', facility)}"] }`)).toEqual(
        ids(waiting.filter((order) => facilityOf(order) === facility)),
      )
    }
  })

  it('charges each order line to the cost centres Odoo distributes it to', async () => {
    const said = await everyNode(
      graph,
      'purchaseOrders',
      'first: 100',
      'lines(first: 200) { nodes { id costCenters { costCenter { id name } percentage } } }',
    )
    const shares = new Map(
      said.flatMap(({ lines }) => lines.nodes.map(({ id, costCenters }: Answer) => [id, costCenters])),
    )
    const accounts = await oracle.byId('account.analytic.account', ['name'])
    for (const line of await oracle.all('purchase.order.line', ['analytic_distribution'])) {
      const expected = new Map<string, number>()
      for (const [keys, percentage] of Object.entries(line.analytic_distribution || {})) {
        for (const key of keys.split(',')) expected.set(key, (expected.get(key) ?? 0) + Number(percentage))
      }
      expect(shares.get(idOf('PurchaseOrderLine', line.id))).toEqual(
        [...expected].map(([key, percentage]) => ({
          costCenter: { id: idOf('CostCenter', Number(key)), name: accounts.get(Number(key))?.name },
          percentage: decimal(percentage, 0, 4),
        })),
      )
    }
  })
})
