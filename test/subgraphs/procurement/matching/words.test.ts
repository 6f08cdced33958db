import { describe, expect, it } from 'vitest'
import { Fraction } from '#shared/values/fraction.ts'
import { type FindingCode, findingCodes } from '#subgraphs/procurement/matching/findings.ts'
import { inWords } from '#subgraphs/procurement/matching/words.ts'

const writing = {
  quantity: (value = Fraction.zero) => `${value.toNumber()} boxes`,
  amount: (value = Fraction.zero) => `${value.toNumber()} EUR`,
}
const finding = (code: FindingCode, found: number, expected: number) => ({
  code,
  found: Fraction.of(found),
  expected: Fraction.of(expected),
})

describe('A reason in words', () => {
  it.each(findingCodes)('says what was found and what would put it right: %s', (code) => {
    const { explanation, remedy } = inWords(finding(code, 3, 2), writing)
    for (const sentence of [explanation, remedy]) expect(sentence).toMatch(/^[A-Z0-9].*\.$/)
    expect(explanation).not.toContain('undefined')
  })

  it('gives the numbers: how much there is, how much there should be, and the difference', () => {
    expect(inWords(finding('BILLED_MORE_THAN_RECEIVED', 12, 10), writing)).toEqual({
      code: 'BILLED_MORE_THAN_RECEIVED',
      explanation: '12 boxes are billed, and 10 boxes have come.',
      remedy: 'Receipt of 2 boxes, or a refund for as much.',
    })
    expect(inWords(finding('BILLED_BELOW_ORDER_PRICE', 90, 100), writing)).toMatchObject({
      explanation: '90 EUR are billed; at the price ordered it would be 100 EUR.',
      remedy: 'A bill for 10 EUR more, or the order changed to the price billed.',
    })
  })
})
