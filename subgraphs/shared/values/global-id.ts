import { BadUserInput } from '../errors/errors.ts'

/** A record's name in the graph: opaque to clients, and saying its source and type to us. */
export type GlobalId = string

/** What an id names. */
interface Named {
  readonly source: string
  readonly type: string
  readonly key: string
  /** The key as a number; null where it is no positive integer that a source may have. */
  readonly integer: number | null
}

/**
 * The id under which clients know a record of `type` kept by `source`.
 *
 * `key` is the source's own key; it may hold no `/`.
 */
export function globalId(source: string, type: string, key: string | number): GlobalId {
  const family = idsOf(source, type)
  const known = family.get(key)
  if (known !== undefined) return known
  const id = Buffer.from(`${source}/${type}/${key}`).toString('base64url')
  if (named.size >= mostKept) {
    named.clear()
    ids.clear()
  }
  family.set(key, id)
  named.set(id, naming(source, type, String(key)))
  return id
}

// An answer names the same records in many places, and writing base64 costs several times what finding it does.
const mostKept = 20_000
const ids = new Map<string, Map<string, Map<string | number, GlobalId>>>()
const named = new Map<GlobalId, Named>()

function idsOf(source: string, type: string): Map<string | number, GlobalId> {
  const types = ids.get(source) ?? new Map<string, Map<string | number, GlobalId>>()
  ids.set(source, types)
  const family = types.get(type) ?? new Map<string | number, GlobalId>()
  types.set(type, family)
  return family
}

function naming(source: string, type: string, key: string): Named {
  const isInteger = /^[1-9]\d{0,9}$/.test(key) && Number(key) <= largestKey
  return { source, type, key, integer: isInteger ? Number(key) : null }
}

/** The largest integer key a source has: PostgreSQL's end here, and Odoo answers others with an error of its own. */
export const largestKey = 2_147_483_647

/**
 * The source's own key inside a global id.
 * @throws {BadUserInput} when it is no id of this graph, or of another type or source: ids of one type never answer for another.
 */
export function sourceKey(id: unknown, source: string, type: string): string {
  return namedBy(id, source, type).key
}

/** As `sourceKey`, for sources whose keys are positive integers, such as Odoo. */
export function integerKey(id: unknown, source: string, type: string): number {
  const { integer } = namedBy(id, source, type)
  if (integer === null) throw notAnId(type)
  return integer
}

/** No id of this graph is longer. */
const mostLength = 200

/** Whether something is an id as this graph gives them, of whatever type; whether there is such a record is not asked. */
export function isGlobalId(id: unknown): id is GlobalId {
  return typeof id === 'string' && id.length <= mostLength && (named.has(id) || read(id) !== null)
}

function namedBy(id: unknown, source: string, type: string): Named {
  const found = typeof id === 'string' ? (named.get(id) ?? read(id)) : null
  if (found === null) throw notAnId(type)
  if (found.type !== type || found.source !== source) {
    const other = /^[A-Za-z]{1,40}$/.test(found.type) ? `an id of ${found.type}` : 'an id of another type'
    throw new BadUserInput(`Cannot read id: expected an id of ${type}, found ${other}`)
  }
  return found
}

function notAnId(type: string): BadUserInput {
  return new BadUserInput(`Cannot read id: expected an id of ${type} as this graph gave it`)
}

function read(id: string): Named | null {
  const text = Buffer.from(id, 'base64url').toString()
  // Buffer skips what is not base64, so only an id that encodes back to itself is one of ours.
  if (Buffer.from(text).toString('base64url') !== id) return null
  const [source, type, key, ...rest] = text.split('/')
  return source && type && key && rest.length === 0 ? naming(source, type, key) : null
}
