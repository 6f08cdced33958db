import { hash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { BadUserInput, CursorExpired } from '../errors/errors.ts'
import { type Stream, streams } from './catalogue.ts'
import type { Place, PlaceInEpoch } from './event.ts'
import type { Bounds } from './event-log.ts'

/** What a cursor says. The namespace is of the environment and the database of Odoo whose events they are. */
export interface CursorOf {
  readonly stream: Stream
  readonly epoch: string
  readonly place: Place
  readonly namespace: string
}

const version = '1'
const longest = 200

/** A place in a stream as text that clients hand back without reading it. */
export function cursorOf({ stream, epoch, place, namespace }: CursorOf): string {
  const said = [version, namespaceHash(namespace), stream, epoch, place.at.toString(36), place.number.toString(36)]
  const text = said.join('|')
  return Buffer.from(`${text}|${checksum(text)}`).toString('base64url')
}

/**
 * The place that a cursor names, which is in the stream as it is now.
 * @throws {BadUserInput} where it is no cursor, or of another stream, environment or database
 * @throws {CursorExpired} where events after it are gone, or the stream is not the one it was
 */
export function placeIn(cursor: string, stream: Stream, bounds: Bounds, namespace: string): PlaceInEpoch {
  const said = partsOf(cursor)
  if (said === null) throw new BadUserInput('Cannot use this cursor: expected one that was given with an event')
  if (said.namespace !== namespaceHash(namespace)) {
    throw new BadUserInput('Cannot use this cursor: it was given by another environment')
  }
  if (said.stream !== stream) throw new BadUserInput('Cannot use this cursor: it was given with events of another kind')
  return placeStill(said, bounds)
}

/**
 * A place that was one of a stream, as one of the stream as it is now.
 * @throws {CursorExpired} where events after it are gone, or the stream is not the one it was
 */
export function placeStill({ epoch, place }: Pick<CursorOf, 'epoch' | 'place'>, bounds: Bounds): PlaceInEpoch {
  if (epoch !== bounds.epoch || place.number > bounds.tail.number) {
    throw new CursorExpired('Cannot go on after this cursor: the events are not those it was given with')
  }
  if (place.number < bounds.floor.number) {
    throw new CursorExpired('Cannot go on after this cursor: events after it are no longer kept')
  }
  return { ...place, epoch }
}

/** The stream that a cursor is of. @throws {BadUserInput} where it is no cursor */
export function streamOfCursor(cursor: string): Stream {
  const stream = streams.find((each) => each === partsOf(cursor)?.stream)
  if (stream === undefined) throw new BadUserInput('Cannot use this cursor: expected one that was given with an event')
  return stream
}

function partsOf(cursor: string) {
  if (cursor.length > longest) return null
  const bytes = Buffer.from(cursor, 'base64url')
  // What is no base64url is passed over when it is read: only what is written the same way is what was given.
  if (bytes.toString('base64url') !== cursor) return null
  const text = bytes.toString('latin1')
  const end = text.lastIndexOf('|')
  if (checksum(text.slice(0, end)) !== text.slice(end + 1)) return null
  const [made, namespace, stream = '', epoch = '', at, number, ...more] = text.slice(0, end).split('|')
  const place = { at: wholeIn(at), number: wholeIn(number) }
  if (made !== version || more.length > 0 || Number.isNaN(place.at + place.number)) return null
  return { namespace, stream, epoch, place }
}

/** The number in a text of `toString(36)`; NaN where it is none. */
function wholeIn(text = ''): number {
  const value = Number.parseInt(text, 36)
  return Number.isSafeInteger(value) && value >= 0 && value.toString(36) === text ? value : Number.NaN
}

/** Notices every change within 32 bits of it: of one character, for certain. It keeps nobody from making one up. */
function checksum(text: string): string {
  return crc32(text).toString(36)
}

let hashed: { readonly namespace: string; readonly hash: string } | undefined

/** Says nothing of the name of a database to whoever looks into a cursor. */
function namespaceHash(namespace: string): string {
  if (hashed?.namespace !== namespace) {
    hashed = { namespace, hash: hash('sha256', namespace, 'base64url').slice(0, 8) }
  }
  return hashed.hash
}
