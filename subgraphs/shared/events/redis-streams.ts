import { randomBytes } from 'node:crypto'
import type { Stream } from './catalogue.ts'
import type { Place, PlaceInEpoch } from './event.ts'
import type { Bounds } from './event-log.ts'
import type { RedisConnection } from './redis-connection.ts'
import { idOf, placeOf, type RawEntry } from './redis-entries.ts'
import type { RedisKeys } from './redis-keys.ts'
import { readScript } from './redis-scripts.ts'

/** A look at a stream from a place in it, all of one moment. */
export interface Look extends Bounds {
  /** Whether the place is one of the stream, and all that follows it is there. */
  readonly isThere: boolean
  /** The place itself, or where to go on since it is not there. */
  readonly goOn: PlaceInEpoch
  /** What follows the place; nothing where it is not there. */
  readonly entries: readonly RawEntry[]
}

/** Names a stream that has to begin: no other one has had it. */
export function newEpoch(): string {
  return randomBytes(9).toString('base64url')
}

export async function look(
  connection: RedisConnection,
  keys: RedisKeys,
  stream: Stream,
  place: Place | PlaceInEpoch,
  limit = 0,
): Promise<Look> {
  const known = 'epoch' in place ? place.epoch : ''
  const asked = [stream, newEpoch(), idOf(place), known, limit]
  const answer = await connection.run(readScript, [keys.streams, keys.stream(stream)], asked)
  const [epoch, floor, tail, isThere, goOn, entries] = answer as [string, string, string, number, string, RawEntry[]]
  return {
    epoch,
    floor: placeOf(floor),
    tail: placeOf(tail),
    isThere: isThere === 1,
    goOn: { ...placeOf(goOn), epoch },
    entries,
  }
}
