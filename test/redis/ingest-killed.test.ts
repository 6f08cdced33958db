import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import type { Claim } from '@medplum/fhirtypes'
import { expect, it, onTestFinished, vi } from 'vitest'
import { isWhole } from '#shared/projections/ingest/marks.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { fhirServer } from '../claims/fhir-server.ts'
import { eventsIn, projectionsIn } from '../subgraphs/shared/projections/ingest/turns.ts'
import { made835 } from '../subgraphs/shared/remittance/made-835.ts'
import { namespace } from './projection-server.ts'
import { describeRedis } from './redis.ts'
import { type RedisIngestPlaces, redisIngest } from './redis-ingest.ts'

const program = path.join(import.meta.dirname, 'ingests.ts')

/** What it is killed at: after it says so for the n-th time, and a little later. */
const kills: readonly (readonly [at: string, times: number])[] = [
  ['resources', 1],
  ['resources', 6],
  ['CHECKING', 1],
  ['READING', 1],
  ['READING', 2],
  ['states', 1],
  ['states', 3],
  ['states', 2],
]

const claims = 3_000
const numberOf = (place: number) => `KILL-${place}`

/** The sandbox's revenue cycle, and many claims more that one file pays for. */
function heldByFhir() {
  const { resources } = revenueCycle()
  const sample = resources.find((each): each is Claim => each.resourceType === 'Claim' && each.status === 'active')
  if (sample === undefined) throw new Error('The sandbox has no claim')
  const more = Array.from({ length: claims }, (_, place) => ({
    ...sample,
    id: `kill-${place}`,
    identifier: [{ ...sample.identifier?.[0], value: numberOf(place) }],
  }))
  return [...resources, ...more]
}

async function leaveFiles(folder: string): Promise<number> {
  const paid = (place: number) =>
    ({ number: numberOf(place), charged: 25_000, adjustments: [['CO', '45', place % 5_000]] }) as const
  const large = made835({ trace: 'KILLED', claims: Array.from({ length: claims }, (_, place) => paid(place)) })
  const files = [{ name: 'large.835', text: large }, ...revenueCycle().remittanceFiles]
  await Promise.all(files.map(({ name, text }) => writeFile(path.join(folder, name), text, 'latin1')))
  return files.length
}

/** Starts a process and kills it there; false: there was nothing more to do there. */
async function killedAt(at: string, times: number, places: RedisIngestPlaces): Promise<boolean> {
  const child = spawn(process.execPath, [program, JSON.stringify(places)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  let left = times
  const reached = (async () => {
    for await (const line of createInterface(child.stdout)) if (line === at && --left === 0) return true
    return false
  })()
  const isReached = await Promise.race([reached, setTimeout(30_000, false)])
  await setTimeout(randomInt(25))
  child.kill('SIGKILL')
  await ended
  return isReached
}

describeRedis('Ingest into a real Redis', (start) => {
  it('is killed wherever it is and goes on: what there is in the end is what a rebuild from scratch makes', async () => {
    const redis = await start({ isDurable: true })
    onTestFinished(() => redis[Symbol.asyncDispose]())
    const server = await fhirServer(heldByFhir())
    onTestFinished(server.close)
    const folder = await mkdtemp(path.join(tmpdir(), 'caregraph-killed-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const files = await leaveFiles(folder)
    const places = { redis: redis.url, namespace, fhir: server.access, folder }

    for (const [at, times] of kills) expect([at, times, await killedAt(at, times, places)]).toEqual([at, times, true])

    const last = await redisIngest(places, 'last')
    onTestFinished(last.close)
    const { store, events, ingest } = last
    ingest.start()
    const applied = () => store.count('remittance-file', 'state', 'APPLIED')
    await vi.waitUntil(async () => (await isWhole(store)) && (await applied()) === files, { timeout: 60_000 })
    await vi.waitUntil(async () => (await store.unannounced(1)).length === 0, { timeout: 20_000 })
    const [kept, told] = [await projectionsIn(store), await eventsIn(events)]
    expect(await readdir(path.join(folder, 'archive'))).toHaveLength(files)
    expect(await store.count('remittance-claim', 'all', '')).toBeGreaterThanOrEqual(claims)

    await ingest.rebuild(undefined, { fromArchive: true })
    expect(await projectionsIn(store)).toEqual(kept)
    // Of each claim of the file it was told once that it was paid, and a rebuild finds nothing that was not told.
    const paid = told
      .filter(({ type }) => type === 'revenue_cycle.claim.payment_posted')
      .map(({ subject }) => String(subject.key))
    const killed = paid.filter((key) => key.startsWith('kill-'))
    expect([killed.length, new Set(killed).size]).toEqual([claims, claims])
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length)
    expect(await eventsIn(events)).toEqual(told)
  }, 240_000)
})
