import { beforeAll, expect, it } from 'vitest'
import { type Answer, type Graph, graphOver } from './graph.ts'
import { describeLive, describeSeeded } from './live.ts'
import { askOdoo, idOf, instant, type OdooRecord, type Oracle, orNull, refOf } from './oracle.ts'

const own = ['internal', 'transit']
const movement = 'nodes { kind movedAt quantity { value } source { id } destination { id } transfer { id } }'
const selection = `lot { id } entered { value } departed { value } onHand { value }
  remainders(first: 200) { nodes { location { id } facility { id } onHand { value } reserved { value } } }
  origins(first: 200) { ${movement} } destinations(first: 200) { ${movement} } movements(first: 200) { ${movement} }
  openTransfers(first: 200) { nodes { id } }
  openOrders(first: 200) { nodes { purchaseOrder { id } awaited { value } } }
  substitutes(first: 200) { nodes { item { id } reason available { value } facilities { facility { id } available { value } } } }`

/** Of how many lots the whole trace is compared: those with the longest ways. */
const mostLots = 40

describeLive('The trace of a lot', (odoo) => {
  let graph: Graph
  let oracle: Oracle
  let walk: Walk
  let longest: readonly OdooRecord[]

  beforeAll(async () => {
    graph = graphOver(odoo)
    oracle = await askOdoo(odoo)
    walk = await walkOf(oracle)
    longest = walk.lots
      .toSorted((one, other) => walk.linesOf(other).length - walk.linesOf(one).length)
      .slice(0, mostLots)
  })

  const traces = async (lots: readonly OdooRecord[], selected: string): Promise<Answer[]> => {
    const fields = lots.map(({ id }) => `l${id}: lotTrace(lot: "${idOf('Lot', id)}") { ${selected} }`)
    const data = await graph.data(`{ ${fields.join('\n')} }`)
    return lots.map(({ id }) => data[`l${id}`])
  }

  it('is what walking over every move one by one tells: what came, what went, what is left where', async () => {
    for (let start = 0; start < longest.length; start += 10) {
      const lots = longest.slice(start, start + 10)
      expect(await traces(lots, selection)).toEqual(lots.map((lot) => walk.trace(lot)))
    }
  })

  it('adds up for each of a hundred other lots: what came in and did not go out is there', async () => {
    const others = walk.lots.filter((_, place) => place % Math.ceil(walk.lots.length / 100) === 0)
    for (let start = 0; start < others.length; start += 50) {
      const lots = others.slice(start, start + 50)
      const said = await traces(lots, 'entered { value } departed { value } onHand { value }')
      for (const [index, { entered, departed, onHand }] of said.entries()) {
        const difference = oracle.quantity(Number(entered.value) - Number(departed.value))
        expect({ lot: lots[index]?.name, onHand: onHand.value }).toEqual({ lot: lots[index]?.name, onHand: difference })
      }
    }
  })

  it('is followed page by page as on one page, and is asked for once under several aliases', async () => {
    const [lot] = longest
    if (lot === undefined) return
    const id = idOf('Lot', lot.id)
    const page = async (list: string, node: string) => {
      const found: Answer[] = []
      for (let after = 'null', more = true; more; ) {
        const { lotTrace } = await graph.data(
          `{ lotTrace(lot: "${id}") { ${list}(first: 2, after: ${after}) { nodes { ${node} } pageInfo { hasNextPage endCursor } } } }`,
        )
        found.push(...lotTrace[list].nodes)
        more = lotTrace[list].pageInfo.hasNextPage
        after = JSON.stringify(lotTrace[list].pageInfo.endCursor)
      }
      return found
    }
    const whole = walk.trace(lot)
    for (const list of ['movements', 'origins', 'destinations']) {
      expect(await page(list, movement.slice('nodes {'.length, -1))).toEqual(whole[list].nodes)
    }
    expect(await page('remainders', 'location { id }')).toMatchObject(
      whole.remainders.nodes.map(({ location }: Answer) => ({ location })),
    )
    expect(await page('substitutes', 'item { id }')).toEqual(
      whole.substitutes.nodes.map(({ item }: Answer) => ({ item })),
    )
    const once = await graph.ask(`{ lotTrace(lot: "${id}") { ${selection} } }`)
    const twice = await graph.ask(
      `{ a: lotTrace(lot: "${id}") { ${selection} } b: lotTrace(lot: "${id}") { ${selection} } }`,
    )
    expect(twice.data.b).toEqual(once.data.lotTrace)
    expect(twice.calls.count()).toBe(once.calls.count())
  })

  it('is null for a lot that is not there, and refuses what is no id of a lot or no page', async () => {
    const { lotTrace } = await graph.data(`{ lotTrace(lot: "${idOf('Lot', 2_000_000_000)}") { lot { id } } }`)
    expect(lotTrace).toBeNull()
    for (const document of [
      `{ lotTrace(lot: "${idOf('Item', 1)}") { lot { id } } }`,
      '{ lotTrace(lot: "x") { lot { id } } }',
      `{ lotTrace(lot: "${idOf('Lot', longest[0]?.id ?? 0)}") { movements(first: 201) { nodes { kind } } } }`,
      `{ lotTrace(lot: "${idOf('Lot', longest[0]?.id ?? 0)}") { substitutes(first: 0) { nodes { reason } } } }`,
      `{ lotTrace(lot: "${idOf('Lot', longest[0]?.id ?? 0)}") { origins(after: "x") { nodes { kind } } } }`,
    ]) {
      const { errors } = await graph.ask(document)
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
    }
  })

  it('takes the same few calls for a lot that went far and for one that did not', async () => {
    const counts = []
    for (const lot of [longest.at(0), longest.at(-1)]) {
      const { calls } = await graph.ask(`{ lotTrace(lot: "${idOf('Lot', lot?.id ?? 0)}") { ${selection} } }`)
      counts.push(calls.count())
    }
    for (const count of counts) expect(count).toBeLessThanOrEqual(13)
  })
})

describeSeeded('Of the seeded lots', (odoo) => {
  it('the graph shows every kind of movement, and goods on their way between facilities', async () => {
    const graph = graphOver(odoo)
    const { lots } = await graph.data('{ lots(first: 50, filter: { numberContains: "RECALL" }) { nodes { id } } }')
    const kinds = new Set<string>()
    let underWay = 0
    for (const { id } of lots.nodes) {
      const { lotTrace } = await graph.data(
        `{ lotTrace(lot: "${id}") { movements { nodes { kind } } remainders { nodes { facility { id } } } openTransfers { nodes { id } } openOrders { nodes { awaited { value } } } } }`,
      )
      for (const { kind } of lotTrace.movements.nodes) kinds.add(kind)
      underWay += lotTrace.remainders.nodes.filter(({ facility }: Answer) => facility === null).length
      expect(lotTrace.openOrders.nodes.length).toBeGreaterThan(0)
    }
    expect([...kinds].sort()).toEqual(
      [
        'CONSUMED',
        'DELIVERY',
        'DROP_SHIPMENT',
        'FOUND',
        'INTERNAL',
        'PRODUCED',
        'RECEIPT',
        'RETURN_FROM_CUSTOMER',
      ].concat(['RETURN_TO_SUPPLIER', 'WRITTEN_OFF']),
    )
    expect(underWay).toBeGreaterThan(0)
  })
})

interface Walk {
  readonly lots: readonly OdooRecord[]
  linesOf(lot: OdooRecord): readonly OdooRecord[]
  /** What the graph should say of a lot. */
  trace(lot: OdooRecord): Answer
}

/** Everything there is of moves, taken one by one: no sum, no group and no condition of Odoo's in it. */
async function walkOf(oracle: Oracle): Promise<Walk> {
  const lots = await oracle.all('stock.lot', ['name', 'product_id', 'expiration_date'])
  const lotOf = new Map(lots.map((lot) => [lot.id, lot]))
  const places = await oracle.byId('stock.location', ['usage', 'warehouse_id'])
  const products = await oracle.byId('product.product', ['categ_id', 'active'])
  const lines = await oracle.all(
    'stock.move.line',
    ['lot_id', 'state', 'date', 'location_id', 'location_dest_id', 'quantity_product_uom', 'picking_id'],
    [],
    'date, id',
  )
  const moves = await oracle.all('stock.move', [
    'product_id',
    'state',
    'purchase_line_id',
    'location_id',
    'product_qty',
  ])
  const orderOf = await oracle.byId('purchase.order.line', ['order_id'])
  const quants = await oracle.all('stock.quant', [
    'product_id',
    'lot_id',
    'location_id',
    'quantity',
    'reserved_quantity',
  ])
  const byLot = Map.groupBy(lines, ({ lot_id }) => lot_id)
  const usage = (place: number) => places.get(place)?.usage as string
  const isOwn = (place: number) => own.includes(usage(place))
  const isOpen = ({ state }: OdooRecord) => !['draft', 'done', 'cancel'].includes(state)
  const value = (number: number) => ({ value: oracle.quantity(number) })
  const linesOf = (lot: OdooRecord) => (byLot.get(lot.id) ?? []).filter(({ state }) => state === 'done')

  const step = (line: OdooRecord) => ({
    kind: kindOf(usage(line.location_id), usage(line.location_dest_id)),
    movedAt: instant(line.date),
    quantity: value(line.quantity_product_uom),
    source: refOf('StorageLocation', line.location_id),
    destination: refOf('StorageLocation', line.location_dest_id),
    transfer: refOf('StockTransfer', line.picking_id),
  })

  function left(lot: OdooRecord): Map<number, number> {
    const balances = new Map<number, number>()
    const add = (place: number, amount: number) => balances.set(place, (balances.get(place) ?? 0) + amount)
    for (const line of linesOf(lot)) {
      add(line.location_id, -line.quantity_product_uom)
      add(line.location_dest_id, line.quantity_product_uom)
    }
    return new Map([...balances].filter(([place, amount]) => isOwn(place) && oracle.quantity(amount) !== '0'))
  }

  function awaited(lot: OdooRecord) {
    const orders = new Map<number, number>()
    for (const move of moves) {
      if (!isOpen(move) || move.product_id !== lot.product_id || !move.purchase_line_id) continue
      if (usage(move.location_id) !== 'supplier') continue
      const order = orderOf.get(move.purchase_line_id)?.order_id
      orders.set(order, (orders.get(order) ?? 0) + move.product_qty)
    }
    return [...orders].sort(([one], [other]) => one - other)
  }

  function substitutes(lot: OdooRecord) {
    const category = products.get(lot.product_id)?.categ_id
    const free = new Map<number, Map<number | null, number>>()
    for (const quant of quants) {
      const product = products.get(quant.product_id)
      const expires = instant(lotOf.get(quant.lot_id)?.expiration_date ?? false)
      const fits = quant.product_id === lot.product_id || (product?.active && category && product.categ_id === category)
      if (!fits || quant.lot_id === lot.id || usage(quant.location_id) !== 'internal') continue
      if (expires !== null && Date.parse(expires) <= Date.now()) continue
      const facility = orNull<number>(places.get(quant.location_id)?.warehouse_id)
      const ofItem = free.get(quant.product_id) ?? new Map<number | null, number>()
      ofItem.set(facility, (ofItem.get(facility) ?? 0) + quant.quantity - quant.reserved_quantity)
      free.set(quant.product_id, ofItem)
    }
    return [...free]
      .map(([item, places]) => ({
        item,
        places: [...places].filter(([, amount]) => Number(oracle.quantity(amount)) > 0),
      }))
      .filter(({ places }) => places.length > 0)
      .sort(({ item: one }, { item: other }) => rank(one, lot) - rank(other, lot) || one - other)
      .slice(0, 200)
      .map(({ item, places }) => ({
        item: refOf('Item', item),
        reason: item === lot.product_id ? 'SAME_ITEM' : 'SAME_CATEGORY',
        available: value(places.reduce((sum, [, amount]) => sum + amount, 0)),
        facilities: expect.toSatisfy((said: Answer[]) => sameFacilities(said, places, oracle)),
      }))
  }

  return {
    lots,
    linesOf,
    trace(lot) {
      const steps = linesOf(lot)
      const sum = (some: readonly OdooRecord[]) =>
        some.reduce((total, { quantity_product_uom }) => total + quantity_product_uom, 0)
      const entering = steps.filter(({ location_id }) => !isOwn(location_id))
      const departing = steps.filter(({ location_dest_id }) => !isOwn(location_dest_id))
      const reserved = (place: number) =>
        quants
          .filter(({ lot_id, location_id }) => lot_id === lot.id && location_id === place)
          .reduce((total, { reserved_quantity }) => total + reserved_quantity, 0)
      const remaining = [...left(lot)].sort(([one], [other]) => one - other)
      const holding = new Set(
        (byLot.get(lot.id) ?? []).filter((line) => isOpen(line) && line.picking_id).map(({ picking_id }) => picking_id),
      )
      return {
        lot: refOf('Lot', lot.id),
        entered: value(sum(entering)),
        departed: value(sum(departing)),
        onHand: value(remaining.reduce((total, [, amount]) => total + amount, 0)),
        remainders: {
          nodes: remaining.map(([place, amount]) => ({
            location: refOf('StorageLocation', place),
            facility: refOf('Facility', places.get(place)?.warehouse_id ?? false),
            onHand: value(amount),
            reserved: value(reserved(place)),
          })),
        },
        origins: { nodes: entering.slice(0, 200).map(step) },
        destinations: { nodes: departing.slice(0, 200).map(step) },
        movements: { nodes: steps.slice(0, 200).map(step) },
        openTransfers: {
          nodes: [...holding].sort((one, other) => one - other).map((key) => refOf('StockTransfer', key)),
        },
        openOrders: {
          nodes: awaited(lot).map(([key, amount]) => ({
            purchaseOrder: refOf('PurchaseOrder', key),
            awaited: value(amount),
          })),
        },
        substitutes: { nodes: substitutes(lot) },
      }
    },
  }
}

const rank = (item: number, lot: OdooRecord) => (item === lot.product_id ? 0 : 1)

function sameFacilities(said: Answer[], places: (readonly [number | null, number])[], oracle: Oracle): boolean {
  const text = (facility: string | null, amount: string) => `${facility} ${amount}`
  const expected = places.map(([key, amount]) =>
    text(key === null ? null : idOf('Facility', key), oracle.quantity(amount)),
  )
  const found = said.map(({ facility, available }) => text(facility?.id ?? null, available.value))
  return JSON.stringify(found.sort()) === JSON.stringify(expected.sort())
}

function kindOf(from: string, to: string): string {
  const [comesIn, goesOut] = [!own.includes(from), !own.includes(to)]
  if (from === 'supplier' && to === 'customer') return 'DROP_SHIPMENT'
  if (!comesIn && !goesOut) return 'INTERNAL'
  if (comesIn && goesOut) return 'UNKNOWN'
  const kinds: Record<string, readonly [string, string]> = {
    supplier: ['RECEIPT', 'RETURN_TO_SUPPLIER'],
    customer: ['RETURN_FROM_CUSTOMER', 'DELIVERY'],
    inventory: ['FOUND', 'WRITTEN_OFF'],
    production: ['PRODUCED', 'CONSUMED'],
  }
  return kinds[comesIn ? from : to]?.[comesIn ? 0 : 1] ?? 'UNKNOWN'
}
