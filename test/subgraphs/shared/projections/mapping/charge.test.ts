import { describe, expect, it } from 'vitest'
import { chargeRecordOf } from '#shared/projections/mapping/charge.ts'
import { coded, reading, resource, sourced, to, usd } from './made-resources.ts'

describe('chargeRecordOf()', () => {
  it('names what it charges for', () => {
    const fields = {
      status: 'billable',
      code: coded('0278'),
      quantity: { value: 2 },
      priceOverride: usd(120.5),
      occurrenceDateTime: '2026-11-20',
      account: [to('Account/a')],
      context: to('Encounter/e'),
      service: [to('SupplyDelivery/s'), to('Procedure/p')],
      supportingInformation: [to('Claim/c')],
      productReference: to('Device/d'),
      subject: to('Patient/p'),
    }
    expect(chargeRecordOf(resource('ChargeItem', fields), reading)).toEqual({
      ...sourced,
      status: 'billable',
      code: { system: null, code: '0278' },
      quantity: { value: '2', unit: null },
      price: { amount: '120.50', currency: 'USD' },
      occurredAt: '2026-11-20',
      account: 'a',
      encounter: 'e',
      deliveries: ['s'],
      claims: ['c'],
      device: 'd',
    })
  })
})
