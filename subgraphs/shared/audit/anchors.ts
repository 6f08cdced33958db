import { createReadStream } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Link } from './chain.ts'
import { DurableFile, syncFolder } from './durable-file.ts'
import { anchorFileName, startFileName } from './file-names.ts'
import { linesOf } from './lines.ts'

/** How far a chain had got, told in another folder than the chain's: what is cut off or written anew before it shows. */
export interface Anchor extends Link {
  readonly chain: string
  /** An instant in UTC. */
  readonly time: string
  /** The file that ends with that record; empty where there is none yet. */
  readonly file: string
  /** How long the file was then. */
  readonly bytes: number
}

/** Where a chain begins since its first files were removed for their age. */
export interface ChainStart {
  readonly chain: string
  readonly time: string
  /** Number of the first file that is left. */
  readonly file: number
  /** The record before the first that is left. */
  readonly after: Link
  readonly retentionDays: number
}

/** Writes the anchors of one chain, one after another. */
export class AnchorFile {
  readonly #folder: string
  readonly #chain: string
  #file: DurableFile | null = null

  constructor(folder: string, chain: string) {
    this.#folder = folder
    this.#chain = chain
  }

  async add(anchor: Omit<Anchor, 'chain'>): Promise<void> {
    if (this.#file !== null && !(await this.#file.isInPlace())) await this.close()
    this.#file ??= await DurableFile.create(path.join(this.#folder, anchorFileName(this.#chain)))
    await this.#file.add(Buffer.from(`${JSON.stringify({ v: 1, chain: this.#chain, ...anchor })}\n`))
  }

  async close(): Promise<void> {
    const file = this.#file
    this.#file = null
    await file?.close()
  }
}

/** An anchor, or a line among anchors that is none; `torn`: the last one, which was being written as its process ended. */
export type AnchorLine =
  | { readonly line: number; readonly anchor: Anchor }
  | { readonly line: number; readonly anchor: null; readonly torn: boolean }

/** The anchors of a chain in the order they were written, in the first `upTo` bytes; none where there is no such file. */
export async function* anchorsOf(
  folder: string,
  chain: string,
  upTo: number = Number.POSITIVE_INFINITY,
): AsyncGenerator<AnchorLine> {
  if (upTo === 0) return
  const file = path.join(folder, anchorFileName(chain))
  try {
    for await (const { bytes, number, isWhole } of linesOf(createReadStream(file, { end: upTo - 1 }))) {
      const anchor = isWhole ? anchorIn(bytes.toString(), chain) : null
      yield anchor === null ? { line: number, anchor, torn: !isWhole } : { line: number, anchor }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** Says durably where a chain begins from now on. */
export async function writeStart(folder: string, start: ChainStart): Promise<void> {
  const file = path.join(folder, startFileName(start.chain))
  const draft = `${file}.${process.pid}.draft`
  try {
    const handle = await open(draft, 'w', 0o600)
    try {
      await handle.writeFile(`${JSON.stringify({ v: 1, ...start })}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } finally {
    await rm(draft, { force: true })
  }
  await syncFolder(folder)
}

/** Where a chain begins; null where nothing of it was removed. Throws where it is said in no way that was ever written. */
export async function startOf(folder: string, chain: string): Promise<ChainStart | null> {
  const name = startFileName(chain)
  let text: string
  try {
    text = await readFile(path.join(folder, name), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const { file, after, ...start } = (parsed(text) ?? {}) as Partial<ChainStart>
  if (start.chain !== chain || !isCount(file) || !isLink(after)) throw new UnreadableStart(name)
  return { ...(start as ChainStart), file, after }
}

/** What says where a chain begins cannot be read. */
export class UnreadableStart extends Error {
  constructor(name: string) {
    super(`Cannot read ${name}: it does not say where a chain begins`)
  }
}

function anchorIn(text: string, chain: string): Anchor | null {
  const anchor = parsed(text) as Partial<Anchor> | null
  if (anchor === null || typeof anchor !== 'object' || anchor.chain !== chain) return null
  const { time, file, bytes } = anchor
  const isAnchor = isLink(anchor) && typeof time === 'string' && typeof file === 'string' && isCount(bytes)
  return isAnchor ? (anchor as Anchor) : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isLink(value: unknown): value is Link {
  const { seq, hash } = (value ?? {}) as Partial<Link>
  return isCount(seq) && typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
