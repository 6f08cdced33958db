import { access, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { headOf } from './chain-tail.ts'
import type { FileEntry } from './entry.ts'
import { anchoredChain, anchorFileName, type ChainFile, chainFile, filesByChain } from './file-names.ts'
import type { ChainReport } from './findings.ts'
import type { TrailFolders } from './folders.ts'
import type { Promised } from './promises.ts'
import { verifyChain } from './verify-chain.ts'

/** What was found out about a trail. */
export interface TrailReport {
  readonly chains: readonly ChainReport[]
  /** Names in its folder that are no files of it. */
  readonly strangers: readonly string[]
  readonly bytes: number
}

/** A trail cannot be checked: a folder that cannot be read, or one that changed meanwhile. */
export class CannotVerify extends Error {}

/** How far a check has got. */
export type OnProgress = (readBytes: number, ofBytes: number) => void

/**
 * Checks every chain of a trail against itself and its anchors. Reads all of it once, and holds none of it in memory.
 *
 * It can be done while the trail is written to, and by anybody who can read both folders, on any machine.
 * @throws {CannotVerify}
 */
export async function verifyTrail(folders: TrailFolders, onProgress: OnProgress = () => {}): Promise<TrailReport> {
  try {
    // First how far the anchors go, then which files there are: what is anchored later may be in a file that is made later.
    const anchored = await anchorBytes(folders)
    const names = await namesIn(folders.folder, 'the folder of the trail')
    const files = filesByChain(names)
    const seen = await seenByOthers(folders, files)
    const sizes = await Promise.all([...files.values()].flat().map(({ name }) => stat(path.join(folders.folder, name))))
    const all = sizes.reduce((sum, { size }) => sum + size, 0)
    let bytes = 0
    const chains: ChainReport[] = []
    for (const chain of [...new Set([...files.keys(), ...anchored.keys(), ...seen.keys()])].sort()) {
      const toVerify = {
        chain,
        files: files.get(chain) ?? [],
        anchorBytes: anchored.get(chain) ?? (await bytesSince(folders, chain)),
        seen: seen.get(chain) ?? [],
      }
      const onBytes = (more: number) => {
        bytes += more
        onProgress(bytes, all)
      }
      chains.push(await verifyChain(folders, toVerify, onBytes))
    }
    return { chains, strangers: names.filter((name) => chainFile(name) === null), bytes }
  } catch (error) {
    throw readable(error)
  }
}

/** How long the anchors of each chain are now; null where there are none, but something else about it among them. */
async function anchorBytes({ anchorFolder }: TrailFolders): Promise<Map<string, number | null>> {
  const bytes = new Map<string, number | null>()
  for (const name of await namesIn(anchorFolder, 'the folder of anchors')) {
    const chain = anchoredChain(name)
    if (chain === null) continue
    const isAnchors = name === anchorFileName(chain)
    bytes.set(chain, isAnchors ? (await stat(path.join(anchorFolder, name))).size : (bytes.get(chain) ?? null))
  }
  return bytes
}

/** Of a chain that had no anchors: none of them count, where it began meanwhile; null where there are none still. */
async function bytesSince({ anchorFolder }: TrailFolders, chain: string): Promise<0 | null> {
  const isThere = await access(path.join(anchorFolder, anchorFileName(chain))).then(
    () => true,
    () => false,
  )
  return isThere ? 0 : null
}

/** What chains found at their start of those before them, by the chain that was found. */
async function seenByOthers(
  { folder }: TrailFolders,
  files: ReadonlyMap<string, readonly ChainFile[]>,
): Promise<Map<string, Promised[]>> {
  const seen = new Map<string, Promised[]>()
  for (const [first] of files.values()) {
    const head = first && (await headOf(folder, first.name))
    if (head?.sealed.kind !== 'file') continue
    const { follows } = JSON.parse(head.text) as FileEntry
    if (follows === undefined) continue
    const by = `the chain that began at ${head.sealed.time}`
    seen.set(follows.chain, [...(seen.get(follows.chain) ?? []), { seq: follows.seq, hash: follows.hash, by }])
  }
  return seen
}

async function namesIn(folder: string, what: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    throw new CannotVerify(`Cannot read ${what}: ${(error as NodeJS.ErrnoException).code} at ${folder}`)
  }
}

function readable(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return new CannotVerify('Cannot verify: a file went away meanwhile; try again')
  return typeof code === 'string' ? new CannotVerify(`Cannot verify: a file cannot be read, ${code}`) : error
}
