import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { SourceUnavailable } from '#shared/errors/errors.ts'
import type { Facilities } from '#shared/projections/facilities.ts'
import type { Leading } from '#shared/projections/ingest/ingest-options.ts'
import { takeFile } from '#shared/projections/ingest/remittance-files.ts'
import { MemoryProjectionStore } from '#shared/projections/memory-projection-store.ts'
import type { ClaimedFile } from '#shared/remittance/inbox.ts'
import { made835 } from '../../remittance/made-835.ts'
import { FhirByHand } from './fhir-by-hand.ts'
import { InboxByHand } from './inbox-by-hand.ts'
import { claim } from './made-resources.ts'
import { eventsIn, newLog, projectionsIn, turnsOf } from './turns.ts'

async function begun(more: Partial<Leading> = {}) {
  const [store, fhir, inbox, log] = [new MemoryProjectionStore(), new FhirByHand(), new InboxByHand(), newLog()]
  fhir.put(claim('c1'))
  const turns = await turnsOf({ store, fhir, inboxes: [inbox], events: log, ...more })
  await turns.take()
  return { store, fhir, inbox, log, turns }
}

const paying = (...numbers: string[]) => made835({ claims: numbers.map((number) => ({ number, charged: 100_000 })) })

const away: Facilities = {
  of: () => Promise.reject(new SourceUnavailable('odoo', 'Cannot ask: away')),
  all: () => Promise.reject(new SourceUnavailable('odoo', 'Cannot ask: away')),
}

/** A file that holds another text each time it is opened. */
function fileOf(...texts: readonly string[]): ClaimedFile {
  const left = [...texts]
  const nothing = async () => undefined
  return {
    name: 'changing.835',
    bytes: Buffer.byteLength(texts[0] ?? ''),
    open: () => Readable.from([Buffer.from(left.length > 1 ? (left.shift() ?? '') : (left[0] ?? ''))]),
    applied: nothing,
    quarantined: nothing,
    release: nothing,
  }
}

describe('Ingest of files of payers', () => {
  it('keeps what a file says with where it stands in it', async () => {
    const { store, inbox, turns, log } = await begun()
    inbox.leave('one', paying('clm-C1', 'NOBODY'))
    await turns.take()
    const [file] = (await store.page({ family: 'remittance-file', index: 'received', keys: [''], limit: 2 })).map(
      (each) => each.record,
    )
    expect(file).toMatchObject({ state: 'APPLIED', claimCount: 2, receivedAt: '2026-11-21T12:00:00.000Z', reasons: [] })
    const [id = ''] = file?.remittances ?? []
    expect(await store.get('remittance', [id])).toMatchObject([
      {
        source: 'remittance',
        claimCount: 2,
        paid: { amount: '2000.00', currency: 'USD' },
        place: { sha256: file?.sha256 },
        receivedAt: file?.receivedAt,
      },
    ])
    expect(await store.get('remittance-claim', [`${id}-1`])).toMatchObject([
      { number: 'clm-C1', currency: 'USD', sha256: file?.sha256, paid: '1000.00', mode: 'BATCH', claim: null },
    ])
    expect(await store.get('claim-state', ['c1'])).toMatchObject([
      { status: 'PAID', remittanceClaims: [`${id}-1`], mode: 'BATCH' },
    ])
    expect((await eventsIn(log)).map(({ type, subject }) => [type, subject])).toContainEqual([
      'revenue_cycle.remittance.received',
      { type: 'Remittance', key: id },
    ])
  })

  it('says of a file that is used what was let pass', async () => {
    const tolerates = new Set(['BAD_DATE'] as const)
    const { store, inbox, turns } = await begun({ reading: { tolerates } })
    inbox.leave('one', paying('CLM-c1').replace(/(BPR.*?)\d{8}~/, '$120261345~'))
    await turns.take()
    const [found] = await store.page({ family: 'remittance-file', index: 'state', keys: ['APPLIED'], limit: 2 })
    expect(found?.record.reasons).toMatchObject([{ code: 'BAD_DATE', element: 'BPR16' }])
  })

  it('keeps what is allowed of a claim where each of its services says it, and of no reversal', async () => {
    const { store, inbox, turns } = await begun()
    const service = (charged: number, allowed: string) => ({ charged, segments: [`AMT*B6*${allowed}`] })
    const services = [service(60_000, '500.00'), service(40_000, '350.00')]
    inbox.leave(
      'one',
      made835({
        claims: [
          { number: 'CLM-c1', charged: 100_000, services },
          { number: 'X', charged: 60_000, services: [...services.slice(0, 1), { charged: 0 }] },
          { number: 'Y', status: '22', charged: -60_000, services: [service(-60_000, '-500.00')] },
          { number: 'Z', charged: 60_000, segments: ['AMT*AU*400.00'], services: services.slice(0, 1) },
        ],
      }),
    )
    await turns.take()
    const lines = await store.page({ family: 'remittance-claim', index: 'all', keys: [''], limit: 9 })
    expect(lines.map(({ record: { position, allowed } }) => [position, allowed]).toSorted()).toEqual([
      [1, '850.00'],
      [2, null],
      [3, null],
      [4, '400.00'],
    ])
    expect(await store.get('claim-state', ['c1'])).toMatchObject([
      {
        allowed: { amount: '850.00' },
        derivation: expect.arrayContaining([
          { reference: 'Claim/c1', says: 'allowed: the sum of what is allowed of services' },
        ]),
      },
    ])
  })

  it('says what payers said in the order of their file, whatever the names of its remittances', async () => {
    const { store, fhir, inbox, turns } = await begun()
    const denied = (number: string) => ({
      ...{ number, status: '4', charged: 100_000 },
      adjustments: [['CO', '16', 100_000]] as const,
    })
    for (let place = 0; place < 6; place += 1) {
      const number = `CLM-o${place}`
      fhir.put(claim(`o${place}`))
      const remittances = [
        { control: '0001', trace: `D${place}`, claims: [denied(number)] },
        { control: '0002', trace: `P${place}`, claims: [{ number, charged: 100_000 }] },
      ]
      inbox.leave(number, made835([{ control: `00000010${place}`, groups: [remittances] }]))
    }
    await turns.take()
    const states = await store.get('claim-state', ['o0', 'o1', 'o2', 'o3', 'o4', 'o5'])
    expect(states.map((state) => [state?.status, state?.adjustments, state?.derivation.length])).toEqual(
      Array.from({ length: 6 }, () => ['PAID', [], states[0]?.derivation.length]),
    )
  })

  it('changes nothing where a file comes twice, under whatever name', async () => {
    const { store, inbox, turns, log } = await begun()
    inbox.leave('one', paying('CLM-c1'))
    await turns.take()
    const [projections, events] = [await projectionsIn(store), await eventsIn(log)]
    inbox.leave('two', paying('CLM-c1'))
    inbox.leave('one', paying('CLM-c1'))
    await turns.take()
    expect(turns.files).toEqual({ applied: 1, repeated: 2, quarantined: 0 })
    expect(inbox.archive).toEqual(['one', 'two', 'one'])
    expect(await projectionsIn(store)).toEqual(projections)
    expect(await eventsIn(log)).toEqual(events)
  })

  it.each<[string, string, object]>([
    ['that is none', 'hello', { code: 'NOT_X12' }],
    ['that ends in the middle', paying('CLM-c1').slice(0, -120), {}],
    ['with control numbers of another one', paying('CLM-c1', 'CLM-c2'), { code: 'DUPLICATE_CONTROL_NUMBER' }],
  ])('puts a file aside %s, with reasons, and uses nothing of it', async (_, text, reason) => {
    const { store, inbox, turns, log } = await begun()
    inbox.leave('good', paying('CLM-c1'))
    await turns.take()
    const states = await store.get('claim-state', ['c1'])
    inbox.leave('bad', text)
    await turns.take()
    expect(inbox.quarantine.get('bad')).toMatchObject([reason])
    const [found] = await store.page({ family: 'remittance-file', index: 'state', keys: ['QUARANTINED'], limit: 2 })
    expect(found?.record).toMatchObject({ remittances: [], claimCount: 0, reasons: [reason] })
    expect(await store.get('claim-state', ['c1'])).toEqual(states)
    expect(await store.count('remittance-claim', 'all', '')).toBe(1)
    expect((await eventsIn(log)).at(-1)).toMatchObject({
      type: 'revenue_cycle.remittance.quarantined',
      subject: { type: 'RemittanceFile', key: found?.record.id },
      newState: 'QUARANTINED',
    })
  })

  it('puts a file aside that is too large to be read to its end', async () => {
    const { store, inbox, turns } = await begun({ reading: { mostBytes: 100 } })
    inbox.leave('large', paying('CLM-c1'))
    await turns.take()
    expect(inbox.quarantine.get('large')).toMatchObject([{ code: 'TOO_LARGE' }])
    expect(await store.count('remittance-file', 'state', 'QUARANTINED')).toBe(1)
  })

  it('tries a file again that was put aside before', async () => {
    const store = new MemoryProjectionStore()
    const text = paying('CLM-c1')
    expect(
      await takeFile(
        fileOf(text),
        (await turnsOf({ store, events: null, reading: { mostBytes: text.length - 1 } })).leading,
      ),
    ).toBe('quarantined')
    expect(await takeFile(fileOf(text), (await turnsOf({ store, events: null })).leading)).toBe('applied')
  })

  it('uses nothing of a file that is another one when it is read again, and nothing of it is left', async () => {
    const { store, turns } = await begun()
    // More than are written at a time.
    const many = Array.from({ length: 400 }, (_, place) => `CLM-c${place + 1}`)
    const [checked, changed] = [paying(...many, 'CLM-c1'), paying(...many, 'CLM-c2')]
    await expect(takeFile(fileOf(checked, changed), turns.leading)).rejects.toThrow('Cannot')
    expect(await store.count('remittance', 'all', '')).toBe(0)
    expect(await store.count('remittance-claim', 'all', '')).toBeGreaterThan(0)
    expect(await store.get('claim-state', ['c1'])).toMatchObject([{ status: 'SUBMITTED' }])
    expect(await takeFile(fileOf(paying('CLM-c1')), turns.leading)).toBe('applied')
    expect(await store.count('remittance-claim', 'all', '')).toBe(1)
    expect(await store.get('claim-state', ['c1'])).toMatchObject([{ status: 'PAID' }])
  })

  it('gives the lines of a number to the claim that was sent last under it', async () => {
    const { store, fhir, inbox, turns } = await begun()
    inbox.leave('one', paying('CLM-c1'))
    await turns.take()
    fhir.put(claim('anew', { identifier: [{ value: 'clm-c1' }], created: '2026-10-09' }))
    await turns.take()
    expect(await store.get('claim-state', ['c1', 'anew'])).toMatchObject([{ status: 'SUBMITTED' }, { status: 'PAID' }])
    fhir.put(claim('anew', { identifier: [{ value: 'clm-c1' }], created: '2026-10-09', status: 'cancelled' }))
    await turns.take()
    expect(await store.get('claim-state', ['c1', 'anew'])).toMatchObject([{ status: 'PAID' }, { status: 'CANCELLED' }])
  })

  it('finishes a file that was begun, also where nobody finds it any more', async () => {
    const { store, fhir, inbox, turns, log } = await begun()
    inbox.leave('one', paying('CLM-c1'))
    const dying = await turnsOf({ store, fhir, inboxes: [inbox], events: log, facilities: away })
    await dying.take()
    expect(await store.count('remittance-file', 'state', 'RECEIVED')).toBe(1)
    inbox.waiting.splice(0)
    await (await turnsOf({ store, fhir, inboxes: [inbox], events: log })).take()
    expect(await store.count('remittance-file', 'state', 'APPLIED')).toBe(1)
    expect(await store.get('claim-state', ['c1'])).toMatchObject([{ status: 'PAID' }])
    expect(turns.files.applied).toBe(0)
  })

  it('waits for the claim of a line, and takes 0 for no number', async () => {
    const { store, fhir, inbox, turns } = await begun()
    inbox.leave('early', paying('CLM-late', '0'))
    await turns.take()
    fhir.put(claim('late'))
    fhir.put(claim('zero', { identifier: [{ value: '0' }] }))
    await turns.take()
    expect(await store.get('claim-state', ['late', 'zero'])).toMatchObject([
      { status: 'PAID' },
      { status: 'SUBMITTED' },
    ])
  })

  it('counts no line of a number that more lines bear than one claim has', async () => {
    const { store, inbox, turns } = await begun()
    inbox.leave('strange', paying(...Array.from({ length: 600 }, () => 'CLM-c1')))
    await turns.take()
    const [state] = await store.get('claim-state', ['c1'])
    expect(state).toMatchObject({ status: 'SUBMITTED', remittanceClaims: [] })
    expect(state?.derivation.at(-1)?.says).toContain('more lines')
  })
})
