import { afterEach, describe, expect, it, vi } from 'vitest'
import { BadUserInput } from '#shared/errors/errors.ts'
import { bytesOf, writeBounds } from '#shared/projections/checked-write.ts'
import {
  type IndexPlace,
  type Kept,
  NoLongerIngesting,
  type ProjectionStore,
  type ProjectionWrite,
} from '#shared/projections/projection-store.ts'
import {
  asCharge,
  asClaim,
  asConsumption,
  asOrganization,
  claim,
  claimEvent,
  claimLine,
  leaseOf,
  organization,
} from './made-records.ts'
import { rebuildContract } from './projection-rebuild-contract.ts'

/** What every store does, whatever it is made of. `make` gives an empty one. */
export function projectionStoreContract(make: () => Promise<ProjectionStore>): void {
  const stores: ProjectionStore[] = []
  const made = async () => {
    const store = await make()
    stores.push(store)
    return store
  }
  const leading = async () => {
    const store = await made()
    const { fence } = await leaseOf(store)
    return { store, fence, write: (what: ProjectionWrite) => store.write(fence, what) }
  }
  const idsUnder = async (store: Pick<ProjectionStore, 'page'>, key = '', index: 'occurred' | 'device' = 'occurred') =>
    (await store.page({ family: 'consumption', index, keys: [key], limit: 1_000 })).map(({ record }) => record.id)

  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close()
  })

  describe('as every store', () => {
    it('gives back what was put, as it was, in the order it is asked for', async () => {
      const { store, write } = await leading()
      const odd = claim('ñ "\n 🩺\0', { number: null, insurer: null, lines: [], total: null })
      await write({ put: [asClaim('1'), { family: 'claim', record: odd }, asOrganization('1')] })
      expect(await store.get('claim', ['2', odd.id, '1', '1', '\ud800'])).toEqual([
        ...[null, odd],
        ...[claim('1'), claim('1'), null],
      ])
      expect(await store.get('organization', ['1'])).toEqual([organization('1')])
      expect(await store.get('device', ['1'])).toEqual([null])
      expect(await store.get('claim', [])).toEqual([])
      expect(await store.isUp()).toBe(true)
    })

    it('takes a record out of its indexes when another is put in its place, or it is removed', async () => {
      const { store, write } = await leading()
      await write({ put: [asConsumption('1', { deviceIdentifier: 'one' })] })
      await write({ put: [asConsumption('1', { deviceIdentifier: 'other', occurredAt: '2026-04-01' })] })
      expect(await store.count('consumption', 'device', 'one')).toBe(0)
      expect(await idsUnder(store, 'one', 'device')).toEqual([])
      expect(await idsUnder(store, 'other', 'device')).toEqual(['1'])
      expect(await idsUnder(store)).toEqual(['1'])
      await write({ remove: [{ family: 'consumption', id: '1' }] })
      expect(await store.get('consumption', ['1'])).toEqual([null])
      expect(await idsUnder(store)).toEqual([])
      expect(await store.count('consumption', 'all', '')).toBe(0)
    })

    it('removes first, and keeps the last of two that are put under one id', async () => {
      const { store, write } = await leading()
      await write({ put: [asConsumption('1'), asConsumption('2')] })
      await write({
        remove: [{ family: 'consumption', id: '1' }],
        put: [asConsumption('1', { lot: 'A' }), asConsumption('1', { lot: 'B', deviceIdentifier: null })],
      })
      expect((await store.get('consumption', ['1']))[0]?.lot).toBe('B')
      expect(await idsUnder(store, '04012345678901', 'device')).toEqual(['2'])
    })

    it('orders by time, however it is written, those without one first, and then by id', async () => {
      const { store, write } = await leading()
      const at = {
        noon: '2026-03-01T12:00:00Z',
        elsewhere: '2026-03-01T06:30:00-05:00',
        fraction: '2026-03-01T11:30:00.000001Z',
        day: '2026-03-01',
        midnight: '2026-03-01T00:00:00.000Z',
        month: '2026-03',
        never: null,
        nonsense: 'yesterday',
        later: '2026-03-01T23:30:00-01:00',
      }
      await write({ put: Object.entries(at).map(([id, occurredAt]) => asConsumption(id, { occurredAt })) })
      const order = ['never', 'nonsense', 'day', 'midnight', 'month', 'elsewhere', 'fraction', 'noon', 'later']
      expect(await idsUnder(store)).toEqual(order)
      const query = { family: 'consumption', index: 'occurred', keys: [''], limit: 1_000 } as const
      const page = await store.page({ ...query, descending: true })
      expect(page.map(({ record }) => record.id)).toEqual(order.toReversed())
      // What was written stays as it was; the place says the instant.
      expect(page[3]?.record.occurredAt).toBe(at.elsewhere)
      expect(page[3]?.place).toEqual({ at: '2026-03-01T11:30:00Z', id: 'elsewhere' })
      expect(page.at(-1)?.place).toEqual({ at: null, id: 'never' })
      // Whoever kept the place as the source writes it goes on there as well.
      const after = { at: at.elsewhere, id: 'elsewhere' }
      expect((await store.page({ ...query, after, limit: 1 }))[0]?.record.id).toBe('fraction')
    })

    it('goes on after a place whose record is gone, and meets what came behind it', async () => {
      const { store, write } = await leading()
      await write({ put: ['b', 'd', 'f'].map((id) => asConsumption(id)) })
      const query = { family: 'consumption', index: 'occurred', keys: [''], limit: 2 } as const
      const after = (await store.page(query)).at(-1)?.place as IndexPlace
      expect(after.id).toBe('d')
      await write({
        remove: [{ family: 'consumption', id: 'd' }],
        put: ['a', 'e', 'g'].map((id) => asConsumption(id)),
      })
      expect((await store.page({ ...query, after })).map(({ record }) => record.id)).toEqual(['e', 'f'])
    })

    it('merges keys into one order, each record once', async () => {
      const { store, write } = await leading()
      const deliveries = (id: number) => [`k${id % 3}`, `k${(id + 1) % 3}`, `own ${id}`]
      const ids = Array.from({ length: 200 }, (_, at) => at)
      const put = ids.map((id) => asCharge(String(id), { deliveries: deliveries(id), occurredAt: null }))
      await write({ put })
      const keys = ['k0', 'k1', 'nobody', 'k2', 'k0', ...ids.map((id) => `own ${id}`)]
      const query = { family: 'charge', index: 'delivery', keys, limit: 7 } as const
      const found: string[] = []
      for (let after: IndexPlace | null = null; ; ) {
        const page: Awaited<ReturnType<typeof store.page<'charge'>>> = await store.page({ ...query, after })
        found.push(...page.map(({ record }) => record.id))
        after = page.at(-1)?.place ?? null
        if (page.length < 7) break
      }
      expect(found).toEqual(ids.map(String).toSorted())
      expect(await store.page({ ...query, keys: [] })).toEqual([])
      expect(await store.page({ ...query, limit: 0 })).toEqual([])
    })

    it('keeps keys apart that begin alike, and those with odd characters', async () => {
      const { store, write } = await leading()
      const keys = ['', 'k', 'k\0', 'k\0\0', 'k\u0001', 'k\u0001\u0001', 'kk', ' ', '{k}', '🩺', '\ud800']
      await write({ put: keys.map((key, at) => asCharge(String(at), { deliveries: [key] })) })
      const found = await store.under('charge', 'delivery', keys, 10)
      expect(found.map((records) => records.map(({ id }) => id))).toEqual(keys.map((_, at) => [String(at)]))
      for (const key of keys) expect(await store.count('charge', 'delivery', key)).toBe(1)
    })

    it('gives what stands under each of several keys, in order and no more than is asked for', async () => {
      const { store, write } = await leading()
      const put = [3, 1, 2].flatMap((hour) => [
        asCharge(`a${hour}`, { deliveries: ['a'], occurredAt: `2026-03-01T0${hour}:00:00Z` }),
        asCharge(`b${hour}`, { deliveries: ['b'], occurredAt: `2026-03-01T0${hour}:00:00Z` }),
      ])
      await write({ put })
      const found = await store.under('charge', 'delivery', ['b', 'none', 'a', 'b'], 2)
      expect(found.map((records) => records.map(({ id }) => id))).toEqual([
        ['b1', 'b2'],
        [],
        ['a1', 'a2'],
        ['b1', 'b2'],
      ])
      expect(await store.under('charge', 'delivery', [], 2)).toEqual([])
      // So many that a step would not do.
      const many = Array.from({ length: 1_000 }, (_, at) => (at % 2 === 0 ? 'a' : `${at}`))
      const all = await store.under('charge', 'delivery', many, 1_000)
      expect(all.map((records) => records.length)).toEqual(many.map((key) => (key === 'a' ? 3 : 0)))
    })

    it('refuses questions beyond its bounds, and a place that cannot be any', async () => {
      const store = await made()
      const query = { family: 'consumption', index: 'occurred', keys: [''], limit: 10 } as const
      const crowd = Array.from({ length: 1_001 }, (_, at) => String(at))
      await expect(store.page({ ...query, limit: 1_001 })).rejects.toThrow(RangeError)
      await expect(store.page({ ...query, limit: -1 })).rejects.toThrow(RangeError)
      await expect(store.page({ ...query, keys: crowd })).rejects.toThrow(RangeError)
      await expect(store.get('claim', crowd)).rejects.toThrow(RangeError)
      await expect(store.under('charge', 'delivery', crowd, 1)).rejects.toThrow(RangeError)
      await expect(store.under('charge', 'delivery', ['a'], 1_001)).rejects.toThrow(RangeError)
      await expect(store.marks(crowd)).rejects.toThrow(RangeError)
      for (const after of [
        { at: 'yesterday', id: '1' },
        { at: '2026-02-30', id: '1' },
        { at: null, id: '\udc00' },
      ]) {
        await expect(store.page({ ...query, after })).rejects.toThrow(BadUserInput)
      }
    })

    it('remembers how far sources were read', async () => {
      const { store, write } = await leading()
      await write({ marks: { a: '2026-03-01', b: '', c: '3' } })
      await write({ marks: { c: null, d: 'ñ' } })
      expect(await store.marks(['a', 'b', 'c', 'd', 'e'])).toEqual(['2026-03-01', '', null, 'ñ', null])
      expect(await store.marks([])).toEqual([])
    })

    it('writes nothing of a write that cannot be kept', async () => {
      const { store, fence } = await leading()
      const broken = { ...claim('2'), lines: [{ sequence: 1 }] } as unknown as Kept['record']
      const wrong: Record<string, ProjectionWrite> = {
        'Cannot keep a record of claim: its lines is not as it is kept': {
          put: [{ family: 'claim', record: broken } as Kept],
        },
        'Cannot keep a record of claim: its lastUpdated is no time': { put: [asClaim('2', { lastUpdated: 'soon' })] },
        'Cannot keep a record of claim: its id is none': { put: [asClaim('')] },
        'expected at most 1000 records that are put, not 1001': {
          put: Array.from({ length: 1_000 }, (_, at) => asClaim(String(at))),
        },
        'the event at place 1 has not the shape of an event': {
          announce: [claimEvent('1'), claimEvent('2', { occurredAt: 'soon' })],
        },
        'Cannot note what is to be read': { followed: [{ type: 'Claim/1', id: '1' }] },
      }
      for (const [message, write] of Object.entries(wrong)) {
        const put = [asClaim('1'), ...(write.put ?? [])]
        await expect(store.write(fence, { marks: { a: '1' }, ...write, put })).rejects.toThrow(message)
      }
      expect(await store.get('claim', ['1', '2'])).toEqual([null, null])
      expect(await store.marks(['a'])).toEqual([null])
      expect(await store.unannounced(10)).toEqual([])
    })

    it('keeps claims with 999 lines, dozens in a step, and refuses more bytes than a step may have', async () => {
      const { store, write } = await leading()
      const lines = Array.from({ length: 999 }, (_, at) => claimLine(at + 1))
      const large = (id: string) => asClaim(id, { lines })
      const fit = Math.floor(writeBounds.bytes / (bytesOf(large('10')) + 10))
      expect(fit).toBeGreaterThan(40)
      const put = Array.from({ length: fit }, (_, at) => large(String(at)))
      await write({ put })
      expect((await store.get('claim', [String(fit - 1)]))[0]?.lines).toHaveLength(999)
      await expect(write({ put: [...put, large('more'), large('most')] })).rejects.toThrow(RangeError)
      expect(await store.get('claim', ['more'])).toEqual([null])
      const huge = asClaim('huge', { servicedTo: 'x'.repeat(writeBounds.recordBytes) })
      await expect(write({ put: [huge] })).rejects.toThrow('bytes of a record of claim')
    })
  })

  describe('its right to write', () => {
    it('is one instance’s at a time, with a fence that grows', async () => {
      const store = await made()
      const lease = await leaseOf(store, 'one')
      expect(await store.lead('other', 1_000)).toBeNull()
      expect(await lease.extend(60_000)).toBe(true)
      await lease.end()
      const other = await leaseOf(store, 'other')
      expect(other.fence).toBeGreaterThan(lease.fence)
      expect(await lease.extend(1_000)).toBe(false)
      // Whoever gave it up, or lost it, takes it from nobody.
      await lease.end()
      expect(await store.lead('third', 1_000)).toBeNull()
      const again = await leaseOf(store, 'other')
      expect(again.fence).toBeGreaterThan(other.fence)
    })

    it('is over when another one has it: nothing is written, trimmed, built or taken', async () => {
      const store = await made()
      const stale = await leaseOf(store, 'one', 30)
      const rebuild = await store.rebuild(stale.fence)
      await rebuild.write(stale.fence, { put: [asConsumption('new')] })
      const lease = await vi.waitFor(() => leaseOf(store, 'other'), { timeout: 10_000 })
      await store.hint([{ type: 'Claim', id: '1' }])
      await store.write(lease.fence, { announce: [claimEvent('1')], put: [asConsumption('1')] })
      const write: ProjectionWrite = {
        put: [asConsumption('2')],
        remove: [{ family: 'consumption', id: '1' }],
        marks: { a: '1' },
        followed: [{ type: 'Claim', id: '1' }],
        announce: [claimEvent('2')],
        announced: ['1'],
      }
      for (const refused of [
        () => store.write(stale.fence, write),
        () => store.write(0, write),
        () => rebuild.write(stale.fence, write),
        () => rebuild.take(),
        () => store.rebuild(stale.fence),
        () => store.trim(stale.fence, new Date('2100-01-01')),
      ]) {
        await expect(refused()).rejects.toThrow(NoLongerIngesting)
      }
      expect(await idsUnder(store)).toEqual(['1'])
      expect(await store.marks(['a'])).toEqual([null])
      expect(await store.hints(10)).toHaveLength(1)
      expect((await store.unannounced(10)).map(({ id }) => id)).toEqual(['1'])
    })

    it('is nobody’s after it was given up', async () => {
      const store = await made()
      const lease = await leaseOf(store)
      await lease.end()
      await expect(store.write(lease.fence, { marks: { a: '1' } })).rejects.toThrow(NoLongerIngesting)
    })
  })

  describe('what waits', () => {
    const hints = (...ids: string[]) => ids.map((id) => ({ type: 'Claim', id }))

    it('is each hint once, the oldest first, until it is followed', async () => {
      const { store, write } = await leading()
      await store.hint(hints('3', '1'))
      await store.hint([...hints('2', '3'), { type: 'ChargeItem', id: '1' }, ...hints('2')])
      expect(await store.hints(0)).toEqual([])
      expect(await store.hints(2)).toEqual(hints('3', '1'))
      await write({ followed: hints('3', '1', 'never told') })
      expect(await store.hints(10)).toEqual([...hints('2'), { type: 'ChargeItem', id: '1' }])
    })

    it('is a hint that was told again while it was followed: what was read may be from before', async () => {
      const { store, write } = await leading()
      await store.hint(hints('1', '2'))
      await store.hints(10)
      await store.hint(hints('1'))
      await write({ followed: hints('1', '2') })
      expect(await store.hints(10)).toEqual(hints('1'))
      await write({ followed: hints('1') })
      expect(await store.hints(10)).toEqual([])
    })

    it('is 100,000 hints at most: of those that are too many none is noted', async () => {
      const { store, write } = await leading()
      const some = (first: number, count: number) => Array.from({ length: count }, (_, at) => `${first + at}`)
      for (let first = 0; first < 99_000; first += 9_000) await store.hint(hints(...some(first, 9_000)))
      await store.hint(hints(...some(99_000, 999)))
      await expect(store.hint(hints('new', 'newer'))).rejects.toMatchObject({
        ...{ code: 'RATE_LIMITED', origin: 'store', retryable: true },
      })
      await store.hint(hints('new', '5'))
      await expect(store.hint(hints('newer'))).rejects.toMatchObject({ code: 'RATE_LIMITED' })
      await store.hint(hints('7', 'new'))
      await write({ followed: hints(...some(0, 5_000)) })
      await store.hint(hints('newer'))
      expect((await store.hints(1))[0]).toEqual({ type: 'Claim', id: '5000' })
      await expect(store.hint(hints(...some(0, 10_001)))).rejects.toThrow(RangeError)
    })

    it('is each event that was announced with a write, in order, until it was appended', async () => {
      const { store, write } = await leading()
      await write({ put: [asClaim('1')], announce: [claimEvent('b'), claimEvent('a')] })
      const again = claimEvent('a', { newState: 'DENIED' })
      await write({ announce: [claimEvent('c'), again, claimEvent('c')] })
      expect(await store.unannounced(10)).toEqual([claimEvent('b'), claimEvent('a'), claimEvent('c')])
      expect(await store.unannounced(1)).toEqual([claimEvent('b')])
      expect(await store.unannounced(0)).toEqual([])
      await write({ announced: ['b', 'never'], announce: [claimEvent('b')] })
      expect((await store.unannounced(10)).map(({ id }) => id)).toEqual(['a', 'c', 'b'])
    })
  })

  rebuildContract(made)
}
