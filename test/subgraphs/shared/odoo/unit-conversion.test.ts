import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SourceContractBroken } from '#shared/errors/errors.ts'
import { UnitConversion } from '#shared/odoo/unit-conversion.ts'
import { Fraction } from '#shared/values/fraction.ts'
import { decimalOf } from '#subgraphs/master-data/loaders/units-of-measure.ts'

const ratio = (contains: number, of: number | null = null) => ({ of, contains: Fraction.of(contains) })
const [millimetre, centimetre, inch, foot, litre, piece, dozen, box, lost] = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
const units = new UnitConversion(
  new Map([
    [millimetre, ratio(1)],
    [centimetre, ratio(10, millimetre)],
    [inch, ratio(2.54, centimetre)],
    [foot, ratio(12, inch)],
    [litre, ratio(1)],
    [piece, ratio(1)],
    [dozen, ratio(12, piece)],
    [box, ratio(100, piece)],
    [lost, ratio(2, 99)],
  ]),
)
const held = (unit: number, other: number) => decimalOf(units.contains(unit, other))

describe('A unit', () => {
  it('is an exact number of the reference unit, where a product of floats is not', () => {
    expect(12 * (2.54 * 10)).not.toBe(304.8)
    expect(units.sizeOf(foot)?.kind).toBe(millimetre)
    expect(decimalOf(units.sizeOf(foot)?.size ?? null)).toBe('304.8')
    expect(decimalOf(units.sizeOf(litre)?.size ?? null)).toBe('1')
  })

  it('holds so many of another of its tree, above it or below', () => {
    expect([held(box, piece), held(piece, box), held(foot, centimetre), held(box, box)]).toEqual([
      '100',
      '0.01',
      '30.48',
      '1',
    ])
  })

  it('is rounded to twelve places where no decimal is exact', () => {
    expect(held(box, dozen)).toBe('8.333333333333')
    expect(held(piece, dozen)).toBe('0.083333333333')
  })

  it('holds none of a unit of another tree, of one that cannot be read, or of one below such a unit', () => {
    expect([held(box, litre), held(box, 99), held(99, box), held(lost, piece), held(lost, lost)]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })

  it('that is made of itself is the source’s fault', () => {
    const circle = new UnitConversion(
      new Map([
        [1, ratio(2, 2)],
        [2, ratio(2, 1)],
      ]),
    )
    expect(() => circle.sizeOf(1)).toThrow(SourceContractBroken)
  })

  it('converts there and back to what it was, in any tree', () => {
    const tree = fc.array(fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.nat({ max: 4 }), fc.nat()), { minLength: 1 })
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), (made, one, other) => {
        const ratios = made.map(([digits, places, parent], index) => {
          const of = index === 0 ? null : (parent % index) + 1
          return [index + 1, ratio(of === null ? 1 : digits / 10 ** places, of)] as const
        })
        const conversion = new UnitConversion(new Map(ratios))
        const [a, b] = [(one % made.length) + 1, (other % made.length) + 1]
        const there = conversion.contains(a, b)
        const back = conversion.contains(b, a)
        expect(there !== null && back !== null && there.times(back).minus(Fraction.of(1)).isZero()).toBe(true)
      }),
    )
  })
})
