import { BadUserInput } from '../errors/errors.ts'

/** A record's name in the graph: opaque to clients, and saying its source and type to us. */
export type GlobalId = string

/**
 * The id under which clients know a record of `type` kept by `source`.
 *
 * `key` is the source's own key; it may hold no `/`.
 */
export function globalId(source: string, type: string, key: string | number): GlobalId {
  const text = `${source}/${type}/${key}`
  const known = ids.get(text)
  if (known !== undefined) return known
  const id = Buffer.from(text).toString('base64url')
  if (ids.size >= mostKept) {
    ids.clear()
    texts.clear()
  }
  ids.set(text, id)
  texts.set(id, text)
  return id
}

// An answer names the same records in many places, and writing base64 costs several times what finding it does.
const mostKept = 20_000
const ids = new Map<string, GlobalId>()
const texts = new Map<GlobalId, string>()

/**
 * The source's own key inside a global id.
 * @throws {BadUserInput} when it is no id of this graph, or of another type or source: ids of one type never answer for another.
 */
export function sourceKey(id: unknown, source: string, type: string): string {
  const [foundSource, foundType, key, ...rest] = textOf(id).split('/')
  if (!foundSource || !foundType || !key || rest.length > 0)
    throw new BadUserInput(`Cannot read id: expected an id of ${type} as this graph gave it`)
  if (foundType !== type || foundSource !== source) {
    const found = /^[A-Za-z]{1,40}$/.test(foundType) ? `an id of ${foundType}` : 'an id of another type'
    throw new BadUserInput(`Cannot read id: expected an id of ${type}, found ${found}`)
  }
  return key
}

/** What was made into this id; empty when nothing was. */
function textOf(id: unknown): string {
  if (typeof id !== 'string') return ''
  const known = texts.get(id)
  if (known !== undefined) return known
  const text = Buffer.from(id, 'base64url').toString()
  // Buffer skips what is not base64, so only an id that encodes back to itself is one of ours.
  return Buffer.from(text).toString('base64url') === id ? text : ''
}

/** The largest integer key a source has: PostgreSQL's end here, and Odoo answers others with an error of its own. */
export const largestKey = 2_147_483_647

/** As `sourceKey`, for sources whose keys are positive integers, such as Odoo. */
export function integerKey(id: unknown, source: string, type: string): number {
  const key = sourceKey(id, source, type)
  if (!/^[1-9]\d{0,9}$/.test(key) || Number(key) > largestKey) {
    throw new BadUserInput(`Cannot read id: expected an id of ${type} as this graph gave it`)
  }
  return Number(key)
}
