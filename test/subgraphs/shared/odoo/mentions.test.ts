import { describe, expect, it } from 'vitest'
import { BadUserInput } from '#shared/errors/errors.ts'
import { mentions } from '#shared/odoo/mentions.ts'

describe('mentions()', () => {
  it('wants every word, each in any of the fields', () => {
    expect(mentions(['name', 'ref'], '  gloves  L ')).toEqual([
      '&',
      '|',
      ['name', 'ilike', 'gloves'],
      ['ref', 'ilike', 'gloves'],
      '|',
      ['name', 'ilike', 'L'],
      ['ref', 'ilike', 'L'],
    ])
  })

  it('wants nothing when there is no text', () => {
    expect(mentions(['name'], null)).toEqual([])
    expect(mentions(['name'], undefined)).toEqual([])
  })

  it.each([
    ['100%', '100\\%'],
    ['a_b', 'a\\_b'],
    ['a\\b', 'a\\\\b'],
    [`O'Corvale"`, `O'Corvale"`],
    ['💊', '💊'],
  ])('takes %s for itself, not for a wildcard', (text, word) => {
    expect(mentions(['name'], text)).toEqual([['name', 'ilike', word]])
  })

  it('finds a GTIN in the fields that hold them with other leading zeros too', () => {
    expect(mentions(['name', 'barcode'], '04006381333931', ['barcode'])).toEqual([
      '|',
      '|',
      ['name', 'ilike', '04006381333931'],
      ['barcode', 'ilike', '04006381333931'],
      ['barcode', 'in', ['4006381333931', '04006381333931']],
    ])
  })

  it.each(['', ' ', '\n', '\0', '\ud800', 'x'.repeat(201), 'x'.repeat(10_000), 'a '.repeat(13), 'é '.repeat(5_000)])(
    'refuses what nobody types into a search box (%#)',
    (text) => {
      expect(() => mentions(['name'], text)).toThrow(BadUserInput)
    },
  )

  it('says how much is too much', () => {
    expect(() => mentions(['name'], 'x'.repeat(201))).toThrow(
      'Cannot use text: expected at most 200 characters, found 201',
    )
    expect(() => mentions(['name'], 'a '.repeat(13))).toThrow('Cannot use text: expected at most 12 words, found 13')
  })
})
