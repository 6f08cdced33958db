import { describe, expect, it } from 'vitest'
import { SourceUnavailable } from '#shared/errors/errors.ts'
import type { Leading } from '#shared/projections/ingest/ingest-options.ts'
import { followedUntil, isWhole, markOf } from '#shared/projections/ingest/marks.ts'
import { MemoryProjectionStore } from '#shared/projections/memory-projection-store.ts'
import { FhirByHand } from './fhir-by-hand.ts'
import { claim, delivery, device, reconciliation, response } from './made-resources.ts'
import { eventsIn, newLog, projectionsIn, turnsOf } from './turns.ts'

async function begun(more: Partial<Leading> = {}) {
  const [store, fhir, log] = [new MemoryProjectionStore(), new FhirByHand(), newLog()]
  const turns = await turnsOf({ store, fhir, events: log, ...more })
  await turns.take()
  return { store, fhir, log, turns }
}

async function stateOf(store: MemoryProjectionStore, id = 'c1') {
  const [state] = await store.get('claim-state', [id])
  return state ?? null
}

const told = async (log: Parameters<typeof eventsIn>[0]) =>
  (await eventsIn(log)).map(({ type, subject, previousState, newState }) => [
    type.split('.').slice(1).join('.'),
    subject.key,
    previousState,
    newState,
  ])

describe('Ingest from a FHIR server', () => {
  it('reads everything once, is whole then, and tells nobody of what was there before', async () => {
    const [store, fhir, log] = [new MemoryProjectionStore(), new FhirByHand(), newLog()]
    for (let id = 0; id < 10; id += 1) fhir.put(claim(`c${id}`))
    const progress: unknown[] = []
    const turns = await turnsOf({ store, fhir, events: log, onProgress: (each) => progress.push(each) })
    expect(await isWhole(store)).toBe(false)
    await turns.take()
    expect(await isWhole(store)).toBe(true)
    expect(await followedUntil(store, 'Claim')).toBe('2026-11-21T12:00:00.000Z')
    expect(await followedUntil(store, 'Patient')).toBeNull()
    expect(await store.count('claim-state', 'status', 'SUBMITTED')).toBe(10)
    expect(await eventsIn(log)).toEqual([])
    expect(progress).toContainEqual({ kind: 'resources', type: 'Claim', read: expect.any(Number) })
  })

  it('is not whole while a type cannot be read, and goes on where it was', async () => {
    const [store, fhir] = [new MemoryProjectionStore(), new FhirByHand()]
    for (let id = 0; id < 10; id += 1) fhir.put(claim(`c${id}`))
    let pages = 0
    fhir.betweenPages = () => {
      pages += 1
      if (pages === 1) throw new SourceUnavailable('fhir', 'Cannot ask: away')
    }
    fhir.isSorting = false
    const turns = await turnsOf({ store, fhir, events: null })
    await turns.take()
    expect(await isWhole(store)).toBe(false)
    expect(turns.watches.get('fhir/Claim')?.state.trouble).toBe('SOURCE_UNAVAILABLE')
    expect(turns.watches.get('fhir/ClaimResponse')).toBeUndefined()
    const again = await turnsOf({ store, fhir, events: null })
    await again.take()
    expect(await isWhole(store)).toBe(true)
    expect(await store.count('claim', 'all', '')).toBe(10)
  })

  it('follows a claim from its draft to its money, and tells each step once', async () => {
    const { store, fhir, log, turns } = await begun()
    fhir.put(claim('c1', { status: 'draft' }))
    await turns.take()
    expect(await stateOf(store)).toMatchObject({ status: 'DRAFT' })
    for (const resource of [
      claim('c1'),
      response('r1', 'c1', { outcome: 'queued', total: [], created: '2026-10-05' }),
      response('r2', 'c1'),
      reconciliation('p1', [['Claim', 'c1', 1000]]),
      reconciliation('p1', [['Claim', 'c1', 400]]),
      reconciliation('p1', [['Claim', 'c1', 400]], { status: 'cancelled' }),
    ]) {
      fhir.put(resource)
      await turns.take()
      await turns.take()
    }
    expect(await told(log)).toEqual([
      ['claim.submitted', 'c1', 'DRAFT', 'SUBMITTED'],
      ['claim.status_changed', 'c1', 'SUBMITTED', 'IN_PROCESS'],
      ['claim.status_changed', 'c1', 'IN_PROCESS', 'PAID'],
      ['claim.payment_posted', 'c1', 'IN_PROCESS', 'PAID'],
      ['remittance.received', 'p1', null, null],
      ['claim.status_changed', 'c1', 'PAID', 'PARTIALLY_PAID'],
      ['claim.payment_posted', 'c1', 'PAID', 'PARTIALLY_PAID'],
      ['claim.status_changed', 'c1', 'PARTIALLY_PAID', 'PAID'],
      ['claim.payment_posted', 'c1', 'PARTIALLY_PAID', 'PAID'],
    ])
    const [submitted, queued] = await eventsIn(log)
    expect(submitted).toMatchObject({
      occurredAt: '2026-10-01T00:00:00.000Z',
      whose: { company: 9, facility: 1, supplier: null },
    })
    expect(queued?.occurredAt).toBe((await store.get('claim-response', ['r1']))[0]?.lastUpdated)
    expect(await store.get('remittance', ['p1'])).toEqual([null])
    expect(await store.count('remittance-claim', 'remittance', 'p1')).toBe(0)
  })

  it('finds the claim of a payment that names a response, whichever comes first', async () => {
    const { store, fhir, turns } = await begun()
    fhir.put(claim('c1'))
    fhir.put(reconciliation('p1', [['ClaimResponse', 'r1', 700]]))
    await turns.take()
    expect(await stateOf(store)).toMatchObject({ status: 'SUBMITTED' })
    fhir.put(response('r1', 'c1', { total: [] }))
    await turns.take()
    expect(await stateOf(store)).toMatchObject({ status: 'PARTIALLY_PAID', paid: { amount: '700.00' } })
    fhir.put(claim('c2'))
    fhir.put(response('r1', 'c2', { total: [] }))
    await turns.take()
    expect(await stateOf(store)).toMatchObject({ status: 'SUBMITTED', paid: null })
    expect(await stateOf(store, 'c2')).toMatchObject({ status: 'PARTIALLY_PAID' })
  })

  it('knows the lot of a use once the device is there, and tells that it changed', async () => {
    const { store, fhir, log, turns } = await begun()
    fhir.put(delivery('s1', 'd1'))
    await turns.take()
    fhir.put(device('d1', 'L1'))
    await turns.take()
    fhir.put(device('d1', 'L1'))
    await turns.take()
    expect(await store.get('consumption', ['s1'])).toMatchObject([
      { device: 'd1', deviceIdentifier: '04012345678901', lot: 'L1' },
    ])
    fhir.remove('SupplyDelivery', 's1')
    await store.hint([{ type: 'SupplyDelivery', id: 's1' }])
    await turns.take()
    expect(await told(log)).toEqual([
      ['consumption.recorded', 's1', null, 'COMPLETED'],
      ['consumption.changed', 's1', 'COMPLETED', 'COMPLETED'],
      ['consumption.changed', 's1', 'COMPLETED', null],
    ])
  })

  it('tells that a claim is gone, once it was noticed, and does not take it back from a late page', async () => {
    const { store, fhir, log, turns } = await begun()
    fhir.put(claim('c1'))
    await turns.take()
    const kept = { ...fhir.resources[0] }
    fhir.remove('Claim', 'c1')
    await store.hint([
      { type: 'Claim', id: 'c1' },
      { type: 'Claim', id: 'never' },
    ])
    await turns.take()
    expect(await stateOf(store)).toBeNull()
    fhir.pages = async function* () {
      yield { matches: [kept] as never[], included: [], total: null }
    }
    await turns.take()
    expect(await stateOf(store)).toBeNull()
    expect((await told(log)).at(-1)).toEqual(['claim.removed', 'c1', 'SUBMITTED', null])
  })

  it('tells of a claim that is there again', async () => {
    const { store, fhir, log, turns } = await begun()
    for (let times = 0; times < 3; times += 1) {
      fhir.put(claim('c1'))
      await turns.take()
      fhir.remove('Claim', 'c1')
      await store.hint([{ type: 'Claim', id: 'c1' }])
      await turns.take()
    }
    expect((await told(log)).map(([type]) => type)).toEqual(
      Array.from({ length: 3 }, () => ['claim.submitted', 'claim.removed']).flat(),
    )
  })

  it('asks the server where versions are of one millisecond, or their numbers contradict its clock', async () => {
    const { store, fhir, turns } = await begun()
    fhir.put(claim('c1'))
    await turns.take()
    fhir.putAtOnce(claim('c1', { status: 'cancelled' }))
    await turns.take()
    expect(await stateOf(store)).toMatchObject({ status: 'CANCELLED' })
    fhir.now -= 10_000
    fhir.put(claim('c1', { status: 'active' }))
    await turns.take()
    expect(await stateOf(store)).toMatchObject({ status: 'SUBMITTED' })
    expect(fhir.calls).toContain('byIds Claim')
  })

  it('goes on from no time that is ahead of our own, whatever a resource says', async () => {
    const { store, fhir, turns } = await begun()
    fhir.now = Date.parse('2026-11-21T11:00:00.000Z')
    fhir.put(claim('c1'))
    fhir.putAs('2099-01-01T00:00:00.000Z', claim('c2'))
    await turns.take()
    fhir.put(claim('c3'))
    await turns.take()
    expect(await store.count('claim', 'all', '')).toBe(3)
    expect(await store.marks([markOf.since('Claim')])).toEqual([new Date(fhir.now).toISOString()])
    fhir.numbersVersions = false
    fhir.put(claim('c2', { status: 'cancelled' }))
    await turns.take()
    expect(await stateOf(store, 'c2')).toMatchObject({ status: 'CANCELLED' })
  })

  it('reads anew where it once went on from a time far ahead', async () => {
    const { store, fhir, turns } = await begun()
    fhir.put(claim('c1'))
    await turns.leading.write({ marks: { [markOf.since('Claim')]: '2099-01-01T00:00:00.000Z' } })
    await turns.take()
    expect(await stateOf(store)).toMatchObject({ status: 'SUBMITTED' })
    expect(await store.marks([markOf.since('Claim')])).toEqual([new Date(fhir.now).toISOString()])
  })

  it.each([
    ['ahead', '2026-11-21T13:00:00.000Z'],
    ['behind', '2026-11-21T11:00:00.000Z'],
  ])('loses nothing of a server whose clock is an hour %s, and tells it once', async (_, start) => {
    let now = Date.parse('2026-11-21T12:00:00.000Z')
    const { store, fhir, log, turns } = await begun({ now: () => now })
    fhir.now = Date.parse(start)
    for (let id = 0; id < 10; id += 1) {
      fhir.put(claim(`c${id}`))
      if (id === 5) fhir.putAs('2026-11-21T18:00:00.000Z', claim('late'))
      await turns.take()
      fhir.now += 10 * 60_000
      now += 10 * 60_000
    }
    expect(await store.count('claim', 'all', '')).toBe(11)
    const submitted = (await told(log)).filter(([type]) => type === 'claim.submitted')
    expect(submitted).toHaveLength(11)
  })

  it('follows a server that numbers no versions', async () => {
    const { store, fhir, turns } = await begun()
    fhir.numbersVersions = false
    fhir.put(claim('c1'))
    await turns.take()
    fhir.putAtOnce(claim('c1', { status: 'cancelled' }))
    await turns.take()
    expect(await stateOf(store)).toMatchObject({ status: 'CANCELLED' })
  })

  it('loses nothing that moves from page to page while it reads', async () => {
    const { store, fhir, turns } = await begun()
    for (let id = 0; id < 20; id += 1) fhir.put(claim(`c${id}`))
    let moved = 0
    fhir.betweenPages = () => {
      if (moved < 5) fhir.put(claim(`c${moved}`, { status: 'cancelled' }))
      moved += 1
    }
    await turns.take()
    expect(await store.count('claim', 'all', '')).toBe(20)
  })

  it('asks no more than once for each type where there is nothing new', async () => {
    const { fhir, turns } = await begun({ overlapMs: 0 })
    fhir.pageSize = 200
    for (let id = 0; id < 20; id += 1) fhir.put(claim(`c${id}`))
    await turns.take()
    fhir.calls.length = 0
    await turns.take()
    expect(fhir.calls.filter((call) => call === 'pages Claim')).toHaveLength(1)
    expect(fhir.calls).toHaveLength(12)
  })

  it('keeps claims without an insurer, and references to nothing', async () => {
    const { store, fhir, turns } = await begun()
    fhir.put(claim('c1', { insurer: undefined, facility: { reference: 'Location/nowhere' } }))
    fhir.put(response('r1', 'nobody'))
    fhir.put(response('r2', null))
    fhir.put(
      reconciliation('p1', [
        ['Claim', 'nobody', 5],
        ['ClaimResponse', 'none', 6],
      ]),
    )
    fhir.put(delivery('s1', 'nothing'))
    await turns.take()
    expect(await stateOf(store)).toMatchObject({ insurer: null, facility: 'nowhere', status: 'SUBMITTED' })
    expect(Object.keys(await projectionsIn(store))).toHaveLength(8)
  })

  it('passes over what it cannot use, and counts it', async () => {
    const unusable: unknown[] = []
    const [store, fhir] = [new MemoryProjectionStore(), new FhirByHand()]
    fhir.put(claim('c1'))
    fhir.put(claim('bad_id'))
    fhir.put(
      claim('huge', {
        item: Array.from({ length: 40_000 }, (_, place) => ({
          sequence: place + 1,
          net: { value: 1, currency: 'USD' },
        })),
      }),
    )
    const turns = await turnsOf({
      store,
      fhir,
      events: null,
      onUnusable: (type, reason) => unusable.push([type, reason]),
    })
    await turns.take()
    expect(unusable).toContainEqual(['Claim', 'its id is none of FHIR'])
    expect(unusable).toContainEqual(['Claim', 'it is too large'])
    expect(await store.count('claim', 'all', '')).toBe(1)
  })

  it('gives the lines of a number that was sent anew to the claim that came last', async () => {
    const { store, fhir, turns } = await begun()
    fhir.put(claim('c1', { identifier: [{ value: 'SAME' }] }))
    fhir.put(reconciliation('p1', [['Claim', 'c1', 5]]))
    await turns.take()
    fhir.put(claim('c2', { identifier: [{ value: ' same' }], created: '2026-10-09' }))
    await turns.take()
    expect(await stateOf(store)).toMatchObject({ paid: { amount: '5.00' } })
    expect(await stateOf(store, 'c2')).toMatchObject({ status: 'SUBMITTED', number: 'same' })
  })
})
