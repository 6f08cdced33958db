import { describe, expect, it } from 'vitest'
import { mapReconciliation } from '#shared/projections/mapping/reconciliation.ts'
import { Unusable } from '#shared/projections/mapping/sourced.ts'
import { coded, reading, resource, to, usd } from './made-resources.ts'

describe('mapReconciliation()', () => {
  const payment = {
    status: 'active',
    created: '2026-11-18T08:00:00Z',
    paymentDate: '2026-11-17',
    paymentAmount: usd(250),
    paymentIdentifier: { value: 'EFT-9' },
    paymentIssuer: to('Organization/payer'),
    detail: [
      { type: coded('payment'), request: to('Claim/c1'), response: to('ClaimResponse/r1'), amount: usd(200) },
      { type: coded('payment'), response: to('ClaimResponse/r2'), amount: usd(60) },
      { type: coded('adjustment'), identifier: { value: 'FEE' }, payee: to('Organization/h'), amount: usd(-10) },
      { type: coded('payment'), request: to('Claim/c3') },
    ],
  }
  const map = (fields: object) => mapReconciliation(resource('PaymentReconciliation', fields), reading)

  it('is a remittance with what it says of claims', () => {
    const mapped = map(payment)
    expect(mapped).toMatchObject({
      remittance: {
        source: 'fhir',
        place: null,
        traceNumber: 'EFT-9',
        method: null,
        charged: null,
        amount: { amount: '250.00', currency: 'USD' },
        paid: { amount: '260.00', currency: 'USD' },
        paidOn: '2026-11-17',
        producedOn: '2026-11-18',
        insurer: 'payer',
        receivedAt: '2026-11-18T08:00:00.000Z',
        claimCount: 2,
        providerAdjustments: [{ provider: 'h', reason: 'adjustment', reference: 'FEE', amount: '10.00' }],
      },
      claims: [
        {
          id: 'x-1',
          remittance: 'x',
          position: 1,
          claim: 'c1',
          response: null,
          paid: '200.00',
          number: null,
          charged: null,
        },
        { id: 'x-2', remittance: 'x', position: 2, claim: null, response: 'r2', paid: '60.00', currency: 'USD' },
      ],
    })
  })

  it.each([
    [{ ...payment, status: 'cancelled' }, 'it is not in force'],
    [{ ...payment, status: 'draft' }, 'it is not in force'],
    [{ ...payment, paymentAmount: { value: 5 } }, 'it names no amount, or no currency'],
  ])('says why one does not count: %#', (fields, reason) => {
    expect(map(fields)).toEqual(new Unusable(reason))
  })
})
