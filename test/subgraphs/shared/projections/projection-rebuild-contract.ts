import { setTimeout } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import type { IndexPlace, ProjectionStore, ProjectionWrite } from '#shared/projections/projection-store.ts'
import { RebuildOver } from '#shared/projections/refusals.ts'
import { asConsumption, asOrganization, asRemittanceClaim, claimEvent, leaseOf } from './made-records.ts'

const day = 86_400_000

/** What every store does that is built anew, or loses what is too old. `made` gives an empty one, and closes it. */
export function rebuildContract(made: () => Promise<ProjectionStore>): void {
  const leading = async () => {
    const store = await made()
    const { fence } = await leaseOf(store)
    return { store, fence, write: (what: ProjectionWrite) => store.write(fence, what) }
  }
  const idsUnder = async (store: Pick<ProjectionStore, 'page'>) =>
    (await store.page({ family: 'consumption', index: 'occurred', keys: [''], limit: 1_000 })).map(
      ({ record }) => record.id,
    )

  describe('built anew', () => {
    it('is seen by nobody until it is taken, and then whole', async () => {
      const { store, fence, write } = await leading()
      await write({ put: ['1', '2', '3'].map((id) => asConsumption(id)), marks: { a: 'old', b: 'old' } })
      await store.hint([{ type: 'Claim', id: '1' }])
      const rebuild = await store.rebuild(fence)
      expect(await idsUnder(rebuild)).toEqual([])
      expect(await rebuild.marks(['a'])).toEqual([null])
      await rebuild.write(fence, {
        put: ['2', '3', '4'].map((id) => asConsumption(id, { lot: 'new' })),
        marks: { a: 'new' },
        announce: [claimEvent('1')],
      })
      await write({ put: [asConsumption('5')] })
      expect(await idsUnder(store)).toEqual(['1', '2', '3', '5'])
      expect(await idsUnder(rebuild)).toEqual(['2', '3', '4'])
      expect((await rebuild.get('consumption', ['1', '2'])).map((record) => record?.lot)).toEqual([undefined, 'new'])
      expect(await rebuild.count('consumption', 'occurred', '')).toBe(3)
      expect(await rebuild.under('consumption', 'occurred', [''], 1)).toHaveLength(1)
      const query = { family: 'consumption', index: 'occurred', keys: [''], limit: 2 } as const
      const after = (await store.page(query)).at(-1)?.place as IndexPlace
      await rebuild.take()
      expect(await idsUnder(store)).toEqual(['2', '3', '4'])
      expect((await store.get('consumption', ['1', '2'])).map((record) => record?.lot)).toEqual([undefined, 'new'])
      expect((await store.page({ ...query, after })).map(({ record }) => record.id)).toEqual(['3', '4'])
      expect(await store.marks(['a', 'b'])).toEqual(['new', null])
      expect(await store.hints(10)).toEqual([{ type: 'Claim', id: '1' }])
      expect((await store.unannounced(10)).map(({ id }) => id)).toEqual(['1'])
      await write({ put: [asConsumption('6')] })
      expect(await idsUnder(store)).toEqual(['2', '3', '4', '6'])
    })

    it('is dropped when another one is begun, or when it is told to; what was there stays', async () => {
      const { store, fence, write } = await leading()
      await write({ put: [asConsumption('1')] })
      const left = await store.rebuild(fence)
      await left.write(fence, { put: [asConsumption('2')] })
      const dropped = await store.rebuild(fence)
      expect(await idsUnder(dropped)).toEqual([])
      await expect(left.write(fence, { put: [asConsumption('3')] })).rejects.toThrow(RebuildOver)
      await expect(left.take()).rejects.toThrow(RebuildOver)
      await left.drop()
      await dropped.write(fence, { put: [asConsumption('4')] })
      await dropped.drop()
      await dropped.drop()
      await expect(dropped.get('consumption', ['4'])).rejects.toThrow(RebuildOver)
      await expect(dropped.take()).rejects.toThrow(RebuildOver)
      expect(await idsUnder(store)).toEqual(['1'])
    })

    it('is taken once, however often it is told to, and not taken back', async () => {
      const { store, fence } = await leading()
      const rebuild = await store.rebuild(fence)
      await rebuild.write(fence, { put: [asConsumption('1')] })
      await rebuild.take()
      await rebuild.take()
      await rebuild.drop()
      await expect(rebuild.write(fence, { put: [asConsumption('2')] })).rejects.toThrow(RebuildOver)
      expect(await idsUnder(store)).toEqual(['1'])
    })

    it('shows readers one or the other, never some of both', async () => {
      const { store, fence, write } = await leading()
      const ids = Array.from({ length: 50 }, (_, at) => String(at))
      await write({ put: ids.map((id) => asConsumption(id, { lot: '0' })) })
      let isOver = false
      const seen = new Set<string>()
      const reading = (async () => {
        while (!isOver) {
          const page = await store.page({ family: 'consumption', index: 'occurred', keys: [''], limit: 100 })
          const records = await store.get('consumption', ids)
          expect(page).toHaveLength(50)
          for (const lots of [page.map(({ record }) => record.lot), records.map((record) => record?.lot)]) {
            expect(new Set(lots).size).toBe(1)
            seen.add(String(lots[0]))
          }
          await setTimeout(1)
        }
      })()
      try {
        for (let turn = 1; turn <= 5; turn += 1) {
          const rebuild = await store.rebuild(fence)
          for (const id of ids) await rebuild.write(fence, { put: [asConsumption(id, { lot: String(turn) })] })
          await rebuild.take()
          await vi.waitFor(() => expect(seen).toContain(String(turn)), { timeout: 10_000 })
        }
      } finally {
        isOver = true
        await reading
      }
    })
  })

  describe('trimmed', () => {
    it('loses what is older than its family is kept, with its entries, and nothing else', async () => {
      const { store, fence, write } = await leading()
      const now = new Date('2040-01-01T00:00:00Z')
      const ago = (days: number) => new Date(now.getTime() - days * day).toISOString()
      const ten = 10 * 366
      const old = Array.from({ length: 1_000 }, (_, at) =>
        asRemittanceClaim(`old ${at}`, { lastUpdated: ago(ten + 1) }),
      )
      await write({ put: old })
      await write({
        put: [
          asConsumption('over', { lastUpdated: ago(ten + 0.001) }),
          asConsumption('just', { lastUpdated: ago(ten) }),
          asOrganization('kept', { lastUpdated: ago(ten + 1) }),
          asOrganization('gone', { lastUpdated: ago(2 * ten + 1) }),
        ],
      })
      expect(await store.trim(fence, now)).toBe(1_002)
      expect(await idsUnder(store)).toEqual(['just'])
      expect(await store.get('organization', ['kept', 'gone'])).toEqual([expect.anything(), null])
      expect(await store.count('remittance-claim', 'remittance', 'r1')).toBe(0)
      expect(await store.count('remittance-claim', 'all', '')).toBe(0)
      expect(await store.trim(fence, now)).toBe(0)
    })
  })
}
