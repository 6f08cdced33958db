import { createHash } from 'node:crypto'
import type { ClaimedFile } from '../../remittance/inbox.ts'
import { judgeFile } from '../../remittance/ledger.ts'
import {
  type CheckedRemittances,
  checkRemittances,
  type ReadingProgress,
  readRemittances,
} from '../../remittance/read-remittances.ts'
import { RemittanceRefused } from '../../remittance/refusal.ts'
import type { QuarantineReason } from '../../remittance/remittance.ts'
import { everyPage } from '../every-page.ts'
import type { ProjectionStore } from '../projection-store.ts'
import type { RemittanceFileRecord, RemittanceRecord } from '../records.ts'
import { fileQuarantined, remittanceReceived } from './announcements.ts'
import { claimsOf, renewStates } from './claim-states.ts'
import { commit } from './commit.ts'
import { Draft } from './draft.ts'
import type { Leading } from './ingest-options.ts'
import { remittanceClaimRecord, remittanceFileRecord, remittanceRecord } from './remittance-records.ts'

/** What became of a file. */
export type FileOutcome = 'applied' | 'repeated' | 'quarantined'

/** What is needed to take a file in, wherever what it says is put. */
export interface FileTaking extends Omit<Leading, 'store'> {
  readonly store: Pick<ProjectionStore, 'get' | 'page' | 'under' | 'count' | 'marks'>
}

/** Lines that are written, and read again, at a time. */
const linesAtOnce = 300

/**
 * Takes a file of a payer in, all of it or nothing: its lines first, which count for nothing until their remittance is
 * there; then the remittances; then the states of the claims concerned; and then it goes to the archive. Begun again
 * wherever it was stopped, it doubles nothing.
 */
export async function takeFile(file: ClaimedFile, leading: FileTaking): Promise<FileOutcome> {
  const began = performance.now()
  const { store, signal, onProgress, reading, log, now } = leading
  const source = { bytes: file.bytes, open: () => file.open() as AsyncIterable<Uint8Array> }
  const progress = (each: ReadingProgress) => onProgress({ ...each, kind: 'file', fileBytes: file.bytes })
  const options = { ...reading, signal, onProgress: progress }
  const checked = await checkedOrRefused(() => checkRemittances(source, options))
  if (checked instanceof RemittanceRefused) return putAside(file, checked, leading)
  const [known = null] = await store.get('remittance-file', [checked.sha256])
  const verdict = judgeFile(checked, { file: known, remittances: await knownRemittances(store, checked.remittances) })
  if (verdict.kind === 'CONTRADICTION') return putAside(file, { ...checked, reasons: verdict.reasons }, leading)
  if (verdict.kind !== 'REPETITION') {
    const record =
      known?.state === 'RECEIVED'
        ? known
        : await write(
            checked,
            readRemittances(source, { ...options, checked }),
            (await leading.receivedAt(checked.sha256)) ?? new Date(now()).toISOString(),
            leading,
          )
    await finishFile(record, leading)
    log.info('ingest.file_applied', { claims: checked.claims, milliseconds: Math.round(performance.now() - began) })
  }
  await file.applied()
  return verdict.kind === 'REPETITION' ? 'repeated' : 'applied'
}

/** Finishes files whose remittances are there and whose claims may not know it. */
export async function finishFiles(leading: FileTaking): Promise<void> {
  for (;;) {
    const [found] = await leading.store.page({
      family: 'remittance-file',
      index: 'state',
      keys: ['RECEIVED'],
      limit: 1,
    })
    if (found === undefined) return
    await finishFile(found.record, leading)
  }
}

async function finishFile(file: RemittanceFileRecord, leading: FileTaking): Promise<void> {
  const { store, facilities, events, signal, onProgress } = leading
  let done = 0
  for (const remittance of file.remittances) {
    for await (const lines of linesOf(store, remittance)) {
      signal.throwIfAborted()
      const draft = new Draft(store)
      await renewStates(draft, await claimsOf(draft, lines), { facilities, isAnnounced: events !== null })
      await commit(draft, leading.write)
      await leading.append()
      done += lines.length
      onProgress({ kind: 'states', done })
    }
  }
  await leading.write({ put: [{ family: 'remittance-file', record: { ...file, state: 'APPLIED' } }] })
}

async function write(
  { sha256, bytes, claims, remittances, tolerated }: CheckedRemittances,
  parts: ReturnType<typeof readRemittances>,
  receivedAt: string,
  leading: FileTaking,
): Promise<RemittanceFileRecord> {
  const headers: RemittanceRecord[] = []
  let draft = new Draft(leading.store)
  for await (const part of parts) {
    if (part.kind === 'remittance') headers.push(remittanceRecord(part.header, receivedAt))
    if (part.kind !== 'claim') continue
    const { remittance, claim, currency } = part
    const record = remittanceClaimRecord(remittance, claim, { sha256, receivedAt, currency })
    draft.add({ put: [{ family: 'remittance-claim', record }] }, 'first')
    if (draft.changes.length < linesAtOnce) continue
    await commit(draft, leading.write)
    draft = new Draft(leading.store)
  }
  await commit(draft, leading.write)
  draft = new Draft(leading.store)
  for (const { id, claimCount } of headers) await removeOthers(draft, id, claimCount, sha256, leading)
  const isAnnounced = leading.events !== null
  for (const record of headers) {
    const announce = isAnnounced ? [remittanceReceived(record)] : []
    draft.add({ put: [{ family: 'remittance', record }], announce }, 'last')
  }
  const file = remittanceFileRecord({
    sha256,
    bytes,
    receivedAt,
    state: 'RECEIVED',
    remittances,
    claimCount: claims,
    reasons: tolerated,
  })
  draft.add({ put: [{ family: 'remittance-file', record: file }] }, 'last')
  await commit(draft, leading.write)
  return file
}

/** Lines of another file that was changed while it was read: it never came to its remittance. */
async function removeOthers(
  draft: Draft,
  id: string,
  count: number,
  sha256: string,
  leading: FileTaking,
): Promise<void> {
  const { store } = leading
  if ((await store.count('remittance-claim', 'remittance', id)) <= count) return
  for await (const lines of linesOf(store, id)) {
    const others = lines.filter((line) => line.sha256 !== sha256)
    for (const line of others) draft.add({ remove: [{ family: 'remittance-claim', id: line.id }] }, 'first')
  }
}

function linesOf(store: Pick<ProjectionStore, 'page'>, remittance: string) {
  const query = { family: 'remittance-claim', index: 'remittance', keys: [remittance], limit: linesAtOnce } as const
  return everyPage(store, query)
}

async function checkedOrRefused(
  check: () => Promise<CheckedRemittances>,
): Promise<CheckedRemittances | RemittanceRefused> {
  try {
    return await check()
  } catch (error) {
    if (error instanceof RemittanceRefused) return error
    throw error
  }
}

/** Of remittances that are known, from files: the checksums of these. */
async function knownRemittances(
  store: FileTaking['store'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await new Draft(store).get('remittance', ids)
  return new Map(found.flatMap((each) => (each?.place == null ? [] : [[each.id, each.place.sha256]])))
}

interface Refused {
  readonly reasons: readonly QuarantineReason[]
  readonly sha256: string | null
  readonly bytes: number
}

async function putAside(
  file: ClaimedFile,
  { reasons, sha256, bytes }: Refused,
  leading: FileTaking,
): Promise<FileOutcome> {
  const { write: put, now, events, log } = leading
  const receivedAt = new Date(now()).toISOString()
  const record = {
    ...remittanceFileRecord({
      sha256: sha256 ?? '',
      bytes,
      receivedAt,
      state: 'QUARANTINED',
      remittances: [],
      claimCount: 0,
      reasons,
    }),
    // Of what is too large to be read to its end nobody knows the checksum.
    id: sha256 ?? createHash('sha256').update(`${file.name} ${bytes}`).digest('hex'),
  }
  await put({
    put: [{ family: 'remittance-file', record }],
    announce: events === null ? [] : [fileQuarantined(record)],
  })
  log.warn('ingest.file_quarantined', { reasons: reasons.length })
  await file.quarantined(reasons)
  return 'quarantined'
}
