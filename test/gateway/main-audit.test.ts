import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GatewaySigner } from '#shared/auth/gateway-signature.ts'
import { sandboxToken } from '#shared/sandbox/identity/token.ts'
import { auditor } from '../principals.ts'
import { linesIn, recordsIn, wrongIn } from '../subgraphs/shared/audit/kept-trail.ts'
import { describeOnSmallDisk } from '../subgraphs/shared/audit/small-disk.ts'
import { ask, bodyOf, main } from './program.ts'
import { startedHere } from './started-here.ts'

const prices = 'query Prices { purchaseOrders(first: 2) { nodes { id number total { amount } buyer { name } } } }'
const places = '{ facilities(first: 2) { nodes { name } } }'
const key = 'the key of the gateway in these tests'

const { run, odoo, issuer, settingsFor } = startedHere()

let root: string
let folders: { readonly folder: string; readonly anchorFolder: string }
let audit: Record<string, string>
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'caregraph-audit-'))
  folders = { folder: path.join(root, 'trail'), anchorFolder: path.join(root, 'anchors') }
  audit = { AUDIT_DIR: folders.folder, AUDIT_ANCHOR_DIR: folders.anchorFolder }
})
afterEach(() => rm(root, { recursive: true, force: true }))

/** The sandbox with a trail, and a way to ask it as one of its personas. */
async function sandbox(settings: Record<string, string> = audit) {
  const program = run({ PORT: '0', ...settings })
  const url = (await program.says(/ready at (\S+)\n/)) ?? ''
  const tokens = (await program.says(/issuer at (\S+)\n/)) ?? ''
  return {
    program,
    url,
    async as(persona: string, query: string) {
      const { json } = await ask(url, query, await sandboxToken(persona, tokens))
      // biome-ignore lint/suspicious/noExplicitAny: answers are read in depth, each test asserting its own shape.
      return json as any
    },
    async health() {
      const response = await fetch(new URL('/health/ready', url))
      const { sources } = (await response.json()) as { sources: Record<string, unknown> }
      return { status: response.status, audit: sources.audit }
    },
  }
}

/** What `npm run audit:verify` prints, and how it ends. */
async function verified(...args: string[]) {
  const child = spawn(process.execPath, [main, 'audit:verify', ...args], { cwd: root, env: { ...audit } })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { said: await text(child.stdout), code: await ended }
}

/** Every text in an answer that is none of our own words. */
function valuesIn(data: unknown): string[] {
  if (typeof data === 'string') return data.length > 4 ? [data] : []
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(valuesIn) : []
}

// Each of these starts the program anew, several at a time on a busy machine.
describe('main.ts with a trail', { timeout: 30_000 }, () => {
  it('has one record of each operation that needs one on the disk before its answer is there, without a value of it', async () => {
    const { as } = await sandbox()

    const answers: unknown[] = []
    for (const count of [1, 2]) {
      answers.push(...(await as('buyer', prices)).data.purchaseOrders.nodes)
      expect(await recordsIn(folders.folder, 'operation')).toHaveLength(count)
    }
    await as('buyer', places)
    await as('storekeeper', prices)

    const [first, , denied, ...others] = await recordsIn(folders.folder, 'operation')
    expect(others).toEqual([])
    expect(first).toMatchObject({ name: 'Prices', subject: 'buyer', decision: 'allowed', answered: true })
    expect(denied).toMatchObject({ subject: 'storekeeper', decision: 'denied', errors: ['FORBIDDEN'] })
    expect(denied.reads).toMatchObject([{ coordinates: ['PurchaseOrder.buyer', 'PurchaseOrder.total'] }])
    expect(denied.reads[0].ids).toHaveLength(2)
    const trail = (await linesIn(folders.folder)).flatMap((file) => file.lines).join('\n')
    for (const { id, ...values } of answers as Record<string, unknown>[]) {
      expect(trail).toContain(id)
      for (const value of valuesIn(values)) expect(trail).not.toContain(value)
    }
  })

  it('ends its trail when it ends, anchors it, and it verifies', async () => {
    const { as, program } = await sandbox()
    await as('buyer', prices)

    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)

    expect((await recordsIn(folders.folder)).map(({ kind }) => kind)).toEqual(['file', 'operation', 'closed'])
    const { said, code } = await verified()
    expect(code).toBe(0)
    expect(said).toMatch(/anchored up to record 3\n1 chain, 1 file, 3 records, 0\.0 MB: nothing is wrong\n$/)
    expect((await verified('--dir', path.join(root, 'nowhere'))).code).toBe(2)
  })

  it('has lost no record of an answer when it is killed', async () => {
    const { as, program } = await sandbox()
    await Promise.all(Array.from({ length: 12 }, () => as('buyer', prices)))

    program.child.kill('SIGKILL')
    await program.ended

    expect(await recordsIn(folders.folder, 'operation')).toHaveLength(12)
    expect((await verified()).code).toBe(0)
  })

  it('refuses what it could not record while the folder is gone, answers the rest, and says so in health', async () => {
    const { as, health, program } = await sandbox()
    expect(await health()).toEqual({ status: 200, audit: { state: 'up' } })
    await rm(folders.folder, { recursive: true })

    const refused = await as('buyer', prices)

    expect(refused).toMatchObject({ data: null, errors: [{ extensions: { origin: 'audit', retryable: true } }] })
    expect(refused.errors[0].extensions.code).toBe('SOURCE_UNAVAILABLE')
    expect((await as('buyer', places)).data.facilities.nodes).toHaveLength(2)
    const detail = 'records cannot be written: FOLDER_MISSING'
    expect(await health()).toEqual({ status: 200, audit: { state: 'down', detail } })
    expect(program.said()).toContain('"event":"audit.cannot_write"')

    await mkdir(folders.folder)
    expect((await as('buyer', prices)).data.purchaseOrders.nodes).toHaveLength(2)
    expect(await health()).toMatchObject({ status: 200, audit: { state: 'up', detail: /^a file was gone/ } })
  })

  it('says in one line of its log and in health that it records nothing, where nobody told it to', async () => {
    const { program, health, as } = await sandbox({})

    expect((await as('buyer', prices)).data.purchaseOrders.nodes).toHaveLength(2)

    expect(program.said().match(/"event":"audit\.\w+"/g)).toEqual(['"event":"audit.off"'])
    expect(await health()).toEqual({ status: 200, audit: { state: 'not connected' } })
  })

  it('does not start with its anchors where the trail is', async () => {
    const inside = run({ PORT: '0', ...audit, AUDIT_ANCHOR_DIR: path.join(folders.folder, 'anchors') })

    expect(await inside.ended).toBe(1)
    expect(inside.said()).toMatch(/^Cannot use AUDIT_ANCHOR_DIR: expected a folder that is not in AUDIT_DIR, [^\n]+\n$/)
  })

  it('does not start in production without a trail, as a gateway or a subgraph that takes tokens itself', async () => {
    const settings = { ...settingsFor(await odoo()), ...(await issuer()).settings, CAREGRAPH_ENV: 'production' }
    for (const program of [run(settings), run(settings, 'subgraph', 'procurement')]) {
      expect(await program.ended).toBe(1)
      expect(program.said()).toMatch(/^Cannot serve in production: it is recorded nowhere who reads what; [^\n]+\n$/)
    }
    // What it gives is in the trail of its gateway.
    const behind = { ...settingsFor(await odoo()), GATEWAY_SIGNING_KEYS: key, CAREGRAPH_ENV: 'production' }
    expect(await run(behind, 'subgraph', 'procurement').says(/procurement ready at/)).not.toBeNull()
  })

  it('is kept by a subgraph on its own, for those who have a router of their own', async () => {
    const settings = { ...settingsFor(await odoo()), GATEWAY_SIGNING_KEYS: key, ...audit }
    const address = (await run(settings, 'subgraph', 'procurement').says(/procurement ready at (\S+)\n/)) ?? ''
    const representation = '{ __typename: "PurchaseOrder", id: "b2Rvby9QdXJjaGFzZU9yZGVyLzE" }'
    const query = `{ _entities(representations: [${representation}]) { ... on PurchaseOrder { total { amount } } } }`

    await ask(address, query, new GatewaySigner([key]).headers('procurement', bodyOf(query), auditor))

    expect(await recordsIn(folders.folder, 'operation')).toMatchObject([
      {
        chain: expect.stringMatching(/^procurement-/),
        subject: 'auditor',
        reads: [{ coordinates: ['PurchaseOrder.total'], ids: ['b2Rvby9QdXJjaGFzZU9yZGVyLzE'] }],
      },
    ])
  })

  it('is kept by a gateway over subgraphs elsewhere, with ids that its client did not ask for', async () => {
    const settings = { ...settingsFor(await odoo()), GATEWAY_SIGNING_KEYS: key }
    const names = ['procurement', 'inventory', 'revenue-cycle', 'master-data', 'operations']
    const subgraphs = names.map((name) => run(settings, 'subgraph', name))
    const addresses = await Promise.all(subgraphs.map((each) => each.says(/subgraph \S+ ready at (\S+)\n/)))
    const SUBGRAPH_URLS = names.map((name, place) => `${name}=${addresses[place]}`).join(',')
    const identity = await issuer()
    const gateway = run({ PORT: '0', SUBGRAPH_URLS, GATEWAY_SIGNING_KEYS: key, ...identity.settings, ...audit })
    const address = (await gateway.says(/Caregraph ready at (\S+)\n/)) ?? ''

    const query = '{ purchaseOrders(first: 2) { nodes { total { amount } supplier { address { city } } } } }'
    const { json } = await ask(address, query, await identity.token('auditor'))

    expect(JSON.stringify(json)).not.toContain('"id"')
    const [record] = await recordsIn(folders.folder, 'operation')
    expect(record.reads).toEqual([
      expect.objectContaining({ coordinates: ['PostalAddress.city', 'Supplier.address'], withoutId: 0 }),
      expect.objectContaining({ coordinates: ['PurchaseOrder.total'], withoutId: 0 }),
    ])
    for (const { ids } of record.reads) expect(ids.length).toBeGreaterThan(0)
    expect(await wrongIn(folders)).toEqual([])
  })
})

describeOnSmallDisk('main.ts with a trail on a full disk', (disk) => {
  it('refuses what it could not record, answers the rest, and goes on once there is room', {
    timeout: 30_000,
  }, async () => {
    const small = disk(64)
    const { as, health } = await sandbox({ ...audit, AUDIT_DIR: path.join(small.folder, 'trail') })
    await as('buyer', prices)
    await small.fill()

    const outcomes: unknown[] = []
    for (let asked = 0; asked < 40 && outcomes.at(-1) !== null; asked += 1) {
      outcomes.push((await as('buyer', prices)).data)
    }

    expect(outcomes.at(-1)).toBeNull()
    expect((await as('buyer', places)).data.facilities.nodes).toHaveLength(2)
    expect(await health()).toMatchObject({
      status: 200,
      audit: { state: expect.any(String), detail: expect.anything() },
    })
    await small.free()
    expect((await as('buyer', prices)).data.purchaseOrders.nodes).toHaveLength(2)
    expect(await wrongIn({ folder: path.join(small.folder, 'trail'), anchorFolder: folders.anchorFolder })).toEqual([])
  })

  it('starts all the same on a disk that is read-only, and names it', { timeout: 30_000 }, async () => {
    const small = disk(64)
    small.makeReadOnly()
    const { as, health } = await sandbox({ ...audit, AUDIT_DIR: path.join(small.folder, 'trail') })

    expect((await as('buyer', prices)).data).toBeNull()
    expect((await as('buyer', places)).data.facilities.nodes).toHaveLength(2)
    expect(await health()).toMatchObject({ status: 200, audit: { state: 'down' } })
  })
})
