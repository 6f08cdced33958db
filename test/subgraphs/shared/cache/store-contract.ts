import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { CacheStore } from '#shared/cache/cache-store.ts'

const long = 60_000

/** What every store does, whatever it is made of. `make` gives an empty one. */
export function storeContract(make: () => Promise<CacheStore>): void {
  const stores: CacheStore[] = []
  const made = async () => {
    const store = await make()
    stores.push(store)
    return store
  }
  const textsIn = async (store: CacheStore, ...keys: string[]) => (await store.read(keys)).texts

  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close()
  })

  describe('as every store', () => {
    it('gives what was written, in the order asked for, and null for what was not', async () => {
      const store = await made()
      await store.write([
        { key: 'a', text: '0', milliseconds: long },
        { key: 'b', text: '', milliseconds: long },
        { key: 'c', text: 'ñ "\n\u0000 🩺', milliseconds: long },
      ])
      expect(await textsIn(store, 'c', 'none', 'a', 'b', 'a')).toEqual(['ñ "\n\u0000 🩺', null, '0', '', '0'])
    })

    it('tells the time, which goes on', async () => {
      const store = await made()
      const { now } = await store.read(['a'])
      await setTimeout(20)
      const later = (await store.read(['a'])).now
      expect(later - now).toBeGreaterThanOrEqual(15)
      expect(later - now).toBeLessThan(5_000)
    })

    it('forgets a text when its time is over', async () => {
      const store = await made()
      await store.write([{ key: 'a', text: 'x', milliseconds: 30 }])
      expect(await textsIn(store, 'a')).toEqual(['x'])
      await setTimeout(60)
      expect(await textsIn(store, 'a')).toEqual([null])
    })

    it('writes in place of what stood there, and forgets what is released', async () => {
      const store = await made()
      await store.write([
        { key: 'a', text: 'old', milliseconds: long },
        { key: 'b', text: 'claim', milliseconds: long },
      ])
      await store.write([{ key: 'a', text: 'new', milliseconds: long }], ['b', 'none'])
      expect(await textsIn(store, 'a', 'b')).toEqual(['new', null])
      await store.write([], ['a'])
      expect(await textsIn(store, 'a')).toEqual([null])
    })

    it('lets one have each claim, until its time is over', async () => {
      const store = await made()
      expect(await store.claim(['a', 'b'], 'me', 60)).toEqual([true, true])
      expect(await store.claim(['b', 'c'], 'other', 60)).toEqual([false, true])
      expect(await textsIn(store, 'a', 'b', 'c')).toEqual(['me', 'me', 'other'])
      await setTimeout(100)
      expect(await store.claim(['a'], 'me', long)).toEqual([true])
    })

    it('keeps a claim for longer where its holder asks for it, and makes none of what is not there', async () => {
      const store = await made()
      await store.claim(['a'], 'me', 80)
      await store.extend(['a', 'b'], long)
      await setTimeout(120)
      expect(await store.claim(['a', 'b'], 'me', long)).toEqual([false, true])
    })

    it('settles what does not stand yet, and gives what stands', async () => {
      const store = await made()
      await store.write([{ key: 'a', text: 'first', milliseconds: long }])
      const settled = await store.settle([
        { key: 'a', text: 'second', milliseconds: long },
        { key: 'b', text: 'third', milliseconds: long },
      ])
      expect(settled).toEqual(['first', 'third'])
      expect(await textsIn(store, 'a', 'b')).toEqual(['first', 'third'])
    })

    it('forgets of some keys those that hold more than so many bytes', async () => {
      const store = await made()
      await store.write([
        { key: 'a', text: 'é'.repeat(10), milliseconds: long },
        { key: 'b', text: 'é'.repeat(11), milliseconds: long },
      ])
      expect(await store.removeLarger(['a', 'b', 'none'], 20)).toBe(1)
      expect(await textsIn(store, 'a', 'b')).toEqual(['é'.repeat(10), null])
    })
  })
}
