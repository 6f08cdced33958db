import { describe, expect, it } from 'vitest'
import { SeenNonces } from '#shared/auth/seen-nonces.ts'

describe('SeenNonces', () => {
  it('lets each nonce be first once', () => {
    const nonces = new SeenNonces(100, 10)
    expect(['a', 'b', 'a', 'b', 'c'].map((nonce) => nonces.isFirst(nonce, 0))).toEqual([true, true, false, false, true])
  })

  it('remembers for its time and no longer', () => {
    const nonces = new SeenNonces(100, 10)
    nonces.isFirst('a', 0)
    nonces.isFirst('b', 50)
    expect(nonces.isFirst('a', 100)).toBe(false)
    expect(nonces.isFirst('a', 101)).toBe(true)
    expect(nonces.isFirst('b', 101)).toBe(false)
  })

  it('refuses rather than forgets when there is no place, and recovers', () => {
    const nonces = new SeenNonces(100, 3)
    expect(['a', 'b', 'c', 'd'].map((nonce, at) => nonces.isFirst(nonce, at))).toEqual([true, true, true, false])
    expect(nonces.isFirst('a', 100)).toBe(false)
    expect(nonces.isFirst('e', 101)).toBe(true)
    expect(nonces.isFirst('f', 101)).toBe(false)
  })

  it('forgets nothing when the clock goes back', () => {
    const nonces = new SeenNonces(100, 10)
    nonces.isFirst('a', 1_000)
    expect(nonces.isFirst('a', 10)).toBe(false)
    expect(nonces.isFirst('b', 10)).toBe(true)
  })

  it('keeps up with as many as a busy gateway sends', () => {
    const nonces = new SeenNonces(35_000, 200_000)
    let first = 0
    for (let number = 0; number < 400_000; number++) if (nonces.isFirst(String(number), number / 10)) first++
    expect(first).toBe(200_000 + (400_000 - 350_001))
  })
})
