import { isRecord } from '../resource.ts'

/** A stretch of time in milliseconds of Unix time: from `start`, until just before `end`. */
export interface Interval {
  readonly start: number
  readonly end: number
}

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/

/** What a date or an instant of any precision covers, in UTC where it names no zone; null where it is none. */
export function intervalOf(text: string): Interval | null {
  const found = shape.exec(text)
  if (found === null) return null
  const [, year = '', month, day, time, seconds, parts, zone = 'Z'] = found
  const start = Date.parse(
    `${year}-${month ?? '01'}-${day ?? '01'}T${time ?? '00:00'}:${seconds ?? '00'}.${(parts ?? '0').padEnd(3, '0').slice(0, 3)}${zone}`,
  )
  // JavaScript reads the 30th of February as a day in March.
  if (Number.isNaN(start) || !isDayOfItsMonth(year, month, day)) return null
  return { start, end: endOf(start, { month, day, time, seconds, parts }) }
}

function isDayOfItsMonth(year: string, month = '01', day = '01'): boolean {
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
    .toISOString()
    .startsWith(`${year}-${month}-${day}`)
}

function endOf(
  start: number,
  given: Readonly<Record<'month' | 'day' | 'time' | 'seconds' | 'parts', string | undefined>>,
) {
  if (given.parts !== undefined) return start + 1
  if (given.seconds !== undefined) return start + 1_000
  if (given.time !== undefined) return start + 60_000
  const end = new Date(start)
  if (given.day !== undefined) end.setUTCDate(end.getUTCDate() + 1)
  else if (given.month !== undefined) end.setUTCMonth(end.getUTCMonth() + 1)
  else end.setUTCFullYear(end.getUTCFullYear() + 1)
  return end.getTime()
}

/** The same of a value of a resource: a date, an instant, or a Period, whose open ends are endless. */
export function intervalOfValue(value: unknown): Interval | null {
  if (typeof value === 'string') return intervalOf(value)
  if (!isRecord(value)) return null
  const [start, end] = [value.start, value.end].map((each) => (typeof each === 'string' ? intervalOf(each) : null))
  if (start == null && end == null) return null
  return { start: start?.start ?? Number.NEGATIVE_INFINITY, end: end?.end ?? Number.POSITIVE_INFINITY }
}
