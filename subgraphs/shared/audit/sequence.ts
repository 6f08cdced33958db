import { beginning, type Link, type Sealed } from './chain.ts'
import type { Findings } from './findings.ts'

/** Where in a trail a line stands. */
export interface Place {
  readonly file: string
  readonly line: number
}

/** Records that were passed over. */
interface Gap {
  readonly from: number
  readonly to: number
  /** The line that comes after it. */
  readonly place: Place
}

/** Gaps and strays that are remembered, to tell what is elsewhere from what is gone. */
const mostKept = 10_000

/** Follows the records of one chain, line by line, and finds where they are not one after another. */
export class Sequence {
  readonly #chain: string
  readonly #findings: Findings
  #gaps: Gap[] = []
  /** The record before skipped some: the next one tells whether these are missing, or that one is out of its place. */
  #jump: (Gap & { readonly seq: number }) | null = null
  /** Records that came before their turn. */
  readonly #strays = new Set<number>()
  #last: Link
  /** False after a line that does not count: what its hash was, nobody can tell. */
  #isHashKnown = true
  /** The record before may have been a line that was put in: then the next has its number. */
  #mayRepeat = false

  constructor(chain: string, findings: Findings, after: Link = beginning) {
    this.#chain = chain
    this.#findings = findings
    this.#last = after
  }

  /** How far the chain goes. */
  get last(): number {
    return this.#last.seq
  }

  /** A line that is not as it was written. */
  damaged(place: Place): void {
    this.#landed()
    this.#findings.add('edited', 'is not as it was written: its hash is not that of its bytes', place.file, place.line)
    this.#last = { seq: this.#last.seq + 1, hash: '' }
    this.#isHashKnown = false
    this.#mayRepeat = true
  }

  record({ chain, seq, hash, previous }: Sealed, place: Place): void {
    if (chain !== this.#chain) {
      this.#findings.add('reordered', `holds a record of another chain, ${chain}`, place.file, place.line)
      return
    }
    if (!this.#wasStray(seq)) this.#landed()
    const expected = this.#last.seq + 1
    const isRepeated = seq === this.#last.seq && this.#mayRepeat
    if (seq < expected && !isRepeated) {
      this.#late(seq, place)
      return
    }
    if (seq > expected) this.#jump = { from: expected, to: seq - 1, place, seq }
    if (seq === expected && this.#isHashKnown && previous !== this.#last.hash) {
      const what = `record ${seq} does not follow record ${seq - 1} as that is now: one of them was written anew`
      this.#findings.add('edited', what, place.file, place.line)
    }
    this.#last = { seq, hash }
    this.#isHashKnown = true
    this.#mayRepeat = false
    this.#strays.delete(seq)
  }

  /** No more lines: what is still missing is gone. */
  end(): void {
    this.#landed()
    for (const { from, to, place } of this.#gaps) {
      const which = from === to ? `record ${from} is` : `records ${from} to ${to} are`
      this.#findings.add('removed', `${which} gone before it`, place.file, place.line)
    }
  }

  /** Whether the one before was out of its place, as the chain goes on where it was before that one. */
  #wasStray(seq: number): boolean {
    const jump = this.#jump
    if (jump === null || seq >= jump.seq || (seq !== jump.from && seq !== jump.from + 1)) return false
    this.#jump = null
    const { place, from } = jump
    this.#findings.add('reordered', `record ${jump.seq} comes before record ${from}`, place.file, place.line)
    if (this.#strays.size < mostKept) this.#strays.add(jump.seq)
    // Something else was where it is, and may come later.
    if (seq === from + 1) this.#gaps.push({ from, to: from, place })
    this.#last = { seq: seq - 1, hash: '' }
    this.#isHashKnown = false
    return true
  }

  /** What the jump before passed over is missing, as far as it did not come before its turn. */
  #landed(): void {
    if (this.#jump === null) return
    const { from, to, place } = this.#jump
    this.#jump = null
    let next = from
    for (const stray of [...this.#strays].filter((seq) => from <= seq && seq <= to).sort((a, b) => a - b)) {
      this.#miss({ from: next, to: stray - 1, place })
      this.#strays.delete(stray)
      next = stray + 1
    }
    this.#miss({ from: next, to, place })
  }

  #miss(gap: Gap): void {
    if (gap.from > gap.to) return
    if (this.#gaps.length < mostKept) this.#gaps.push(gap)
    else
      this.#findings.add(
        'removed',
        `records ${gap.from} to ${gap.to} are gone before it`,
        gap.place.file,
        gap.place.line,
      )
  }

  #late(seq: number, { file, line }: Place): void {
    const gap = this.#gaps.find(({ from, to }) => from <= seq && seq <= to)
    if (gap === undefined) {
      this.#findings.add('reordered', `record ${seq} is there a second time`, file, line)
      return
    }
    this.#findings.add('reordered', `record ${seq} comes after record ${this.#last.seq}`, file, line)
    const left = [
      { ...gap, to: seq - 1 },
      { ...gap, from: seq + 1 },
    ].filter(({ from, to }) => from <= to)
    this.#gaps = this.#gaps.flatMap((each) => (each === gap ? left : [each]))
  }
}
