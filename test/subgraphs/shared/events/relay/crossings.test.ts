import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lease } from '#shared/events/event-log.ts'
import { MemoryEventLog } from '#shared/events/memory-event-log.ts'
import { Crossings, type Level } from '#shared/events/relay/crossings.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { orderRow, stockRow } from './outbox-by-hand.ts'

const day = 24 * 60 * 60 * 1_000
const retention = { milliseconds: day, entries: 1_000, ids: 1_000, consumersMilliseconds: day }
const scope = { signal: new AbortController().signal, calls: new SourceCalls() }

async function looking(level: Partial<Level> = {}) {
  const log = new MemoryEventLog({ retention })
  const lease = (await log.lead('t', day)) as Lease
  const at = { onHand: 0 }
  const crossings = new Crossings(async (items) => {
    const rule = { rule: 5, item: 20, company: 1, facility: 3, minimum: 10, speaksFor: (place: number) => place === 8 }
    return items.includes(20) ? [{ ...rule, ...level, onHand: at.onHand }] : []
  }, log)
  return {
    log,
    /** Stock changes to a quantity, and the relay looks. What it tells. */
    async to(quantity: number, before = at.onHand) {
      at.onHand = quantity
      const crossed = await crossings.after([stockRow(String(before), String(quantity))], scope)
      await log.append({ events: crossed.told, sides: crossed.sides }, lease)
      return crossed.told.map(({ newState }) => newState)
    },
    crossings,
    at,
  }
}

describe('Crossings', () => {
  it('are told once when an item falls below its minimum, and once when it is above it again', async () => {
    const { to } = await looking()
    expect(await to(12, 15)).toEqual([])
    expect(await to(9)).toEqual(['BELOW_MINIMUM'])
    expect(await to(4)).toEqual([])
    expect(await to(10)).toEqual(['ABOVE_MINIMUM'])
    expect(await to(9.99)).toEqual(['BELOW_MINIMUM'])
  })

  it('are told for the rule, with whose it is and the item, under an id that stays the same', async () => {
    const { crossings, at } = await looking()
    at.onHand = 3
    const row = stockRow('12', '3')
    const [told] = (await crossings.after([row], scope)).told
    const [again] = (await crossings.after([row], scope)).told
    expect(told).toEqual(again)
    expect(told).toMatchObject({
      type: 'inventory.stock.below_minimum',
      subject: { type: 'ReplenishmentRule', key: 5 },
      items: [20],
      whose: { company: 1, facility: 3, supplier: null },
    })
  })

  it('are none where an item was below already when it was first looked at', async () => {
    const { to, log } = await looking()
    expect(await to(4, 5)).toEqual([])
    expect(await log.sides(['rule:5'])).toEqual(['below'])
  })

  it('are one where a new rule has a minimum that is not reached', async () => {
    const { crossings, at } = await looking()
    at.onHand = 3
    const values = { product: 20, location: 8, warehouse: 3, company: 1, active: true }
    const row = orderRow('', { model: 'stock.warehouse.orderpoint', key: 5, op: 'create', before: null, after: values })
    expect((await crossings.after([row], scope)).told.map(({ newState }) => newState)).toEqual(['BELOW_MINIMUM'])
  })

  it('are none for stock in places the rule does not speak for, and cost no call where no stock changed', async () => {
    const { crossings } = await looking()
    const elsewhere = stockRow('12', '3', { location: 9 })
    expect(await crossings.after([elsewhere], scope)).toEqual({ told: [], sides: {} })
    const never = new Crossings(() => Promise.reject(new Error('asked')), new MemoryEventLog({ retention }))
    expect(await never.after([orderRow('sent')], scope)).toEqual({ told: [], sides: {} })
  })

  it('alternate, whatever happens to the stock', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 30 }), async (amounts) => {
        const { to } = await looking()
        let last = 10
        const expected: string[] = []
        const told: (string | null)[] = []
        for (const amount of amounts) {
          if (last >= 10 && amount < 10) expected.push('BELOW_MINIMUM')
          if (last < 10 && amount >= 10) expected.push('ABOVE_MINIMUM')
          told.push(...(await to(amount, last)))
          last = amount
        }
        expect(told).toEqual(expected)
      }),
      { numRuns: 100 },
    )
  })
})
