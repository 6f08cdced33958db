import { formatInstant, fromZone, milliseconds } from '../domain/moments.ts'
import { dayOfYear } from '../domain/parts.ts'

export type Period = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'

export const periods: readonly Period[] = ['hour', 'day', 'week', 'month', 'quarter', 'year']

export function isPeriod(name: string | null): name is Period {
  return periods.includes(name as Period)
}

const day = 86_400_000

/** The moment the period began in which a moment lies, as clocks show it. Weeks begin on Sunday, as in American English. */
export function startOf(period: Period, shown: string): string {
  const date = new Date(milliseconds(shown))
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  switch (period) {
    case 'hour':
      return `${shown.slice(0, 13)}:00:00`
    case 'day':
      return `${shown.slice(0, 10)} 00:00:00`
    case 'week':
      return formatInstant(Date.UTC(year, month, date.getUTCDate() - date.getUTCDay()))
    case 'month':
      return formatInstant(Date.UTC(year, month, 1))
    case 'quarter':
      return formatInstant(Date.UTC(year, month - (month % 3), 1))
    case 'year':
      return formatInstant(Date.UTC(year, 0, 1))
  }
}

/** The moment the next period begins. */
export function endOf(period: Period, start: string): string {
  const date = new Date(milliseconds(start))
  const [year, month, time] = [date.getUTCFullYear(), date.getUTCMonth(), date.getTime()]
  switch (period) {
    case 'hour':
      return formatInstant(time + day / 24)
    case 'day':
      return formatInstant(time + day)
    case 'week':
      return formatInstant(time + 7 * day)
    case 'month':
      return formatInstant(Date.UTC(year, month + 1, 1))
    case 'quarter':
      return formatInstant(Date.UTC(year, month + 3, 1))
    case 'year':
      return formatInstant(Date.UTC(year + 1, 0, 1))
  }
}

/** A period as a reader is shown it, in American English. */
export function periodLabel(period: Period, start: string): string {
  const date = new Date(milliseconds(start))
  const year = String(date.getUTCFullYear()).padStart(4, '0')
  const month = (style: 'short' | 'long') => date.toLocaleString('en-US', { month: style, timeZone: 'UTC' })
  const dayOfMonth = String(date.getUTCDate()).padStart(2, '0')
  switch (period) {
    case 'hour': {
      const hour = date.getUTCHours() % 12 || 12
      return `${String(hour).padStart(2, '0')}:00 ${dayOfMonth} ${month('short')}`
    }
    case 'day':
      return `${dayOfMonth} ${month('short')} ${year}`
    case 'week':
      return weekLabel(date)
    case 'month':
      return `${month('long')} ${year}`
    case 'quarter':
      return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${year}`
    case 'year':
      return year
  }
}

/** American weeks begin on Sunday, and the first one holds the first of January. */
function weekLabel(sunday: Date): string {
  const saturday = new Date(sunday.getTime() + (6 - sunday.getUTCDay()) * day)
  const week = Math.floor((dayOfYear(saturday) - 1) / 7) + 1
  return `W${week} ${String(saturday.getUTCFullYear()).padStart(4, '0')}`
}

/** The UTC instant at which clocks in a zone show this; null is UTC. */
export function inUtc(shown: string, zone: string | null): string {
  return zone === null ? shown : fromZone(shown, zone)
}
