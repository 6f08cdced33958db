import { describe, expect, it } from 'vitest'
import { keyDrift } from '#shared/odoo/accounts/key-drift.ts'
import { planOf } from '#shared/odoo/accounts/plans.ts'

const plan = planOf('reader', { prefix: 'caregraph', fields: new Map() })
const now = Date.parse('2026-11-21T12:00:00Z')
const key = (name: string, days: number | null) => ({
  id: 1,
  name,
  end: days === null ? null : new Date(now + days * 24 * 60 * 60 * 1000),
})
const told = (...keys: ReturnType<typeof key>[]) => keyDrift(plan, keys, now).map(({ what }) => what)

describe('keyDrift()', () => {
  it('has nothing to say of keys that last', () => {
    expect(told(key('one', 15), key('two', 90))).toEqual([])
  })

  it('says what ends within 14 days, and whether there is one that lasts', () => {
    expect(told(key('one', 13))).toEqual([
      'its last key "one" is valid only until 2026-12-04, which is less than 14 days',
    ])
    expect(told(key('one', 13), key('two', 90))).toEqual([
      'its key "one" is valid only until 2026-12-04, which is less than 14 days; a later one is there',
    ])
    expect(told(key('one', 3), key('two', 13))).toHaveLength(1)
  })

  it('says what never ends, and that there is none', () => {
    expect(told(key('one', null))).toEqual(['its key "one" never ends'])
    expect(told()).toEqual(['has no key that lets it in'])
  })
})
