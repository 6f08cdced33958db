import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fraction } from '#shared/values/fraction.ts'
import { judge } from '#subgraphs/procurement/matching/judge.ts'
import type { MatchCase, OrderedLine, Parcel } from '#subgraphs/procurement/matching/match-case.ts'
import { judgedByCounting } from './oracle.ts'
import { type PlainCase, plainCases, unitOf, written } from './random-cases.ts'

const numRuns = 5_000

function verdictOn(matched: MatchCase, { pricePercent, quantityPercent }: PlainCase) {
  const { verdict, findings } = judge(matched, { pricePercent, quantityPercent })
  return { verdict, codes: findings.map(({ code }) => code).sort() }
}

describe('The verdict on order, receipts and bills', () => {
  it(`is what counting every piece comes to, for ${numRuns} random orders`, () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(plainCases, (plain) => {
        const found = verdictOn(written(plain), plain)
        expect(found).toEqual(judgedByCounting(plain))
        for (const each of [found.verdict, ...found.codes]) seen.set(each, (seen.get(each) ?? 0) + 1)
      }),
      { numRuns },
    )
    // Random orders that never match, or never fail in some way, would prove little.
    const always = ['MATCHED', 'OPEN', 'MISMATCHED', 'NOTHING_TO_MATCH', 'ORDER_NOT_APPROVED']
    const quantities = ['RETURNED_MORE_THAN_RECEIVED', 'REFUNDED_MORE_THAN_BILLED', 'RECEIVED_MORE_THAN_ORDERED']
    const bills = ['BILLED_MORE_THAN_ORDERED', 'BILLED_MORE_THAN_RECEIVED', 'STILL_TO_RECEIVE', 'STILL_TO_BILL']
    const prices = ['BILLED_ABOVE_ORDER_PRICE', 'BILLED_BELOW_ORDER_PRICE', 'ORDERED_ABOVE_CONTRACT_PRICE']
    for (const each of [...always, ...quantities, ...bills, ...prices, 'BILLED_ABOVE_CONTRACT_PRICE']) {
      expect([each, (seen.get(each) ?? 0) > 20]).toEqual([each, true])
    }
  })

  it('is the same when a line is divided, whatever part of its receipts and bills goes with which half', () => {
    const cuts = fc.infiniteStream(fc.integer({ min: 0, max: 4 }))
    fc.assert(
      fc.property(plainCases, fc.nat(), cuts, (plain, place, stream) => {
        const matched = written(plain)
        const divided = matched.lines.flatMap((line, index) =>
          index === place % matched.lines.length ? halves(line, () => stream.next().value ?? 0) : [line],
        )
        expect(verdictOn({ ...matched, lines: divided }, plain)).toEqual(verdictOn(matched, plain))
      }),
      { numRuns },
    )
  })

  it('is the same in whatever units things are written', () => {
    const sizes = fc.infiniteStream(fc.constantFrom(1, 6, 7, 12, 100, 1_000))
    fc.assert(
      fc.property(plainCases, sizes, (plain, stream) => {
        const matched = written(plain)
        const next = () => stream.next().value ?? 1
        const lines = matched.lines.map((line) => inOtherUnits(line, next))
        const { contract } = matched
        const size = next()
        const price = contract?.price.times(Fraction.of(size)).dividedBy(contract.unit?.size ?? Fraction.of(1))
        const rewritten = contract && price ? { ...contract, price, unit: unitOf(size) } : null
        expect(verdictOn({ ...matched, lines, contract: rewritten }, plain)).toEqual(verdictOn(matched, plain))
      }),
      { numRuns },
    )
  })

  it('is UNDECIDED where a unit is of another kind or cannot be read, or a bill is in another currency', () => {
    const tolerance = { pricePercent: 0, quantityPercent: 0 }
    const plain = { count: 2, size: 1, perPiece: 1_000 }
    const line = { ...plain, received: [plain], billed: [plain] }
    const rules = { stage: 'approved', billable: 'received', isReceived: true, contract: null } as const
    const matched = written({ ...rules, ...tolerance, lines: [line] })
    expect(judge(matched, tolerance).verdict).toBe('MATCHED')
    const [only] = matched.lines as [OrderedLine]
    for (const unit of [null, { kind: 2, size: Fraction.of(1) }]) {
      const received = only.received.map((each) => ({ ...each, unit }))
      const { verdict, findings } = judge({ ...matched, lines: [{ ...only, received }] }, tolerance)
      expect([verdict, findings.map(({ code }) => code)]).toEqual(['UNDECIDED', ['UNITS_DIFFER']])
    }
    const billed = only.billed.map((each) => ({ ...each, currency: 2 }))
    const { verdict, findings } = judge({ ...matched, lines: [{ ...only, billed }] }, tolerance)
    expect([verdict, findings.map(({ code }) => code)]).toEqual(['UNDECIDED', ['CURRENCIES_DIFFER']])
  })
})

/** Two lines in place of one: each quantity is divided somewhere, the receipts and bills regardless of the order. */
function halves(line: OrderedLine, cut: () => number): OrderedLine[] {
  const divide = <Some extends Parcel>(parcel: Some): [Some, Some] => {
    const first = parcel.quantity.times(Fraction.of(cut())).dividedBy(Fraction.of(4))
    return [
      { ...parcel, quantity: first },
      { ...parcel, quantity: parcel.quantity.minus(first) },
    ]
  }
  const [ordered, rest] = divide(line.ordered)
  const [received, billed] = [line.received.map(divide), line.billed.map(divide)]
  return [
    { ...line, ordered, received: received.map(([one]) => one), billed: billed.map(([one]) => one) },
    { ...line, ordered: rest, received: received.map(([, other]) => other), billed: billed.map(([, other]) => other) },
  ]
}

function inOtherUnits(line: OrderedLine, nextSize: () => number): OrderedLine {
  const rewrite = (parcel: Parcel, price: Fraction) => {
    const size = nextSize()
    const ratio = (parcel.unit?.size ?? Fraction.of(1)).dividedBy(Fraction.of(size))
    return {
      parcel: { quantity: parcel.quantity.times(ratio), unit: unitOf(size) },
      price: price.dividedBy(ratio),
    }
  }
  const { parcel: ordered, price } = rewrite(line.ordered, line.price)
  return {
    ordered,
    price,
    received: line.received.map((each) => rewrite(each, Fraction.zero).parcel),
    billed: line.billed.map((each) => {
      const rewritten = rewrite(each, each.price)
      return { ...each, ...rewritten.parcel, price: rewritten.price }
    }),
  }
}
