import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readGs1 } from '#shared/values/gs1.ts'

const gs = '\x1d'
const nothing = { gtin: null, lot: null, serial: null, expiresOn: null }

describe('readGs1()', () => {
  it.each([
    // For people.
    ['(01)00844588003288', { gtin: '00844588003288' }],
    [
      '(01)00844588003288(17)141120(10)7654321D(21)10987654d321',
      { gtin: '00844588003288', lot: '7654321D', serial: '10987654d321', expiresOn: '2014-11-20' },
    ],
    ['(01) 00844588003288 (10) A1', null],
    ['(01)00844588003288(10)A(1)B', { gtin: '00844588003288', lot: 'A(1)B' }],
    ['(01)00844588003288(11)240101(10)L', { gtin: '00844588003288', lot: 'L' }],
    ['(10)ONLY-A-LOT', { lot: 'ONLY-A-LOT' }],
    // As scanners give it.
    ['0100844588003288', { gtin: '00844588003288' }],
    [
      `010084458800328817141120107654321D${gs}2110987654d321`,
      { gtin: '00844588003288', lot: '7654321D', serial: '10987654d321', expiresOn: '2014-11-20' },
    ],
    [`]d20100844588003288${gs}10A1`, { gtin: '00844588003288', lot: 'A1' }],
    [`]C1${gs}0100844588003288${gs}1726020010A1`, { gtin: '00844588003288', lot: 'A1', expiresOn: '2026-02-28' }],
    [`]d2240REF/1${gs}0100844588003288`, { gtin: '00844588003288' }],
    [`3102001234010084458800328830${5}${gs}21S`, { gtin: '00844588003288', serial: 'S' }],
    ['00123456789012345678', {}],
    // A month that ends on its last day, and days that are none.
    ['(01)00844588003288(17)280200', { gtin: '00844588003288', expiresOn: '2028-02-29' }],
    ['(01)00844588003288(17)261301', { gtin: '00844588003288' }],
    ['(01)00844588003288(17)260230', { gtin: '00844588003288' }],
    // The century that labels leave out.
    ['(17)760101', { expiresOn: '2076-01-01' }],
    ['(17)770101', { expiresOn: '1977-01-01' }],
    // Of what comes twice the first counts.
    ['(10)A(10)B', { lot: 'A' }],
    // What is none.
    ['', null],
    ['hello', null],
    ['+H123PARTNO1234567890120/$$420020216LOT123456789012345', null],
    ['(01)0084458800328', null],
    ['(01)0084458800328X', null],
    ['010084458800328', null],
    ['00844588003288', null],
    ['(99', null],
    [`01008445880032881${gs}`, null],
  ])('reads %j', (text, expected) => {
    expect(readGs1(text, 2026)).toEqual(expected === null ? null : { ...nothing, ...expected })
  })

  it('reads what is written in either way alike', () => {
    const digits = (length: number) =>
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))
    const code = fc.stringMatching(/^[A-Z0-9/-]{1,20}$/)
    fc.assert(
      fc.property(digits(14), code, code, fc.boolean(), (gtin, lot, serial, isSerialFirst) => {
        const [people, scanner] = isSerialFirst
          ? [`(01)${gtin}(21)${serial}(10)${lot}`, `]d201${gtin}21${serial}${gs}10${lot}`]
          : [`(01)${gtin}(10)${lot}(21)${serial}`, `01${gtin}10${lot}${gs}21${serial}${gs}`]
        const expected = { gtin, lot, serial, expiresOn: null }
        expect(readGs1(people)).toEqual(expected)
        expect(readGs1(scanner)).toEqual(expected)
      }),
    )
  })

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void readGs1(text)))
  })
})
