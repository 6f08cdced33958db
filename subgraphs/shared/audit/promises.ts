import { type AnchorLine, anchorsOf } from './anchors.ts'
import type { Link } from './chain.ts'
import type { Findings } from './findings.ts'
import type { TrailFolders } from './folders.ts'
import type { ChainToVerify } from './verify-chain.ts'

/** A record that somebody else knows the hash of. */
export interface Promised extends Link {
  /** Who knows it, in words. */
  readonly by: string
}

/**
 * What a chain has to hold: its anchors, and what the next chain found of it at its start, in the order of the records.
 *
 * Held against the records as these are read, so that neither is ever in memory as a whole.
 */
export class Promises {
  readonly #anchors: AsyncGenerator<Promised, undefined>
  readonly #others: Promised[]
  #nextAnchor: Promised | null = null

  private constructor(anchors: AsyncGenerator<Promised, undefined>, others: readonly Promised[]) {
    this.#anchors = anchors
    this.#others = others.toSorted((one, other) => one.seq - other.seq)
  }

  /** With the anchors in the first `anchorBytes` of their file. */
  static async of(
    { anchorFolder }: TrailFolders,
    { chain, anchorBytes, seen }: ChainToVerify,
    findings: Findings,
  ): Promise<Promises> {
    const promises = new Promises(anchored(anchorsOf(anchorFolder, chain, anchorBytes ?? 0), findings), seen)
    await promises.#takeAnchor()
    return promises
  }

  /** Whether anything is promised up to this record that was not taken yet. */
  areDue(seq: number): boolean {
    return (this.#next?.seq ?? Number.POSITIVE_INFINITY) <= seq
  }

  /** Takes what is promised up to this record; gives what is promised of itself. */
  async take(seq: number): Promise<readonly Promised[]> {
    const ofIt: Promised[] = []
    for (let next = await this.#take(seq); next !== null; next = await this.#take(seq)) {
      if (next.seq === seq) ofIt.push(next)
    }
    return ofIt
  }

  /** Takes all that is left; gives the last of it, null where nothing is left. */
  async last(): Promise<Promised | null> {
    let last: Promised | null = null
    for (let next = await this.#take(Number.POSITIVE_INFINITY); next !== null; ) {
      last = next
      next = await this.#take(Number.POSITIVE_INFINITY)
    }
    return last
  }

  get #next(): Promised | null {
    const [other] = this.#others
    const anchor = this.#nextAnchor
    return other !== undefined && (anchor === null || other.seq < anchor.seq) ? other : anchor
  }

  async #take(upTo: number): Promise<Promised | null> {
    const next = this.#next
    if (next === null || next.seq > upTo) return null
    if (next === this.#nextAnchor) await this.#takeAnchor()
    else this.#others.shift()
    return next
  }

  async #takeAnchor(): Promise<void> {
    const { value, done } = await this.#anchors.next()
    this.#nextAnchor = done ? null : value
  }
}

/** The anchors of a chain that are some, in order; what is none is a finding. */
async function* anchored(anchors: AsyncIterable<AnchorLine>, findings: Findings): AsyncGenerator<Promised, undefined> {
  let last = 0
  for await (const line of anchors) {
    if (line.anchor === null) {
      if (!line.torn) findings.add('anchors', `line ${line.line} of its anchors is no anchor of it`)
    } else if (line.anchor.seq < last) {
      findings.add('anchors', `line ${line.line} of its anchors goes back to record ${line.anchor.seq}`)
    } else {
      last = line.anchor.seq
      yield { ...line.anchor, by: `the anchor of ${line.anchor.time}` }
    }
  }
}
