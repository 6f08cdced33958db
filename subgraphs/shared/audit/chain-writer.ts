import path from 'node:path'
import type { Anchor } from './anchors.ts'
import { beginning, type Link, seal } from './chain.ts'
import { DurableFile } from './durable-file.ts'
import type { Entry, FileEntry } from './entry.ts'
import { fileName } from './file-names.ts'

/** A file that has grown past this is followed by another. */
const mostFileBytes = 64_000_000

/**
 * Writes the chain of one process: entries in, lines durably on disk out, in files that are changed by size and by day.
 *
 * One call at a time. A call that rejects has written nothing: the chain goes on from the record before it.
 */
export class ChainWriter {
  readonly chain: string
  readonly #folder: string
  readonly #now: () => Date
  readonly #mostFileBytes: number
  readonly #follows: FileEntry['follows']
  #file: DurableFile | null = null
  #number = 0
  #day = ''
  #because: FileEntry['because'] = 'start'
  #at: Link = beginning

  constructor(
    chain: string,
    folder: string,
    now: () => Date,
    follows: FileEntry['follows'],
    most: number = mostFileBytes,
  ) {
    this.chain = chain
    this.#folder = folder
    this.#now = now
    this.#follows = follows
    this.#mostFileBytes = most
  }

  /** How far the chain has got. */
  get at(): Omit<Anchor, 'chain' | 'time'> {
    return { file: this.#file ? path.basename(this.#file.path) : '', bytes: this.#file?.size ?? 0, ...this.#at }
  }

  /** The file that is written to; null where there is none. */
  get file(): DurableFile | null {
    return this.#file
  }

  /** Writes entries one after another. Gives why they are in a new file, where they are. */
  async write(entries: readonly Entry[]): Promise<FileEntry['because'] | null> {
    const file = await this.#fileForMore()
    const because = file.size === 0 ? this.#because : null
    const time = this.#now().toISOString()
    const lines: string[] = []
    let at = this.#at
    for (const entry of because === null ? entries : [this.#beginningOfFile(because), ...entries]) {
      const { line, link } = seal(this.chain, at, time, entry)
      lines.push(line, '\n')
      at = link
    }
    await file.add(Buffer.from(lines.join('')))
    this.#at = at
    return because
  }

  async close(): Promise<void> {
    const file = this.#file
    this.#file = null
    await file?.close()
  }

  async #fileForMore(): Promise<DurableFile> {
    const day = this.#now().toISOString().slice(0, 10)
    const file = this.#file
    if (file !== null) {
      // A file that nothing could be written to yet stays, whatever the day.
      const isOfToday = day === this.#day || file.size === 0
      const isFull = file.size >= this.#mostFileBytes
      const isThere = isOfToday && !isFull ? await file.isInPlace() : true
      if (isOfToday && !isFull && isThere) return file
      this.#because = this.#at.seq === 0 ? 'start' : isThere ? (isFull ? 'size' : 'day') : 'lost'
      await this.close()
    }
    const made = await DurableFile.create(path.join(this.#folder, fileName(this.chain, this.#number + 1, day)))
    this.#number += 1
    this.#day = day
    this.#file = made
    return made
  }

  #beginningOfFile(because: FileEntry['because']): FileEntry {
    const follows = because === 'start' ? this.#follows : undefined
    return { kind: 'file', number: this.#number, because, ...(follows && { follows }) }
  }
}
