import { execute, type GraphQLSchema, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDocuments, readSupergraphSdl } from '#gateway/contract.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import { Odoo } from '#shared/odoo/odoo.ts'
import { type Sandbox, startSandbox } from '#shared/sandbox/sandbox.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'

describe('The sandbox', () => {
  let sandbox: Sandbox
  let schema: GraphQLSchema

  beforeAll(async () => {
    sandbox = await startSandbox()
    const odoo = new Odoo(sandbox.odoo, silentLog)
    await odoo.connect(request())
    schema = joinSubgraphs(readSupergraphSdl(), subgraphModules(odoo))
  })

  afterAll(() => sandbox.close())

  function request() {
    return { correlationId: 'sandbox', signal: AbortSignal.timeout(20_000), calls: new SourceCalls() }
  }

  async function ask(query: string, variableValues: Record<string, unknown> = {}) {
    const contextValue = request()
    const { data, errors } = await execute({ schema, document: parse(query), variableValues, contextValue })
    expect(errors).toBeUndefined()
    return { data: JSON.parse(JSON.stringify(data)), calls: contextValue.calls.count() }
  }

  const order = async (number: string) => {
    const { data } = await ask(
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
      const { data } = await ask(query)
      const [list] = Object.values(data) as { nodes: unknown[] }[]
      expect(list?.nodes.length, query).toBeGreaterThan(0)
    }
  })

  it('makes six calls for the counted operation, whatever the page size, as a real Odoo does', async () => {
    const counted = readDocuments().find(({ query }) => query.includes('query PurchaseOrders'))?.query ?? ''
    for (const first of [10, 50, 200]) expect((await ask(counted, { first })).calls).toBe(6)
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
    const { data } = await ask(
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
