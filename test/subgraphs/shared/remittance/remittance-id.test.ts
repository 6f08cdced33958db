import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { remittanceId } from '#shared/remittance/remittance-id.ts'

const text = fc.string({ unit: 'binary', maxLength: 12 })
const key = fc.record({ sender: text, interchange: text, group: text, transaction: text, trace: text })

describe('The id of a remittance', () => {
  it('is always the same, short, and fit for any path', () => {
    const made = { sender: 'SYNTH', interchange: '000000001', group: '1', transaction: '0001', trace: 'A/B' }

    expect(remittanceId(made)).toBe('00f88ef99dce85bdbfed15e692a6e6ff')
    fc.assert(
      fc.property(key, (each) => {
        expect(remittanceId(each)).toMatch(/^[A-Za-z0-9-]{32}$/)
      }),
    )
  })

  it('is of one key only, wherever one part ends and the next begins', () => {
    fc.assert(
      fc.property(key, key, (one, other) => {
        const areSame = Object.entries(one).every(([name, value]) => other[name as keyof typeof other] === value)
        expect(remittanceId(one) === remittanceId(other)).toBe(areSame)
      }),
    )
    const apart = { sender: 'A', interchange: 'B', group: '1', transaction: '0001', trace: 'T' }
    expect(remittanceId({ ...apart, sender: 'AB', interchange: '' })).not.toBe(remittanceId(apart))
  })
})
