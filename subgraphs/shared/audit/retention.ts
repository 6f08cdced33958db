import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Log } from '../telemetry/log.ts'
import { anchorsOf, startOf, writeStart } from './anchors.ts'
import { beginning, type Link } from './chain.ts'
import { headOf, tailOf } from './chain-tail.ts'
import { syncFolder } from './durable-file.ts'
import type { RetiredEntry } from './entry.ts'
import { type ChainFile, filesByChain } from './file-names.ts'
import type { TrailFolders } from './folders.ts'
import { troubleOf } from './trouble.ts'

export interface Retention extends TrailFolders {
  readonly retentionDays: number
  readonly now: Date
  /** The file that is written to: it stays, however old. */
  readonly current: string
  readonly log: Log
}

const dayMs = 86_400_000

/**
 * Removes the files of all chains whose last record is older than the retention, first of each chain first.
 *
 * Where a chain begins from then on is said among its anchors before anything is removed. A file that does not go on
 * where the next begins, or ends before its chain's last anchor, stays: it is evidence. Gives what to record of it; what
 * goes wrong is said in the log and tried again the next day.
 */
export async function retire(retention: Retention): Promise<readonly RetiredEntry[]> {
  const retired: RetiredEntry[] = []
  try {
    for (const [chain, files] of filesByChain(await readdir(retention.folder))) {
      const entry = await retireChain(retention, chain, files)
      if (entry !== null) retired.push(entry)
    }
  } catch (error) {
    retention.log.warn('audit.cannot_retire', { code: troubleOf(error) })
  }
  return retired
}

async function retireChain(
  retention: Retention,
  chain: string,
  files: readonly ChainFile[],
): Promise<RetiredEntry | null> {
  const { folder, anchorFolder, retentionDays, now } = retention
  // What was said to be removed and is still there: it was interrupted.
  const begun = (await startOf(anchorFolder, chain))?.file ?? 0
  await remove(
    folder,
    files.filter(({ number }) => number < begun),
  )
  const left = files.filter(({ number }) => number >= begun)
  const { count, after } = await oldEnough(retention, chain, left)
  if (count === 0) return null
  const next = left[count]?.number ?? (left[count - 1] as ChainFile).number + 1
  await writeStart(anchorFolder, { chain, time: now.toISOString(), file: next, after, retentionDays })
  await remove(folder, left.slice(0, count))
  retention.log.info('audit.retired', { chain, files: count })
  return { kind: 'retired', ofChain: chain, files: count, through: after.seq }
}

/** The first first: whatever is left is a chain still. */
async function remove(folder: string, files: readonly ChainFile[]): Promise<void> {
  if (files.length === 0) return
  for (const { name } of files) await rm(path.join(folder, name), { force: true })
  await syncFolder(folder)
}

/** How many of the first files of a chain may go, and the last record that goes with them. */
async function oldEnough(
  { folder, anchorFolder, retentionDays, now, current, log }: Retention,
  chain: string,
  files: readonly ChainFile[],
): Promise<{ count: number; after: Link }> {
  const before = new Date(now.getTime() - retentionDays * dayMs).toISOString()
  let after: Link = beginning
  for (const [count, file] of files.entries()) {
    const { last } = await tailOf(folder, file.name)
    if (file.name === current || last === null || last.time >= before) return { count, after }
    const next = files[count + 1]
    const head = next && (await headOf(folder, next.name))
    const goesOn = next
      ? head?.sealed.previous === last.hash && head.sealed.seq === last.seq + 1
      : last.seq >= (await lastAnchored(anchorFolder, chain))
    if (!goesOn) {
      log.error('audit.not_retired', { chain })
      return { count, after }
    }
    after = { seq: last.seq, hash: last.hash }
  }
  return { count: files.length, after }
}

async function lastAnchored(anchorFolder: string, chain: string): Promise<number> {
  let seq = 0
  for await (const { anchor } of anchorsOf(anchorFolder, chain)) seq = anchor?.seq ?? seq
  return seq
}
