import { Big } from 'big.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactAmount, hasTooManyDigits, moneyOf, quantityOf } from '#shared/remittance/exact-amounts.ts'

describe('An exact amount', () => {
  it.each([
    ['1250', '1250.00', '1250'],
    ['-1.27', '-1.27', '-1.27'],
    ['34.00', '34.00', '34'],
    ['.5', '0.50', '0.5'],
    ['5.', '5.00', '5'],
    ['-0', '0.00', '0'],
    ['0.125', '0.125', '0.125'],
    ['1.2500000', '1.25', '1.25'],
    ['007', '7.00', '7'],
    ['123456789012.345678', '123456789012.345678', '123456789012.345678'],
  ])('is what %s says', (text, money, quantity) => {
    const value = exactAmount(text)

    expect(value === null ? null : [moneyOf(value), quantityOf(value)]).toEqual([money, quantity])
  })

  it.each([
    '',
    '-',
    '.',
    '-.',
    '+1',
    '1e3',
    '1,000',
    '1 000',
    'x',
    '1.2.3',
    '--1',
    '0.0000001',
    '1234567890123456789',
    '٣',
  ])('is not %j', (text) => {
    expect(exactAmount(text)).toBeNull()
  })

  it.each([
    ['1234567890123456789', true],
    ['0.0000001', true],
    ['-1234567890123.1234567', true],
    ['123456789012.345678', false],
    ['', false],
    ['-', false],
    ['1e99', false],
  ])('that is %j has too many digits: %s', (text, isSo) => {
    expect(hasTooManyDigits(text)).toBe(isSo)
  })

  it('adds up as decimals do', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: -(10n ** 11n), max: 10n ** 11n }), fc.integer({ min: 0, max: 6 }))
      .map(([digits, places]) => new Big(digits.toString()).div(new Big(10).pow(places)).toFixed())
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 20 }), (all) => {
        const sum = all.reduce((total, each) => total + (exactAmount(each) ?? 0n), 0n)
        const expected = all.reduce((total, each) => total.plus(each), new Big(0))
        expect(new Big(moneyOf(sum)).eq(expected)).toBe(true)
      }),
    )
  })
})
