import { Big } from 'big.js'
import type { Amount } from '../../remittance/remittance.ts'
import type { Decimal } from '../../values/decimal.ts'

/** The sum of decimals, with as many places as the one with the most of them has, and two at least where there is none. */
export function sumOf(decimals: readonly Decimal[]): Decimal {
  const sum = decimals.reduce((all, each) => all.plus(each), new Big(0))
  return written(sum, decimals)
}

export function differenceOf(one: Decimal, ...others: readonly Decimal[]): Decimal {
  const rest = others.reduce((all, each) => all.minus(each), new Big(one))
  return written(rest, [one, ...others])
}

export function isPositive(decimal: Decimal): boolean {
  return new Big(decimal).gt(0)
}

export function isZero(decimal: Decimal): boolean {
  return new Big(decimal).eq(0)
}

export function isNegated(one: Decimal, other: Decimal): boolean {
  return new Big(one).plus(other).eq(0)
}

/** Below 0 where `one` is the smaller. */
export function compared(one: Decimal, other: Decimal): number {
  return new Big(one).cmp(other)
}

/** The sum of amounts; null where there are none, and where they are in different currencies. */
export function totalOf(amounts: readonly Amount[]): Amount | null {
  const [first] = amounts
  if (first === undefined || areMixed(amounts)) return null
  return { amount: sumOf(amounts.map(({ amount }) => amount)), currency: first.currency }
}

export function areMixed(amounts: readonly Amount[]): boolean {
  return new Set(amounts.map(({ currency }) => currency)).size > 1
}

function written(value: Big, like: readonly Decimal[]): Decimal {
  const places = Math.max(0, ...like.map((each) => each.split('.')[1]?.length ?? 0))
  const text = value.toFixed(like.length === 0 ? 2 : places)
  return /[1-9]/.test(text) ? text : text.replace('-', '')
}
