import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { random } from '#shared/sandbox/hospital-group/random.ts'

const subject = fc.string({ minLength: 1 })

describe('random()', () => {
  it('chooses the same again for the same subject', () => {
    const draws = (of: string) => {
      const { whole, chance, pick, sample } = random(of)
      return [whole(0, 1e6), chance(0.5), pick(['a', 'b', 'c']), sample([1, 2, 3, 4], 2), whole(0, 1e6)]
    }
    fc.assert(
      fc.property(subject, (of) => {
        expect(draws(of)).toEqual(draws(of))
      }),
    )
  })

  it('gives each subject a stream of its own', () => {
    const stream = (of: string) => {
      const { whole } = random(of)
      return Array.from({ length: 8 }, () => whole(0, 1e9))
    }
    expect(stream('orders 0')).not.toEqual(stream('orders 1'))
  })

  it('stays within the ends, and reaches both', () => {
    fc.assert(
      fc.property(subject, fc.integer({ min: -50, max: 50 }), fc.nat(4), (of, from, more) => {
        const { whole } = random(of)
        const drawn = new Set(Array.from({ length: 400 }, () => whole(from, from + more)))
        expect([...drawn].sort((one, other) => one - other)).toEqual(
          Array.from({ length: more + 1 }, (_, index) => from + index),
        )
      }),
      { numRuns: 30 },
    )
  })

  it('samples different ones, and no more than there are', () => {
    fc.assert(
      fc.property(subject, fc.uniqueArray(fc.nat()), fc.nat(20), (of, values, count) => {
        const chosen = random(of).sample(values, count)
        expect(chosen).toHaveLength(Math.min(count, values.length))
        expect(new Set(chosen).size).toBe(chosen.length)
        expect(chosen.filter((value) => !values.includes(value))).toEqual([])
      }),
    )
  })

  it('takes a chance about as often as it is told', () => {
    const { chance } = random('a quarter')
    const taken = Array.from({ length: 4000 }, () => chance(0.25)).filter(Boolean).length
    expect(taken).toBeGreaterThan(900)
    expect(taken).toBeLessThan(1100)
  })

  it('cannot pick from nothing', () => {
    expect(() => random('nothing').pick([])).toThrow(
      new RangeError('Cannot pick for nothing: there is nothing to pick from'),
    )
  })
})
