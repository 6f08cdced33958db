import { describe, expect, it } from 'vitest'
import { claimResponseRecordOf } from '#shared/projections/mapping/claim-response.ts'
import { coded, reading, resource, to, usd } from './made-resources.ts'

describe('claimResponseRecordOf()', () => {
  const fhir = 'http://terminology.hl7.org/CodeSystem/adjudication'
  const carin = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication'
  const groups = 'https://x12.org/codes/claim-adjustment-group-codes'
  const reasons = 'https://x12.org/codes/claim-adjustment-reason-codes'
  const adjudicated = (adjudication: object) =>
    claimResponseRecordOf(resource('ClaimResponse', { adjudication: [adjudication] }), reading)?.adjudications[0]

  it.each([
    [
      { category: coded('benefit', fhir), amount: usd(80) },
      { category: 'benefit', amount: { amount: '80.00', currency: 'USD' }, group: null, reasons: [] },
    ],
    [{ category: coded('paidtoprovider', carin) }, { category: 'paidtoprovider', amount: null }],
    [
      { category: coded('CO', groups), reason: coded('45', reasons), amount: usd(20) },
      { category: 'adjustment', group: 'CO', reasons: ['45'] },
    ],
    [
      {
        category: coded('eligible', fhir),
        reason: {
          coding: [
            { system: groups, code: 'PR' },
            { system: reasons, code: '1' },
          ],
        },
      },
      { category: 'eligible', group: 'PR', reasons: ['1'] },
    ],
    [
      {
        category: {
          coding: [
            { system: groups, code: 'OA' },
            { system: fhir, code: 'deductible' },
          ],
        },
      },
      { category: 'deductible', group: 'OA' },
    ],
    [{ category: coded('CO', 'http://www.x12.org/codes/claim-adjustment-group-codes/') }, { group: 'CO' }],
    [{ category: coded('own', 'urn:own') }, { category: 'own', group: null }],
    [{ category: { text: 'allowed for MYRTLE' } }, { category: 'unknown' }],
    [{}, { category: 'unknown', amount: null, group: null, reasons: [] }],
  ])('reads %j', (adjudication, expected) => {
    expect(adjudicated(adjudication)).toMatchObject(expected)
  })

  it('keeps the answer, its lines and its payment', () => {
    const fields = {
      status: 'active',
      use: 'claim',
      outcome: 'complete',
      disposition: 'Paid to MYRTLE',
      created: '2026-11-18',
      insurer: to('Organization/payer'),
      request: to('Claim/c'),
      item: [{ itemSequence: 2, adjudication: [{ category: coded('submitted'), amount: usd(100) }] }],
      addItem: [{ itemSequence: [3], adjudication: [] }, { adjudication: [] }],
      total: [{ category: coded('benefit'), amount: usd(80) }],
      payment: { amount: usd(80), date: '2026-11-19', identifier: { value: 'EFT-1' } },
      error: [{ code: coded('a002') }, {}],
    }
    expect(claimResponseRecordOf(resource('ClaimResponse', fields), reading)).toMatchObject({
      claim: 'c',
      insurer: 'payer',
      outcome: 'complete',
      created: '2026-11-18',
      totals: [{ category: 'benefit', amount: { amount: '80.00', currency: 'USD' } }],
      lines: [{ sequence: 2 }, { sequence: 3 }, { sequence: 0 }],
      payment: { amount: { amount: '80.00', currency: 'USD' }, date: '2026-11-19', identifier: 'EFT-1' },
      errors: ['a002'],
    })
  })
})
