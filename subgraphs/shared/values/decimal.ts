import { Big } from 'big.js'

/** A decimal number as clients receive it: plain notation, no exponent, `.` as the point. */
export type Decimal = string

// A double holds 15 significant digits faithfully; what follows is noise of binary arithmetic (0.04999999999999999).
const faithfulDigits = 15
// Nobody prices finer than this; what is smaller is left of a difference that should be zero (5.6e-17).
const finestPlaces = 12

/** `value` rounded half away from zero to exactly `digits` places, trailing zeros kept: an amount of money. */
export function fixedDecimal(value: number, digits: number): Decimal {
  return padded(roundedDecimal(value, digits), digits)
}

/** `value` rounded half away from zero to at most `digits` places, trailing zeros dropped: a quantity. */
export function roundedDecimal(value: number, digits: number): Decimal {
  const plain = plainNotation(value)
  // Most values need no rounding, and arithmetic on decimals costs a hundred times what looking at them does.
  if (plain !== null && placesOf(plain) <= digits) return plain
  const rounded = new Big(value.toPrecision(faithfulDigits)).round(digits, Big.roundHalfUp).toFixed()
  return rounded === '-0' ? '0' : rounded
}

/** `value` without the noise of binary arithmetic and with at least `digits` places: a price kept finer than a coin. */
export function preciseDecimal(value: number, digits: number): Decimal {
  return padded(roundedDecimal(value, finestPlaces), digits)
}

/** The value without its noise, as JavaScript writes it; null where that takes an exponent. */
function plainNotation(value: number): string | null {
  const shortest = String(value)
  // Noise takes more digits than are faithful.
  const text = shortest.length <= faithfulDigits ? shortest : String(Number(value.toPrecision(faithfulDigits)))
  return text.includes('e') ? null : text
}

function placesOf(plain: string): number {
  const point = plain.indexOf('.')
  return point < 0 ? 0 : plain.length - point - 1
}

function padded(plain: string, digits: number): string {
  const places = placesOf(plain)
  if (places >= digits) return plain
  return `${plain}${places === 0 ? '.' : ''}${'0'.repeat(digits - places)}`
}
