/** What can be wrong with a trail. */
export type FindingKind =
  /** A line does not say what was written, or a record is not the one that was anchored. */
  | 'edited'
  /** Records are gone, and not for their age. */
  | 'removed'
  /** A record is not in its place, or there twice. */
  | 'reordered'
  /** A chain ends before its last anchor. */
  | 'truncated'
  /** A chain of which no anchor is there: whether it is whole, nobody can tell. */
  | 'unanchored'
  /** What is among the anchors of a chain is none, or in no order. */
  | 'anchors'

/** One thing that is wrong, and where. */
export interface Finding {
  readonly kind: FindingKind
  /** Null where it is the chain that is concerned, or what is no longer there. */
  readonly file: string | null
  readonly line: number | null
  /** What was found, without names of files. */
  readonly what: string
}

/** What was found out about one chain. */
export interface ChainReport {
  readonly chain: string
  readonly files: number
  readonly records: number
  /** Instants of its first and last record; null where there is none. */
  readonly from: string | null
  readonly to: string | null
  /** The last record that is anchored. */
  readonly anchored: number
  readonly findings: readonly Finding[]
  /** Findings that are not among `findings`, as there are too many. */
  readonly more: number
  /** What somebody should know, and is nothing wrong. */
  readonly notes: readonly string[]
}

/** Who reads a hundred of them has read enough. */
const mostKept = 100

/** Findings of one chain as they are made: memory stays bounded, whatever was done to it. */
export class Findings {
  readonly kept: Finding[] = []
  more = 0

  add(kind: FindingKind, what: string, file: string | null = null, line: number | null = null): void {
    if (this.kept.length < mostKept) this.kept.push({ kind, file, line, what })
    else this.more += 1
  }
}
