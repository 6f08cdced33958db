import { describe, expect, it } from 'vitest'
import { MemoryEventLog } from '#shared/events/memory-event-log.ts'
import { eventLogContract } from './event-log-contract.ts'
import { keepsAll, leaseOf, orderEvent } from './made-events.ts'

describe('MemoryEventLog', () => {
  eventLogContract(async (retention) => new MemoryEventLog({ retention }))

  it('says that nothing of it survives the process', async () => {
    expect(await new MemoryEventLog({ retention: keepsAll }).durability()).toMatch(/gone when it ends/)
  })

  it('keeps the order of times when the clock goes back', async () => {
    let now = 1_000
    const log = new MemoryEventLog({ retention: keepsAll, now: () => now })
    const lease = await leaseOf(log)
    await log.append({ events: [orderEvent('1')] }, lease)
    now = 500
    await log.append({ events: [orderEvent('2')] }, lease)
    expect((await log.bounds('procurement')).tail).toEqual({ at: 1_000, number: 2 })
  })

  it('refuses a retention that keeps nothing', () => {
    const retention = { ...keepsAll, entries: 0 }
    expect(() => new MemoryEventLog({ retention })).toThrow('expected entries to be a positive whole number, not 0')
  })
})
