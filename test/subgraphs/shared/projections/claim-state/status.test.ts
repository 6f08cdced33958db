import { describe, expect, it } from 'vitest'
import type { ClaimEvidence } from '#shared/projections/claim-state/claim-state.ts'
import {
  adjusted,
  claim,
  contract,
  line,
  paymentLine,
  refusal,
  remittance,
  response,
  said,
  share,
  stateOf,
  usd,
  whole,
} from './made-evidence.ts'

describe('The status of a claim', () => {
  it.each<[string, Partial<ClaimEvidence>, string]>([
    ['draft', { claim: claim({ status: 'draft' }) }, 'DRAFT'],
    ['sent and not answered', {}, 'SUBMITTED'],
    ['queued', { responses: [response({ outcome: 'queued' })] }, 'IN_PROCESS'],
    [
      'decided in part',
      { responses: [response({ outcome: 'partial', totals: [said('benefit', '10.00')] })] },
      'PARTIAL',
    ],
    ['decided without money', { responses: [response()] }, 'ADJUDICATED'],
    ['not processed', { responses: [response({ outcome: 'error' })] }, 'REJECTED'],
    ['answered in unknown words', { responses: [response({ outcome: 'maybe' })] }, 'UNKNOWN'],
    ['cancelled', { claim: claim({ status: 'cancelled' }), responses: [response()] }, 'CANCELLED'],
    ['entered in error', { claim: claim({ status: 'entered-in-error' }) }, 'CANCELLED'],
    ['in a status that is none', { claim: claim({ status: 'unknown' }) }, 'UNKNOWN'],
    [
      'drafted, whatever is paid',
      { claim: claim({ status: 'draft' }), remittanceClaims: [line('a')], remittances: [remittance('a')] },
      'DRAFT',
    ],
    // By a response.
    [
      'paid but for contract and share',
      {
        responses: [
          response({
            totals: [said('benefit', '500.00')],
            adjudications: [said('adjustment', '300.00', 'CO', '45'), said('adjustment', '200.00', 'PR', '2')],
          }),
        ],
      },
      'PAID',
    ],
    [
      'paid what is eligible but for the share',
      {
        responses: [
          response({ totals: [said('eligible', '700.00'), said('benefit', '500.00'), said('copay', '200.00')] }),
        ],
      },
      'PAID',
    ],
    [
      'paid less than was asked, and nobody says why',
      { responses: [response({ totals: [said('benefit', '500.00')] })] },
      'PARTIALLY_PAID',
    ],
    [
      'paid all',
      { responses: [response({ payment: { amount: usd('1000.00'), date: '2026-10-22', identifier: null } })] },
      'PAID',
    ],
    [
      'refused with a reason',
      {
        responses: [
          response({ totals: [said('benefit', '0.00')], adjudications: [said('adjustment', '1000.00', 'CO', '50')] }),
        ],
      },
      'DENIED',
    ],
    [
      'nothing eligible',
      { responses: [response({ totals: [said('eligible', '0.00'), said('benefit', '0.00')] })] },
      'DENIED',
    ],
    [
      'left to the patient',
      {
        responses: [
          response({ totals: [said('benefit', '0.00')], adjudications: [said('adjustment', '1000.00', 'PR', '1')] }),
        ],
      },
      'PAID',
    ],
    ['nothing paid and nothing said', { responses: [response({ totals: [said('benefit', '0.00')] })] }, 'ADJUDICATED'],
    // By remittances.
    [
      'paid but for contract and share by a file',
      { remittanceClaims: [line('a', whole)], remittances: [remittance('a')] },
      'PAID',
    ],
    [
      'refused in part by a file',
      { remittanceClaims: [line('a', { adjustments: [refusal, share] })], remittances: [remittance('a')] },
      'PARTIALLY_PAID',
    ],
    [
      'denied in a word',
      {
        remittanceClaims: [
          line('a', { statusCode: '4', paid: '0.00', adjustments: [adjusted('CO', '197', '1000.00')] }),
        ],
        remittances: [remittance('a')],
      },
      'DENIED',
    ],
    [
      'denied by amounts',
      {
        remittanceClaims: [line('a', { paid: '0.00', adjustments: [adjusted('CO', '29', '1000.00')] })],
        remittances: [remittance('a')],
      },
      'DENIED',
    ],
    [
      'given up by contract',
      {
        remittanceClaims: [line('a', { paid: '0.00', adjustments: [adjusted('CO', '45', '1000.00')] })],
        remittances: [remittance('a')],
      },
      'DENIED',
    ],
    [
      'all the share of the patient',
      {
        remittanceClaims: [line('a', { paid: '0.00', adjustments: [contract, adjusted('PR', '1', '700.00')] })],
        remittances: [remittance('a')],
      },
      'PAID',
    ],
    [
      'not theirs and sent on',
      { remittanceClaims: [line('a', { statusCode: '23', paid: '0.00' })], remittances: [remittance('a')] },
      'SUBMITTED',
    ],
    [
      'told beforehand',
      { remittanceClaims: [line('a', { statusCode: '25', paid: '0.00' })], remittances: [remittance('a')] },
      'SUBMITTED',
    ],
    ['paid by a file that is not applied', { remittanceClaims: [line('a', whole)], remittances: [] }, 'SUBMITTED'],
    [
      'denied by a response and paid by a file',
      {
        responses: [response({ totals: [said('eligible', '0.00'), said('benefit', '0.00')] })],
        remittanceClaims: [line('a', whole)],
        remittances: [remittance('a')],
      },
      'PAID',
    ],
    [
      'not processed, and paid by a file',
      {
        responses: [response({ outcome: 'error' })],
        remittanceClaims: [line('a', whole)],
        remittances: [remittance('a')],
      },
      'PAID',
    ],
    [
      'in part by a response, and paid by a file',
      {
        responses: [response({ outcome: 'partial' })],
        remittanceClaims: [line('a', whole)],
        remittances: [remittance('a')],
      },
      'PAID',
    ],
    [
      'taken back and not decided anew',
      {
        remittanceClaims: [line('a', whole), line('b', { statusCode: '22', charged: '-1000.00', paid: '-500.00' })],
        remittances: [remittance('a'), remittance('b', { paidOn: '2026-10-30' })],
        responses: [response({ totals: [said('benefit', '500.00')] })],
      },
      'IN_PROCESS',
    ],
    [
      'taken back that nobody knew of',
      {
        remittanceClaims: [line('b', { statusCode: '22', charged: '-1000.00', paid: '-500.00' })],
        remittances: [remittance('b')],
      },
      'PARTIALLY_PAID',
    ],
    [
      'paid in two currencies',
      {
        remittanceClaims: [line('a'), line('b', { currency: 'EUR' })],
        remittances: [remittance('a'), remittance('b')],
      },
      'ADJUDICATED',
    ],
    // By payments that FHIR tells of.
    [
      'paid by FHIR as the response says',
      {
        responses: [
          response({ totals: [said('eligible', '700.00'), said('benefit', '500.00'), said('copay', '200.00')] }),
        ],
        remittanceClaims: [paymentLine('f', '500.00')],
        remittances: [remittance('f', { source: 'fhir', place: null })],
      },
      'PAID',
    ],
    [
      'paid by FHIR less than the response says',
      {
        responses: [
          response({ totals: [said('eligible', '700.00'), said('benefit', '500.00'), said('copay', '200.00')] }),
        ],
        remittanceClaims: [paymentLine('f', '300.00')],
        remittances: [remittance('f', { source: 'fhir', place: null })],
      },
      'PARTIALLY_PAID',
    ],
    [
      'paid in part by FHIR alone',
      {
        remittanceClaims: [paymentLine('f', '500.00')],
        remittances: [remittance('f', { source: 'fhir', place: null })],
      },
      'PARTIALLY_PAID',
    ],
    [
      'paid whole by FHIR alone',
      {
        remittanceClaims: [paymentLine('f', '1000.00')],
        remittances: [remittance('f', { source: 'fhir', place: null })],
      },
      'PAID',
    ],
    // Other uses.
    [
      'answered for another use',
      { responses: [response({ use: 'preauthorization', totals: [said('benefit', '1000.00')] })] },
      'SUBMITTED',
    ],
    [
      'a preauthorization',
      {
        claim: claim({ use: 'preauthorization' }),
        responses: [response({ use: 'preauthorization', totals: [said('benefit', '1000.00')] })],
      },
      'ADJUDICATED',
    ],
    ['answered by what is not in force', { responses: [response({ status: 'cancelled' })] }, 'SUBMITTED'],
  ])('is known where it is %s', (_, evidence, status) => {
    const state = stateOf(evidence)
    expect(state.status).toBe(status)
    expect(state.derivation.length).toBeGreaterThan(0)
    expect(state.denial === null).toBe(status !== 'DENIED')
  })

  it('goes by the response that was made last, then by the one updated last', () => {
    const older = response({
      id: 'r1',
      created: '2026-10-21',
      outcome: 'complete',
      lastUpdated: '2026-11-09T00:00:00.000Z',
    })
    const newer = response({ id: 'r2', created: '2026-10-21T10:00:00.000Z', outcome: 'queued' })
    expect(stateOf({ responses: [newer, older] })).toMatchObject({ status: 'IN_PROCESS', respondedAt: '2026-10-21' })
    const sameDay = response({
      id: 'r3',
      created: '2026-10-21',
      outcome: 'error',
      lastUpdated: '2026-11-10T00:00:00.000Z',
    })
    expect(stateOf({ responses: [sameDay, older] }).status).toBe('REJECTED')
  })

  it('says how it came about, step by step with its reference', () => {
    const state = stateOf({
      responses: [response({ id: 'r0', use: 'predetermination' }), response()],
      remittanceClaims: [
        line('a', whole),
        line('b', { statusCode: '22', charged: '-1000.00', paid: '-500.00', position: 2 }),
        line('b', { ...whole, position: 3, paid: '500.00', allowed: '700.00' }),
      ],
      remittances: [remittance('a'), remittance('b', { paidOn: '2026-10-30' })],
    })
    expect(state.derivation).toEqual([
      { reference: 'Claim/c1', says: 'active' },
      { reference: 'ClaimResponse/r0', says: 'answers for another use: it decides nothing here' },
      { reference: 'Remittance/b#2', says: 'takes back Remittance/a#1' },
      { reference: 'ClaimResponse/r1', says: 'outcome complete' },
      { reference: 'Remittance/b#3', says: 'as primary, paid' },
      { reference: 'Claim/c1', says: 'nothing is refused' },
    ])
    expect(state.remittanceClaims).toEqual(['a-1', 'b-2', 'b-3'])
  })
})
