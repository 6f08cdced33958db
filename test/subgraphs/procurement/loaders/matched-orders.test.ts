import { afterEach, describe, expect, it } from 'vitest'
import { NotFound } from '#shared/errors/errors.ts'
import { matchedOrdersLoader } from '#subgraphs/procurement/loaders/matched-orders.ts'
import { compareByItem } from '#subgraphs/procurement/matching/comparisons.ts'
import { MatchRecords } from '#subgraphs/procurement/sources/odoo/match-records.ts'
import * as faults from '../../../odoo-peer/faults.ts'
import { type Row, request, type SmallOdoo, startSmallOdoo } from '../../shared/odoo/small-odoo.ts'

const [piece, box, case_] = [1, 2, 3]
const unit = (id: number, name: string, relative_factor: number) => ({
  id,
  name,
  active: true,
  relative_factor,
  relative_uom_id: id === piece ? false : piece,
})
const units = [unit(piece, 'Units', 1), unit(box, 'Box of 100', 100), unit(case_, 'Case of 1000', 1_000)]

const order = (id: number, more: object = {}): Row => ({
  id,
  state: 'purchase',
  partner_id: 7,
  company_id: 1,
  currency_id: 1,
  date_order: '2026-03-15 08:00:00',
  ...more,
})
const line = (id: number, more: object = {}): Row => ({
  id,
  order_id: 1,
  sequence: id,
  product_id: 5,
  product_qty: 1,
  product_uom_id: case_,
  price_unit: 10,
  discount: 0,
  qty_received: 0,
  qty_received_method: 'stock_moves',
  ...more,
})
const billed = (id: number, more: object = {}): Row => ({
  id,
  purchase_line_id: 1,
  move_type: 'in_invoice',
  'move_id.move_type': 'in_invoice',
  parent_state: 'posted',
  quantity: 1,
  product_uom_id: case_,
  price_unit: 10,
  discount: 0,
  currency_id: 1,
  ...more,
})
const refund = { move_type: 'in_refund', 'move_id.move_type': 'in_refund' }
const moved = (quantity: number, more: object = {}) => ({
  purchase_line_id: [1, ''],
  product_id: [5, ''],
  product_uom: [piece, ''],
  'location_dest_id.usage': 'internal',
  to_refund: true,
  'quantity:sum': quantity,
  __count: 1,
  ...more,
})
const back = { 'location_dest_id.usage': 'supplier' }

interface Told {
  readonly orders?: readonly Row[]
  readonly lines: readonly Row[]
  readonly billed?: readonly Row[]
  readonly moved?: readonly object[]
  readonly prices?: readonly Row[]
  readonly item?: object
}

let small: SmallOdoo
afterEach(() => small[Symbol.asyncDispose]())

type Way = 'together' | 'apart'

async function load(keys: readonly number[], told: Told, way: Way = 'apart') {
  small = await startSmallOdoo({
    'uom.uom': units,
    'purchase.order': ordersOf(told),
    'purchase.order.line': told.lines,
    'account.move.line': told.billed ?? [],
    'product.product': [itemOf(told)],
    'res.partner': [supplier],
    'product.supplierinfo': told.prices ?? [],
  })
  small.peer.fault({ model: 'stock.move' }, faults.json(told.moved ?? []))
  if (way === 'together') {
    const nested = { model: 'purchase.order', method: 'web_search_read' }
    small.peer.fault(nested, faults.json({ records: nestedOrders(told) }))
  }
  return matchedOrdersLoader(new MatchRecords(small.odoo, request()), request()).loadMany(keys)
}

const supplier = { id: 7, parent_id: 70 }
const ordersOf = ({ orders = [order(1)] }: Told) => orders
const itemOf = ({ item }: Told) => ({ id: 5, product_tmpl_id: 50, purchase_method: 'receive', ...item })

/** What is told, as Odoo gives it in one answer. */
function nestedOrders(told: Told): Row[] {
  const { lines, billed: bills = [], moved: groups = [], prices = [] } = told
  const ofLine = (key: unknown, rows: readonly Row[]) => rows.filter((row) => row.purchase_line_id === key)
  const moves = (groups as ReturnType<typeof moved>[]).map((group, place) => ({
    id: place + 1,
    state: 'done',
    purchase_line_id: group.purchase_line_id[0],
    product_id: group.product_id[0],
    product_uom: group.product_uom[0],
    quantity: group['quantity:sum'],
    location_dest_usage: group['location_dest_id.usage'],
    to_refund: group.to_refund,
  }))
  const onTheWay = { id: 99, product_id: 5, product_uom: piece, quantity: 7, state: 'assigned' }
  return ordersOf(told).map((one) => ({
    ...one,
    partner_id: supplier,
    requisition_id: false,
    order_line: lines
      .filter((each) => each.order_id === one.id)
      .map((each) => ({
        display_type: false,
        ...each,
        product_id: {
          ...itemOf(told),
          seller_ids: prices.map((price) => ({
            ...{ product_id: false, purchase_requisition_id: false, date_start: false, date_end: false },
            ...price,
          })),
        },
        invoice_lines: ofLine(each.id, bills),
        move_ids: [onTheWay, ...ofLine(each.id, moves)].map((move) => ({
          ...{ location_dest_usage: 'internal', to_refund: false },
          ...move,
        })),
      })),
  }))
}

/** The verdict on the one item of the first order, with its totals in pieces. */
async function judgedBy(way: Way, told: Told) {
  const [matched] = await load([1], told, way)
  if (matched === undefined || matched instanceof Error) throw matched
  const [comparison] = compareByItem(matched, { pricePercent: 0, quantityPercent: 0 })
  const { verdict, findings, totals } = comparison?.judgement ?? { verdict: 'none', findings: [], totals: null }
  return {
    verdict,
    codes: findings.map(({ code }) => code),
    received: totals?.received.toNumber(),
    billed: totals?.billed.toNumber(),
  }
}

describe.each(['together', 'apart'] as const)('What is compared of an order that is read %s', (way) => {
  const judged = (told: Told) => judgedBy(way, told)

  it('is what came, piece by piece, and not as Odoo rounds it to cases', async () => {
    // A third of a case three times: 0.33 and 0.33 and 0.34 of one for Odoo.
    const third = [moved(333), moved(333), moved(334)]
    const told = { lines: [line(1, { qty_received: 0.99 })], moved: third, billed: [billed(1)] }
    expect(await judged(told)).toMatchObject({ verdict: 'MATCHED', received: 1_000, billed: 1_000 })
  })

  it('is what Odoo says where the moves do not come to it, such as for a kit', async () => {
    const parts = [moved(3, { product_id: [8, ''] })]
    const told = { lines: [line(1, { qty_received: 1 })], moved: parts, billed: [billed(1)] }
    expect(await judged(told)).toMatchObject({ verdict: 'MATCHED', received: 1_000 })
  })

  it('takes off what went back, but not what went back to be replaced', async () => {
    const returned = [moved(1_000), moved(100, back)]
    const refunded = billed(2, { ...refund, quantity: 1, product_uom_id: box, price_unit: 1 })
    const lines = [line(1, { qty_received: 0.9 })]
    expect(await judged({ lines, moved: returned, billed: [billed(1)] })).toMatchObject({
      verdict: 'MISMATCHED',
      codes: ['BILLED_MORE_THAN_RECEIVED', 'STILL_TO_RECEIVE'],
    })
    await small[Symbol.asyncDispose]()
    expect(await judged({ lines, moved: returned, billed: [billed(1), refunded] })).toMatchObject({
      verdict: 'OPEN',
      received: 900,
      billed: 900,
    })
    await small[Symbol.asyncDispose]()
    const replaced = [moved(1_000), moved(100, { ...back, to_refund: false })]
    const whole = [line(1, { qty_received: 1 })]
    expect(await judged({ lines: whole, moved: replaced, billed: [billed(1)] })).toMatchObject({ verdict: 'MATCHED' })
  })

  it('counts drafts and what names no unit, and neither what is cancelled nor other documents', async () => {
    const bills = [
      billed(1, { parent_state: 'draft', product_uom_id: false }),
      billed(2, { parent_state: 'cancel' }),
      billed(3, { 'move_id.move_type': 'in_receipt' }),
    ]
    const told = { lines: [line(1, { qty_received: 1 })], moved: [moved(1_000)], billed: bills }
    expect(await judged(told)).toMatchObject({ verdict: 'MATCHED', billed: 1_000 })
  })

  it('lets what is paid for when ordered be billed before it comes, and expects no receipt of a service', async () => {
    const item = { purchase_method: 'purchase' }
    expect(await judged({ item, lines: [line(1)], billed: [billed(1)] })).toMatchObject({ codes: ['STILL_TO_RECEIVE'] })
    await small[Symbol.asyncDispose]()
    const service = line(1, { qty_received_method: 'manual' })
    expect(await judged({ item, lines: [service], billed: [billed(1)] })).toMatchObject({ verdict: 'MATCHED' })
  })

  it('takes the minimum of a contract price from all lines for the item: dividing a line changes nothing', async () => {
    const price = { partner_id: 70, product_tmpl_id: 50, company_id: false, price: 0.009, discount: 0, currency_id: 1 }
    const prices = [{ id: 1, ...price, min_qty: 10, product_uom_id: box, sequence: 1 }]
    const whole = { prices, lines: [line(1, { qty_received: 1 })], moved: [moved(1_000)] }
    const half = (id: number) => line(id, { product_qty: 5, product_uom_id: box, price_unit: 1, qty_received: 5 })
    const halves = [moved(500), moved(500, { purchase_line_id: [2, ''] })]
    const once = await judged(whole)
    expect(once.codes).toContain('ORDERED_ABOVE_CONTRACT_PRICE')
    await small[Symbol.asyncDispose]()
    expect(await judged({ prices, lines: [half(1), half(2)], moved: halves })).toEqual(once)
  })
})

describe('What is compared of orders', () => {
  it('takes one call where Odoo reads it together, and one for bills among which some are cancelled', async () => {
    const told = { lines: [line(1, { qty_received: 1 })], moved: [moved(1_000)], billed: [billed(1)] }
    await load([1], told, 'together')
    expect(small.peer.calls.map(({ model }) => model)).toEqual(['purchase.order'])
    await small[Symbol.asyncDispose]()
    await load([1], { ...told, billed: [billed(1), billed(2, { parent_state: 'cancel' })] }, 'together')
    expect(small.peer.calls.map(({ model }) => model)).toEqual(['purchase.order', 'account.move.line'])
  })

  it('asks for what there is too much of to come along', async () => {
    const many = Array.from({ length: 501 }, (_, place) =>
      billed(place + 1, place < 500 ? {} : { parent_state: 'draft' }),
    )
    const nested = { lines: [line(1)], billed: many }
    small = await startSmallOdoo({ 'account.move.line': many, 'uom.uom': units })
    const [first] = nestedOrders(nested)
    const [only] = (first?.order_line ?? []) as Row[]
    const cut = many.map((bill, place) => (place < 500 ? bill : { id: bill.id }))
    const answer = { records: [{ ...first, order_line: [{ ...only, invoice_lines: cut }] }] }
    small.peer.fault({ model: 'purchase.order' }, faults.json(answer))
    const [matched] = await matchedOrdersLoader(new MatchRecords(small.odoo, request()), request()).loadMany([1])
    expect(matched).toMatchObject({ lines: [{ billLines: many.map(({ id }) => id) }] })
  })

  it('takes eight calls at most where Odoo does not read all of it together, however many orders there are', async () => {
    const orders = [order(1), order(2), order(3)]
    const lines = orders.map(({ id }) => line(Number(id), { order_id: id }))
    expect(await load([1, 2, 3], { orders, lines })).toHaveLength(3)
    expect(small.peer.calls.map(({ model }) => model).sort()).toEqual([
      'account.move.line',
      'product.product',
      'product.supplierinfo',
      'purchase.order',
      'purchase.order',
      'purchase.order.line',
      'res.partner',
      'stock.move',
    ])
  })

  it('is an error for an order that cannot be seen, and for no other', async () => {
    const [seen, unseen] = await load([1, 9], { lines: [line(1)] })
    expect(seen).toMatchObject({ key: 1, stage: 'approved' })
    expect(unseen).toBeInstanceOf(NotFound)
  })
})
