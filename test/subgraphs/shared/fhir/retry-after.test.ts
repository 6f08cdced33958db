import { describe, expect, it } from 'vitest'
import { retryAfterMs } from '#shared/fhir/retry-after.ts'

describe('retryAfterMs()', () => {
  const now = Date.parse('2026-11-01T10:00:00Z')
  it.each<[string | undefined, number | null]>([
    ['0', 0],
    [' 120 ', 120_000],
    ['Sun, 01 Nov 2026 10:00:30 GMT', 30_000],
    ['Sunday, 01-Nov-26 10:00:30 GMT', 30_000],
    ['Sun, 01 Nov 2026 09:00:00 GMT', 0],
    [undefined, null],
    ['', null],
    ['soon', null],
    ['Sunday', null],
    ['-5', null],
    ['1.5', null],
    ['2027', 2_027_000],
    ['1e9', null],
    ['99999999999', null],
  ])('reads %j as %j', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected)
  })
})
