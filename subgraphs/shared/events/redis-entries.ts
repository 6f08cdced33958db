import type { LoggedEvent, Place } from './event.ts'
import { eventIn } from './event-shape.ts'

/** An entry of a stream as Redis gives it: its id, and its fields and values in turn. */
export type RawEntry = readonly [id: string, fields: readonly string[]]

/** An entry, as far as it can be read. */
export interface ReadEntry {
  readonly place: Place
  /** The epoch in which it was appended; null where somebody else wrote it. */
  readonly epoch: string | null
  /** Null where it is no event that this program knows. */
  readonly logged: LoggedEvent | null
}

export function readEntry([id, fields]: RawEntry): ReadEntry {
  const place = placeOf(id)
  const event = eventIn(fieldOf(fields, 'event'))
  return { place, epoch: fieldOf(fields, 'epoch') ?? null, logged: event === null ? null : { event, place } }
}

/** The place behind an id of Redis. */
export function placeOf(id: string): Place {
  const [at, number] = id.split('-')
  return { at: Number(at), number: Number(number) }
}

export function idOf({ at, number }: Place): string {
  return `${at}-${number}`
}

function fieldOf(fields: readonly string[], name: string): string | undefined {
  const place = fields.findIndex((each, at) => at % 2 === 0 && each === name)
  return place < 0 ? undefined : fields[place + 1]
}
