import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundedCache } from '#gateway/execution/document-cache.ts'

describe('boundedCache()', () => {
  it('gives back what it was given', () => {
    const cache = boundedCache<string>(100)
    cache.set('a', 'one', 10)
    cache.set('a', 'two', 10)
    expect(cache.get('a')).toBe('two')
    expect(cache.get('b')).toBeUndefined()
  })

  it('forgets the least recently used first', () => {
    const cache = boundedCache<string>(30)
    for (const key of ['a', 'b', 'c']) cache.set(key, key, 10)
    cache.get('a')
    cache.set('d', 'd', 15)
    expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual(['a', undefined, undefined, 'd'])
  })

  it('does not keep what is larger than all of it, and forgets nothing for it', () => {
    const cache = boundedCache<string>(30)
    cache.set('a', 'a', 10)
    cache.set('b', 'b', 31)
    expect([cache.get('a'), cache.get('b')]).toEqual(['a', undefined])
  })

  it('never holds more bytes than allowed', () => {
    const puts = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 60 })), {
      maxLength: 200,
    })
    fc.assert(
      fc.property(puts, (entries) => {
        const cache = boundedCache<number>(100)
        const sizes = new Map<string, number>()
        for (const [key, bytes] of entries) {
          cache.set(`${key}`, bytes, bytes)
          sizes.set(`${key}`, bytes)
        }
        const held = [...sizes.keys()].filter((key) => cache.get(key) !== undefined)
        expect(held.reduce((sum, key) => sum + (sizes.get(key) ?? 0), 0)).toBeLessThanOrEqual(100)
        const last = entries.at(-1)
        if (last) expect(cache.get(`${last[0]}`)).toBe(last[1])
      }),
    )
  })
})
