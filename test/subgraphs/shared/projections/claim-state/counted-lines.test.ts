import { describe, expect, it } from 'vitest'
import { countedLines } from '#shared/projections/claim-state/counted-lines.ts'
import { line, remittance, response, said, stateOf, usd, whole } from './made-evidence.ts'

const another = { payer: [{ qualifier: 'XV', value: '99999' }] }
const [first, second] = [remittance('a'), remittance('b', { paidOn: '2026-10-30' })]

describe('A reversal', () => {
  const takesBack = (paid: string) => line('b', { statusCode: '22', charged: '-1000.00', paid })
  const counted = (...evidence: Parameters<typeof countedLines>) =>
    countedLines(...evidence).counted.map(({ line: { id } }) => id)

  it('takes back what the same payer had paid, amount by amount', () => {
    expect(counted([line('a'), takesBack('-500.00')], [first, second])).toEqual([])
  })

  it('takes back nothing of another payer, and counts by itself', () => {
    const ofAnother = remittance('b', { paidOn: '2026-10-30', ...another })
    expect(counted([line('a'), takesBack('-500.00')], [first, ofAnother])).toEqual(['a-1', 'b-1'])
  })

  it('takes back nothing of another amount, and counts by itself', () => {
    expect(counted([line('a'), takesBack('-400.00')], [first, second])).toEqual(['a-1', 'b-1'])
  })

  it('of all that was paid leaves nothing of what the payer had answered: that is taken back with it', () => {
    const answered = response({
      totals: [said('submitted', '1000.00'), said('eligible', '700.00'), said('benefit', '500.00')],
      payment: { amount: usd('500.00'), date: '2026-10-25', identifier: 'TRN-a' },
    })
    const { paid, allowed, paidAt } = stateOf({
      responses: [answered],
      remittanceClaims: [line('a', whole), takesBack('-500.00')],
      remittances: [first, second],
    })
    expect({ paid, allowed, paidAt }).toEqual({ paid: usd('0.00'), allowed: null, paidAt: null })
  })
})
