import { Fraction } from '#shared/values/fraction.ts'
import type { Finding, FindingCode } from './findings.ts'
import type { MatchCase, Parcel } from './match-case.ts'
import { hundred, larger, type Totals } from './quantities.ts'

/** What was ordered and billed comes to, and what the billed should have come to. */
export interface Amounts {
  readonly ordered: Fraction
  /** Null when a bill is in another currency than the order. */
  readonly billed: Fraction | null
  /** What is billed, at the prices of the order lines that it bills. */
  readonly billedAtOrderPrice: Fraction
}

/** Only for a case whose units are all of one kind. */
export function amountsOf({ lines, currency }: MatchCase): Amounts {
  let [ordered, billed, billedAtOrderPrice] = [Fraction.zero, Fraction.zero, Fraction.zero]
  let isComparable = true
  for (const line of lines) {
    ordered = ordered.plus(line.ordered.quantity.times(line.price))
    for (const parcel of line.billed) {
      if (parcel.currency !== currency) isComparable = false
      billed = billed.plus(parcel.quantity.times(parcel.price))
      const inUnitOfLine = parcel.quantity.times(sizeOf(parcel)).dividedBy(sizeOf(line.ordered))
      billedAtOrderPrice = billedAtOrderPrice.plus(inUnitOfLine.times(line.price))
    }
  }
  return { ordered, billed: isComparable ? billed : null, billedAtOrderPrice }
}

/**
 * What is wrong with the prices, the discounts taken off. `percent` is of the amount at the price that should be.
 *
 * Amounts are compared and not prices: so a refund that puts a wrong price right counts, and a price written per dozen
 * is what it is per piece.
 */
export function priceFindings(matched: MatchCase, totals: Totals, amounts: Amounts, percent: number): Finding[] {
  const { contract, currency, halfCoin } = matched
  const { billed, billedAtOrderPrice } = amounts
  const findings: Finding[] = []
  const compare = (found: Fraction, expected: Fraction, above: FindingCode, below: FindingCode | null) => {
    const margin = larger(expected.absolute().times(Fraction.of(percent)).dividedBy(hundred), halfCoin)
    const excess = totals.ordered.isNegative() ? expected.minus(found) : found.minus(expected)
    if (margin.isLessThan(excess)) findings.push({ code: above, found, expected })
    else if (below !== null && margin.isLessThan(excess.negated())) findings.push({ code: below, found, expected })
  }
  if (billed === null) findings.push({ code: 'CURRENCIES_DIFFER' })
  else compare(billed, billedAtOrderPrice, 'BILLED_ABOVE_ORDER_PRICE', 'BILLED_BELOW_ORDER_PRICE')
  const unit = contract?.unit?.kind === kindOf(matched) ? contract?.unit : null
  if (contract !== null && unit != null && contract.currency === currency) {
    const atContract = (quantity: Fraction) => quantity.times(contract.price).dividedBy(unit.size)
    compare(amounts.ordered, atContract(totals.ordered), 'ORDERED_ABOVE_CONTRACT_PRICE', null)
    if (billed !== null) compare(billed, atContract(totals.billed), 'BILLED_ABOVE_CONTRACT_PRICE', null)
  }
  return findings
}

function kindOf({ lines }: MatchCase): number | undefined {
  return lines[0]?.ordered.unit?.kind
}

function sizeOf({ unit }: Parcel): Fraction {
  if (unit === null) throw new TypeError('Cannot compare prices: a unit cannot be read')
  return unit.size
}
