import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gtinForms, hasGtinCheckDigit, isGln, looksLikeGtin } from '#shared/values/gtin.ts'

const length = fc.constantFrom(8, 12, 13, 14)
const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((each) => each.join(''))

describe('hasGtinCheckDigit()', () => {
  // Published examples: GS1's own GTIN-8, -12, -13 and -14.
  it.each(['96385074', '036000291452', '4006381333931', '10614141000415', '00012345600012'])('accepts %s', (gtin) => {
    expect(hasGtinCheckDigit(gtin)).toBe(true)
  })

  it('accepts exactly one of the ten numbers that differ in their last digit only', () => {
    fc.assert(
      fc.property(
        length.chain((count) => digits(count - 1)),
        (start) => {
          const right = [...'0123456789'].filter((last) => hasGtinCheckDigit(start + last))
          expect(right).toHaveLength(1)
        },
      ),
    )
  })

  it('refuses a right number with any one digit changed', () => {
    fc.assert(
      fc.property(
        length.chain((count) => digits(count - 1)),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (start, at, by) => {
          const right = [...'0123456789'].map((last) => start + last).find(hasGtinCheckDigit) as string
          const place = at % right.length
          const changed = right.slice(0, place) + ((Number(right[place]) + by) % 10) + right.slice(place + 1)
          expect(hasGtinCheckDigit(changed)).toBe(false)
        },
      ),
    )
  })
})

describe('looksLikeGtin()', () => {
  it.each([
    '',
    '1',
    '1234567',
    '123456789',
    '12345678901',
    '123456789012345',
    '1234567a',
    '12345678 ',
    '１２３４５６７８',
    '12345678\n',
  ])('is false for %j', (text) => {
    expect(looksLikeGtin(text)).toBe(false)
    expect(hasGtinCheckDigit(text)).toBe(false)
  })
})

describe('gtinForms()', () => {
  it.each([
    ['96385074', ['96385074', '000096385074', '0000096385074', '00000096385074']],
    ['00036000291452', ['036000291452', '0036000291452', '00036000291452']],
    ['4006381333931', ['4006381333931', '04006381333931']],
    ['10614141000415', ['10614141000415']],
  ])('writes %s in as many ways as there are', (gtin, forms) => {
    expect(gtinForms(gtin)).toEqual(forms)
  })

  it('has the number itself among them, all of one value, each with the same forms and the same check', () => {
    fc.assert(
      fc.property(length.chain(digits), (gtin) => {
        const forms = gtinForms(gtin)
        expect(forms).toContain(gtin)
        for (const form of forms) {
          expect(looksLikeGtin(form)).toBe(true)
          expect(BigInt(form)).toBe(BigInt(gtin))
          expect(gtinForms(form)).toEqual(forms)
          expect(hasGtinCheckDigit(form)).toBe(hasGtinCheckDigit(gtin))
        }
      }),
    )
  })
})

describe('isGln()', () => {
  it.each(['5412345000013', '0614141000012'])('accepts %s', (gln) => {
    expect(isGln(gln)).toBe(true)
  })

  it.each(['5412345000014', '96385074', '036000291452', '05412345000013', '541234500001X', ''])(
    'refuses %j',
    (text) => {
      expect(isGln(text)).toBe(false)
    },
  )
})
