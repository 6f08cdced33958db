import { beyondTheDouble, valueError } from '../errors.ts'

/** A day or an instant as a domain names it; instants are UTC, to the second, in the form rows hold them in. */
export type Moment = { readonly kind: 'day' | 'instant'; readonly text: string }

/**
 * Reads a day or an instant in the ISO forms Odoo takes. An instant with a zone is refused, as there.
 * @throws 500 when it is neither; 501 when it is relative to now, as in "today -7d".
 */
export function parseMoment(value: string): Moment {
  if (isRelative(value)) throw beyondTheDouble('work out a date relative to now')
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(value)
  if (value.length <= 10) {
    if (day === null || !isDay(day)) throw valueError(`Invalid isoformat string: '${value}'`)
    return { kind: 'day', text: day.slice(1).join('-') }
  }
  const instant = /^(\d{4})-(\d{2})-(\d{2}).(\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?(Z|[+-]\d{2}.*)?$/s.exec(
    value,
  )
  if (instant === null || !isDay(instant)) throw valueError(`Invalid isoformat string: '${value}'`)
  const [, year, month, date, hour, minute = '00', second = '00', , zone] = instant
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    throw valueError(`Invalid isoformat string: '${value}'`)
  }
  if (zone !== undefined) throw valueError(`expecting only datetimes with no timezone: '${value}'`)
  return { kind: 'instant', text: `${year}-${month}-${date} ${hour}:${minute}:${second}` }
}

const relativeTerm = /^[+=-](\d+[dwmyHMS]|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week_start)$/

function isRelative(value: string): boolean {
  const [first, ...others] = value.trim().split(/\s+/)
  if (first === undefined || first === '') return false
  return (
    (first === 'today' || first === 'now' || relativeTerm.test(first)) &&
    others.every((term) => relativeTerm.test(term))
  )
}

function isDay([, year, month, day]: readonly string[]): boolean {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return Number(year) > 0 && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

/** The instant a day begins at in a time zone. */
export function startOfDay(day: string, zone: string | null): string {
  return zone === null ? `${day} 00:00:00` : fromZone(`${day} 00:00:00`, zone)
}

/** The instant `seconds` later; null past the last year there is. */
export function later(instant: string, seconds: number): string | null {
  const moved = new Date(milliseconds(instant) + seconds * 1000)
  return moved.getUTCFullYear() > 9999 ? null : formatInstant(moved.getTime())
}

export function milliseconds(instant: string): number {
  return Date.parse(`${instant.slice(0, 10)}T${instant.slice(11, 19)}Z`)
}

export function formatInstant(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ')
}

/** What clocks in `zone` show at a UTC instant. */
export function toZone(instant: string, zone: string): string {
  return formatInstant(milliseconds(instant) + offset(milliseconds(instant), zone))
}

/** The UTC instant at which clocks in `zone` show this. */
export function fromZone(shown: string, zone: string): string {
  const guess = milliseconds(shown)
  const first = guess - offset(guess, zone)
  return formatInstant(guess - offset(first, zone))
}

/** The time zone by its name in the database of zones; null when there is none of that name, or it is UTC. */
export function knownZone(name: unknown): string | null {
  if (typeof name !== 'string' || name === '' || name === 'UTC') return null
  try {
    formatterOf(name)
    return name
  } catch {
    return null
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(zone, formatter)
  }
  return formatter
}

function offset(time: number, zone: string): number {
  const parts = Object.fromEntries(
    formatterOf(zone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(time / 1000) * 1000
}
