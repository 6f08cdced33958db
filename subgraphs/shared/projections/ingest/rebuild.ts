import type { Fhir } from '../../fhir/fhir.ts'
import type { ClaimedFile, RemittanceInbox } from '../../remittance/inbox.ts'
import { everyPage } from '../every-page.ts'
import { type Family, families } from '../families.ts'
import type { Kept, ProjectionRebuild, ProjectionStore } from '../projection-store.ts'
import { claimRemoved, consumptionEvents, remittanceReceived } from './announcements.ts'
import { renewStates } from './claim-states.ts'
import { commit } from './commit.ts'
import { type Change, Draft } from './draft.ts'
import type { Leading } from './ingest-options.ts'
import { markOf } from './marks.ts'
import { latestOf, pagesSince } from './pages-since.ts'
import { resourceOptions, scopeWithin } from './polling.ts'
import { type FileTaking, takeFile } from './remittance-files.ts'
import { takeResources } from './resources.ts'

/** What a rebuild is to do. */
export interface RebuildRequest {
  /** Names it. */
  readonly id: string
  /** Files of payers that are read again, in place of what is kept of files. Empty: that is taken over. */
  readonly archives: readonly Pick<RemittanceInbox, 'next'>[]
}

const atOnce = 200

/**
 * Builds the projections anew beside what is there and puts them in its place: all resources as the server has them now,
 * what files said, and the states that come of both. What differs from before is announced.
 */
export async function rebuildAll(
  request: RebuildRequest,
  fhir: Pick<Fhir, 'pages' | 'byIds' | 'read'> | null,
  leading: Leading,
): Promise<void> {
  const { store, fence } = leading
  const target = await store.rebuild(fence)
  try {
    const write: Leading['write'] = (each) => target.write(fence, each)
    const [whole = null] = await store.marks([markOf.whole('Claim')])
    const tell = (phase: string, done: number) =>
      leading.write({ marks: { [markOf.rebuilding]: JSON.stringify({ id: request.id, phase, done }) } })
    const rebuilding: Rebuilding = {
      ...leading,
      target,
      onto: write,
      tell,
      isAnnounced: whole !== null && leading.events !== null,
    }
    await takeAllResources(fhir, rebuilding)
    const held = await takeFiles(request, fhir, rebuilding)
    try {
      await allStates(rebuilding)
      await announceOthers(rebuilding)
      await write({ marks: { [markOf.rebuilt]: request.id } })
      await target.take()
    } finally {
      for (const file of held) await file.release()
    }
  } catch (error) {
    // What fails next is of no interest beside what failed first; what was begun is dropped by the next one.
    await target.drop().catch(() => undefined)
    throw error
  }
}

interface Rebuilding extends Leading {
  readonly target: ProjectionRebuild
  readonly onto: Leading['write']
  readonly tell: (phase: string, done: number) => Promise<void>
  readonly isAnnounced: boolean
}

async function takeAllResources(
  fhir: Pick<Fhir, 'pages' | 'byIds' | 'read'> | null,
  rebuilding: Rebuilding,
): Promise<void> {
  if (fhir === null) return
  const { types, signal, now, onProgress, target, onto, tell } = rebuilding
  for (const type of types) {
    const asked = new Date(now()).toISOString()
    let latest: string | null = null
    let read = 0
    for await (const { resources } of pagesSince(fhir, type, null, () => scopeWithin(signal))) {
      signal.throwIfAborted()
      const draft = new Draft(target)
      const how = { mode: 'POLLED', isAnnounced: false, hasStates: false } as const
      await takeResources(draft, type, resources, resourceOptions(rebuilding, fhir, how))
      await commit(draft, onto)
      latest = latestOf(resources, latest, now())
      read += resources.length
      onProgress({ kind: 'resources', type, read })
    }
    await onto({
      marks: { [markOf.since(type)]: latest, [markOf.whole(type)]: asked, [markOf.followed(type)]: asked },
    })
    await tell(type, read)
  }
}

/** Files that are held until it is over, so that they are not read twice. */
async function takeFiles(
  { archives }: RebuildRequest,
  fhir: unknown,
  rebuilding: Rebuilding,
): Promise<readonly ClaimedFile[]> {
  const { store, onto, tell } = rebuilding
  const held: ClaimedFile[] = []
  if (archives.length > 0) {
    try {
      for (const archive of archives) await readArchive(archive, held, rebuilding)
    } catch (error) {
      for (const file of held) await file.release().catch(() => undefined)
      throw error
    }
    return held
  }
  // Without a server nobody could say anew what it had said.
  const taken = fhir === null ? (Object.keys(families) as Family[]) : ofFiles
  let done = 0
  for (const family of taken) {
    for await (const found of allOf(store, family)) {
      const changes = found
        .map((record) => ({ family, record }) as Kept)
        .filter((kept) => fhir === null || isOfFile(kept))
        .map((kept): Change => ({ put: [kept] }))
      await commit({ changes }, onto)
      done += changes.length
      rebuilding.onProgress({ kind: 'files', done })
    }
  }
  await tell('files', done)
  return held
}

const ofFiles = ['remittance', 'remittance-claim', 'remittance-file'] as const satisfies readonly Family[]

function isOfFile(kept: Kept): boolean {
  if (kept.family === 'remittance') return kept.record.source === 'remittance'
  if (kept.family === 'remittance-claim') return kept.record.sha256 !== null
  return true
}

async function readArchive(
  archive: Pick<RemittanceInbox, 'next'>,
  held: ClaimedFile[],
  rebuilding: Rebuilding,
): Promise<void> {
  const { store, target, onto } = rebuilding
  const receivedAt = async (sha256: string) => (await store.get('remittance-file', [sha256]))[0]?.receivedAt ?? null
  // It is read as by anybody; nothing in it is news.
  const quiet: FileTaking = {
    ...rebuilding,
    store: target,
    write: onto,
    events: null,
    append: async () => undefined,
    receivedAt,
  }
  for (;;) {
    const file = await archive.next()
    if (file === null) return
    held.push(file)
    const stays = async () => undefined
    const { name, bytes } = file
    await takeFile({ name, bytes, open: () => file.open(), applied: stays, quarantined: stays, release: stays }, quiet)
  }
}

async function allStates({
  target,
  store,
  onto,
  facilities,
  isAnnounced,
  signal,
  onProgress,
  tell,
}: Rebuilding): Promise<void> {
  let done = 0
  for await (const found of allOf(target, 'claim')) {
    signal.throwIfAborted()
    const draft = new Draft(target)
    const ids = new Set(found.map(({ id }) => id))
    await renewStates(draft, ids, { facilities, isAnnounced, before: (some) => store.get('claim-state', some) })
    await commit(draft, onto)
    done += ids.size
    onProgress({ kind: 'states', done })
  }
  await tell('states', done)
}

/** Tells what else is not as it was: claims that are gone, uses, and payments that nobody had told of. */
async function announceOthers({ target, store, onto, facilities, isAnnounced }: Rebuilding): Promise<void> {
  if (!isAnnounced) return
  const at = await facilities.all()
  for await (const found of allOf(store, 'claim-state')) {
    const claims = await target.get(
      'claim',
      found.map(({ id }) => id),
    )
    const gone = found.filter((_, place) => claims[place] === null)
    await commit({ changes: gone.map((record) => ({ announce: [claimRemoved(record, at)] })) }, onto)
  }
  for await (const found of allOf(target, 'consumption')) {
    const before = await store.get(
      'consumption',
      found.map(({ id }) => id),
    )
    const told = found.map((record, place) => ({ announce: consumptionEvents(record, before[place] ?? null, at) }))
    await commit({ changes: told.filter(({ announce }) => announce.length > 0) }, onto)
  }
  for await (const found of allOf(store, 'consumption')) {
    const now = await target.get(
      'consumption',
      found.map(({ id }) => id),
    )
    const gone = found.filter((_, place) => now[place] === null)
    await commit({ changes: gone.map((record) => ({ announce: consumptionEvents(null, record, at) })) }, onto)
  }
  for await (const found of allOf(target, 'remittance')) {
    const before = await store.get(
      'remittance',
      found.map(({ id }) => id),
    )
    const told = found.filter((_, place) => before[place] === null)
    await commit({ changes: told.map((record) => ({ announce: [remittanceReceived(record)] })) }, onto)
  }
}

function allOf<Name extends Family>(store: Pick<ProjectionStore, 'page'>, family: Name) {
  return everyPage<Name>(store, { family, index: 'all', keys: [''], limit: atOnce })
}
