import { valueError } from '../errors.ts'
import { matchingPattern } from './match.ts'
import { milliseconds } from './moments.ts'
import { isNegative, type NormalOperator } from './normal-form.ts'

type Part = (date: Date) => number

const parts: Readonly<Record<string, Part>> = {
  year_number: (date) => date.getUTCFullYear(),
  quarter_number: (date) => Math.floor(date.getUTCMonth() / 3) + 1,
  month_number: (date) => date.getUTCMonth() + 1,
  iso_week_number: (date) => isoWeek(date).week,
  day_of_year: (date) => dayOfYear(date),
  day_of_month: (date) => date.getUTCDate(),
  day_of_week: (date) => date.getUTCDay(),
  hour_number: (date) => date.getUTCHours(),
  minute_number: (date) => date.getUTCMinutes(),
  second_number: (date) => date.getUTCSeconds(),
}

export function isPart(name: string): boolean {
  return Object.hasOwn(parts, name)
}

/** A part of a day or an instant, such as its month, as a number. @throws 500 when there is no such part. */
export function partOf(name: string): (moment: string) => number {
  const part = Object.hasOwn(parts, name) ? parts[name] : undefined
  if (part === undefined) throw valueError(`Error when processing the granularity ${name} is not supported`)
  return (moment) => part(new Date(milliseconds(moment.length > 10 ? moment : `${moment} 00:00:00`)))
}

/** Whether a part meets a condition; nothing is no number, and meets only what asks for nothing. */
export function matchingPart(operator: NormalOperator, value: unknown): (part: number | null) => boolean {
  switch (operator) {
    case 'in':
    case 'not in': {
      const values = value as readonly unknown[]
      const wanted = new Set(values.filter((one) => one !== false && one !== null).map(Number))
      const alsoNothing = wanted.size < values.length
      return (part) => (part === null ? alsoNothing : wanted.has(part)) !== isNegative(operator)
    }
    case '<':
      return (part) => part !== null && part < Number(value)
    case '<=':
      return (part) => part !== null && part <= Number(value)
    case '>':
      return (part) => part !== null && part > Number(value)
    case '>=':
      return (part) => part !== null && part >= Number(value)
    default: {
      const matches = matchingPattern(operator, String(value))
      return (part) => matches(part === null ? null : String(part))
    }
  }
}

/** The week by ISO 8601, and the year it belongs to. */
export function isoWeek(date: Date): { year: number; week: number } {
  const thursday = new Date(date.getTime())
  thursday.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7) + 3)
  return { year: thursday.getUTCFullYear(), week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1 }
}

export function dayOfYear(date: Date): number {
  const start = Date.UTC(date.getUTCFullYear(), 0, 1)
  return Math.floor((date.getTime() - start) / 86_400_000) + 1
}
