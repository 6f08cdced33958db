import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  comparableEmails,
  comparableName,
  comparableNumber,
  comparablePhone,
} from '#subgraphs/master-data/loaders/supplier-traits.ts'

describe('comparableName()', () => {
  it.each([
    ['ACME Médical, Inc.', 'acme medical'],
    ['  acme   medical  ', 'acme medical'],
    ['Acme-Medical S.A.', 'acme medical'],
    ['ACME MEDICAL Co., Ltd.', 'acme medical'],
    ['Ångfält & Ostrøm <Medical>', 'angfalt ostrøm medical'],
    ['Straße GmbH', 'strasse'],
    ['ΦΑΡΜΑΣ', 'φαρμασ'],
    ["O'Corvale\\Labs", 'o corvale labs'],
    ['安全 100%', '安全 100'],
    ['ガーゼ', 'ガーゼ'],
    ['ｶﾞｰｾﾞ', 'ガーゼ'],
    ['Inc.', 'inc'],
    ['Co. AG', 'co'],
  ])('makes %j %j', (name, comparable) => {
    expect(comparableName(name)).toBe(comparable)
  })

  it.each([null, '', ' ', '…', '&', '💊'])('has nothing to compare in %j', (name) => {
    expect(comparableName(name)).toBeNull()
  })

  it('keeps apart what differs in more than case, accents, punctuation and legal form', () => {
    const names = ['Acme', 'Acme 2', 'Acme Medical', 'Medical Acme', 'ハ', 'パ', 'バ', 'Incorporate', 'AG', 'Co']
    expect(new Set(names.map(comparableName)).size).toBe(names.length)
  })

  it('changes nothing any more when done again, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const once = comparableName(name)
        expect(comparableName(once)).toBe(once)
      }),
      { numRuns: 1_000 },
    )
  })

  it('does not see case, blanks, punctuation at the end, or one legal form more', () => {
    const words = fc.array(fc.stringMatching(/^[a-zA-Z0-9]{2,8}$/), { minLength: 1, maxLength: 4 })
    const forms = fc.constantFrom('', ' Inc.', ', Ltd', ' GmbH', ' S.p.A.', ' Co., Ltd.')
    fc.assert(
      fc.property(words, forms, forms, (name, one, other) => {
        const written = `  ${name.join('  ').toUpperCase()}${one}`
        expect(comparableName(written)).toBe(comparableName(`${name.join('-').toLowerCase()}${other}!`))
      }),
    )
  })
})

describe('comparableNumber()', () => {
  it.each([
    ['DE 123.456-789', 'DE123456789'],
    ['de123456789', 'DE123456789'],
    ['HRB 12/34', 'HRB1234'],
  ])('makes %j %j', (written, comparable) => {
    expect(comparableNumber(written)).toBe(comparable)
  })

  it.each([null, '', '/', ' - '])('has nothing to compare in %j, which people write for "none"', (written) => {
    expect(comparableNumber(written)).toBeNull()
  })
})

describe('comparableEmails()', () => {
  it.each([
    ['Orders@Example.com ', ['orders@example.com']],
    ['"Orders, North" <orders@example.com>; b@example.com,B@example.com', ['orders@example.com', 'b@example.com']],
    ['none', []],
    [null, []],
  ])('finds in %j %j', (written, addresses) => {
    expect(comparableEmails(written)).toEqual(addresses)
  })
})

describe('comparablePhone()', () => {
  it.each([
    ['+1 (555) 01-23', '+15550123'],
    ['001 555 0123', '+15550123'],
    ['0555 / 0123', '05550123'],
  ])('makes %j %j', (written, comparable) => {
    expect(comparablePhone(written)).toBe(comparable)
  })

  it.each([null, '', '110', 'ext. 42'])('has nothing to compare in %j', (written) => {
    expect(comparablePhone(written)).toBeNull()
  })
})
