import { Big } from 'big.js'
import type { Amount } from '#shared/remittance/remittance.ts'

/** What amounts come to; null where there is none, or where they are in several currencies. */
export function sumOf(amounts: readonly (Amount | null)[]): Amount | null {
  const given = amounts.filter((each) => each !== null)
  const [first, ...others] = given
  if (first === undefined || others.some(({ currency }) => currency !== first.currency)) return null
  return given.reduce(plus)
}

/** `one` without `other`; null where one is not there, or where they are in two currencies. */
export function minus(one: Amount | null, other: Amount | null): Amount | null {
  return one === null || other === null || one.currency !== other.currency ? null : plus(one, negated(other))
}

/** By how much two amounts differ; null where they do not, or where it cannot be said. */
export function differenceOf(one: Amount | null, other: Amount | null): Amount | null {
  const difference = minus(one, other)
  return difference === null || isZero(difference) ? null : sizeOf(difference)
}

/** Whether two amounts are known to be different: in value, or in currency. */
export function areDifferent(one: Amount | null, other: Amount | null): boolean {
  return one !== null && other !== null && (one.currency !== other.currency || !isZero(plus(one, negated(other))))
}

/** The smaller of two sizes; the first where they are in two currencies. */
export function smallerOf(one: Amount, other: Amount): Amount {
  return one.currency !== other.currency || new Big(one.amount).lte(other.amount) ? one : other
}

/** The larger of two sizes; the first where they are in two currencies. */
export function largerOf(one: Amount, other: Amount): Amount {
  return one.currency !== other.currency || new Big(one.amount).gte(other.amount) ? one : other
}

export function sizeOf({ amount, currency }: Amount): Amount {
  return { amount: amount.replace(/^-/, ''), currency }
}

export function negated({ amount, currency }: Amount): Amount {
  if (new Big(amount).eq(0)) return { amount, currency }
  return { amount: amount.startsWith('-') ? amount.slice(1) : `-${amount}`, currency }
}

export function isZero({ amount }: Amount): boolean {
  return new Big(amount).eq(0)
}

export function isPositive({ amount }: Amount): boolean {
  return new Big(amount).gt(0)
}

/** An amount as a sentence has it. */
export function written({ amount, currency }: Amount): string {
  return `${amount} ${currency}`
}

/** Of one currency; with as many places as the finer of the two. */
function plus(one: Amount, other: Amount): Amount {
  const places = Math.max(placesOf(one), placesOf(other))
  const amount = new Big(one.amount).plus(other.amount).toFixed(places)
  return { amount: Number(amount) === 0 ? amount.replace('-', '') : amount, currency: one.currency }
}

function placesOf({ amount }: Amount): number {
  return amount.split('.')[1]?.length ?? 0
}
