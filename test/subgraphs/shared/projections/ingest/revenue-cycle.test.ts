import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FhirClient } from '#shared/fhir/fhir-client.ts'
import { Ingest } from '#shared/projections/ingest/ingest.ts'
import { isWhole } from '#shared/projections/ingest/marks.ts'
import { MemoryProjectionStore } from '#shared/projections/memory-projection-store.ts'
import { FolderInbox } from '#shared/remittance/folder-inbox.ts'
import { startFhirDouble } from '#shared/sandbox/fhir-double/double.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { systems } from '#shared/sandbox/revenue-cycle/systems.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { tokenFor } from '../../../../fhir-contracts/token-for.ts'
import { newFolder } from '../../remittance/inbox-folders.ts'
import type { Written } from './fhir-by-hand.ts'
import { eventsIn, facilities, newLog, projectionsIn } from './turns.ts'

// Over HTTP and out of a folder: what the sandbox's README tells of its claims is what is found of them.

const cycle = revenueCycle()
const store = new MemoryProjectionStore()
const log = newLog()
const made = new AsyncDisposableStack()
let ingest: Ingest
let put: (resource: Written) => Promise<void>

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries += 1) {
    if (tries > 2_000) throw new Error(`it never came to be: ${JSON.stringify(ingest.state)}`)
    await setTimeout(20)
  }
}

beforeAll(async () => {
  const { account, token } = await tokenFor(['system/*.cruds'])
  const double = await startFhirDouble({ accounts: [account], resources: cycle.resources })
  made.defer(() => double.close())
  const folder = made.use(await newFolder())
  for (const { name, text } of [...cycle.remittanceFiles, ...cycle.badRemittanceFiles]) {
    await writeFile(path.join(folder.path, name), text, 'latin1')
  }
  const inbox = made.use(await FolderInbox.open({ folder: folder.path, quietFor: 0 }))
  const bearer = await token(double)
  put = async (resource) => {
    const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/fhir+json' }
    const url = `${double.url}/${resource.resourceType}/${resource.id}`
    const { status } = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(resource) })
    expect(status).toBeLessThan(300)
  }
  ingest = new Ingest({
    store,
    fhir: new FhirClient({
      url: double.url,
      auth: { token: async () => bearer, renewed: async () => bearer },
      concurrency: 4,
    }),
    inboxes: [inbox],
    facilities,
    numbering: { claimNumberSystem: systems.claimNumber },
    events: log,
    log: silentLog,
    instance: 'test',
    pollMs: 200,
    tickMs: 20,
  })
  made.defer(() => ingest.close())
  ingest.start()
  const files = cycle.remittanceFiles.length
  await until(
    async () => (await isWhole(store)) && ingest.state.files.applied === files && ingest.state.files.quarantined === 2,
  )
}, 60_000)
afterAll(() => made.disposeAsync())

async function claimNumbered(number: string) {
  const [found = []] = await store.under('claim-state', 'number', [number], 2)
  expect([number, found.length]).toEqual([number, 1])
  return found[0]
}

const usd = (amount: string) => ({ amount, currency: 'USD' })

describe('The revenue cycle of the sandbox', { timeout: 60_000 }, () => {
  it.each<[string, string, object]>([
    ['paid by two payers', 'NGH-C-26-00008', { status: 'PAID', charged: usd('16679.97'), paid: usd('5481.00') }],
    [
      'paid but for contract and share',
      'NGH-C-26-00022',
      {
        status: 'PAID',
        charged: usd('34095.20'),
        allowed: usd('16000.00'),
        paid: usd('12000.00'),
        patientResponsibility: usd('4000.00'),
      },
    ],
    ['paid by FHIR', 'ELB-C-26-00013', { status: 'PAID', paid: { amount: '479.00', currency: 'EUR' } }],
    ['denied, taken back and paid', 'RVC-C-26-00004', { status: 'PAID', denial: null }],
    ['paid, taken back and paid again', 'RVC-C-26-00002', { status: 'PAID' }],
    [
      'denied as not necessary',
      'RVC-C-26-00003',
      { status: 'DENIED', denial: { category: 'MEDICAL_NECESSITY', since: '2026-05-22' }, paid: usd('0.00') },
    ],
    ['denied without authorization', 'NGH-C-26-00019', { status: 'DENIED', denial: { category: 'AUTHORIZATION' } }],
    ['denied as too late', 'NGH-C-26-00021', { status: 'DENIED', denial: { category: 'TIMELY_FILING' } }],
    [
      'denied as a duplicate by a response only',
      'ELB-C-26-00009',
      { status: 'DENIED', denial: { category: 'DUPLICATE' }, remittanceClaims: [] },
    ],
    ['never answered', 'ELB-C-26-00004', { status: 'SUBMITTED', respondedAt: null, paid: null }],
    ['queued', 'RVC-C-26-00014', { status: 'IN_PROCESS' }],
    ['rejected', 'NGH-C-26-00020', { status: 'REJECTED', denial: null }],
    ['decided in part', 'ELB-C-26-00007', { status: 'PARTIAL' }],
    ['cancelled', 'NGH-C-26-00003', { status: 'CANCELLED' }],
    ['entered in error', 'RVC-C-26-00013', { status: 'CANCELLED' }],
    [
      'a preauthorization that was granted',
      'NGH-P-26-00001',
      { use: 'preauthorization', status: 'ADJUDICATED', paid: null },
    ],
    ['paid with a file that was lost', 'NGH-C-26-00011', { status: 'PAID', remittanceClaims: [] }],
  ])('has a claim that is %s', async (_, number, expected) => {
    expect(await claimNumbered(number)).toMatchObject(expected)
  })

  it('has no claim whose status nobody knows, and of each that is paid its chain', async () => {
    expect(await store.count('claim-state', 'status', 'UNKNOWN')).toBe(0)
    const [paid = []] = await store.under('claim-state', 'status', ['PAID'], 500)
    expect(paid.length).toBeGreaterThan(20)
    expect(paid.filter(({ derivation }) => derivation.length < 2)).toEqual([])
  })

  it('knows the product and lot of what was used', async () => {
    const [all = []] = await store.under('consumption', 'occurred', [''], 1_000)
    expect(all.length).toBeGreaterThan(20)
    expect(all.filter(({ deviceIdentifier }) => deviceIdentifier === null)).toEqual([])
    expect(all.filter(({ lot }) => lot === null)).toEqual([])
  })

  it('names nobody', async () => {
    const kept = JSON.stringify(await projectionsIn(store))
    expect(kept).not.toMatch(/Patient\/|subject|beneficiary|"name"|"display"|"text"/)
  })

  it('tells of files, and of what changes in the server from then on', async () => {
    const before = await eventsIn(log)
    const files = before.filter(({ type }) => type.startsWith('revenue_cycle.remittance.'))
    expect(files.filter(({ type }) => type.endsWith('quarantined'))).toHaveLength(2)
    const claim = cycle.resources.find(({ id }) => id === 'claim-elb-c-26-00004') as unknown as Written
    await put({ ...claim, status: 'cancelled' })
    await until(async () => (await claimNumbered('ELB-C-26-00004'))?.status === 'CANCELLED')
    await until(async () => (await eventsIn(log)).length === before.length + 1)
    expect((await eventsIn(log)).filter(({ id }) => !before.some((each) => each.id === id))).toMatchObject([
      { type: 'revenue_cycle.claim.status_changed', previousState: 'SUBMITTED', newState: 'CANCELLED' },
    ])
  })

  it('is the same in a rebuild', async () => {
    const projections = await projectionsIn(store)
    await ingest.rebuild()
    expect(await projectionsIn(store)).toEqual(projections)
  })
})
