import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hospitalGroup } from '#shared/sandbox/hospital-group/generate.ts'
import { stories } from '#shared/sandbox/hospital-group/stories.ts'
import { type Sandbox, startSandbox } from '#shared/sandbox/sandbox.ts'
import { everyNode, type Graph, graphOver } from '../../../../live/graph.ts'

interface Share {
  readonly costCenter: { readonly name: string }
  readonly percentage: string
}

describe('In the sandbox, the graph', () => {
  const group = hospitalGroup()
  const names = new Map(group.costCentres.map(({ key, name }) => [key, name]))
  let sandbox: Sandbox
  let graph: Graph

  beforeAll(async () => {
    sandbox = await startSandbox()
    graph = graphOver({ ...sandbox.odoo, readerKey: sandbox.odoo.apiKey })
    // Connects: everything after is an operation's own.
    await graph.data('{ unitsOfMeasure { id } }')
  })

  afterAll(() => sandbox.close())

  /** What is selected of each order, by the orders' numbers. */
  async function ofEveryOrder<Selected>(selection: string, read: (order: Selected) => unknown) {
    const orders = await everyNode(graph, 'purchaseOrders', 'first: 100', `number ${selection}`)
    return new Map(orders.map((order) => [order.number, read(order)]))
  }

  it('names the buyer of every order', async () => {
    const people = new Map(group.buyers.map(({ key, name }) => [key, name]))
    const shown = await ofEveryOrder('buyer { name }', ({ buyer }: { buyer: { name: string } | null }) => buyer?.name)
    expect([...shown].sort()).toEqual(group.orders.map(({ number, buyer }) => [number, people.get(buyer)]).sort())
  })

  it('lists the group’s cost centres, with plan and company, those in use unless all are asked for', async () => {
    const query = `query ($active: Boolean) { costCenters(first: 100, filter: { active: $active }) {
      nodes { name code plan { name } company { name } active }
    } }`
    const nameOf = new Map([...group.costCentrePlans, ...group.companies].map(({ key, name }) => [key, name]))
    const expected = group.costCentres.map(({ name, code, plan, company, closedOn }) => ({
      name,
      code,
      plan: { name: nameOf.get(plan) },
      company: { name: nameOf.get(company) },
      active: closedOn === null,
    }))
    const shown = async (active: boolean | null) => (await graph.data(query, { active })).costCenters.nodes
    expect(await shown(null)).toHaveLength(expected.length)
    expect(await shown(null)).toEqual(expect.arrayContaining(expected))
    expect(await shown(true)).toHaveLength(expected.filter(({ active }) => active).length)
    expect(await shown(false)).toEqual(expected.filter(({ active }) => !active))
  })

  it('says of every line which cost centres bear it, plan by plan', async () => {
    const shown = await ofEveryOrder(
      'lines { nodes { costCenters { costCenter { name } percentage } } }',
      ({ lines }: { lines: { nodes: { costCenters: Share[] }[] } }) =>
        lines.nodes.map(({ costCenters }) =>
          costCenters.map(({ costCenter, percentage }) => `${costCenter.name} ${Number(percentage)}`).sort(),
        ),
    )
    expect(shown.size).toBe(group.orders.length)
    const wrong = group.orders.filter(({ number, lines }) => {
      const expected = lines.map((line) =>
        line.kind === 'item'
          ? line.charges
              .flatMap(({ costCentres, percentage }) => costCentres.map((key) => `${names.get(key)} ${percentage}`))
              .sort()
          : [],
      )
      return JSON.stringify(expected) !== JSON.stringify(shown.get(number))
    })
    expect(wrong.map(({ number }) => number)).toEqual([])
  })

  it('tells of the ward that closed: it is not in use, and its order is charged to it still', async () => {
    const { order, code, ward } = stories.closedWard
    const { costCenters, purchaseOrders } = await graph.data(
      `query ($number: String, $code: String!) {
        costCenters(filter: { codes: [$code], active: null }) { nodes { name active } }
        purchaseOrders(filter: { numberContains: $number }) {
          nodes { lines { nodes { costCenters { costCenter { name active } percentage } } } }
        }
      }`,
      { number: order, code },
    )
    expect(costCenters.nodes).toEqual([{ name: ward, active: false }])
    const shares = purchaseOrders.nodes.flatMap(({ lines }: { lines: { nodes: { costCenters: Share[] }[] } }) =>
      lines.nodes.flatMap(({ costCenters }) => costCenters),
    )
    expect(shares).toContainEqual({ costCenter: { name: ward, active: false }, percentage: '100' })
  })
})
