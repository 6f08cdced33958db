/** Sums decimal numbers exactly, as PostgreSQL does, and gives the binary float nearest to the sum. */
export function decimalSum(values: readonly number[]): number {
  const { total, scale } = exactSum(values)
  return Number(`${total}e-${scale}`)
}

/** The mean of decimal numbers, to as many places as PostgreSQL works it out. */
export function decimalMean(values: readonly number[]): number {
  const { total, scale } = exactSum(values)
  return Number(divided(total, scale, BigInt(values.length)))
}

function exactSum(values: readonly number[]): { total: bigint; scale: number } {
  let [total, scale] = [0n, 0]
  for (const value of values) {
    const [digits, places] = decimalOf(value)
    if (places > scale) {
      total *= 10n ** BigInt(places - scale)
      scale = places
    }
    total += digits * 10n ** BigInt(scale - places)
  }
  return { total, scale }
}

/** A number as the decimal it is written as: digits, and how many of them stand behind the point. */
function decimalOf(value: number): [bigint, number] {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const places = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return places >= 0 ? [digits, places] : [digits * 10n ** BigInt(-places), 0]
}

// PostgreSQL works out at least sixteen significant digits.
function divided(total: bigint, scale: number, by: bigint): string {
  const extra = 24
  const quotient = (total * 10n ** BigInt(extra)) / by
  return `${quotient}e-${scale + extra}`
}
