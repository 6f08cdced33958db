import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stories } from '#shared/sandbox/hospital-group/stories.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { type Sandbox, startSandbox } from '#shared/sandbox/sandbox.ts'
import { type Graph, graphOver } from '../../../live/graph.ts'

describe('The stock of the sandbox', () => {
  let sandbox: Sandbox
  let graph: Graph

  beforeAll(async () => {
    sandbox = await startSandbox()
    graph = graphOver({ ...sandbox.odoo, readerKey: sandbox.odoo.apiKey })
  })
  afterAll(() => sandbox.close())

  it('is worth what its tables say, quantity by quantity at the price of its company', async () => {
    const tables = hospitalGroupTables()
    const priceOf = new Map(tables['product.product']?.map(({ id, standard_price }) => [id, standard_price]))
    const usageOf = new Map(tables['stock.location']?.map(({ id, usage }) => [id, usage]))
    const own = (tables['stock.quant'] ?? []).filter(
      ({ location_id }) => usageOf.get(location_id as number) === 'internal',
    )
    const sum = own.reduce((soFar, { company_id, product_id, quantity }) => {
      const prices = priceOf.get(product_id as number) as Record<string, number>
      return soFar + Number(quantity) * (prices[String(company_id)] ?? 0)
    }, 0)
    const { stockValueByFacility: rows } = await graph.data(
      '{ stockValueByFacility { facility { name } value { amount } } }',
    )
    expect(rows.length).toBeGreaterThan(3)
    // Prices are finer than coins: each quantity is rounded to one, and so is all there is of an item before it.
    expect(Math.abs(total(rows) - sum)).toBeLessThan(0.01 * own.length)
  })

  it('is worth something that has expired, and more that soon will have', async () => {
    const worth = async (withinDays: number) => {
      const { expiringStockValue: rows } = await graph.data(
        `{ expiringStockValue(withinDays: ${withinDays}, asOf: "2026-06-30") { value { amount } } }`,
      )
      return total(rows)
    }
    expect(await worth(0)).toBeGreaterThan(0)
    expect(await worth(90)).toBeGreaterThan(await worth(0))
  })

  it('has a lot in three places, all of which its trace names', async () => {
    const { lots } = await graph.data(`{ lots(filter: { numberContains: "${stories.spread.lot}" }) { nodes { id } } }`)
    const { lotTrace } = await graph.data(`{ lotTrace(lot: "${lots.nodes[0].id}") {
      entered { value } onHand { value } remainders { nodes { onHand { value } } } movements { nodes { kind } }
      openTransfers { nodes { id } } openOrders { nodes { awaited { value } } } substitutes { nodes { reason } }
    } }`)
    const quantities = lotTrace.remainders.nodes.map(({ onHand }: { onHand: { value: string } }) =>
      Number(onHand.value),
    )
    expect(quantities.sort((one: number, other: number) => one - other)).toEqual([...stories.spread.quantities])
    expect(lotTrace.onHand).toEqual(lotTrace.entered)
    expect(lotTrace.movements.nodes.length).toBeGreaterThan(0)
    expect(lotTrace.substitutes.nodes.length).toBeGreaterThan(0)
  })
})

function total(rows: readonly { readonly value: { readonly amount: string } }[]): number {
  return rows.reduce((sum, { value }) => sum + Number(value.amount), 0)
}
