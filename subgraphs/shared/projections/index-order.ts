import { isCalendarDay } from '../values/calendar-day.ts'

/*
 * The order of an index is that of time, whatever a time was written like, and then of ids by their bytes in UTF-8.
 * What orders is a text: the instant in UTC without its Z and without zeros at the end of its fraction, so that texts are
 * in the order of the instants they name.
 */

const written =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,30}))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/

/**
 * The text by which a day or an instant is ordered. A day, month or year stands at its beginning, in UTC; what names no
 * zone is in UTC. Empty, which comes first: there is none, or it is no time of the years 1 to 9999.
 */
export function orderOf(at: string | null): string {
  return at === null ? '' : (orderOfTime(at) ?? '')
}

/** The same; null where the text is no time. */
export function orderOfTime(at: string): string | null {
  const parts = written.exec(at)
  if (parts === null) return null
  const [, year = '', month = '01', day = '01', minute = '00:00', second = '00', fraction = '', zone = 'Z'] = parts
  // A leap second is a second 60: it is the first one of the next minute.
  if (second > '60' || !isCalendarDay(`${year}-${month}-${day}`)) return null
  const time = Date.parse(`${year}-${month}-${day}T${minute}:00${zone}`) + Number(second) * 1_000
  if (Number.isNaN(time)) return null
  const instant = new Date(time).toISOString()
  // Outside of the years 0 to 9999 it is written with a sign.
  if (instant.length !== 24) return null
  const fine = fraction.replace(/0+$/, '')
  return `${instant.slice(0, 19)}${fine === '' ? '' : `.${fine}`}`
}

/** The time that is ordered by such a text, as clients are given it; null where there is none. */
export function timeAt(order: string): string | null {
  return order === '' ? null : `${order}Z`
}

/** Where something stands: by its time, then by its id. */
export interface Standing {
  readonly order: string
  readonly id: string
}

/** Below 0 where `one` comes first. */
export function byPlace(one: Standing, other: Standing): number {
  if (one.order !== other.order) return one.order < other.order ? -1 : 1
  return byBytes(one.id, other.id)
}

/** Compares texts as their bytes in UTF-8 are compared. Below 0 where `one` comes first. */
export function byBytes(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at += 1) {
    const [a, b] = [one.charCodeAt(at), other.charCodeAt(at)]
    if (a !== b) return rank(a) - rank(b)
  }
  return one.length - other.length
}

/** UTF-16 has what is past U+FFFF in halves from D800 to DFFF, and UTF-8 behind everything else. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}
