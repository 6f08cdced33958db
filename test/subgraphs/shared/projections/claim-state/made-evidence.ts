import { type ClaimEvidence, claimStateOf } from '#shared/projections/claim-state/claim-state.ts'
import type {
  AdjudicationRecord,
  ClaimRecord,
  ClaimResponseRecord,
  RemittanceClaimRecord,
  RemittanceRecord,
} from '#shared/projections/records.ts'
import type { Adjustment, Amount } from '#shared/remittance/remittance.ts'

const sourced = { version: '1', lastUpdated: '2026-11-01T08:00:00.000Z', mode: 'POLLED' } as const

export const usd = (amount: string): Amount => ({ amount, currency: 'USD' })

/** A claim of 1000.00 for two lines. */
export function claim(changes: Partial<ClaimRecord> = {}): ClaimRecord {
  const line = (sequence: number, code: string, net: string) => ({
    sequence,
    code: { system: null, code },
    revenueCode: null,
    quantity: null,
    unitPrice: null,
    net: usd(net),
    servicedOn: null,
    devices: [],
    encounters: [],
  })
  return {
    id: 'c1',
    ...sourced,
    identifiers: [{ system: null, value: 'CLM-1' }],
    number: 'CLM-1',
    status: 'active',
    use: 'claim',
    created: '2026-10-01',
    servicedFrom: '2026-09-28',
    servicedTo: '2026-09-29',
    insurer: 'payer',
    provider: null,
    facility: 'or-1',
    coverages: [],
    lines: [line(1, 'A1', '600.00'), line(2, 'B2', '400.00')],
    total: usd('1000.00'),
    ...changes,
  }
}

export function response(changes: Partial<ClaimResponseRecord> = {}): ClaimResponseRecord {
  return {
    id: 'r1',
    ...sourced,
    lastUpdated: '2026-11-02T08:00:00.000Z',
    claim: 'c1',
    status: 'active',
    use: 'claim',
    outcome: 'complete',
    created: '2026-10-20',
    insurer: 'payer',
    totals: [],
    adjudications: [],
    lines: [],
    payment: null,
    errors: [],
    ...changes,
  }
}

export function said(
  category: string,
  amount: string,
  group: string | null = null,
  reason?: string,
): AdjudicationRecord {
  return { category, amount: usd(amount), group, reasons: reason === undefined ? [] : [reason] }
}

export function adjusted(group: string, reason: string, amount: string): Adjustment {
  return { group, reason, amount, quantity: null }
}

export function remittance(id: string, changes: Partial<RemittanceRecord> = {}): RemittanceRecord {
  return {
    id,
    ...sourced,
    lastUpdated: '2026-11-03T08:00:00.000Z',
    mode: 'BATCH',
    source: 'remittance',
    place: { sha256: 'ab', segment: 3 },
    insurer: null,
    receivedAt: '2026-11-03T08:00:00.000Z',
    traceNumber: `TRN-${id}`,
    method: 'ACH',
    handling: 'I',
    amount: usd('500.00'),
    paidOn: '2026-10-25',
    producedOn: '2026-10-24',
    payer: [{ qualifier: 'XV', value: '60054' }],
    payee: [],
    providerAdjustments: [],
    claimCount: 1,
    charged: usd('1000.00'),
    paid: usd('500.00'),
    ...changes,
  }
}

export function line(of: string, changes: Partial<RemittanceClaimRecord> = {}): RemittanceClaimRecord {
  const { position = 1 } = changes
  return {
    id: `${of}-${position}`,
    ...sourced,
    lastUpdated: '2026-11-03T08:00:00.000Z',
    mode: 'BATCH',
    remittance: of,
    claim: null,
    response: null,
    currency: 'USD',
    sha256: 'ab',
    position,
    number: 'CLM-1',
    statusCode: '1',
    charged: '1000.00',
    paid: '500.00',
    patientResponsibility: null,
    payerControlNumber: 'PCN-1',
    allowed: null,
    receivedOn: null,
    servicedFrom: null,
    servicedTo: null,
    adjustments: [],
    remarks: [],
    services: [],
    segment: 9,
    ...changes,
  }
}

/** What FHIR says of a payment: its amount and for which claim. */
export function paymentLine(of: string, paid: string): RemittanceClaimRecord {
  return line(of, {
    claim: 'c1',
    number: null,
    statusCode: null,
    charged: null,
    paid,
    payerControlNumber: null,
    sha256: null,
  })
}

/** What a claim comes to with this evidence; of the rest there is none. */
export function stateOf(evidence: Partial<ClaimEvidence> = {}) {
  return claimStateOf({
    claim: claim(),
    responses: [],
    remittanceClaims: [],
    remittances: [],
    previous: null,
    ...evidence,
  })
}

export const contract = adjusted('CO', '45', '300.00')
export const share = adjusted('PR', '2', '200.00')
export const refusal = adjusted('CO', '50', '300.00')
/** A thousand, of which 500.00 are paid and nothing is refused. */
export const whole = { adjustments: [contract, share], patientResponsibility: '200.00' }
