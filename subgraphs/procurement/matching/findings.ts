import type { Fraction } from '#shared/values/fraction.ts'

/** How the comparison of order, receipts and bills comes out, the worst first. */
export const verdicts = ['MISMATCHED', 'UNDECIDED', 'OPEN', 'MATCHED', 'NOTHING_TO_MATCH'] as const
export type Verdict = (typeof verdicts)[number]

/** What each finding does to the verdict. */
const verdictOf = {
  BILLED_MORE_THAN_ORDERED: 'MISMATCHED',
  BILLED_MORE_THAN_RECEIVED: 'MISMATCHED',
  RECEIVED_MORE_THAN_ORDERED: 'MISMATCHED',
  REFUNDED_MORE_THAN_BILLED: 'MISMATCHED',
  RETURNED_MORE_THAN_RECEIVED: 'MISMATCHED',
  BILLED_ABOVE_ORDER_PRICE: 'MISMATCHED',
  BILLED_BELOW_ORDER_PRICE: 'MISMATCHED',
  BILLED_ABOVE_CONTRACT_PRICE: 'MISMATCHED',
  ORDERED_ABOVE_CONTRACT_PRICE: 'MISMATCHED',
  ORDER_NOT_APPROVED: 'MISMATCHED',
  NOT_ORDERED: 'MISMATCHED',
  UNITS_DIFFER: 'UNDECIDED',
  CURRENCIES_DIFFER: 'UNDECIDED',
  STILL_TO_RECEIVE: 'OPEN',
  STILL_TO_BILL: 'OPEN',
} as const satisfies Readonly<Record<string, Verdict>>

export type FindingCode = keyof typeof verdictOf

export const findingCodes = Object.keys(verdictOf) as readonly FindingCode[]

/** One thing that keeps order, receipts and bills from agreeing. */
export interface Finding {
  readonly code: FindingCode
  /** What there is and what it should be at most or at least: quantities in the unit at the top, or amounts. */
  readonly found?: Fraction
  readonly expected?: Fraction
}

/** The verdict that these findings come to; `none` when there are none. */
export function verdictOn(findings: readonly Finding[], none: 'MATCHED' | 'NOTHING_TO_MATCH'): Verdict {
  return worstOf([...findings.map(({ code }) => verdictOf[code]), none])
}

/** The verdict on all of some things together. */
export function worstOf(some: readonly Verdict[]): Verdict {
  return verdicts.find((verdict) => some.includes(verdict)) ?? 'NOTHING_TO_MATCH'
}
