import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MemoryProjectionStore } from '#shared/projections/memory-projection-store.ts'
import { asConsumption, leaseOf } from './made-records.ts'
import { projectionStoreContract } from './projection-store-contract.ts'
import { behavesAsNaive, steps } from './same-as-naive.ts'

describe('MemoryProjectionStore', () => {
  projectionStoreContract(async () => new MemoryProjectionStore())

  it('says what arrays that are filtered and sorted say, whatever is done with it', async () => {
    await fc.assert(
      fc.asyncProperty(steps, (taken) => behavesAsNaive(new MemoryProjectionStore(), taken)),
      { numRuns: 300 },
    )
  })

  it('gives the right to ingest to another one when its time is over', async () => {
    let now = 1_000
    const store = new MemoryProjectionStore({ now: () => now })
    const lease = await leaseOf(store, 'one', 500)
    expect(await store.lead('other', 500)).toBeNull()
    now = 1_500
    const other = await leaseOf(store, 'other', 500)
    expect(other.fence).toBeGreaterThan(lease.fence)
    expect(await lease.extend(500)).toBe(false)
  })

  it('holds tens of thousands under one key in order, and lets them go', async () => {
    const store = new MemoryProjectionStore()
    const { fence } = await leaseOf(store)
    const ids = Array.from({ length: 20_000 }, (_, at) => String((at * 7_919) % 20_000))
    for (let at = 0; at < ids.length; at += 500) {
      await store.write(fence, { put: ids.slice(at, at + 500).map((id) => asConsumption(id, { occurredAt: null })) })
    }
    const query = { family: 'consumption', index: 'occurred', keys: [''], limit: 1_000 } as const
    const page = await store.page({ ...query, after: { at: null, id: '5' } })
    const after = ids.filter((id) => id > '5').toSorted()
    expect(page.map(({ record }) => record.id)).toEqual(after.slice(0, 1_000))
    for (let at = 0; at < ids.length; at += 1_000) {
      const remove = ids.slice(at, at + 1_000).map((id) => ({ family: 'consumption', id }) as const)
      await store.write(fence, { remove })
    }
    expect(await store.count('consumption', 'occurred', '')).toBe(0)
    expect(await store.page(query)).toEqual([])
  })
})
