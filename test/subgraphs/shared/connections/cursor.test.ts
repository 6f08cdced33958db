import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor } from '#shared/connections/cursor.ts'
import { BadUserInput } from '#shared/errors/errors.ts'

const anything = (_: readonly unknown[]): _ is readonly unknown[] => true

describe('decodeCursor()', () => {
  it('gives back what encodeCursor() packed, whatever text is in it', () => {
    const parts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.maxSafeInteger(), fc.constantFrom(false, null)))
    fc.assert(
      fc.property(parts, (packed) => {
        expect(decodeCursor(encodeCursor(packed), anything)).toEqual(packed)
        expect(encodeCursor(packed)).toMatch(/^[\w-]+$/)
      }),
    )
  })

  it('answers any text with what it accepts or with BAD_USER_INPUT', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.base64String(),
          fc.json().map((json) => Buffer.from(json).toString('base64url')),
        ),
        (text) => {
          try {
            expect(decodeCursor(text, anything)).toBeInstanceOf(Array)
          } catch (error) {
            expect(error).toBeInstanceOf(BadUserInput)
          }
        },
      ),
    )
  })

  it('refuses what is packed well and not accepted, and repeats none of it', () => {
    const none = (_: readonly unknown[]): _ is readonly unknown[] => false
    expect(() => decodeCursor(encodeCursor(['canary']), none)).toThrow(
      new BadUserInput('Cannot use after: expected a cursor that this list gave, in the same order'),
    )
  })

  it('survives nesting that would exhaust a stack', () => {
    const deep = Buffer.from('['.repeat(200_000)).toString('base64url')
    expect(() => decodeCursor(deep, anything)).toThrow(BadUserInput)
  })
})
