import { createReadStream } from 'node:fs'
import path from 'node:path'
import { startOf, UnreadableStart } from './anchors.ts'
import { beginning, type Link, type Sealed, unseal } from './chain.ts'
import type { ChainFile } from './file-names.ts'
import { type ChainReport, Findings } from './findings.ts'
import type { TrailFolders } from './folders.ts'
import { linesOf } from './lines.ts'
import { type Promised, Promises } from './promises.ts'
import { type Place, Sequence } from './sequence.ts'

/** One chain, and what is known of it. */
export interface ChainToVerify {
  readonly chain: string
  readonly files: readonly ChainFile[]
  /** How long the file of its anchors was before its files were looked for; null where there are no anchors of it. */
  readonly anchorBytes: number | null
  /** What other chains found of it when they began. */
  readonly seen: readonly Promised[]
}

/** Checks one chain from its first record to its last, line by line; `onBytes` hears how much was read. */
export async function verifyChain(
  folders: TrailFolders,
  toVerify: ChainToVerify,
  onBytes: (bytes: number) => void,
): Promise<ChainReport> {
  return new ChainVerification(folders, toVerify, onBytes).run()
}

class ChainVerification {
  readonly #folders: TrailFolders
  readonly #toVerify: ChainToVerify
  readonly #onBytes: (bytes: number) => void
  readonly #findings = new Findings()
  readonly #notes: string[] = []
  #records = 0
  #from: string | null = null
  #to: string | null = null
  #anchored = 0
  #isRewritten = false
  #isClosed = false

  constructor(folders: TrailFolders, toVerify: ChainToVerify, onBytes: (bytes: number) => void) {
    this.#folders = folders
    this.#toVerify = toVerify
    this.#onBytes = onBytes
  }

  async run(): Promise<ChainReport> {
    const { chain, anchorBytes } = this.#toVerify
    const { after, files } = await this.#beginning()
    const promises = await Promises.of(this.#folders, this.#toVerify, this.#findings)
    // What was promised of records that are gone for their age.
    await promises.take(after.seq)
    const sequence = new Sequence(chain, this.#findings, after)
    for (const file of files) await this.#file(file, sequence, promises)
    sequence.end()
    await this.#checkEnd(sequence.last, promises)
    if (anchorBytes === null)
      this.#findings.add('unanchored', 'it has no anchors: whether its end is there, nobody can tell')
    const { kept, more } = this.#findings
    return {
      chain,
      files: files.length,
      records: this.#records,
      from: this.#from,
      to: this.#to,
      anchored: this.#anchored,
      findings: kept,
      more,
      notes: this.#notes,
    }
  }

  /** Where the chain has to begin, and the files that are part of it: some may wait for their removal. */
  async #beginning(): Promise<{ after: Link; files: readonly ChainFile[] }> {
    const { chain, files } = this.#toVerify
    try {
      const start = await startOf(this.#folders.anchorFolder, chain)
      if (start === null) return { after: beginning, files }
      const left = files.filter(({ number }) => number >= start.file)
      this.#notes.push(
        `records up to ${start.after.seq} were removed for their age, ${start.retentionDays} days, at ${start.time}`,
      )
      if (left.length < files.length) this.#notes.push(`${files.length - left.length} files of them are still there`)
      return { after: start.after, files: left }
    } catch (error) {
      if (!(error instanceof UnreadableStart)) throw error
      this.#findings.add('anchors', 'what says where it begins cannot be read')
      return { after: beginning, files }
    }
  }

  async #file({ name }: ChainFile, sequence: Sequence, promises: Promises): Promise<void> {
    const stream = createReadStream(path.join(this.#folders.folder, name), { highWaterMark: 1_000_000 })
    stream.on('data', (chunk) => this.#onBytes(chunk.length))
    for await (const { bytes, number, isWhole } of linesOf(stream)) {
      const place = { file: name, line: number }
      if (!isWhole) {
        this.#notes.push(`${name} ends within line ${number}: it was being written, and never answered`)
        continue
      }
      const sealed = unseal(bytes)
      if (sealed === null) sequence.damaged(place)
      else {
        if (this.#isClosed) this.#findings.add('edited', 'comes after the end that its process wrote', name, number)
        this.#count(sealed)
        sequence.record(sealed, place)
        await this.#holdAgainst(sealed, place, promises)
      }
    }
  }

  #count({ time, kind, chain }: Sealed): void {
    this.#isClosed ||= kind === 'closed' && chain === this.#toVerify.chain
    this.#records += 1
    this.#from ??= time
    this.#to = time
  }

  /** The first record that is not as somebody else knows it: those after it cannot be, either. */
  async #holdAgainst({ chain, seq, hash }: Sealed, { file, line }: Place, promises: Promises): Promise<void> {
    if (chain !== this.#toVerify.chain || !promises.areDue(seq)) return
    for (const known of await promises.take(seq)) {
      this.#anchored = seq
      if (known.hash === hash || this.#isRewritten) continue
      this.#isRewritten = true
      const what = `record ${seq} is not the one that ${known.by} knows: it or one before it was written anew`
      this.#findings.add('edited', what, file, line)
    }
  }

  /** What is promised behind the last record was cut off; a chain of which there is nothing left was removed. */
  async #checkEnd(last: number, promises: Promises): Promise<void> {
    await promises.take(last)
    const end = await promises.last()
    if (end === null) return
    this.#anchored = end.seq
    if (this.#records === 0) {
      this.#findings.add('removed', `all of it is gone; ${end.by} knows it up to record ${end.seq}`)
    } else {
      this.#findings.add('truncated', `it ends with record ${last}; ${end.by} knows it up to record ${end.seq}`)
    }
  }
}
