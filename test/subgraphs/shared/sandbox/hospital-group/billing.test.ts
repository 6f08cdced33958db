import { describe, expect, it } from 'vitest'
import { receivedQuantities, returnedQuantities } from '#shared/sandbox/hospital-group/billing.ts'
import { catalogue } from '#shared/sandbox/hospital-group/catalogue.ts'
import { currencyOf } from '#shared/sandbox/hospital-group/companies.ts'
import { hospitalGroup } from '#shared/sandbox/hospital-group/generate.ts'

const group = hospitalGroup()
const { unitSize, item } = catalogue(group.items, group.units, group.vendorPrices)
const received = new Map(group.orders.flatMap((order) => [...receivedQuantities(order, unitSize)]))
const returned = new Map(group.orders.flatMap((order) => [...returnedQuantities(order, unitSize)]))

const ordersWithBills = group.orders.filter(({ lines }) =>
  group.bills.some((bill) => bill.lines.some(({ orderLine }) => lines.some(({ key }) => key === orderLine))),
)

/** What was ordered, came and was billed of every line of the orders that were billed at all. */
const billed = ordersWithBills.flatMap((order) =>
  order.lines.flatMap((line) => {
    if (line.kind !== 'item') return []
    const bills = group.bills
      .filter(({ kind, state }) => kind === 'bill' && state !== 'cancelled')
      .flatMap(({ lines }) => lines.filter(({ orderLine }) => orderLine === line.key))
    const quantity = bills.reduce((sum, { quantity }) => sum + quantity, 0)
    const came = item(line.item).kind === 'service' ? line.quantity : (received.get(line.key) ?? 0)
    return [{ line, bills, quantity, came }]
  }),
)

describe('The deliveries of the hospital group', () => {
  it('bring less than was ordered, now and then in two parts, and never more', () => {
    const goods = group.orders.flatMap(({ receipts, lines }) =>
      receipts.length === 0 ? [] : lines.flatMap((line) => (line.kind === 'item' ? [line] : [])),
    )
    const kept = goods.filter(({ item: key }) => item(key).kind !== 'service')
    const short = kept.filter(({ key, quantity }) => (received.get(key) ?? 0) < quantity - 0.005)
    expect(short.length).toBeGreaterThan(15)
    expect(kept.length).toBeGreaterThan(500)
    expect(kept.filter(({ key, quantity }) => (received.get(key) ?? 0) > quantity + 0.005)).toEqual([])
  })

  it('send back less than came, some of it already and some not yet', () => {
    expect([...returned].filter(([line, quantity]) => quantity > (received.get(line) ?? 0))).toEqual([])
    const backs = group.orders.flatMap(({ returns }) => returns)
    expect(backs.filter(({ sentAt }) => sentAt === null).length).toBeGreaterThan(0)
    expect(backs.filter(({ sentAt }) => sentAt !== null).length).toBeGreaterThan(8)
  })
})

describe('The bills of the hospital group', () => {
  it('mostly bill what came, at the price that was ordered', () => {
    const right = billed.filter(
      ({ line, bills, quantity, came }) =>
        Math.abs(quantity - came) < 0.01 && bills.every(({ price }) => price === line.price),
    )
    expect(right.length).toBeGreaterThan(billed.length * 0.7)
  })

  it('bill too much, too little, too early and at another price', () => {
    expect(billed.filter(({ quantity, came }) => came > 0 && quantity > came + 0.01).length).toBeGreaterThan(5)
    expect(billed.filter(({ quantity, came }) => quantity > 0 && quantity < came - 0.01).length).toBeGreaterThan(2)
    expect(billed.filter(({ quantity, came }) => quantity === 0 && came > 0).length).toBeGreaterThan(3)
    expect(billed.filter(({ quantity, came }) => quantity > 0 && came === 0).length).toBeGreaterThan(2)
    const dearer = billed.filter(({ line, bills }) => bills.some(({ price }) => price > line.price * 1.03))
    expect(dearer.length).toBeGreaterThan(8)
  })

  it('ask for freight that nobody ordered', () => {
    const besides = group.bills.flatMap(({ lines }) => lines.filter(({ orderLine }) => orderLine === null))
    expect(besides.length).toBeGreaterThan(5)
    expect(besides.filter(({ text }) => text === '')).toEqual([])
  })

  it('are drafts, posted and cancelled, and refunded for what went back', () => {
    expect(new Set(group.bills.map(({ state }) => state))).toEqual(new Set(['draft', 'posted', 'cancelled']))
    const refunds = group.bills.filter(({ kind }) => kind === 'refund')
    expect(refunds.length).toBeGreaterThan(4)
    const refunded = refunds.flatMap(({ lines }) => lines)
    expect(refunded.filter(({ orderLine, quantity }) => quantity > (returned.get(orderLine ?? '') ?? 0))).toEqual([])
  })

  it('bear a number of the supplier’s once, but for the one that came twice', () => {
    const byNumber = Map.groupBy(group.bills, ({ supplier, supplierNumber }) => `${supplier} ${supplierNumber}`)
    expect([...byNumber].filter(([, bills]) => bills.length > 1).map(([number]) => number)).toEqual([
      'supplier_01 90417',
    ])
  })

  it('are paid whole, in part and not at all; those in a foreign currency mostly not', () => {
    const posted = group.bills.filter(({ kind, state }) => kind === 'bill' && state === 'posted')
    const paid = new Set(group.payments.flatMap(({ documents }) => documents))
    const share = (bills: typeof posted) => bills.filter(({ key }) => paid.has(key)).length / bills.length
    const { foreign = [], own = [] } = Object.groupBy(posted, ({ company, currency }) =>
      currency === currencyOf(company) ? 'own' : 'foreign',
    )
    expect(foreign.length).toBeGreaterThan(40)
    expect(share(foreign)).toBeLessThan(share(own))
    expect(share(foreign)).toBeGreaterThan(0.1)
    expect(share(own)).toBeLessThan(0.9)
  })

  it('are paid once, and never when they were taken back or not posted', () => {
    const paid = group.payments.flatMap(({ documents }) => documents)
    expect(new Set(paid).size).toBe(paid.length)
    const mayBePaid = new Set(
      [...group.bills, ...group.invoices].filter(({ state }) => state === 'posted').map(({ key }) => key),
    )
    for (const { document } of group.reversals) mayBePaid.delete(document)
    expect(paid.filter((document) => !mayBePaid.has(document))).toEqual([])
  })
})
