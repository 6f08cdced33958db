import { describe, expect, it } from 'vitest'
import { UnitConversion } from '#shared/odoo/unit-conversion.ts'
import { Fraction } from '#shared/values/fraction.ts'
import { totalOf } from '#subgraphs/procurement/sources/odoo/purchase-agreement-lines.ts'

const [piece, dozen, litre] = [1, 2, 3]
const units = new UnitConversion(
  new Map([
    [piece, { of: null, contains: Fraction.of(1) }],
    [dozen, { of: piece, contains: Fraction.of(12) }],
    [litre, { of: null, contains: Fraction.of(1) }],
  ]),
)
const item = 5

describe('What was ordered of an item', () => {
  it('is summed in the unit of the agreement', () => {
    const ordered = [
      { item, unit: piece, quantity: 6 },
      { item, unit: dozen, quantity: 2 },
      { item: 6, unit: dozen, quantity: 100 },
    ]
    expect(totalOf(ordered, item, dozen, units)).toBe(2.5)
    expect(totalOf(ordered, item, piece, units)).toBe(30)
  })

  it('is nothing when nothing was ordered', () => {
    expect(totalOf([], item, piece, units)).toBe(0)
  })

  it.each([
    ['in a unit of another kind', litre],
    ['in a unit that cannot be read', 99],
    ['in no unit', null],
  ])('cannot be told where some was ordered %s', (_, other) => {
    expect(totalOf([{ item, unit: other, quantity: 1 }], item, piece, units)).toBeNull()
  })
})
