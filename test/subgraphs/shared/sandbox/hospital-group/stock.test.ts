import { describe, expect, it } from 'vitest'
import { moment } from '#shared/sandbox/hospital-group/calendar.ts'
import { facilityOf } from '#shared/sandbox/hospital-group/facilities.ts'
import { hospitalGroup } from '#shared/sandbox/hospital-group/generate.ts'

const group = hospitalGroup()
const today = moment(0, 0)
const items = new Map(group.items.map((item) => [item.key, item]))
const lots = new Map(group.lots.map((lot) => [lot.key, lot]))
const lines = new Map(group.orders.flatMap((order) => order.lines.map((line) => [line.key, line])))
const itemOfLine = (key: string) => {
  const line = lines.get(key)
  return line?.kind === 'item' ? line.item : ''
}

/** Everything that came to a shelf or went through hands, with the lot it was of. */
const handled = [
  ...group.openingStock,
  ...group.orders.flatMap(({ receipts }) =>
    receipts.flatMap(({ received }) => received.map(({ line, ...rest }) => ({ item: itemOfLine(line), ...rest }))),
  ),
  ...group.transfers.flatMap(({ state, lines }) => (state === 'done' ? lines : [])),
]

describe('The stock of the hospital group', () => {
  it('lies at every facility, in most of its rooms', () => {
    const places = new Set(group.openingStock.map(({ place }) => place))
    expect(new Set([...places].map(facilityOf)).size).toBe(4)
    expect(places.size).toBeGreaterThan(12)
  })

  it('is of a lot where lots or serial numbers are followed, and only there', () => {
    const wrong = handled.filter(({ item, lot }) => (items.get(item)?.tracking === 'none') !== (lot === null))
    expect(wrong).toEqual([])
    expect(handled.filter(({ item, lot }) => lot !== null && lots.get(lot)?.item !== item)).toEqual([])
  })

  it('has one thing for each serial number, which comes once', () => {
    const isSerial = ({ item }: { item: string }) => items.get(item)?.tracking === 'serial'
    expect(handled.filter((each) => isSerial(each) && each.quantity !== 1)).toEqual([])
    const numbers = group.lots.filter(isSerial).map(({ item, number }) => `${item} ${number}`)
    expect(numbers.length).toBeGreaterThan(60)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('never falls below zero by what is moved and used up', () => {
    const left = new Map<string, number>()
    const add = (item: string, place: string, lot: string | null, quantity: number) => {
      const shelf = `${item} ${place} ${lot}`
      left.set(shelf, (left.get(shelf) ?? 0) + quantity)
    }
    for (const { item, place, lot, quantity } of group.openingStock) add(item, place, lot, quantity)
    const done = group.transfers.filter(({ state }) => state === 'done')
    for (const { from, to, lines } of done) {
      for (const { item, lot, quantity } of lines) {
        add(item, from, lot, -quantity)
        if (to !== null) add(item, to, lot, quantity)
      }
    }
    expect(done.length).toBeGreaterThan(50)
    expect([...left].filter(([, quantity]) => quantity < 0)).toEqual([])
  })
})

describe('The lots of the hospital group', () => {
  it('expire where their items do', () => {
    const wrong = group.lots.filter(
      ({ item, expiresAt }) => (items.get(item)?.shelfLifeDays === null) !== (expiresAt === null),
    )
    expect(wrong).toEqual([])
  })

  it('are good when they come', () => {
    const spoilt = group.orders.flatMap(({ receipts }) =>
      receipts.flatMap(({ received, receivedAt }) =>
        received.filter(({ lot }) => (lots.get(lot ?? '')?.expiresAt ?? '9') <= receivedAt),
      ),
    )
    expect(spoilt).toEqual([])
  })

  it('have expired on the shelf, are about to, and have years left', () => {
    const kept = group.openingStock.flatMap(({ lot }) => lots.get(lot ?? '')?.expiresAt ?? [])
    expect(kept.filter((expiresAt) => expiresAt < today).length).toBeGreaterThan(10)
    expect(kept.filter((expiresAt) => expiresAt >= today && expiresAt < moment(30, 0)).length).toBeGreaterThan(10)
    expect(kept.filter((expiresAt) => expiresAt > moment(365, 0)).length).toBeGreaterThan(20)
  })

  it('are not used up after they expired', () => {
    const late = group.transfers.flatMap(({ doneAt, lines }) =>
      lines.filter(({ lot }) => doneAt !== null && (lots.get(lot ?? '')?.expiresAt ?? '9') <= doneAt),
    )
    expect(late).toEqual([])
  })

  it('bear a number once for each item and company', () => {
    const numbers = group.lots.map(({ item, number, company }) => `${item} ${number} ${company}`)
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})
