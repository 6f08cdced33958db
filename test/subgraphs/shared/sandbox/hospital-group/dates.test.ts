import { describe, expect, it } from 'vitest'
import { daysAfter, groupDay, moment } from '#shared/sandbox/hospital-group/calendar.ts'
import { hospitalGroup } from '#shared/sandbox/hospital-group/generate.ts'

const group = hospitalGroup()
const endOfDay = moment(0, 24 * 60)
const received = group.orders.flatMap((order) => order.receipts.map((receipt) => ({ order, receipt })))

describe('The dates of the hospital group', () => {
  it('lie about its day: what happened was before its end', () => {
    const happened = [
      ...group.orders.flatMap(({ orderedAt, approvedAt }) => [orderedAt, approvedAt]),
      ...received.flatMap(({ receipt }) => [receipt.receivedAt, receipt.putAwayAt]),
      ...group.orders.flatMap(({ returns }) => returns.map(({ sentAt }) => sentAt)),
      ...group.transfers.map(({ doneAt }) => doneAt),
      ...group.bills.map(({ billedOn }) => billedOn),
      ...group.invoices.map(({ invoicedOn }) => invoicedOn),
      ...group.reversals.map(({ reversedOn }) => reversedOn),
      ...group.payments.map(({ paidOn }) => paidOn),
    ].flatMap((date) => date ?? [])
    expect(happened.length).toBeGreaterThan(1500)
    expect(happened.filter((date) => date >= endOfDay)).toEqual([])
    expect(happened.filter((date) => date < daysAfter(groupDay, -200))).toEqual([])
  })

  it('approve orders after they were placed, and only those that were approved', () => {
    const isApproved = (state: string) => state === 'approved' || state === 'cancelled after approval'
    const wrong = group.orders.filter(({ orderedAt, approvedAt, state }) =>
      approvedAt === null ? isApproved(state) : !isApproved(state) || approvedAt < orderedAt,
    )
    expect(wrong).toEqual([])
  })

  it('expect goods after they were ordered, early, late and not yet', () => {
    expect(group.orders.filter(({ orderedAt, expectedAt }) => expectedAt <= orderedAt)).toEqual([])
    const late = received.filter(({ order, receipt }) => receipt.receivedAt > order.expectedAt)
    expect(late.length).toBeGreaterThan(50)
    expect(received.length - late.length).toBeGreaterThan(20)
    const waiting = group.orders.filter(({ state, receipts }) => state === 'approved' && receipts.length === 0)
    expect(waiting.filter(({ expectedAt }) => expectedAt > endOfDay).length).toBeGreaterThan(5)
  })

  it('receive goods after the order was approved, put away after that, and one delivery after the other', () => {
    const wrong = group.orders.filter(({ approvedAt, receipts }) => {
      const moments = receipts.flatMap(({ receivedAt, putAwayAt }) => [receivedAt, putAwayAt ?? receivedAt])
      return [approvedAt ?? '9', ...moments].some((each, place, all) => place > 0 && each < (all[place - 1] ?? ''))
    })
    expect(wrong).toEqual([])
    expect(group.orders.filter(({ receipts }) => receipts.length > 1).length).toBeGreaterThan(20)
  })

  it('send goods back after they came', () => {
    const backs = received.flatMap(({ order, receipt }) =>
      order.returns
        .filter((back) => back.receipt === receipt.key)
        .map(({ sentAt, expectedAt }) => ({ came: receipt.receivedAt, back: sentAt ?? expectedAt })),
    )
    expect(backs.length).toBeGreaterThan(10)
    expect(backs.filter(({ came, back }) => back <= came)).toEqual([])
  })

  it('bill after the order, and pay and take back after the bill', () => {
    const orderedOn = new Map(group.orders.flatMap(({ lines, orderedAt }) => lines.map(({ key }) => [key, orderedAt])))
    const early = group.bills.filter(({ billedOn, lines }) =>
      lines.some(({ orderLine }) => billedOn < (orderedOn.get(orderLine ?? '') ?? '').slice(0, 10)),
    )
    expect(early).toEqual([])
    const writtenOn = new Map([
      ...group.bills.map(({ key, billedOn }) => [key, billedOn] as const),
      ...group.invoices.map(({ key, invoicedOn }) => [key, invoicedOn] as const),
    ])
    const isBefore = (day: string) => (document: string) => day < (writtenOn.get(document) ?? '9')
    expect(group.payments.filter(({ paidOn, documents }) => documents.some(isBefore(paidOn)))).toEqual([])
    expect(group.reversals.filter(({ reversedOn, document }) => isBefore(reversedOn)(document))).toEqual([])
  })
})
