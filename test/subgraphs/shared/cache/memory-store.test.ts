import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MemoryStore } from '#shared/cache/memory-store.ts'
import { storeContract } from './store-contract.ts'

const long = 60_000

describe('MemoryStore', () => {
  storeContract(async () => new MemoryStore(1_000_000))

  it('forgets what was used longest ago when there is no room', async () => {
    const store = new MemoryStore(3_000)
    const text = 'x'.repeat(400)
    await store.write(['a', 'b'].map((key) => ({ key, text, milliseconds: long })))
    await store.read(['a'])
    await store.write([{ key: 'c', text, milliseconds: long }])
    expect((await store.read(['a', 'b', 'c'])).texts.map((each) => each !== null)).toEqual([true, false, true])
  })

  it('does not keep what is larger than all it may hold, and forgets nothing for it', async () => {
    const store = new MemoryStore(3_000)
    await store.write([{ key: 'a', text: 'small', milliseconds: long }])
    await store.write([{ key: 'b', text: 'x'.repeat(3_000), milliseconds: long }])
    expect((await store.read(['a', 'b'])).texts).toEqual(['small', null])
  })

  it('never holds more than it may, whatever is done with it', async () => {
    const step = fc.record({
      does: fc.constantFrom('write', 'claim', 'settle', 'read', 'extend'),
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      size: fc.nat(2_000),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const store = new MemoryStore(4_000)
        for (const { does, key, size } of steps) {
          const kept = { key, text: 'x'.repeat(size), milliseconds: size }
          if (does === 'write') await store.write([kept])
          if (does === 'claim') await store.claim([key], 'me', size)
          if (does === 'settle') await store.settle([kept])
          if (does === 'read') await store.read([key])
          if (does === 'extend') await store.extend([key], size)
          expect(store.bytes).toBeLessThanOrEqual(4_000)
          expect(store.bytes).toBeGreaterThanOrEqual(0)
        }
        await store.write([], ['a', 'b', 'c', 'd'])
        expect(store.bytes).toBe(0)
      }),
    )
  })
})
