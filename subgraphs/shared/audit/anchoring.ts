import type { Log } from '../telemetry/log.ts'
import { type Anchor, AnchorFile } from './anchors.ts'
import { beginning } from './chain.ts'
import { type TroubleCode, troubleOf } from './trouble.ts'

/** The longest that a record is without an anchor behind it, and the most records that are. */
const mostMs = 60_000
const mostRecords = 10_000

/** Decides when a chain is anchored: after a minute or 10,000 records, with each new file, and at the end. */
export class Anchoring {
  readonly #file: AnchorFile
  readonly #at: () => Omit<Anchor, 'chain' | 'time'>
  readonly #now: () => Date
  readonly #log: Log
  #anchored = 0
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()
  #trouble: TroubleCode | null = null

  /** `at` tells how far the chain has got, durably. */
  constructor(folder: string, chain: string, at: () => Omit<Anchor, 'chain' | 'time'>, now: () => Date, log: Log) {
    this.#file = new AnchorFile(folder, chain)
    this.#at = at
    this.#now = now
    this.#log = log
  }

  /** Why anchors cannot be written; null while they can. */
  get trouble(): TroubleCode | null {
    return this.#trouble
  }

  /** Says that there is a chain, before anything is in it. */
  announce(): Promise<void> {
    return this.#add(() => ({ file: '', bytes: 0, ...beginning }))
  }

  /** Records were added; `isNewFile` where there is one since. */
  advanced(isNewFile: boolean): void {
    if (isNewFile || this.#at().seq - this.#anchored >= mostRecords) void this.anchor()
    else this.#timer ??= setTimeout(() => void this.anchor(), mostMs).unref()
  }

  /** Anchors what there is, unless it is anchored already. Never rejects: see `trouble`. */
  anchor(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    return this.#add(this.#at)
  }

  async close(): Promise<void> {
    await this.anchor()
    clearTimeout(this.#timer)
    await this.#file.close()
  }

  #add(at: () => Omit<Anchor, 'chain' | 'time'>): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      const { seq, hash, file, bytes } = at()
      if (seq !== 0 && seq === this.#anchored) return
      try {
        await this.#file.add({ time: this.#now().toISOString(), file, bytes, seq, hash })
        this.#anchored = seq
        if (this.#trouble !== null) this.#log.warn('audit.anchors_again')
        this.#trouble = null
      } catch (error) {
        const trouble = troubleOf(error)
        if (this.#trouble !== trouble) this.#log.error('audit.cannot_anchor', { code: trouble })
        this.#trouble = trouble
        this.#timer ??= setTimeout(() => void this.anchor(), mostMs).unref()
      }
    })
    return this.#writing
  }
}
