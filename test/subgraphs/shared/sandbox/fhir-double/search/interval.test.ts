import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intervalOf, intervalOfValue } from '#shared/sandbox/fhir-double/search/interval.ts'

const at = Date.parse

describe('What a date covers', () => {
  it.each([
    ['2026', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['2026-02', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z', '2024-03-01T00:00:00Z'],
    ['2026-12-31', '2026-12-31T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['2026-03-01T10:15', '2026-03-01T10:15:00Z', '2026-03-01T10:16:00Z'],
    ['2026-03-01T10:15:30+02:00', '2026-03-01T08:15:30Z', '2026-03-01T08:15:31Z'],
    ['2026-03-01T10:15:30.5Z', '2026-03-01T10:15:30.500Z', '2026-03-01T10:15:30.501Z'],
  ])('%s: from %s until %s', (text, start, end) => {
    expect(intervalOf(text)).toEqual({ start: at(start), end: at(end) })
  })

  it.each([
    '',
    '26',
    '2026-13',
    '2026-02-30',
    '2025-02-29',
    '2026-03-01T25:00',
    'yesterday',
    '2026-3-1',
    '2026-03-01Z',
  ])('%s: nothing, because it is no date', (text) => {
    expect(intervalOf(text)).toBeNull()
  })

  it('holds each instant that begins with it', () => {
    const instants = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, fc.constantFrom(4, 7, 10, 23), (instant, length) => {
        const text = instant.toISOString()
        const interval = intervalOf(length === 23 ? text : text.slice(0, length))
        expect(interval).not.toBeNull()
        expect(interval?.start).toBeLessThanOrEqual(instant.getTime())
        expect(interval?.end).toBeGreaterThan(instant.getTime())
      }),
    )
  })

  it('of a Period is endless where it does not end', () => {
    expect(intervalOfValue({ start: '2026-01-01' })).toEqual({ start: at('2026-01-01'), end: Number.POSITIVE_INFINITY })
    expect(intervalOfValue({ end: '2026-01-01' })).toEqual({ start: Number.NEGATIVE_INFINITY, end: at('2026-01-02') })
    expect(intervalOfValue({})).toBeNull()
  })
})
