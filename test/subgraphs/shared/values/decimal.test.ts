import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixedDecimal, preciseDecimal, roundedDecimal } from '#shared/values/decimal.ts'
import { scalars } from '#shared/values/scalars.ts'

/** `units / 10^scale` rounded half away from zero to exactly `digits` places, by whole numbers only. */
function exactlyRounded(units: bigint, scale: number, digits: number): string {
  const magnitude = units < 0n ? -units : units
  const divisor = 10n ** BigInt(Math.max(0, scale - digits))
  const shifted = magnitude * 10n ** BigInt(Math.max(0, digits - scale))
  const rounded = (shifted * 2n + divisor) / (divisor * 2n)
  const text = rounded.toString().padStart(digits + 1, '0')
  const places = digits === 0 ? '' : `.${text.slice(-digits)}`
  return `${units < 0n && rounded > 0n ? '-' : ''}${text.slice(0, text.length - digits)}${places}`
}

/** As `exactlyRounded`, trailing zeros dropped. */
function withoutTrailingZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

// A double holds every decimal of up to 15 digits faithfully.
const fifteenDigits = fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n })
const places = fc.integer({ min: 0, max: 8 })

describe('fixedDecimal()', () => {
  it('rounds half away from zero, as exact arithmetic does', () => {
    fc.assert(
      fc.property(fifteenDigits, places, places, (units, scale, digits) => {
        expect(fixedDecimal(Number(`${units}e-${scale}`), digits)).toBe(exactlyRounded(units, scale, digits))
      }),
    )
  })

  it('rounds the halves that binary arithmetic keeps a little too small', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -99_999_999n, max: 99_999_999n }),
        fc.integer({ min: 0, max: 4 }),
        (units, digits) => {
          const half = units * 10n + 5n
          expect(fixedDecimal(Number(`${half}e-${digits + 1}`), digits)).toBe(exactlyRounded(half, digits + 1, digits))
        },
      ),
    )
  })

  it.each([
    [1.005, 2, '1.01'],
    [-1.005, 2, '-1.01'],
    [2.675, 2, '2.68'],
    [0.04999999999999999, 2, '0.05'],
    [1234.5, 0, '1235'],
    [0.5, 3, '0.500'],
    [-0.004, 2, '0.00'],
    [-0, 2, '0.00'],
    [1e21, 2, '1000000000000000000000.00'],
    [5e-324, 2, '0.00'],
  ])('writes %d with %i places as %s', (value, digits, written) => {
    expect(fixedDecimal(value, digits)).toBe(written)
  })

  it('writes a sum of many prices as exact arithmetic adds them up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10_000_000, max: 10_000_000 }), { maxLength: 500 }), (cents) => {
        const sum = cents.reduce((total, cent) => total + cent / 100, 0)
        const exact = cents.reduce((total, cent) => total + BigInt(cent), 0n)
        expect(fixedDecimal(sum, 2)).toBe(exactlyRounded(exact, 2, 2))
      }),
    )
  })
})

describe('roundedDecimal()', () => {
  it('rounds half away from zero and drops trailing zeros', () => {
    fc.assert(
      fc.property(fifteenDigits, places, places, (units, scale, digits) => {
        const expected = withoutTrailingZeros(exactlyRounded(units, scale, digits))
        expect(roundedDecimal(Number(`${units}e-${scale}`), digits)).toBe(expected)
      }),
    )
  })

  it.each([
    [12, 2, '12'],
    [12.5, 2, '12.5'],
    [0.1 + 0.2, 2, '0.3'],
    [17.999999999999996, 2, '18'],
    [100, 0, '100'],
    [-0.001, 2, '0'],
  ])('writes %d with at most %i places as %s', (value, digits, written) => {
    expect(roundedDecimal(value, digits)).toBe(written)
  })
})

describe('preciseDecimal()', () => {
  it('keeps every place of a price, and at least those of its currency', () => {
    fc.assert(
      fc.property(fifteenDigits, places, fc.integer({ min: 0, max: 4 }), (units, scale, digits) => {
        const exact = withoutTrailingZeros(exactlyRounded(units, scale, scale))
        const own = exact.split('.')[1]?.length ?? 0
        expect(preciseDecimal(Number(`${units}e-${scale}`), digits)).toBe(
          exactlyRounded(units, scale, Math.max(own, digits)),
        )
      }),
    )
  })

  it.each([
    [1.005, 2, '1.005'],
    [12, 2, '12.00'],
    [0.1 + 0.2, 2, '0.30'],
    [1249.5, 0, '1249.5'],
    [-0, 2, '0.00'],
  ])('writes %d with at least %i places as %s', (value, digits, written) => {
    expect(preciseDecimal(value, digits)).toBe(written)
  })

  it('takes what is left of a difference that should be zero for zero', () => {
    expect(preciseDecimal(0.1 + 0.2 - 0.3, 2)).toBe('0.00')
    expect(preciseDecimal(0.3 - 0.1 - 0.2, 2)).toBe('0.00')
  })
})

describe('Whatever these functions write', () => {
  it('is a Decimal of the schema', () => {
    const amounts = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 6 }), (value, digits) => {
        for (const write of [fixedDecimal, roundedDecimal, preciseDecimal]) {
          expect(scalars.Decimal.serialize(write(value, digits))).not.toMatch(/^-0(\.0*)?$/)
        }
      }),
    )
  })
})
