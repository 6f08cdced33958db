import type { Decimal } from '../values/decimal.ts'

/** A decimal as a whole number of millionths of its unit: sums of such are exact. */
export type Millionths = bigint

const places = 6
const one = 10n ** BigInt(places)
/** As X12 bounds a number; the sign and the point are not counted. */
const mostDigits = 18

const number = /^(-?)(\d*)(?:\.(\d*))?$/

/** What a number of X12 says: `-1250`, `.5`, `34.00`. Null where the text is none, or is finer or longer than any amount. */
export function exactAmount(text: string): Millionths | null {
  const [, sign = '', whole = '', written = ''] = number.exec(text) ?? []
  if (whole === '' && written === '') return null
  const fraction = written.length > places ? written.replace(/0+$/, '') : written
  if (fraction.length > places || whole.length + fraction.length > mostDigits) return null
  const value = BigInt(whole + fraction.padEnd(places, '0'))
  return sign === '-' ? -value : value
}

/** Whether a text is a number, of more digits than any amount has. */
export function hasTooManyDigits(text: string): boolean {
  return /\d/.test(text) && number.test(text) && exactAmount(text) === null
}

/** Money: two places, or as many more as it has. */
export function moneyOf(value: Millionths): Decimal {
  return decimalOf(value, 2)
}

/** A number of units: as many places as it has. */
export function quantityOf(value: Millionths): Decimal {
  return decimalOf(value, 0)
}

function decimalOf(value: Millionths, leastPlaces: number): Decimal {
  const size = value < 0n ? -value : value
  let fraction = (size % one).toString().padStart(places, '0')
  while (fraction.length > leastPlaces && fraction.endsWith('0')) fraction = fraction.slice(0, -1)
  return `${value < 0n ? '-' : ''}${size / one}${fraction === '' ? '' : '.'}${fraction}`
}
