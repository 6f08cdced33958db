import { BadUserInput } from '../errors/errors.ts'
import type { Family } from './families.ts'
import { keyOf } from './index-entries.ts'
import { orderOfTime, type Standing } from './index-order.ts'
import type { IndexPlace, IndexQuery } from './projection-store.ts'

/** How many ids, keys, names and records one question may be about; of `under`, records of each key. */
export const mostAsked = 1_000

/** How many hints and events are given at once. */
const mostWaiting = 10_000

/** A question for a page as the stores answer it: each key once, places as the index has them. */
export interface CheckedQuery {
  readonly family: Family
  readonly index: string
  readonly keys: readonly string[]
  readonly after: Standing | null
  readonly isDescending: boolean
  readonly limit: number
}

/** @throws {BadUserInput} where `after` is no place: it was in the hands of a client. */
export function checkedQuery<Name extends Family>(query: IndexQuery<Name>): CheckedQuery {
  const { family, index, keys, after = null, descending = false, limit } = query
  most('keys', keys.length, mostAsked)
  return {
    family,
    index,
    keys: [...new Set(keys.map(keyOf))],
    after: after === null ? null : standing(after),
    isDescending: descending,
    limit: most('limit', limit, mostAsked),
  }
}

/** The ids as they are asked for. One that cannot be any is asked for as the empty text, which never is. */
export function checkedIds(ids: readonly string[]): readonly string[] {
  most('ids', ids.length, mostAsked)
  return ids.map((id) => (id.isWellFormed() ? id : ''))
}

/** The keys as they are asked for. */
export function checkedUnder(keys: readonly string[], each: number): readonly string[] {
  most('keys', keys.length, mostAsked)
  most('records of each key', each, mostAsked)
  return keys.map(keyOf)
}

export function checkedNames(names: readonly string[]): readonly string[] {
  most('names', names.length, mostAsked)
  return names
}

export function checkedMost(count: number): number {
  return most('most', count, mostWaiting)
}

function standing({ at, id }: IndexPlace): Standing {
  const order = at === null ? '' : orderOfTime(at)
  if (order === null || !id.isWellFormed()) {
    throw new BadUserInput('Cannot go on after this place: it is no place of an index')
  }
  return { order, id }
}

function most(name: string, count: number, bound: number): number {
  if (Number.isSafeInteger(count) && count >= 0 && count <= bound) return count
  throw new RangeError(`Cannot ask the projections: expected ${name} to be at most ${bound}, not ${count}`)
}
