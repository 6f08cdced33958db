import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CannotStart } from '#gateway/cannot-start.ts'
import { connectExternal, type ExternalService } from '#gateway/external-service.ts'
import { withExternal } from '#gateway/sources-health.ts'
import { type FhirSettings, fhirTypes } from '#shared/config/claim-sources.ts'
import { readSettings } from '#shared/config/settings.ts'
import { type FhirDouble, newClientKey, startFhirDouble } from '#shared/sandbox/fhir-double/double.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { Metrics } from '#shared/telemetry/metrics.ts'
import { recordedOdoo } from '../rows/double.ts'

const { resources, remittanceFiles } = revenueCycle()
const [first, second] = remittanceFiles.map(({ text }) => text)
const claims = resources.filter(({ resourceType }) => resourceType === 'Claim').slice(0, 3)
const { account: odoo } = recordedOdoo(hospitalGroupTables())
const scopes = ['system/*.read']
let home: string
let server: FhirDouble
let fhir: FhirSettings

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'caregraph-external-'))
  const { privateKey, publicKey } = await newClientKey('ES384')
  const privateKeyFile = path.join(home, 'key.json')
  await writeFile(privateKeyFile, JSON.stringify(privateKey), { mode: 0o600 })
  server = await startFhirDouble({
    resources: claims,
    accounts: [{ clientId: 'tests', publicKeys: [publicKey], scopes }],
  })
  const account = { clientId: 'tests', privateKeyFile, scopes }
  fhir = { url: server.url, account, types: fhirTypes, pollSeconds: 1, noticeSecret: null }
})
afterAll(async () => {
  await server.close()
  await rm(home, { recursive: true, force: true })
})

const folderWith = async (text?: string) => {
  const folder = await mkdtemp(path.join(home, 'files-'))
  if (text !== undefined) await writeFile(path.join(folder, 'first.835'), text)
  return folder
}

/** What there is whatever is connected. */
const besideSources = () => ({
  settings: readSettings({}),
  odoo,
  events: null,
  log: silentLog,
  metrics: new Metrics(),
  onCall: () => undefined,
})

async function connected(sources: { fhir?: FhirSettings; folder?: string }): Promise<ExternalService> {
  const service = await connectExternal({
    ...besideSources(),
    fhir: sources.fhir ?? null,
    remittance: sources.folder === undefined ? null : { folder: sources.folder, sftp: null },
  })
  if (service === null) throw new Error('nothing is connected')
  return service
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1, await setTimeout(25)) if (await isSo()) return
  throw new Error('it never came to be')
}

// Files are left alone for some seconds before they are taken: what waits for that waits side by side.
describe.concurrent('Claims and remittances of this process', { timeout: 60_000 }, () => {
  it('are not there where neither a server nor a folder is set, and health says so', async () => {
    expect(await connectExternal({ ...besideSources(), fhir: null, remittance: null })).toBeNull()
    const others = Promise.resolve({ ready: true, sources: { odoo: { state: 'up' } as const } })
    expect(await withExternal(others, null)).toEqual({
      ready: true,
      sources: { odoo: { state: 'up' }, fhir: { state: 'not connected' }, remittance: { state: 'not connected' } },
    })
  })

  it('come from a folder alone, too: the one is up, the other not connected', async () => {
    const service = await connected({ folder: await folderWith() })
    expect(await service.health()).toEqual({ fhir: { state: 'not connected' }, remittance: { state: 'up' } })
    expect([service.notices, service.records.fhir, service.records.takesRemittances]).toEqual([null, null, true])
    await service.close()
  })

  it('are ready without a server that is away, which health names, and by its code only', async () => {
    const away = await startFhirDouble({ resources: [], accounts: [] })
    await away.close()
    const service = await connected({ fhir: { ...fhir, url: away.url } })
    const health = await withExternal(Promise.resolve({ ready: true, sources: {} }), service)
    expect(health).toMatchObject({
      ready: true,
      sources: { fhir: { state: 'down', detail: 'SOURCE_UNAVAILABLE' }, remittance: { state: 'not connected' } },
    })
    await service.close()
  })

  it('are followed from a server that is up, until they are whole', async () => {
    const service = await connected({ fhir })
    await until(() => service.records.isWhole(['Claim']))
    expect(await service.records.store.count('claim', 'all', '')).toBe(claims.length)
    expect((await service.health()).fhir).toEqual({ state: 'up' })
    await service.close()
  })

  it('stop the start where there is no such folder, with a sentence that says which setting names it', async () => {
    const starting = connected({ folder: path.join(home, 'nowhere') })
    await expect(starting).rejects.toThrow(CannotStart)
    await expect(starting).rejects.toThrow(/^Cannot use the folder of remittance files: found ENOENT; REMITTANCE_DIR/)
  })

  it('say by health that a folder went away since, and take what is in it once it is there again', async () => {
    const folder = await folderWith(first)
    const service = await connected({ folder, fhir })
    await rename(folder, `${folder}-away`)
    await until(async () => (await service.health()).remittance.state === 'down')
    expect(JSON.stringify((await service.health()).remittance)).toMatch(/remittances\/1: SOURCE_UNAVAILABLE/)
    await rename(`${folder}-away`, folder)
    await until(async () => (await service.health()).remittance.state === 'up')
    await until(async () => (await service.records.store.count('remittance-file', 'all', '')) === 1)
    await service.close()
  })

  it('leave files to others once they are closed', async () => {
    const folder = await folderWith()
    const [one, other] = [await connected({ folder, fhir }), await connected({ folder, fhir })]
    await one.close()
    await writeFile(path.join(folder, 'second.835'), String(second))
    await until(async () => (await other.records.store.count('remittance-file', 'all', '')) === 1)
    await other.close()
    const left = await Promise.all(['archive', 'claimed', 'quarantine'].map((name) => readdir(path.join(folder, name))))
    expect(left).toEqual([['second.835'], [], []])
  })
})
