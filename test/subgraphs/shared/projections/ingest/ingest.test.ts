import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { BadUserInput, Forbidden, SourceUnavailable } from '#shared/errors/errors.ts'
import { Ingest } from '#shared/projections/ingest/ingest.ts'
import type { IngestOptions } from '#shared/projections/ingest/ingest-options.ts'
import { followedUntil, isWhole } from '#shared/projections/ingest/marks.ts'
import { MemoryProjectionStore } from '#shared/projections/memory-projection-store.ts'
import type { ProjectionStore } from '#shared/projections/projection-store.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { made835 } from '../../remittance/made-835.ts'
import { FhirByHand } from './fhir-by-hand.ts'
import { InboxByHand } from './inbox-by-hand.ts'
import { claim, response } from './made-resources.ts'
import { eventsIn, facilities, newLog } from './turns.ts'

const running: Ingest[] = []
afterEach(async () => {
  for (const ingest of running.splice(0)) await ingest.close()
})

function ingestOf(options: Partial<IngestOptions> & Pick<IngestOptions, 'store'>): Ingest {
  const ingest = new Ingest({
    fhir: null,
    inboxes: [],
    facilities,
    numbering: { claimNumberSystem: null },
    events: null,
    log: silentLog,
    instance: `i${running.length}`,
    pollMs: 60_000,
    tickMs: 5,
    leaseMs: 400,
    ...options,
  })
  running.push(ingest)
  return ingest
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries += 1) {
    if (tries > 2_000) throw new Error('it never came to be')
    await setTimeout(5)
  }
}

const has = (store: ProjectionStore, status: string, count: number) => async () =>
  (await store.count('claim-state', 'status', status)) === count

describe('Ingest', { timeout: 30_000 }, () => {
  it('looks for files by itself, however seldom the server is asked, and as seldom as an inbox says', async () => {
    const [store, quick, slow] = [new MemoryProjectionStore(), new InboxByHand(), new InboxByHand()]
    const looked = { quick: 0, slow: 0 }
    const counting = (inbox: InboxByHand, name: keyof typeof looked) => ({
      next: () => {
        looked[name] += 1
        return inbox.next()
      },
    })
    const inboxes = [counting(quick, 'quick'), { ...counting(slow, 'slow'), lookEveryMs: 60_000 }]
    ingestOf({ store, inboxes, pollMs: 3_600_000, filesMs: 5 }).start()
    await until(() => looked.quick > 1 && looked.slow > 0)
    quick.leave('one', made835({ claims: [{ charged: 100 }] }))
    await until(() => quick.archive.length === 1)
    await until(() => looked.quick > 5)
    expect(looked.slow).toBe(1)
  })

  it('reads, takes files in, and follows notices at once', async () => {
    const [store, fhir, inbox, events] = [new MemoryProjectionStore(), new FhirByHand(), new InboxByHand(), newLog()]
    fhir.put(claim('c1'))
    inbox.leave('one', made835({ claims: [{ number: 'CLM-c1', charged: 100_000 }] }))
    const ingest = ingestOf({ store, fhir, inboxes: [inbox], events })
    ingest.start()
    await until(has(store, 'PAID', 1))
    expect(ingest.state).toMatchObject({
      isLeader: true,
      trouble: null,
      files: { applied: 1, repeated: 0, quarantined: 0 },
    })
    fhir.put(claim('c2'))
    expect(await ingest.takeNotice(JSON.stringify({ resourceType: 'Claim', id: 'c2' }), 'application/fhir+json')).toBe(
      'resource',
    )
    await until(has(store, 'SUBMITTED', 1))
    expect((await store.get('claim', ['c2']))[0]?.mode).toBe('EVENT')
    fhir.put(claim('c3'))
    expect(await ingest.takeNotice('', null)).toBe('empty')
    await until(has(store, 'SUBMITTED', 2))
    inbox.leave('again', made835({ claims: [{ number: 'CLM-c1', charged: 100_000 }] }))
    inbox.leave('broken', 'hello')
    ingest.wake()
    await until(() => ingest.state.files.quarantined === 1)
    expect(ingest.state.files).toEqual({ applied: 1, repeated: 1, quarantined: 1 })
    await until(async () =>
      (await eventsIn(events)).some(({ type }) => type === 'revenue_cycle.remittance.quarantined'),
    )
    await expect(ingest.takeNotice('garbage', 'application/json')).rejects.toThrow(BadUserInput)
    expect(ingest.state.sources['fhir/Claim']).toMatchObject({ trouble: null, lastSuccess: expect.any(Number) })
    expect(await isWhole(store)).toBe(true)
    expect(await followedUntil(store, 'Claim')).not.toBeNull()
  })

  it('is done by one process at a time, and taken over', async () => {
    const [store, fhir] = [new MemoryProjectionStore(), new FhirByHand()]
    fhir.put(claim('c1'))
    const [one, other] = [ingestOf({ store, fhir, pollMs: 5 }), ingestOf({ store, fhir, pollMs: 5 })]
    one.start()
    await until(() => one.state.isLeader)
    other.start()
    fhir.put(claim('c2'))
    await until(has(store, 'SUBMITTED', 2))
    expect(other.state.isLeader).toBe(false)
    // Whoever does not lead remembers notices for who does.
    fhir.put(claim('c3'))
    await other.takeNotice(JSON.stringify({ resourceType: 'Claim', id: 'c3' }), null)
    await until(has(store, 'SUBMITTED', 3))
    await one.close()
    await until(() => other.state.isLeader)
    fhir.put(claim('c4'))
    await until(has(store, 'SUBMITTED', 4))
    expect(one.state.isLeader).toBe(false)
  })

  it('says what cannot be used, leaves it alone for a while, and goes on with the rest', async () => {
    const [store, fhir, inbox] = [new MemoryProjectionStore(), new FhirByHand(), new InboxByHand()]
    fhir.failing = new Forbidden('fhir', 'Cannot ask: refused')
    const broken = { next: () => Promise.reject(new SourceUnavailable('remittance', 'Cannot look: away')) }
    inbox.leave('one', made835({ claims: [{ charged: 5 }] }))
    const ingest = ingestOf({ store, fhir, inboxes: [broken, inbox], pollMs: 5 })
    ingest.start()
    await until(() => inbox.archive.length === 1)
    expect(ingest.state.sources).toMatchObject({
      'fhir/Claim': { trouble: 'FORBIDDEN', lastSuccess: null },
      'remittances/1': { trouble: 'SOURCE_UNAVAILABLE' },
      'remittances/2': { trouble: null },
    })
    const asked = fhir.calls.length
    await setTimeout(100)
    // Twelve types, each once more at most.
    expect(fhir.calls.length - asked).toBeLessThanOrEqual(12)
    fhir.failing = null
    fhir.put(claim('c1'))
    await until(has(store, 'SUBMITTED', 1))
    await until(() => ingest.state.sources['fhir/Claim']?.trouble === null)
  })

  it('goes on when the store comes back, and says meanwhile that it cannot', async () => {
    const [inner, fhir] = [new MemoryProjectionStore(), new FhirByHand()]
    let isAway = true
    const store = new Proxy(inner as ProjectionStore, {
      get: (target, name) => {
        const value = Reflect.get(target, name) as (...of: unknown[]) => unknown
        return (...of: unknown[]) =>
          isAway ? Promise.reject(new SourceUnavailable('store', 'Cannot ask: away')) : value.apply(target, of)
      },
    })
    fhir.put(claim('c1'))
    const ingest = ingestOf({ store, fhir })
    ingest.start()
    await until(() => ingest.state.trouble === 'SOURCE_UNAVAILABLE')
    await expect(ingest.takeNotice('', null)).rejects.toThrow(SourceUnavailable)
    isAway = false
    await until(has(inner, 'SUBMITTED', 1))
    await until(() => ingest.state.trouble === null)
  })

  it('has projections rebuilt by whoever leads, with progress', async () => {
    const [store, fhir] = [new MemoryProjectionStore(), new FhirByHand()]
    fhir.put(claim('c1'))
    fhir.put(response('r1', 'c1'))
    const leader = ingestOf({ store, fhir, pollMs: 5 })
    leader.start()
    await until(has(store, 'PAID', 1))
    // Nobody tells of this but a rebuild.
    fhir.remove('ClaimResponse', 'r1')
    const own: unknown[] = []
    await leader.rebuild((progress) => own.push(progress))
    expect(own).toContainEqual({ kind: 'states', done: 1 })
    expect(await has(store, 'SUBMITTED', 1)()).toBe(true)
    fhir.remove('Claim', 'c1')
    const command = ingestOf({ store, fhir })
    await command.rebuild()
    expect(await store.count('claim-state', 'all', '')).toBe(0)
    expect(leader.state).toMatchObject({ isLeader: true, isRebuilding: false, trouble: null })
  })

  it('rebuilds by itself where nobody leads', async () => {
    const [store, fhir] = [new MemoryProjectionStore(), new FhirByHand()]
    fhir.put(claim('c1'))
    const command = ingestOf({ store, fhir })
    await command.rebuild()
    expect(await has(store, 'SUBMITTED', 1)()).toBe(true)
    expect(await isWhole(store)).toBe(true)
    expect(command.state.isLeader).toBe(false)
  })

  it('ends soon while a server keeps it waiting', async () => {
    const [store, fhir] = [new MemoryProjectionStore(), new FhirByHand()]
    fhir.pages = async function* (_type, _params, { signal }) {
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      yield { matches: [], included: [], total: 0 }
    }
    const ingest = ingestOf({ store, fhir })
    ingest.start()
    await until(() => ingest.state.isLeader)
    await setTimeout(20)
    await ingest.close()
    expect(ingest.state).toMatchObject({ isLeader: false, trouble: null })
    expect(await store.lead('other', 1_000)).not.toBeNull()
  })
})
