import { Big } from 'big.js'

/** A decimal number as clients receive it: plain notation, no exponent, `.` as the point. */
export type Decimal = string

// A double holds 15 significant digits faithfully; what follows is noise of binary arithmetic (0.04999999999999999).
const faithfulDigits = 15
// Nobody prices finer than this; what is smaller is left of a difference that should be zero (5.6e-17).
const finestPlaces = 12

function denoised(value: number): Big {
  return new Big(value.toPrecision(faithfulDigits))
}

/** `value` rounded half away from zero to exactly `digits` places, trailing zeros kept: an amount of money. */
export function fixedDecimal(value: number, digits: number): Decimal {
  return withoutNegativeZero(denoised(value).toFixed(digits, Big.roundHalfUp))
}

/** `value` rounded half away from zero to at most `digits` places, trailing zeros dropped: a quantity. */
export function roundedDecimal(value: number, digits: number): Decimal {
  return withoutNegativeZero(denoised(value).round(digits, Big.roundHalfUp).toFixed())
}

/** `value` without the noise of binary arithmetic and with at least `digits` places: a price kept finer than a coin. */
export function preciseDecimal(value: number, digits: number): Decimal {
  const exact = denoised(value).round(finestPlaces, Big.roundHalfUp).toFixed()
  const places = exact.split('.')[1]?.length ?? 0
  return withoutNegativeZero(places >= digits ? exact : new Big(exact).toFixed(digits))
}

function withoutNegativeZero(decimal: Decimal): Decimal {
  return /^-0(\.0+)?$/.test(decimal) ? decimal.slice(1) : decimal
}
