import type { BusinessEvent } from '../events/event.ts'
import type { Family, IndexOf, RecordOf } from './families.ts'

/** Where a record stands in an index: after it goes on the next page. */
export interface IndexPlace {
  /** The instant or day it is ordered by; null where it has none. */
  readonly at: string | null
  readonly id: string
}

export interface Found<Name extends Family> {
  readonly record: RecordOf[Name]
  readonly place: IndexPlace
}

export interface IndexQuery<Name extends Family> {
  readonly family: Name
  readonly index: IndexOf<Name>
  /** Records under any of these keys, merged into one order, each once. */
  readonly keys: readonly string[]
  readonly after?: IndexPlace | null
  readonly descending?: boolean
  /** At most 1,000. */
  readonly limit: number
}

/** Any record with the family it is kept in. */
export type Kept = { readonly [Name in Family]: { readonly family: Name; readonly record: RecordOf[Name] } }[Family]

/** A resource that somebody said is new or another: it is still to be read. */
export interface Hint {
  /** Type of the resource: `Claim`. */
  readonly type: string
  readonly id: string
}

/** What is written in one step: all of it, or nothing. */
export interface ProjectionWrite {
  /** In place of what is there under the same family and id. */
  readonly put?: readonly Kept[]
  readonly remove?: readonly { readonly family: Family; readonly id: string }[]
  /** How far a source was read, by name; null takes it away. */
  readonly marks?: Readonly<Record<string, string | null>>
  /** Hints that were followed. */
  readonly followed?: readonly Hint[]
  /** Events that are to be appended to the log: kept with what they tell of, so that neither is there without the other. */
  readonly announce?: readonly BusinessEvent[]
  /** Ids of events that were appended. */
  readonly announced?: readonly string[]
}

/** The right to write, until somebody else has it. */
export interface IngestLease {
  readonly fence: number
  /** False where somebody else has it by now. */
  extend(milliseconds: number): Promise<boolean>
  end(): Promise<void>
}

/** Somebody else ingests since: nothing was written. */
export class NoLongerIngesting extends Error {}

/**
 * Small records of other systems, with indexes, in Redis for all instances or in the memory of one process.
 *
 * Every method rejects with SOURCE_UNAVAILABLE of the origin `store` where the store does not answer in time.
 */
export interface ProjectionStore {
  /** In the order of `ids`; null for each that is not there. At most 1,000. */
  get<Name extends Family>(family: Name, ids: readonly string[]): Promise<readonly (RecordOf[Name] | null)[]>

  /** Records under keys of an index, in its order. */
  page<Name extends Family>(query: IndexQuery<Name>): Promise<readonly Found<Name>[]>

  /** What stands under each of `keys`, in the order of the index: at most `most` each. In one round trip. */
  under<Name extends Family>(
    family: Name,
    index: IndexOf<Name>,
    keys: readonly string[],
    most: number,
  ): Promise<readonly (readonly RecordOf[Name][])[]>

  /** How many records stand under a key. */
  count<Name extends Family>(family: Name, index: IndexOf<Name>, key: string): Promise<number>

  /** How far sources were read; null for what was never said. */
  marks(names: readonly string[]): Promise<readonly (string | null)[]>

  /** Notes hints, each once, whoever ingests. Refused with RATE_LIMITED past 100,000 that wait. */
  hint(hints: readonly Hint[]): Promise<void>
  /** The oldest hints that were not followed yet. */
  hints(most: number): Promise<readonly Hint[]>

  /** Events that were not appended to the log yet, the oldest first. */
  unannounced(most: number): Promise<readonly BusinessEvent[]>

  /** The right to ingest, or null where another instance has it. `fence` grows with each. */
  lead(instance: string, milliseconds: number): Promise<IngestLease | null>

  /** At most 1,000 records. @throws {NoLongerIngesting} where `fence` is not the last lease's. */
  write(fence: number, write: ProjectionWrite): Promise<void>

  /** A place to build all of it anew beside what is there, empty: what was begun before and never taken is dropped. */
  rebuild(fence: number): Promise<ProjectionRebuild>

  /** Takes away what is older than its family is kept; gives how many records. */
  trim(fence: number, now: Date): Promise<number>

  isUp(): Promise<boolean>
  close(): Promise<void>
}

/** Projections that are being built anew: read and written like the others, seen by nobody until they are taken. */
export interface ProjectionRebuild
  extends Pick<ProjectionStore, 'get' | 'page' | 'under' | 'count' | 'marks' | 'write'> {
  /** From now on these are the projections; hints that wait go on waiting. */
  take(): Promise<void>
  drop(): Promise<void>
}
