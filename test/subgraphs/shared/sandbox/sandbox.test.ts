import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDocuments } from '#gateway/contract.ts'
import { type Sandbox, startSandbox } from '#shared/sandbox/sandbox.ts'
import { type Graph, graphOver } from '../../../live/graph.ts'

describe('The sandbox', () => {
  let sandbox: Sandbox
  let graph: Graph

  beforeAll(async () => {
    sandbox = await startSandbox()
    graph = graphOver({ ...sandbox.odoo, readerKey: sandbox.odoo.apiKey })
    // Connects: everything after is an operation's own.
    await graph.data('{ unitsOfMeasure { id } }')
  })

  afterAll(() => sandbox.close())

  const order = async (number: string) => {
    const data = await graph.data(
      `query ($number: String) { purchaseOrders(filter: { numberContains: $number }) { nodes {
        number supplier { name }
        lines { nodes { quantity { value } received { value } unitPrice { amount } } }
        bills { nodes { supplierReference total { amount } } }
      } } }`,
      { number },
    )
    return data.purchaseOrders.nodes[0]
  }

  it('answers every example of GraphiQL with something to see', async () => {
    for (const { query } of readDocuments()) {
      const data = await graph.data(query)
      const [list] = Object.values(data) as { nodes: unknown[] }[]
      expect(list?.nodes.length, query).toBeGreaterThan(0)
    }
  })

  it('makes four calls for the counted operation, whatever the page size, as a real Odoo does', async () => {
    const counted = readDocuments().find(({ query }) => query.includes('query PurchaseOrders'))?.query ?? ''
    for (const first of [10, 50, 200]) {
      const { errors, calls } = await graph.ask(counted, { variables: { first } })
      expect(errors).toBeUndefined()
      expect(calls.count()).toBe(4)
    }
  })

  it('tells of the order that was billed twice', async () => {
    const { bills } = await order('NM-26-0178')
    expect(bills.nodes).toEqual([
      { supplierReference: '90417', total: { amount: '746.12' } },
      { supplierReference: '90417', total: { amount: '746.12' } },
    ])
  })

  it('tells of the delivery that came short', async () => {
    const { lines } = await order('NM-26-0249')
    expect(lines.nodes).toMatchObject([{ quantity: { value: '40' }, received: { value: '28' } }])
  })

  it('tells of the price that was wrong', async () => {
    const { lines, bills } = await order('NM-26-0219')
    expect(lines.nodes).toMatchObject([{ unitPrice: { amount: '14.20' } }])
    expect(bills.nodes).toEqual([{ supplierReference: 'R48213', total: { amount: '2263.20' } }])
  })

  it('tells of the pump that was sent back', async () => {
    const { lines } = await order('NM-26-0195')
    expect(lines.nodes).toMatchObject([{ quantity: { value: '2' }, received: { value: '1' } }])
  })

  it('tells of the supplier that was entered twice', async () => {
    const data = await graph.data(
      '{ suppliers(filter: { nameContains: "Brackwell Surgical" }) { nodes { identifiers { system value } } } }',
    )
    const [one, other] = data.suppliers.nodes.map(
      ({ identifiers }: { identifiers: { system: string; value: string }[] }) =>
        identifiers.find(({ system }) => system === 'VAT'),
    )
    expect(one).toBeDefined()
    expect(one).toEqual(other)
  })
})
