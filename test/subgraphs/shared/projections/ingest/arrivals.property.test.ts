import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BusinessEvent } from '#shared/events/event.ts'
import type { RebuildRequest } from '#shared/projections/ingest/rebuild.ts'
import { rebuildAll } from '#shared/projections/ingest/rebuild.ts'
import { MemoryProjectionStore } from '#shared/projections/memory-projection-store.ts'
import { type Arrival, arrivals, arrive } from './arrivals.ts'
import { FhirByHand } from './fhir-by-hand.ts'
import { InboxByHand } from './inbox-by-hand.ts'
import { eventsIn, newLog, projectionsIn, turnsOf } from './turns.ts'

const request: RebuildRequest = { id: 'r', archives: [] }

async function outcomeOf(all: readonly Arrival[]) {
  const [store, fhir, inbox, log] = [new MemoryProjectionStore(), new FhirByHand(), new InboxByHand(), newLog()]
  const turns = await turnsOf({ store, fhir, inboxes: [inbox], events: log })
  await turns.take()
  for (const each of all) await arrive(each, { store, fhir, inbox, turns })
  fhir.staleness = () => 0
  fhir.isSorting = true
  await turns.take()
  await turns.take()
  // A late page changes nothing of what is known.
  fhir.staleness = (_, id) => 1 + (id.charCodeAt(1) % 2)
  await turns.take()
  fhir.staleness = () => 0
  return { store, fhir, log, turns, inbox }
}

describe('Whatever arrives, in whatever order', { timeout: 120_000 }, () => {
  it('gives what a rebuild gives, and a rebuild has nothing to tell', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async (all) => {
        const { store, fhir, log, turns } = await outcomeOf(all)
        const [projections, events] = [await projectionsIn(store), await eventsIn(log)]
        await rebuildAll(request, fhir, turns.leading)
        await turns.take()
        expect(await projectionsIn(store)).toEqual(projections)
        expect(await eventsIn(log)).toEqual(events)
      }),
      { numRuns: 300 },
    )
  })

  it('is told so that each state follows the one before, up to the last', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async (all) => {
        const { store, log } = await outcomeOf(all)
        const events = await eventsIn(log)
        expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
        const states = (await projectionsIn(store)) as Record<string, { status: string }>
        const claims = new Set(
          events.filter(({ subject }) => subject.type === 'Claim').map(({ subject }) => subject.key),
        )
        for (const id of claims) {
          const status = states[`claim-state/${id}`]?.status ?? null
          const last = lastState(events.filter(({ subject }) => subject.key === id))
          // A draft is told to nobody.
          expect([id, last ?? status]).toEqual([id, status])
          if (last === null) expect([null, 'DRAFT']).toContain(status)
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** @throws where a state does not follow the one before. */
function lastState(events: readonly BusinessEvent[]): string | null {
  let state: string | null = null
  for (const { type, previousState, newState, change } of events) {
    if (type === 'revenue_cycle.claim.denied' || type === 'revenue_cycle.claim.payment_posted') continue
    // A draft is told to nobody.
    if (!(state === null && previousState === 'DRAFT')) expect(previousState).toBe(state)
    expect(newState === null).toBe(change === 'REMOVED')
    state = newState
  }
  return state
}
