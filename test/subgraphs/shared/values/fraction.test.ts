import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fraction } from '#shared/values/fraction.ts'

const of = Fraction.of
const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })
const cents = fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 100)

describe('Fraction', () => {
  it('is the decimal that a number is written as: a tenth and two tenths are three tenths', () => {
    expect(of(0.1).plus(of(0.2)).minus(of(0.3)).isZero()).toBe(true)
    expect(of(1e-7).times(of(1e7)).toNumber()).toBe(1)
    expect(of(1e21).dividedBy(of(1e21)).toNumber()).toBe(1)
  })

  it('gives back what was divided: no digit is lost on the way', () => {
    fc.assert(
      fc.property(cents, cents, (one, other) => {
        fc.pre(other !== 0)
        expect(of(one).dividedBy(of(other)).times(of(other)).minus(of(one)).isZero()).toBe(true)
      }),
    )
  })

  it('compares as numbers do', () => {
    fc.assert(
      fc.property(finite, finite, (one, other) => {
        expect(of(one).isLessThan(of(other))).toBe(one < other)
        expect(of(one).minus(of(other)).isZero()).toBe(one === other || (one === 0 && other === 0))
        expect(of(one).isNegative()).toBe(one < 0)
        expect(of(one).absolute().isNegative()).toBe(false)
      }),
    )
  })

  it('is the number it was made of when it is shown', () => {
    fc.assert(
      fc.property(cents, (value) => {
        expect(of(value).toNumber()).toBe(value + 0)
      }),
    )
  })

  it('refuses what is no number, and to divide by zero', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => of(value)).toThrow(RangeError)
    expect(() => of(1).dividedBy(Fraction.zero)).toThrow(RangeError)
  })
})
