import { decodeCursor, encodeCursor } from '../connections/cursor.ts'
import { isCalendarDay } from '../values/calendar-day.ts'
import { largestKey } from '../values/global-id.ts'
import { numberOf, type OdooRow } from './columns.ts'
import { and, type Domain, or } from './domain.ts'
import { isStorableText } from './storable-text.ts'

/**
 * One way to put a list in order: a field of Odoo, and the record's id after it so that the order is total.
 *
 * - `key`: the id itself.
 * - `text`: a text field that is never empty.
 * - `day`: a date; Odoo puts records without one last when ascending and first when descending.
 * - `instant`: a datetime that is never empty. Odoo sorts by microseconds, but reads and compares whole seconds.
 */
export interface Ordering {
  readonly field: string
  readonly kind: 'key' | 'text' | 'day' | 'instant'
  readonly direction: 'asc' | 'desc'
}

/** Orders a list may be asked in, by the name clients know. */
export type Orderings = Readonly<Record<string, Ordering>>

/** Where a page starts: records to keep, and how many of those to skip. */
export interface Place {
  readonly domain: Domain
  readonly offset: number
}

type Cursor = readonly [order: string, value: string | number | false, key: number, skip: number]

export function orderClause({ field, direction }: Ordering): string {
  return field === 'id' ? `id ${direction}` : `${field} ${direction}, id ${direction}`
}

export const fromTheStart: Place = { domain: [], offset: 0 }

/**
 * The place right after a cursor.
 * @throws {BadUserInput} when the cursor is not one of this order.
 */
export function placeAfter(cursor: string, order: string, ordering: Ordering): Place {
  const [, value, key, skip] = decodeCursor(cursor, isCursorOf(order, ordering))
  const { field, kind, direction } = ordering
  const later = direction === 'asc' ? '>' : '<'
  if (kind === 'key') return { domain: [['id', later, key]], offset: 0 }
  if (kind === 'instant') {
    // Inside one second the id does not tell the order, so the second is read again and its seen records skipped.
    return { domain: [[field, direction === 'asc' ? '>=' : '<=', value]], offset: skip }
  }
  const tie: Domain = and([[field, '=', value]], [['id', later, key]])
  if (kind === 'text') return { domain: or([[field, later, value]], tie), offset: 0 }
  if (value === false) return { domain: direction === 'asc' ? tie : or([[field, '!=', false]], tie), offset: 0 }
  const withoutDay: Domain[] = direction === 'asc' ? [[[field, '=', false]]] : []
  return { domain: or([[field, later, value]], tie, ...withoutDay), offset: 0 }
}

/** A cursor for each row of a page that began at `place`. */
export function cursorsOf(rows: readonly OdooRow[], order: string, ordering: Ordering, after: string | null): string[] {
  const { field, kind } = ordering
  let [previous, skip] = [undefined as unknown, 0]
  if (after !== null && kind === 'instant') {
    const [, value, , seen] = decodeCursor(after, isCursorOf(order, ordering))
    ;[previous, skip] = [value, seen]
  }
  return rows.map((row) => {
    const value = kind === 'key' ? row.id : row[field]
    if (kind === 'instant') skip = value === previous ? skip + 1 : 1
    previous = value
    return encodeCursor([order, value, numberOf(row, 'id'), skip])
  })
}

function isCursorOf(order: string, { kind }: Ordering) {
  return (parts: readonly unknown[]): parts is Cursor => {
    const [name, value, key, skip] = parts
    // Cursors come back from clients, so nothing passes that Odoo would answer with an error of its own.
    if (parts.length !== 4 || name !== order || !isBetween(1, key, largestKey) || !isBetween(0, skip, 1_000_000))
      return false
    switch (kind) {
      case 'key':
        return true
      case 'text':
        return typeof value === 'string' && isStorableText(value)
      case 'day':
        return value === false || (typeof value === 'string' && isCalendarDay(value))
      case 'instant':
        return typeof value === 'string' && isCalendarDay(value.slice(0, 10)) && timePattern.test(value.slice(10))
    }
  }
}

const timePattern = /^ ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/

function isBetween(min: number, value: unknown, max: number): boolean {
  return Number.isInteger(value) && Number(value) >= min && Number(value) <= max
}
