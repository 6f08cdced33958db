import { describe, expect, it } from 'vitest'
import { MemoryProjectionStore } from '#shared/projections/memory-projection-store.ts'
import { made835 } from '../../remittance/made-835.ts'
import { FhirByHand } from './fhir-by-hand.ts'
import { InboxByHand } from './inbox-by-hand.ts'
import { claim, delivery, device, reconciliation } from './made-resources.ts'
import { Mortal } from './mortal.ts'
import { eventsIn, newLog, projectionsIn, turnsOf } from './turns.ts'

const many = Array.from({ length: 410 }, (_, place) => `c${place}`)
const file = made835({
  claims: many.map((id) => ({ number: `CLM-${id}`, charged: 100_000, adjustments: [['CO', '50', 20_000]] })),
})

/** What follows from one resource or file is more than one step of the store takes. */
async function lived(mortal: Mortal) {
  const [store, fhir, inbox, log] = [new MemoryProjectionStore(), new FhirByHand(), new InboxByHand(), newLog()]
  // What is read again is nobody else's to find.
  const world = { store, fhir, inboxes: [inbox], events: log, overlapMs: 0 }
  fhir.pageSize = 200
  for (const id of many) fhir.put(claim(id))
  for (const id of many) fhir.put(delivery(id, 'd1'))
  await (await turnsOf(world)).take()
  fhir.put(
    reconciliation(
      'p1',
      many.map((id) => ['Claim', id, 150]),
    ),
  )
  fhir.put(reconciliation('p2', [['Claim', 'c1', 1]]))
  fhir.put(device('d1', 'L1'))
  inbox.leave('large', file)
  const first = await turnsOf({
    ...world,
    store: mortal.store(store),
    inboxes: [mortal.inbox(inbox)],
    events: mortal.log(log),
  })
  await first.take().catch((error: unknown) => {
    if (!mortal.isDead) throw error
  })
  inbox.recover()
  await (await turnsOf(world)).take()
  return { store, log }
}

describe('Ingest that is killed while what it writes takes several steps', { timeout: 300_000 }, () => {
  it('does all of it in the end, and tells it once', async () => {
    const calm = new Mortal(Number.POSITIVE_INFINITY, false)
    const { store, log } = await lived(calm)
    const [projections, events] = [JSON.stringify(await projectionsIn(store)), await namesIn(log)]
    expect(calm.steps).toBeGreaterThan(10)
    expect(await store.count('claim-state', 'status', 'PARTIALLY_PAID')).toBe(many.length)
    for (let killAt = 1; killAt <= calm.steps; killAt += 1) {
      const world = await lived(new Mortal(killAt, killAt % 2 === 0))
      expect([killAt, JSON.stringify(await projectionsIn(world.store)) === projections]).toEqual([killAt, true])
      expect([killAt, (await namesIn(world.log)) === events]).toEqual([killAt, true])
    }
  })
})

async function namesIn(log: ReturnType<typeof newLog>): Promise<string> {
  return (await eventsIn(log))
    .map(({ id }) => id)
    .toSorted()
    .join()
}
