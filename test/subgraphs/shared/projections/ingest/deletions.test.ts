import { describe, expect, it } from 'vitest'
import { SourceContractBroken } from '#shared/errors/errors.ts'
import type { Leading } from '#shared/projections/ingest/ingest-options.ts'
import { MemoryProjectionStore } from '#shared/projections/memory-projection-store.ts'
import { made835 } from '../../remittance/made-835.ts'
import { FhirByHand } from './fhir-by-hand.ts'
import { InboxByHand } from './inbox-by-hand.ts'
import { claim, delivery, reconciliation } from './made-resources.ts'
import { eventsIn, newLog, turnsOf } from './turns.ts'

async function begun(more: Partial<Leading> = {}) {
  const [store, fhir, log, inbox] = [new MemoryProjectionStore(), new FhirByHand(), newLog(), new InboxByHand()]
  for (let id = 1; id <= 5; id += 1) fhir.put(claim(`c${id}`))
  fhir.put(delivery('s1', null))
  const turns = await turnsOf({ store, fhir, inboxes: [inbox], events: log, countMs: 0, ...more })
  await turns.take()
  return { store, fhir, log, inbox, turns }
}

const askedIds = ({ calls }: FhirByHand) => calls.filter((call) => call.endsWith('_elements'))

describe('What a FHIR server deletes without a word', () => {
  it('is found by its number and taken away, and a claim that is gone is told of', async () => {
    const { store, fhir, log, turns } = await begun()
    fhir.remove('Claim', 'c2')
    fhir.remove('SupplyDelivery', 's1')
    await turns.take()
    expect(await store.get('claim', ['c1', 'c2'])).toMatchObject([{ id: 'c1' }, null])
    expect(await store.get('claim-state', ['c2'])).toEqual([null])
    expect(await store.get('consumption', ['s1'])).toEqual([null])
    expect((await eventsIn(log)).map(({ type, subject }) => [type, subject.key])).toEqual([
      ['revenue_cycle.claim.removed', 'c2'],
      ['inventory.consumption.changed', 's1'],
    ])
  })

  it('is looked for no more often than it is said, and ids are read only where numbers went apart', async () => {
    let now = Date.parse('2026-11-21T12:00:00.000Z')
    const { store, fhir } = await begun({ now: () => now, countMs: 60_000 })
    const anew = () => turnsOf({ store, fhir, events: null, now: () => now, countMs: 60_000 })
    expect(fhir.calls.filter((call) => call === 'pages Claim _summary')).toHaveLength(1)
    expect(askedIds(fhir)).toEqual([])
    await (await anew()).take()
    expect(fhir.calls.filter((call) => call === 'pages Claim _summary')).toHaveLength(1)
    now += 60_000
    await (await anew()).take()
    expect(fhir.calls.filter((call) => call === 'pages Claim _summary')).toHaveLength(2)
    expect(askedIds(fhir)).toEqual([])
  })

  it('is none of what never counted, or came from files: of that ids are read once', async () => {
    const { store, fhir, inbox, turns } = await begun()
    fhir.put(reconciliation('p1', [['Claim', 'c1', 5]], { status: 'cancelled' }))
    fhir.put(reconciliation('p2', [['Claim', 'c1', 5]]))
    fhir.put(claim('bad_id'))
    for (const control of ['000000001', '000000002']) {
      inbox.leave(control, made835({ trace: control, control: control.slice(-4), claims: [{ charged: 100 }] }))
    }
    await turns.take()
    await turns.take()
    const asked = askedIds(fhir).length
    await turns.take()
    expect(askedIds(fhir)).toHaveLength(asked)
    expect(await store.count('remittance', 'all', '')).toBe(3)
    fhir.remove('PaymentReconciliation', 'p2')
    await turns.take()
    expect(await store.get('remittance', ['p2'])).toEqual([null])
    expect(await store.count('remittance', 'all', '')).toBe(2)
  })

  it('is not what a search misses, as each is asked for by itself', async () => {
    const { store, fhir, log, turns } = await begun()
    const [pages] = [fhir.pages.bind(fhir)]
    fhir.pages = async function* (...args: Parameters<typeof pages>) {
      for await (const page of pages(...args)) yield { ...page, matches: [], total: 0 }
    } as typeof pages
    await turns.take()
    expect(await store.count('claim', 'all', '')).toBe(5)
    expect(await eventsIn(log)).toEqual([])
  })

  it('is found where the server counts nothing', async () => {
    const { store, fhir, turns } = await begun()
    fhir.saysTotal = false
    fhir.remove('Claim', 'c5')
    await turns.take()
    expect(await store.count('claim', 'all', '')).toBe(4)
  })

  it('keeps nothing else waiting where the server will not count', async () => {
    const { store, fhir, turns } = await begun()
    const pages = fhir.pages.bind(fhir)
    fhir.pages = (type, params, scope) => {
      if (params._summary !== undefined) throw new SourceContractBroken('fhir', 'Cannot count')
      return pages(type, params, scope) as never
    }
    fhir.put(claim('c6'))
    await turns.take()
    expect(await store.count('claim', 'all', '')).toBe(6)
    expect(turns.watches.get('fhir/Claim')?.state.trouble).toBeNull()
  })
})
