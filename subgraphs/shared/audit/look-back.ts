import { readdir } from 'node:fs/promises'
import { type Anchor, anchorsOf, startOf } from './anchors.ts'
import { tailOf } from './chain-tail.ts'
import type { FileEntry } from './entry.ts'
import { anchoredChain, filesByChain, instanceOf } from './file-names.ts'
import type { TrailFolders } from './folders.ts'

/** How the run before this one left its chain. */
export interface Earlier {
  /** Where it had got to; undefined where there was none. */
  readonly follows: FileEntry['follows']
  /** Whether its last line was being written when it ended: that one was never answered. */
  readonly isTorn: boolean
  /** Its name where it does not reach its last anchor, or holds something else there; null otherwise. */
  readonly broken: string | null
}

const none: Earlier = { follows: undefined, isTorn: false, broken: null }

/**
 * Looks at the end of the chain that the same instance wrote last: quickly, so that a start takes no longer however
 * large the trail; whether all of it is whole, verification tells.
 */
export async function lookBack(folders: TrailFolders, instance: string): Promise<Earlier> {
  try {
    const names = await readdir(folders.folder)
    const anchored = (await readdir(folders.anchorFolder).catch(() => [])).flatMap((name) => anchoredChain(name) ?? [])
    const files = filesByChain(names)
    const chains = [...new Set([...files.keys(), ...anchored])].filter((chain) => instanceOf(chain) === instance)
    // Names hold the instant of the start, so the last by name is the last.
    const chain = chains.sort().at(-1)
    if (chain === undefined) return none
    const last = files.get(chain)?.at(-1)
    const tail = last === undefined ? null : await tailOf(folders.folder, last.name)
    const link = tail?.last ?? null
    return {
      follows: link === null ? undefined : { chain, seq: link.seq, hash: link.hash },
      isTorn: tail?.isTorn ?? false,
      broken: (await reachesLastAnchor(folders, chain)) ? null : chain,
    }
  } catch {
    // Whoever writes will find out what is wrong with the folder.
    return none
  }
}

async function reachesLastAnchor({ folder, anchorFolder }: TrailFolders, chain: string): Promise<boolean> {
  let last: Anchor | null = null
  for await (const { anchor } of anchorsOf(anchorFolder, chain)) last = anchor ?? last
  if (last === null || last.seq === 0) return true
  const start = await startOf(anchorFolder, chain)
  if (start !== null && last.seq <= start.after.seq) return true
  const tail = await tailOf(folder, last.file, last.bytes).catch(() => null)
  return tail?.last?.hash === last.hash
}
