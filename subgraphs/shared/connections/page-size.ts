import { BadUserInput } from '../errors/errors.ts'

/** The largest page of a list, at the root and inside another record. */
export const maxPageSize = { root: 500, nested: 200 } as const

/**
 * The page size a client asked for.
 * @throws {BadUserInput} outside 1 to `max`: a page is never cut silently.
 */
export function pageSize(first: number, max: number): number {
  if (!Number.isInteger(first) || first < 1 || first > max) {
    throw new BadUserInput(`Cannot use first: expected 1 to ${max}, found ${first}`)
  }
  return first
}
