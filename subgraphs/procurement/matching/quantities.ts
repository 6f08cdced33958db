import { Fraction } from '#shared/values/fraction.ts'
import type { Finding } from './findings.ts'
import type { MatchCase, Parcel } from './match-case.ts'

/** How much was ordered, has come and was billed in all, in the unit at the top, refunds and returns taken off. */
export interface Totals {
  readonly ordered: Fraction
  readonly received: Fraction
  readonly billed: Fraction
}

/** Null when some unit is of another kind than the others, or cannot be read: then nothing can be said. */
export function totalsOf({ lines }: MatchCase): Totals | null {
  const kind = lines[0]?.ordered.unit?.kind
  const ordered = sum(
    lines.map((line) => line.ordered),
    kind,
  )
  const received = sum(
    lines.flatMap((line) => line.received),
    kind,
  )
  const billed = sum(
    lines.flatMap((line) => line.billed),
    kind,
  )
  return ordered && received && billed ? { ordered, received, billed } : null
}

function sum(parcels: readonly Parcel[], kind: number | undefined): Fraction | null {
  let total = Fraction.zero
  for (const { quantity, unit } of parcels) {
    if (unit === null || unit.kind !== kind) return null
    total = total.plus(quantity.times(unit.size))
  }
  return total
}

/** What is wrong with the quantities, or still to come. `percent` is of what was ordered. */
export function quantityFindings(matched: MatchCase, totals: Totals, percent: number): Finding[] {
  const { stage, billable, isReceived, halfStep } = matched
  const margin = larger(totals.ordered.absolute().times(Fraction.of(percent)).dividedBy(hundred), halfStep)
  // An order for things to be sent back is the same the other way round.
  const turned = totals.ordered.isNegative()
  const [ordered, received, billed] = [totals.ordered, totals.received, totals.billed].map((each) =>
    turned ? each.negated() : each,
  ) as [Fraction, Fraction, Fraction]
  const isMore = (one: Fraction, other: Fraction) => margin.isLessThan(one.minus(other))
  const findings: Finding[] = []
  const note = (code: Finding['code'], found: Fraction, expected: Fraction) => findings.push({ code, found, expected })

  if (stage === 'not approved') {
    const isTouched = [received, billed].some((each) => halfStep.isLessThan(each.absolute()))
    return isTouched ? [{ code: 'ORDER_NOT_APPROVED' }] : []
  }
  if (isMore(Fraction.zero, received)) note('RETURNED_MORE_THAN_RECEIVED', received, Fraction.zero)
  if (isMore(Fraction.zero, billed)) note('REFUNDED_MORE_THAN_BILLED', billed, Fraction.zero)
  if (isMore(received, ordered)) note('RECEIVED_MORE_THAN_ORDERED', received, ordered)
  if (isMore(billed, ordered)) note('BILLED_MORE_THAN_ORDERED', billed, ordered)
  const isAsReceived = billable === 'received' || stage === 'cancelled'
  if (isReceived && isAsReceived && isMore(billed, received)) note('BILLED_MORE_THAN_RECEIVED', billed, received)
  if (isReceived && stage === 'approved' && isMore(ordered, received)) note('STILL_TO_RECEIVE', received, ordered)
  const due = isAsReceived ? received : ordered
  if (isMore(due, billed)) note('STILL_TO_BILL', billed, due)
  return findings
}

export const hundred = Fraction.of(100)

export function larger(one: Fraction, other: Fraction): Fraction {
  return one.isLessThan(other) ? other : one
}
