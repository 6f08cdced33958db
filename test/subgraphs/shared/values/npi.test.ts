import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNpi } from '#shared/values/npi.ts'

describe('isNpi()', () => {
  // The example in the standard of the Centers for Medicare & Medicaid Services, and others built on it.
  it.each(['1234567893', '1245319599', '1679576722'])('accepts %s', (npi) => {
    expect(isNpi(npi)).toBe(true)
  })

  it.each(['1234567890', '123456789', '12345678930', '3234567893', '0000000000', '123456789X', '١٢٣٤٥٦٧٨٩٣', ''])(
    'refuses %j',
    (text) => {
      expect(isNpi(text)).toBe(false)
    },
  )

  it('accepts exactly one of the ten numbers that differ in their last digit only', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[12]\d{8}$/), (start) => {
        expect([...'0123456789'].filter((last) => isNpi(start + last))).toHaveLength(1)
      }),
    )
  })

  it('refuses a right number with one digit changed', () => {
    const changes = [fc.stringMatching(/^[12]\d{8}$/), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })]
    fc.assert(
      fc.property(
        ...(changes as [fc.Arbitrary<string>, fc.Arbitrary<number>, fc.Arbitrary<number>]),
        (start, at, by) => {
          const right = [...'0123456789'].map((last) => start + last).find(isNpi) as string
          expect(isNpi(right.slice(0, at) + ((Number(right[at]) + by) % 10) + right.slice(at + 1))).toBe(false)
        },
      ),
    )
  })
})
