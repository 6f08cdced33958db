/** True for a day that exists, as `2026-11-20`, in the years 1 to 9999: sources keep no others. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '0001') return false
  const day = new Date(`${text}T00:00:00Z`)
  // Date takes 30 February for 2 March, so only a day that reads back as itself is one.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

/** The day it is now, in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}

const lastDay = '9999-12-31'

/** The day so many days after another; the last one that sources keep, where there would be none. */
export function daysAfter(day: string, days: number): string {
  const later = new Date(Date.parse(day) + days * 86_400_000)
  return later > new Date(lastDay) ? lastDay : later.toISOString().slice(0, 10)
}
