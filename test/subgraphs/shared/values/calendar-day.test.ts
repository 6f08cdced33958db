import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAfter, daysBetween, isCalendarDay, today } from '#shared/values/calendar-day.ts'

const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9989-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('daysAfter() and daysBetween()', () => {
  it('undo each other', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 3_650 }), (start, days) => {
        expect(daysBetween(start, daysAfter(start, days))).toBe(days)
      }),
    )
  })

  it('know the lengths of months and years', () => {
    expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29')
    expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01')
    expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1)
  })

  it('end at the last day that sources keep', () => {
    expect(daysAfter('9999-12-30', 400)).toBe('9999-12-31')
  })
})

describe('today()', () => {
  it('is a day that exists', () => {
    expect(isCalendarDay(today())).toBe(true)
  })
})
