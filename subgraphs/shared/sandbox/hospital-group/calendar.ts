/** The day on which the hospital group stands still: what its records take for today, whenever they are used. */
export const groupDay = '2026-06-30'

const midnight = Date.parse(`${groupDay}T00:00:00Z`)
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** The day this many days after the group's day, as `2026-06-30`; before it, where the number is negative. */
export function day(daysFromToday: number): string {
  return new Date(midnight + daysFromToday * dayMs).toISOString().slice(0, 10)
}

/** An instant on such a day, as `2026-06-30T08:15:00Z`. */
export function moment(daysFromToday: number, minuteOfDay = 8 * 60): string {
  return new Date(midnight + daysFromToday * dayMs + minuteOfDay * minuteMs).toISOString().replace('.000', '')
}

/** The day so many days after an instant or a day. */
export function daysAfter(moment: string, days: number): string {
  return new Date(Date.parse(moment.slice(0, 10)) + days * dayMs).toISOString().slice(0, 10)
}
