import type { MatchTolerance } from '#shared/config/settings.ts'
import { type Finding, type Verdict, verdictOn } from './findings.ts'
import type { MatchCase } from './match-case.ts'
import { type Amounts, amountsOf, priceFindings } from './prices.ts'
import { quantityFindings, type Totals, totalsOf } from './quantities.ts'

/** What comes of comparing order, receipts and bills of one item. */
export interface Judgement {
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  /** Null when the units do not compare. */
  readonly totals: Totals | null
  readonly amounts: Amounts | null
}

/**
 * Compares what was ordered, has come and was billed, and at which prices.
 *
 * Exact: nothing is rounded on the way. So it makes no difference whether an order has one line for an item or two, nor
 * in which units things are written, as long as they can be written in them.
 */
export function judge(matched: MatchCase, tolerance: MatchTolerance): Judgement {
  const totals = totalsOf(matched)
  if (totals === null) return { verdict: 'UNDECIDED', findings: [{ code: 'UNITS_DIFFER' }], totals, amounts: null }
  const amounts = amountsOf(matched)
  const isTouched = [totals.received, totals.billed].some((each) => !each.isZero()) || amounts.billed?.isZero() !== true
  const isExpected = matched.stage === 'approved' && !totals.ordered.isZero()
  if (!isTouched && !isExpected) return { verdict: 'NOTHING_TO_MATCH', findings: [], totals, amounts }
  const findings = [
    ...quantityFindings(matched, totals, tolerance.quantityPercent),
    ...(matched.stage === 'not approved' ? [] : priceFindings(matched, totals, amounts, tolerance.pricePercent)),
  ]
  return { verdict: verdictOn(findings, 'MATCHED'), findings, totals, amounts }
}
