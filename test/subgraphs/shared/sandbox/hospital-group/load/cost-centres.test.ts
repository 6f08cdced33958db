import { describe, expect, it } from 'vitest'
import { analyticDistribution } from '#shared/sandbox/hospital-group/load/cost-centres.ts'

const ids = new Map([
  ['ward', 7],
  ['theatre', 8],
  ['campaign', 12],
])

describe('analyticDistribution()', () => {
  it('writes parts by the ids of their cost centres, those of several plans in one key', () => {
    const charges = [
      { costCentres: ['ward', 'campaign'], percentage: 66.67 },
      { costCentres: ['theatre'], percentage: 33.33 },
    ]
    expect(JSON.parse(analyticDistribution(charges, ids) ?? '')).toEqual({ '7,12': 66.67, '8': 33.33 })
  })

  it('writes nothing where nothing is charged', () => {
    expect(analyticDistribution([], ids)).toBeNull()
  })

  it('refuses a cost centre that is not in Odoo', () => {
    expect(() => analyticDistribution([{ costCentres: ['attic'], percentage: 100 }], ids)).toThrow(
      new RangeError('Cannot charge to attic: Odoo has no such cost centre'),
    )
  })
})
