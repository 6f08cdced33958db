import { beforeAll, expect, it } from 'vitest'
import { type Answer, everyNode, type Graph, graphOver } from './graph.ts'
import { describeLive, describeSeeded } from './live.ts'
import { askOdoo, idOf, instant, type OdooRecord, type Oracle, orNull, refOf, wordFor } from './oracle.ts'

const transferStates = {
  draft: 'DRAFT',
  waiting: 'WAITING_FOR_ANOTHER',
  confirmed: 'WAITING',
  partially_available: 'PARTIALLY_READY',
  assigned: 'READY',
  done: 'DONE',
  cancel: 'CANCELLED',
}
const transferKinds = { incoming: 'RECEIPT', internal: 'INTERNAL', outgoing: 'DELIVERY' }

const amounts = 'onHand { value unit { id } } reserved { value } available { value }'
const position = `id item { id } location { id name path kind } facility { id } lot { id number expiresAt item { id } } ${amounts}`

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)

describeLive('What the graph says of stock', (odoo) => {
  let graph: Graph
  let oracle: Oracle
  let quants: OdooRecord[]
  let items: OdooRecord[]

  beforeAll(async () => {
    graph = graphOver(odoo)
    oracle = await askOdoo(odoo)
    const fields = [
      'product_id',
      'location_id',
      'warehouse_id',
      'lot_id',
      'package_id',
      'owner_id',
      'quantity',
      'reserved_quantity',
      'product_uom_id',
    ]
    quants = await oracle.all('stock.quant', fields, [['location_id.usage', '=', 'internal']])
    items = await oracle.all('product.product', ['uom_id'])
  })

  function amountsOf(some: readonly OdooRecord[]) {
    const sum = (field: string) => some.reduce((total, quant) => total + quant[field], 0)
    const [there, promised] = [sum('quantity'), sum('reserved_quantity')]
    return {
      onHand: { value: oracle.quantity(there), unit: refOf('UnitOfMeasure', some[0]?.product_uom_id) },
      reserved: { value: oracle.quantity(promised) },
      available: { value: oracle.quantity(there - promised) },
    }
  }

  it('adds up, item by item and facility by facility, to what Odoo keeps place by place', async () => {
    const said = await everyNode(
      graph,
      'items',
      'first: 200, filter: { active: null }',
      `id stock { item { id } facility { id } ${amounts} }`,
    )
    expect(said).toHaveLength(items.length)
    const byItem = Map.groupBy(quants, ({ product_id }) => product_id)
    for (const { id } of items) {
      const here = Map.groupBy(byItem.get(id) ?? [], ({ warehouse_id }) => warehouse_id)
      const expected = [...here].map(([warehouse, some]) => ({
        item: refOf('Item', id),
        facility: refOf('Facility', warehouse),
        ...amountsOf(some),
      }))
      const { stock } = said.find((item) => item.id === idOf('Item', id))
      expect(stock).toHaveLength(expected.length)
      expect(stock).toEqual(expect.arrayContaining(expected))
    }
  })

  it('says the same place by place, by the list and inside each summary', async () => {
    const places = await oracle.byId('stock.location', ['name', 'complete_name'])
    const lots = await oracle.byId('stock.lot', ['name', 'expiration_date', 'product_id'])
    const expected = quants.map((quant) => {
      const lot = lots.get(quant.lot_id)
      const key = [quant.product_id, quant.location_id, quant.lot_id || 0, quant.package_id || 0, quant.owner_id || 0]
      return {
        id: Buffer.from(`odoo/StockPosition/${key.join('-')}`).toString('base64url'),
        item: refOf('Item', quant.product_id),
        location: {
          ...refOf('StorageLocation', quant.location_id),
          name: places.get(quant.location_id)?.name,
          path: places.get(quant.location_id)?.complete_name,
          kind: 'INTERNAL',
        },
        facility: refOf('Facility', quant.warehouse_id),
        lot: lot
          ? {
              ...refOf('Lot', lot.id),
              number: lot.name,
              expiresAt: instant(lot.expiration_date),
              item: refOf('Item', lot.product_id),
            }
          : null,
        ...amountsOf([quant]),
      }
    })
    expect((await everyNode(graph, 'stockPositions', 'first: 500', position)).sort(byId)).toEqual(expected.sort(byId))
    const said = await everyNode(
      graph,
      'items',
      'first: 100, filter: { active: null }',
      `stock { positions(first: 200) { nodes { ${position} } } }`,
    )
    const nested = said.flatMap(({ stock }) => stock.flatMap(({ positions }: Answer) => positions.nodes))
    expect(nested.sort(byId)).toEqual(expected)
  })

  it('has every transfer as Odoo has it, with its moves in their order', async () => {
    const pickings = await oracle.all('stock.picking', [
      'name',
      'picking_type_id',
      'state',
      'company_id',
      'location_id',
      'location_dest_id',
      'scheduled_date',
      'date_done',
      'purchase_id',
      'move_ids',
    ])
    const operations = await oracle.byId('stock.picking.type', ['code', 'warehouse_id'])
    const moves = await oracle.byId('stock.move', ['product_id', 'product_uom_qty', 'quantity', 'product_uom', 'state'])
    const said = await everyNode(
      graph,
      'stockTransfers',
      'first: 200',
      `id number kind state company { id } facility { id } source { id } destination { id } scheduledAt doneAt purchaseOrder { id }
      moves(first: 200) { nodes { id item { id } demand { value unit { id } } quantity { value } state } }`,
    )
    const expected = pickings.map((picking) => {
      const operation = operations.get(picking.picking_type_id) as OdooRecord
      return {
        id: idOf('StockTransfer', picking.id),
        number: picking.name,
        kind: wordFor(transferKinds, operation.code),
        state: wordFor(transferStates, picking.state),
        company: refOf('Company', picking.company_id),
        facility: refOf('Facility', operation.warehouse_id),
        source: refOf('StorageLocation', picking.location_id),
        destination: refOf('StorageLocation', picking.location_dest_id),
        scheduledAt: instant(picking.scheduled_date),
        doneAt: instant(picking.date_done),
        purchaseOrder: refOf('PurchaseOrder', picking.purchase_id),
        moves: {
          nodes: picking.move_ids.map((key: number) => {
            const move = moves.get(key) as OdooRecord
            return {
              id: idOf('StockMove', key),
              item: refOf('Item', move.product_id),
              demand: { value: oracle.quantity(move.product_uom_qty), unit: refOf('UnitOfMeasure', move.product_uom) },
              quantity: { value: oracle.quantity(move.quantity) },
              state: wordFor(transferStates, move.state),
            }
          }),
        },
      }
    })
    expect(said.sort(byId)).toEqual(expected.sort(byId))
  })

  it('names places outside of facilities for what they are', async () => {
    const kinds = {
      internal: 'INTERNAL',
      supplier: 'SUPPLIER',
      customer: 'CUSTOMER',
      transit: 'TRANSIT',
      inventory: 'INVENTORY_LOSS',
      production: 'PRODUCTION',
      view: 'VIEW',
    }
    const places = (await oracle.all('stock.location', ['name', 'complete_name', 'usage', 'warehouse_id'])).slice(
      0,
      200,
    )
    const warehouses = await oracle.byId('stock.warehouse', ['code'])
    const lookups = places.map(
      ({ id }) =>
        `p${id}: storageLocation(id: "${idOf('StorageLocation', id)}") { name path kind facility { id code } }`,
    )
    const said = await graph.data(`{ ${lookups.join('\n')} }`)
    for (const place of places) {
      expect(said[`p${place.id}`]).toEqual({
        name: orNull(place.name),
        path: orNull(place.complete_name),
        kind: wordFor(kinds, place.usage),
        facility: place.warehouse_id
          ? { ...refOf('Facility', place.warehouse_id), code: warehouses.get(place.warehouse_id)?.code }
          : null,
      })
    }
  })
})

describeSeeded('Of the seeded stock', (odoo) => {
  it('the graph shows what is below zero, reserved and expired, in parts of a litre too', async () => {
    const said = await everyNode(graphOver(odoo), 'stockPositions', 'first: 500', position)
    const some = (is: (position: Answer) => boolean) => said.filter(is).length
    expect(some(({ onHand }) => onHand.value.startsWith('-'))).toBeGreaterThan(0)
    expect(some(({ reserved }) => reserved.value !== '0')).toBeGreaterThan(20)
    expect(some(({ lot }) => lot?.expiresAt < '2026-06-01')).toBeGreaterThan(5)
    expect(some(({ onHand }) => onHand.value.includes('.'))).toBeGreaterThan(0)
  })
})
