import type { Written } from './fhir-by-hand.ts'

const usd = (value: number) => ({ value, currency: 'USD' })
const to = (type: string, id: string | null) => (id === null ? {} : { reference: `${type}/${id}` })
const coded = (system: string, code: string) => ({ coding: [{ system, code }] })
const adjudication = 'http://terminology.hl7.org/CodeSystem/adjudication'

/** A claim of 1000.00, of number `CLM-<id>` where it says no other. */
export function claim(id: string, changes: object = {}): Written {
  return {
    resourceType: 'Claim',
    id,
    identifier: [{ value: `CLM-${id}` }],
    status: 'active',
    use: 'claim',
    created: '2026-10-01',
    insurer: to('Organization', 'payer'),
    facility: to('Location', 'or-1'),
    total: usd(1000),
    ...changes,
  }
}

export function response(id: string, claimId: string | null, changes: object = {}): Written {
  return {
    resourceType: 'ClaimResponse',
    id,
    status: 'active',
    use: 'claim',
    outcome: 'complete',
    created: '2026-10-20',
    request: to('Claim', claimId),
    total: [{ category: coded(adjudication, 'benefit'), amount: usd(1000) }],
    ...changes,
  }
}

/** A payment for claims by themselves or by responses, of which it names only these. */
export function reconciliation(
  id: string,
  details: readonly (readonly [type: string, id: string, paid: number])[],
  changes: object = {},
): Written {
  return {
    resourceType: 'PaymentReconciliation',
    id,
    status: 'active',
    created: '2026-10-22T08:00:00Z',
    paymentDate: '2026-10-22',
    paymentAmount: usd(details.reduce((sum, [, , paid]) => sum + paid, 0)),
    paymentIdentifier: { value: `EFT-${id}` },
    detail: details.map(([type, of, paid]) => ({
      [type === 'Claim' ? 'request' : 'response']: to(type, of),
      amount: usd(paid),
    })),
    ...changes,
  }
}

export function device(id: string, lot: string): Written {
  return { resourceType: 'Device', id, udiCarrier: [{ deviceIdentifier: '04012345678901' }], lotNumber: lot }
}

export function delivery(id: string, deviceId: string | null, changes: object = {}): Written {
  return {
    resourceType: 'SupplyDelivery',
    id,
    status: 'completed',
    suppliedItem: { quantity: { value: 1 }, itemReference: to('Device', deviceId) },
    occurrenceDateTime: '2026-10-02T09:00:00Z',
    destination: to('Location', 'or-1'),
    ...changes,
  }
}
