import type { MatchTolerance } from '#shared/config/settings.ts'
import {
  entityReference,
  type Money,
  moneyOf,
  type Quantity,
  quantityOf,
  type Reference,
} from '#shared/odoo/columns.ts'
import type { OdooFacts } from '#shared/odoo/facts.ts'
import { type Decimal, preciseDecimal, roundedDecimal } from '#shared/values/decimal.ts'
import { Fraction } from '#shared/values/fraction.ts'
import type { MatchedOrder } from '../sources/odoo/matched-orders.ts'
import type { Comparison } from './comparisons.ts'
import { type Verdict, worstOf } from './findings.ts'
import { inWords, type Reason, type Writing } from './words.ts'

/** How order, receipts and bills compare, as clients see it. */
export interface ThreeWayMatch {
  readonly verdict: Verdict
  readonly comparisons: readonly MatchComparison[]
  readonly priceTolerance: Decimal
  readonly quantityTolerance: Decimal
}

/** One item of it. Records that are not entities of others are named by their keys. */
export interface MatchComparison {
  readonly verdict: Verdict
  readonly reasons: readonly Reason[]
  readonly item: Reference<'Item'> | null
  readonly purchaseOrderLines: readonly number[]
  readonly vendorBillLines: readonly number[]
  readonly contract: number | null
  readonly ordered: Quantity | null
  readonly received: Quantity | null
  readonly billed: Quantity | null
  readonly orderPrice: Money | null
  readonly billedPrice: Money | null
  readonly contractPrice: Money | null
}

export function threeWayMatch(comparisons: readonly MatchComparison[], tolerance: MatchTolerance): ThreeWayMatch {
  return {
    verdict: worstOf(comparisons.map(({ verdict }) => verdict)),
    comparisons,
    priceTolerance: roundedDecimal(tolerance.pricePercent, 4),
    quantityTolerance: roundedDecimal(tolerance.quantityPercent, 4),
  }
}

/** A line of a bill that names no order line: there is nothing to compare it with. */
export function notOrdered(billLine: number, item: number | null): MatchComparison {
  const nothing = { ordered: null, received: null, billed: null, orderPrice: null, billedPrice: null }
  return {
    ...nothing,
    verdict: 'MISMATCHED',
    reasons: [inWords({ code: 'NOT_ORDERED' }, withoutNumbers)],
    item: entityReference('Item', item),
    purchaseOrderLines: [],
    vendorBillLines: [billLine],
    contract: null,
    contractPrice: null,
  }
}

const withoutNumbers: Writing = { quantity: () => '', amount: () => '' }

/** A comparison with its numbers in the unit of its first order line, and its prices per such unit. */
export function shown(comparison: Comparison<MatchedOrder>, facts: OdooFacts): MatchComparison {
  const { order, lines, judgement } = comparison
  const { totals, amounts } = judgement
  const [{ item, unit: unitKey, contract, compared }] = lines
  const size = compared.ordered.unit?.size ?? Fraction.of(1)
  const inUnit = (value: Fraction) => value.dividedBy(size).toNumber()
  const quantity = (value: Fraction | undefined) =>
    value === undefined || unitKey === null ? null : quantityOf(inUnit(value), unitKey, facts)
  const perUnit = (amount: Fraction | null | undefined, total: Fraction | undefined) =>
    amount == null || total === undefined || total.isZero()
      ? null
      : priceOf(amount.dividedBy(total).times(size), order.currency, facts)
  const unitName = (unitKey === null ? undefined : facts.unit(unitKey)?.name) ?? ''
  const writing: Writing = {
    quantity: (value = Fraction.zero) => `${roundedDecimal(inUnit(value), facts.quantityDigits)} ${unitName}`.trim(),
    amount: (value = Fraction.zero) => written(moneyOf(value.toNumber(), order.currency, facts)),
  }
  return {
    verdict: judgement.verdict,
    reasons: judgement.findings.map((finding) => inWords(finding, writing)),
    item: entityReference('Item', item),
    purchaseOrderLines: lines.map(({ key }) => key),
    vendorBillLines: lines.flatMap(({ billLines }) => billLines),
    contract: contract?.key ?? null,
    ordered: quantity(totals?.ordered),
    received: quantity(totals?.received),
    billed: quantity(totals?.billed),
    orderPrice: priceOf(compared.price, order.currency, facts),
    billedPrice: perUnit(amounts?.billed, totals?.billed),
    contractPrice:
      contract === null || contract.unit === null
        ? null
        : priceOf(contract.price.dividedBy(contract.unit.size).times(size), contract.currency, facts),
  }
}

function priceOf(value: Fraction, currencyKey: number, facts: OdooFacts): Money | null {
  const currency = facts.currency(currencyKey)
  return currency ? { amount: preciseDecimal(value.toNumber(), currency.digits), currency: currency.code } : null
}

function written({ amount, currency }: Money): string {
  return `${amount} ${currency}`
}
