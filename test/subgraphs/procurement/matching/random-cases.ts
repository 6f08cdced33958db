import fc from 'fast-check'
import type { UnitSize } from '#shared/odoo/unit-conversion.ts'
import { Fraction } from '#shared/values/fraction.ts'
import type { BilledParcel, MatchCase, Parcel } from '#subgraphs/procurement/matching/match-case.ts'

/** Some whole packs of an item: what a case is made of before anything is written as a fraction. */
export interface Packs {
  readonly count: number
  /** Pieces in each. */
  readonly size: number
}

/** Packs at a price: thousandths of the currency for each piece. */
export interface PricedPacks extends Packs {
  readonly perPiece: number
}

export interface PlainLine extends PricedPacks {
  readonly received: readonly Packs[]
  readonly billed: readonly PricedPacks[]
}

/** A case in whole numbers. */
export interface PlainCase extends Pick<MatchCase, 'stage' | 'billable' | 'isReceived'> {
  readonly lines: readonly PlainLine[]
  readonly contract: { readonly perPiece: number; readonly size: number } | null
  readonly pricePercent: number
  readonly quantityPercent: number
}

const size = fc.constantFrom(1, 6, 12, 100)
// Prices that are often the same: else nothing would ever match.
const perPiece = fc.oneof(fc.constant(1_000), fc.constantFrom(990, 1_010, 1_100), fc.integer({ min: 0, max: 3_000 }))
const packs = (from: number, to: number) => fc.record({ count: fc.integer({ min: from, max: to }), size })
const priced = (from: number, to: number) => fc.record({ count: fc.integer({ min: from, max: to }), size, perPiece })

/** What came and was billed, in parts: mostly what was ordered, then more, less, returns and refunds besides. */
const line: fc.Arbitrary<PlainLine> = priced(0, 5).chain((ordered) => {
  const inParts = fc.integer({ min: 0, max: ordered.count }).map((first) => [first, ordered.count - first])
  const asOrdered = inParts.map((counts) => counts.map((count) => ({ count, size: ordered.size })))
  const asOrderedAtPrice = asOrdered.map((some) => some.map((each) => ({ ...each, perPiece: ordered.perPiece })))
  return fc.record({
    count: fc.constant(ordered.count),
    size: fc.constant(ordered.size),
    perPiece: fc.constant(ordered.perPiece),
    received: fc.oneof(
      { weight: 3, arbitrary: asOrdered },
      { weight: 1, arbitrary: fc.tuple(asOrdered, fc.array(packs(-3, 3), { maxLength: 3 })).map((all) => all.flat()) },
      { weight: 1, arbitrary: fc.array(packs(-2, 4), { maxLength: 3 }) },
    ),
    billed: fc.oneof(
      { weight: 3, arbitrary: asOrderedAtPrice },
      {
        weight: 1,
        arbitrary: fc.tuple(asOrderedAtPrice, fc.array(priced(-3, 3), { maxLength: 3 })).map((all) => all.flat()),
      },
      { weight: 1, arbitrary: fc.array(priced(-2, 4), { maxLength: 3 }) },
    ),
  })
})

/** Orders of one to three lines for one item, whatever became of them; some are orders to send things back. */
export const plainCases: fc.Arbitrary<PlainCase> = fc
  .record({
    stage: fc.constantFrom('approved', 'approved', 'approved', 'cancelled', 'not approved'),
    billable: fc.constantFrom('received', 'received', 'ordered'),
    isReceived: fc.constantFrom(true, true, false),
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    contract: fc.option(fc.record({ perPiece, size })),
    pricePercent: fc.constantFrom(0, 0, 1, 2.5, 10),
    quantityPercent: fc.constantFrom(0, 0, 1, 5, 50),
    isReturn: fc.constantFrom(false, false, false, true),
  })
  .map(({ isReturn, ...plain }) => (isReturn ? turnedRound(plain) : plain) as PlainCase)

function turnedRound(plain: PlainCase): PlainCase {
  const turn = <Some extends Packs>(some: Some): Some => ({ ...some, count: -some.count })
  const lines = plain.lines.map((each) => ({
    ...turn(each),
    received: each.received.map(turn),
    billed: each.billed.map(turn),
  }))
  return { ...plain, lines }
}

export const unitOf = (pieces: number): UnitSize => ({ kind: 1, size: Fraction.of(pieces) })
const currency = 1
const thousand = Fraction.of(1_000)

/** The case as the code under test is given it. */
export function written({ lines, contract, ...rules }: PlainCase): MatchCase {
  const parcel = (some: Packs): Parcel => ({ quantity: Fraction.of(some.count), unit: unitOf(some.size) })
  const price = (some: { perPiece: number; size: number }) =>
    Fraction.of(some.perPiece).times(Fraction.of(some.size)).dividedBy(thousand)
  const billed = (some: PricedPacks): BilledParcel => ({ ...parcel(some), price: price(some), currency })
  return {
    stage: rules.stage,
    billable: rules.billable,
    isReceived: rules.isReceived,
    currency,
    halfCoin: Fraction.of(0.005),
    halfStep: Fraction.of(0.005),
    contract: contract && { price: price(contract), unit: unitOf(contract.size), currency },
    lines: lines.map((each) => ({
      ordered: parcel(each),
      price: price(each),
      received: each.received.map(parcel),
      billed: each.billed.map(billed),
    })),
  }
}
