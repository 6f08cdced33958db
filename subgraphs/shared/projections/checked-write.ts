import type { BusinessEvent } from '../events/event.ts'
import { eventOf } from '../events/event-shape.ts'
import type { Family } from './families.ts'
import { beforeNul, entriesOf, type IndexEntry } from './index-entries.ts'
import type { Hint, Kept, ProjectionWrite } from './projection-store.ts'
import { misshapen } from './record-shapes.ts'

/**
 * How much one write may be: it is one step of the store, during which nobody else is answered. Whoever has more makes
 * several writes of it. A record that is larger than a record may be is kept by nobody.
 */
export const writeBounds = {
  /** Of records that are put and of those that are removed, each. */
  records: 1_000,
  /** Of hints, of events that are announced, and of those that were, each. */
  others: 5_000,
  marks: 100,
  /** Of one record with its index entries, in UTF-8. */
  recordBytes: 4_000_000,
  /** Of all records and events together. */
  bytes: 16_000_000,
} as const

const longestId = 500
const longestMark = 10_000

/** A record that is put, ready to be kept. */
export interface Put {
  readonly family: Family
  readonly id: string
  readonly record: Kept['record']
  readonly entries: readonly IndexEntry[]
  /** Its index entries (index, key before a NUL, and order of each) as a line of JSON, and itself as another. */
  readonly text: string
  /** Of the text. */
  readonly bytes: number
}

/** A write whose parts are all there, each once, and can be read again. Removals come first. */
export interface CheckedWrite {
  readonly put: readonly Put[]
  readonly remove: readonly { readonly family: Family; readonly id: string }[]
  readonly marks: readonly (readonly [name: string, value: string | null])[]
  /** See `hintName`. */
  readonly followed: readonly string[]
  readonly announced: readonly string[]
  readonly announce: readonly BusinessEvent[]
}

/**
 * @throws {RangeError} where it is more than one step may be, and {TypeError} where a record or an event could not be
 * read again: both are faults of the caller.
 */
export function checkedWrite(write: ProjectionWrite): CheckedWrite {
  const { put = [], remove = [], marks = {}, followed = [], announce = [], announced = [] } = write
  const named = Object.entries(marks)
  atMost('records that are put', put.length, writeBounds.records)
  atMost('records that are removed', remove.length, writeBounds.records)
  atMost('marks', named.length, writeBounds.marks)
  for (const others of [followed, announce, announced]) atMost('hints or events', others.length, writeBounds.others)
  // Of two under one id the last one stays.
  const puts = new Map(put.map((kept) => [`${kept.family} ${kept.record.id}`, kept]))
  const prepared = Array.from(puts.values(), prepare)
  const events = announce.map(checkedEvent)
  const allBytes =
    prepared.reduce((sum, { bytes }) => sum + bytes, 0) +
    events.reduce((sum, event) => sum + Buffer.byteLength(JSON.stringify(event)), 0)
  atMost('bytes', allBytes, writeBounds.bytes)
  for (const [name, value] of named) {
    atMost('characters of a mark', name.length + (value?.length ?? 0), longestMark)
  }
  return { put: prepared, remove, marks: named, followed: followed.map(hintName), announced, announce: events }
}

/** How many bytes of a write a record takes. */
export function bytesOf(kept: Kept): number {
  return Buffer.byteLength(textOf(kept, entriesIn(kept)))
}

/** Hints by one name for each, in order. @throws where they are more than are noted at once, or one cannot be any. */
export function hintNames(hints: readonly Hint[]): readonly string[] {
  if (hints.length > hintsAtOnce) {
    throw new RangeError(`Cannot note what is to be read: expected at most ${hintsAtOnce} at once, not ${hints.length}`)
  }
  return [...new Set(hints.map(hintName))]
}

const hintsAtOnce = 10_000

/** One name for a resource: its type and id. @throws where it cannot be one. */
function hintName({ type, id }: Hint): string {
  if (!/^[A-Za-z]{1,64}$/.test(type) || !isId(id)) {
    throw new TypeError('Cannot note what is to be read: expected the type of a resource and its id')
  }
  return `${type}/${id}`
}

export function hintNamed(name: string): Hint {
  const slash = name.indexOf('/')
  return { type: name.slice(0, slash), id: name.slice(slash + 1) }
}

function prepare(kept: Kept): Put {
  const { family, record } = kept
  const wrong = misshapen(family, record)
  if (wrong !== null) throw new TypeError(`Cannot keep a record of ${family}: its ${wrong} is not as it is kept`)
  if (!isId(record.id)) throw new TypeError(`Cannot keep a record of ${family}: its id is none`)
  const entries = entriesIn(kept)
  if (entries.some(({ index, order }) => index === 'all' && order === '')) {
    throw new TypeError(`Cannot keep a record of ${family}: its lastUpdated is no time, so nobody could tell its age`)
  }
  const text = textOf(kept, entries)
  const bytes = Buffer.byteLength(text)
  atMost(`bytes of a record of ${family}`, bytes, writeBounds.recordBytes)
  return { family, id: record.id, record, entries, text, bytes }
}

function entriesIn({ family, record }: Kept): readonly IndexEntry[] {
  return entriesOf(family, record as never)
}

function textOf({ record }: Kept, entries: readonly IndexEntry[]): string {
  const told = entries.flatMap(({ index, key, order }) => [index, beforeNul(key), order])
  return `${JSON.stringify(told)}\n${JSON.stringify(record)}`
}

function checkedEvent(event: BusinessEvent, place: number): BusinessEvent {
  const known = eventOf(event)
  if (known !== null) return known
  throw new TypeError(`Cannot announce: the event at place ${place} has not the shape of an event`)
}

function isId(id: string): boolean {
  return id !== '' && id.length <= longestId && id.isWellFormed()
}

function atMost(what: string, count: number, bound: number): void {
  if (count > bound) throw new RangeError(`Cannot write: expected at most ${bound} ${what}, not ${count}`)
}
