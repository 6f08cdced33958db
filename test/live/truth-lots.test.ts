import { beforeAll, expect, it } from 'vitest'
import { type Answer, everyNode, type Graph, graphOver } from './graph.ts'
import { describeLive, describeSeeded } from './live.ts'
import { askOdoo, idOf, instant, type OdooRecord, type Oracle, refOf } from './oracle.ts'

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)
const dates = 'expiresAt bestBefore removeAt alertAt'

describeLive('What the graph says of lots', (odoo) => {
  let graph: Graph
  let oracle: Oracle
  let lots: readonly OdooRecord[]
  let quants: readonly OdooRecord[]

  beforeAll(async () => {
    graph = graphOver(odoo)
    oracle = await askOdoo(odoo)
    const fields = ['name', 'product_id', 'expiration_date', 'use_date', 'removal_date', 'alert_date']
    lots = await oracle.all('stock.lot', fields)
    quants = await oracle.all(
      'stock.quant',
      ['lot_id', 'location_id', 'warehouse_id', 'quantity'],
      [['location_id.usage', '=', 'internal']],
    )
  })

  it('is what Odoo says of each, and of each place it is at', async () => {
    const said = await everyNode(
      graph,
      'lots',
      'first: 200',
      `id number item { id } ${dates} positions(first: 200) { nodes { location { id } onHand { value } } }`,
    )
    const places = (nodes: readonly Answer[]) => nodes.map((node) => JSON.stringify(node)).sort()
    const expected = lots.map((lot) => ({
      id: idOf('Lot', lot.id),
      number: lot.name,
      item: refOf('Item', lot.product_id),
      expiresAt: instant(lot.expiration_date),
      bestBefore: instant(lot.use_date),
      removeAt: instant(lot.removal_date),
      alertAt: instant(lot.alert_date),
      positions: places(
        quants
          .filter(({ lot_id }) => lot_id === lot.id)
          .map((quant) => ({
            location: refOf('StorageLocation', quant.location_id),
            onHand: { value: oracle.quantity(quant.quantity) },
          })),
      ),
    }))
    expect(said.map((lot) => ({ ...lot, positions: places(lot.positions.nodes) })).sort(byId)).toEqual(
      expected.sort(byId),
    )
  })

  it('is the same item by item', async () => {
    const said = await everyNode(
      graph,
      'items',
      'first: 200, filter: { active: null }',
      'id lots(first: 200) { nodes { id number } }',
    )
    const byItem = Map.groupBy(lots, ({ product_id }) => product_id)
    for (const { id, lots: ofItem } of said) {
      const key = lots.find(({ product_id }) => idOf('Item', product_id) === id)?.product_id
      expect(ofItem.nodes.map((lot: Answer) => lot.id).sort()).toEqual(
        (byItem.get(key) ?? []).map((lot) => idOf('Lot', lot.id)).sort(),
      )
    }
  })

  it.each([
    [0, true],
    [90, true],
    [90, false],
    [3_650, true],
  ])(
    'finds what expires within %d days (with what has expired: %s), the earliest first',
    async (withinDays, includeExpired) => {
      const asOf = '2026-06-30'
      const said = await everyNode(
        graph,
        'expiringLots',
        `first: 7, asOf: "${asOf}", withinDays: ${withinDays}, includeExpired: ${includeExpired}`,
        'id expiresAt',
      )
      const end = Date.parse(asOf) + (withinDays + 1) * 86_400_000
      const inStock = new Set(quants.filter(({ quantity }) => quantity > 0).map(({ lot_id }) => lot_id))
      const expected = lots.filter(({ id, expiration_date }) => {
        const at = Date.parse(instant(expiration_date) ?? '')
        return inStock.has(id) && at < end && (includeExpired || at >= Date.parse(asOf))
      })
      expect(said.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => idOf('Lot', id)).sort())
      expect(said.map(({ expiresAt }) => expiresAt)).toEqual(said.map(({ expiresAt }) => expiresAt).toSorted())
    },
  )

  it('is less at one facility than at all of them together', async () => {
    const { facilities } = await graph.data('{ facilities(first: 100, filter: { active: null }) { nodes { id } } }')
    for (const { id } of facilities.nodes) {
      const said = await everyNode(
        graph,
        'expiringLots',
        `first: 100, asOf: "2026-06-30", withinDays: 3650, facilities: ["${id}"]`,
        'id',
      )
      const here = quants.filter(
        ({ warehouse_id, quantity }) => warehouse_id && idOf('Facility', warehouse_id) === id && quantity > 0,
      )
      const end = Date.parse('2026-06-30') + 3_651 * 86_400_000
      const expected = lots.filter(
        ({ id, expiration_date }) =>
          Date.parse(instant(expiration_date) ?? '') < end && here.some(({ lot_id }) => lot_id === id),
      )
      expect(said.map((lot) => lot.id).sort()).toEqual(expected.map((lot) => idOf('Lot', lot.id)).sort())
    }
  })

  it('tells lots in stock from lots that are used up', async () => {
    const inStock = new Set(quants.filter(({ quantity }) => quantity > 0).map(({ lot_id }) => lot_id))
    for (const wanted of [true, false]) {
      const said = await everyNode(graph, 'lots', `first: 200, filter: { inStock: ${wanted} }`, 'id')
      expect(said.map(({ id }) => id).sort()).toEqual(
        lots
          .filter(({ id }) => inStock.has(id) === wanted)
          .map(({ id }) => idOf('Lot', id))
          .sort(),
      )
    }
  })
})

describeLive('What the graph says of backorders and returns', (odoo) => {
  it('is what Odoo says of each transfer', async () => {
    const oracle = await askOdoo(odoo)
    const graph = graphOver(odoo)
    const said = await everyNode(
      graph,
      'stockTransfers',
      'first: 200',
      'id backorderOf { id } backorders { nodes { id } } returnOf { id } returns { nodes { id } }',
    )
    const pickings = await oracle.all('stock.picking', ['backorder_id', 'return_id'])
    const transfers = (some: readonly OdooRecord[]) => ({
      nodes: some.map(({ id }) => ({ id: idOf('StockTransfer', id) })).sort(byId),
    })
    const sorted = (list: Answer) => ({ nodes: [...list.nodes].sort(byId) })
    expect(
      said.map((each) => ({ ...each, backorders: sorted(each.backorders), returns: sorted(each.returns) })).sort(byId),
    ).toEqual(
      pickings
        .map(({ id, backorder_id, return_id }) => ({
          id: idOf('StockTransfer', id),
          backorderOf: refOf('StockTransfer', backorder_id),
          backorders: transfers(pickings.filter((each) => each.backorder_id === id)),
          returnOf: refOf('StockTransfer', return_id),
          returns: transfers(pickings.filter((each) => each.return_id === id)),
        }))
        .sort(byId),
    )
  })
})

describeSeeded('Of the seeded stock', (odoo) => {
  it('the graph shows lots that expired, that expire soon and that are used up, backorders and returns', async () => {
    const { expired, soon, usedUp, stockTransfers } = await graphOver(odoo).data(`{
      expired: expiringLots(withinDays: 0, asOf: "2026-06-30", first: 1) { nodes { id } }
      soon: expiringLots(withinDays: 180, asOf: "2026-06-30", includeExpired: false, first: 1) { nodes { id } }
      usedUp: lots(filter: { inStock: false }, first: 1) { nodes { id } }
      stockTransfers(first: 500) { nodes { backorderOf { id } returnOf { id } } }
    }`)
    for (const list of [expired, soon, usedUp]) expect(list.nodes).toHaveLength(1)
    expect(stockTransfers.nodes.some((each: Answer) => each.backorderOf !== null)).toBe(true)
    expect(stockTransfers.nodes.some((each: Answer) => each.returnOf !== null)).toBe(true)
  })
})
