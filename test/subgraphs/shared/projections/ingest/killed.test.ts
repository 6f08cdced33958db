import { describe, expect, it } from 'vitest'
import { SourceUnavailable } from '#shared/errors/errors.ts'
import { rebuildAll } from '#shared/projections/ingest/rebuild.ts'
import { MemoryProjectionStore } from '#shared/projections/memory-projection-store.ts'
import { made835 } from '../../remittance/made-835.ts'
import { type Arrival, arrive } from './arrivals.ts'
import { FhirByHand } from './fhir-by-hand.ts'
import { InboxByHand } from './inbox-by-hand.ts'
import { claim, delivery, device, reconciliation, response } from './made-resources.ts'
import { Killed, Mortal } from './mortal.ts'
import { eventsIn, newLog, projectionsIn, turnsOf } from './turns.ts'

const put = (resource: Extract<Arrival, { kind: 'put' }>['resource']): Arrival => ({
  kind: 'put',
  resource,
  isAtOnce: false,
})
const turn: Arrival = { kind: 'turn', staleness: 0, isSorting: true }
const paid = (number: string, charged: number, refused: number) => ({
  number,
  charged,
  adjustments: [['CO', '50', refused] as const],
})
const file = made835([
  {
    control: '000000001',
    groups: [
      [
        {
          trace: 'T1',
          claims: [paid('CLM-c1', 100_000, 20_000), paid('CLM-c2', 100_000, 100_000), paid('NOBODY', 5_000, 0)],
        },
        { trace: 'T2', claims: [paid('CLM-c3', 100_000, 0)] },
      ],
    ],
  },
])

const story: readonly Arrival[] = [
  ...[
    claim('c1'),
    claim('c2', { status: 'draft' }),
    delivery('s1', 'd1'),
    response('r1', 'c1', { outcome: 'queued' }),
  ].map(put),
  turn,
  put(claim('c2')),
  put(device('d1', 'L1')),
  { kind: 'file', text: file },
  turn,
  // A file that came before its claim.
  put(claim('c3')),
  put(
    reconciliation('p1', [
      ['ClaimResponse', 'r2', 150],
      ['Claim', 'c3', 10],
    ]),
  ),
  { kind: 'file', text: file.replace('SE*', 'SE*9') },
  turn,
  put(response('r2', 'c1')),
  { kind: 'file', text: file },
  { kind: 'remove', type: 'Claim', id: 'c2' },
  turn,
  put(reconciliation('p1', [['ClaimResponse', 'r2', 150]])),
  put(delivery('s1', 'd1', { status: 'entered-in-error' })),
  turn,
]

const newWorld = () => ({
  store: new MemoryProjectionStore(),
  fhir: new FhirByHand(),
  inbox: new InboxByHand(),
  log: newLog(),
})
type World = ReturnType<typeof newWorld>

async function immortal({ store, fhir, inbox, log }: World) {
  return turnsOf({ store, fhir, inboxes: [inbox], events: log })
}

/** Takes turns as a mortal; where it dies, another one takes the turn again. How many steps it took. */
async function lived(world: World, mortal: Mortal): Promise<number> {
  const { store, fhir, inbox, log } = world
  await (await immortal(world)).take()
  const first = await turnsOf({
    store: mortal.store(store),
    fhir,
    inboxes: [mortal.inbox(inbox)],
    events: mortal.log(log),
  })
  const turns = {
    take: async () => {
      if (!mortal.isDead) {
        await first.take().catch((error: unknown) => {
          if (!mortal.isDead) throw error
        })
        if (!mortal.isDead) return
        inbox.recover()
      }
      await (await immortal(world)).take()
    },
  }
  for (const each of story) await arrive(each, { store, fhir, inbox, turns })
  await turns.take()
  return mortal.steps
}

describe('Ingest that is killed', { timeout: 120_000 }, () => {
  it('goes on at every step as if nothing had been: nothing lost, nothing twice', async () => {
    const calm = newWorld()
    const steps = await lived(calm, new Mortal(Number.POSITIVE_INFINITY, false))
    const [projections, events] = [await projectionsIn(calm.store), await eventsIn(calm.log)]
    expect(steps).toBeGreaterThan(30)
    expect(events.length).toBeGreaterThan(12)
    expect(calm.inbox.archive).toHaveLength(2)
    expect(calm.inbox.quarantine.size).toBe(1)
    for (const isDoneFirst of [false, true]) {
      for (let killAt = 1; killAt <= steps; killAt += 1) {
        const world = newWorld()
        await lived(world, new Mortal(killAt, isDoneFirst))
        const at = { killAt, isDoneFirst }
        expect({ ...at, all: await projectionsIn(world.store) }).toEqual({ ...at, all: projections })
        expect({ ...at, told: (await eventsIn(world.log)).map(({ id }) => id) }).toEqual({
          ...at,
          told: events.map(({ id }) => id),
        })
        expect({ ...at, archive: world.inbox.archive.length, left: world.inbox.claimed.length }).toEqual({
          ...at,
          archive: 2,
          left: 0,
        })
      }
    }
  })

  it('is as a rebuild makes it, and a rebuild that is killed is as if it had never begun', async () => {
    const calm = newWorld()
    await lived(calm, new Mortal(Number.POSITIVE_INFINITY, false))
    const projections = await projectionsIn(calm.store)
    const told = await eventsIn(calm.log)
    for (let killAt = 1; ; killAt += 1) {
      const mortal = new Mortal(killAt, false)
      const { leading } = await turnsOf({
        store: mortal.store(calm.store),
        fhir: calm.fhir,
        events: mortal.log(calm.log),
      })
      const end = await rebuildAll({ id: `r${killAt}`, archives: [] }, calm.fhir, leading).catch(
        (error: unknown) => error,
      )
      expect(await projectionsIn(calm.store)).toEqual(projections)
      if (end === undefined) break
      expect(end).toBeInstanceOf(Killed)
    }
    expect(await eventsIn(calm.log)).toEqual(told)
  })

  it('notices in a rebuild what it had missed, and tells it once', async () => {
    const world = newWorld()
    await lived(world, new Mortal(Number.POSITIVE_INFINITY, false))
    world.fhir.remove('Claim', 'c3')
    world.fhir.remove('SupplyDelivery', 's1')
    world.fhir.remove('PaymentReconciliation', 'p1')
    const before = (await eventsIn(world.log)).length
    const { leading, take } = await immortal(world)
    for (const id of ['r1', 'r2']) await rebuildAll({ id, archives: [] }, world.fhir, leading)
    await take()
    const told = (await eventsIn(world.log)).map(({ type, subject }) => [type, subject.key])
    expect(
      told
        .slice(0, -1)
        .filter(([type]) => type === 'revenue_cycle.claim.payment_posted')
        .at(-1)?.[1],
    ).toBe('c1')
    expect(told).toHaveLength(before + 3)
    expect(told).toContainEqual(['revenue_cycle.claim.removed', 'c3'])
    expect(told.filter(([type]) => type === 'inventory.consumption.changed')).toContainEqual([
      'inventory.consumption.changed',
      's1',
    ])
    expect(await world.store.get('claim-state', ['c3'])).toEqual([null])
    expect(await world.store.count('remittance-claim', 'remittance', 'p1')).toBe(0)
  })

  it('reads files of the archive again in a rebuild, and gives them back', async () => {
    const world = newWorld()
    await lived(world, new Mortal(Number.POSITIVE_INFINITY, false))
    const projections = await projectionsIn(world.store)
    const archive = new InboxByHand()
    archive.leave('one', file)
    archive.leave('two', file)
    archive.leave('broken', file.replace('SE*', 'SE*9'))
    const { leading } = await immortal(world)
    await rebuildAll({ id: 'r', archives: [archive] }, world.fhir, leading)
    expect(await projectionsIn(world.store)).toEqual(projections)
    expect(archive.waiting).toHaveLength(3)
    expect(archive.archive).toEqual([])
  })

  it('keeps what it has where a rebuild finds its server away', async () => {
    const world = newWorld()
    await lived(world, new Mortal(Number.POSITIVE_INFINITY, false))
    const projections = await projectionsIn(world.store)
    const { leading } = await immortal(world)
    world.fhir.failing = new SourceUnavailable('fhir', 'Cannot ask: away')
    await expect(rebuildAll({ id: 'r', archives: [] }, world.fhir, leading)).rejects.toThrow('away')
    expect(await projectionsIn(world.store)).toEqual(projections)
  })
})
