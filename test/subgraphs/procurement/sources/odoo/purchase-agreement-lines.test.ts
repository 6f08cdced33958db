import { describe, expect, it } from 'vitest'
import type { UnitSize } from '#shared/odoo/unit-sizes.ts'
import { Fraction } from '#shared/values/fraction.ts'
import { totalOf } from '#subgraphs/procurement/sources/odoo/purchase-agreement-lines.ts'

const unit = (kind: number, size: number): UnitSize => ({ kind, size: Fraction.of(size) })
const [piece, dozen, litre] = [1, 2, 3]
const sizes = new Map([
  [piece, unit(1, 1)],
  [dozen, unit(1, 12)],
  [litre, unit(3, 1000)],
])
const item = 5

describe('What was ordered of an item', () => {
  it('is summed in the unit of the agreement', () => {
    const ordered = [
      { item, unit: piece, quantity: 6 },
      { item, unit: dozen, quantity: 2 },
      { item: 6, unit: dozen, quantity: 100 },
    ]
    expect(totalOf(ordered, item, sizes.get(dozen), sizes)).toBe(2.5)
    expect(totalOf(ordered, item, sizes.get(piece), sizes)).toBe(30)
  })

  it('is nothing when nothing was ordered', () => {
    expect(totalOf([], item, sizes.get(piece), sizes)).toBe(0)
  })

  it.each([
    ['in a unit of another kind', litre],
    ['in a unit that cannot be read', 99],
    ['in no unit', null],
  ])('cannot be told where some was ordered %s', (_, other) => {
    expect(totalOf([{ item, unit: other, quantity: 1 }], item, sizes.get(piece), sizes)).toBeNull()
  })
})
