import {
  compared,
  differenceOf as differenceOfDecimals,
  isPositive as isPositiveDecimal,
  isZero as isZeroDecimal,
  totalOf,
} from '#shared/projections/claim-state/money.ts'
import type { Amount } from '#shared/remittance/remittance.ts'

/** What amounts come to; null where there is none, or where they are in several currencies. */
export function sumOf(amounts: readonly (Amount | null)[]): Amount | null {
  return totalOf(amounts.filter((each) => each !== null))
}

/** `one` without `other`; null where one is not there, or where they are in two currencies. */
export function minus(one: Amount | null, other: Amount | null): Amount | null {
  if (one === null || other === null || one.currency !== other.currency) return null
  return { amount: differenceOfDecimals(one.amount, other.amount), currency: one.currency }
}

/** By how much two amounts differ; null where they do not, or where it cannot be said. */
export function differenceOf(one: Amount | null, other: Amount | null): Amount | null {
  const difference = minus(one, other)
  return difference === null || isZero(difference) ? null : sizeOf(difference)
}

/** Whether two amounts are known to be different: in value, or in currency. */
export function areDifferent(one: Amount | null, other: Amount | null): boolean {
  if (one === null || other === null) return false
  return one.currency !== other.currency || compared(one.amount, other.amount) !== 0
}

/** The smaller of two sizes; the first where they are in two currencies. */
export function smallerOf(one: Amount, other: Amount): Amount {
  return one.currency !== other.currency || compared(one.amount, other.amount) <= 0 ? one : other
}

/** The larger of two sizes; the first where they are in two currencies. */
export function largerOf(one: Amount, other: Amount): Amount {
  return one.currency !== other.currency || compared(one.amount, other.amount) >= 0 ? one : other
}

export function sizeOf({ amount, currency }: Amount): Amount {
  return { amount: amount.replace(/^-/, ''), currency }
}

export function negated({ amount, currency }: Amount): Amount {
  if (isZeroDecimal(amount)) return { amount, currency }
  return { amount: amount.startsWith('-') ? amount.slice(1) : `-${amount}`, currency }
}

export function isZero({ amount }: Amount): boolean {
  return isZeroDecimal(amount)
}

export function isPositive({ amount }: Amount): boolean {
  return isPositiveDecimal(amount)
}

/** An amount as a sentence has it. */
export function written({ amount, currency }: Amount): string {
  return `${amount} ${currency}`
}
