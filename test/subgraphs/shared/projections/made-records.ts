import type { BusinessEvent } from '#shared/events/event.ts'
import type { IngestLease, Kept, ProjectionStore } from '#shared/projections/projection-store.ts'
import type {
  ChargeRecord,
  ClaimLineRecord,
  ClaimRecord,
  ConsumptionRecord,
  OrganizationRecord,
  RemittanceClaimRecord,
} from '#shared/projections/records.ts'

const sourced = { version: '1', lastUpdated: '2026-03-01T08:00:00.000Z', mode: 'POLLED' } as const

export function organization(id: string, changes: Partial<OrganizationRecord> = {}): OrganizationRecord {
  return { id, ...sourced, active: true, identifiers: [], types: ['pay'], ...changes }
}

export function charge(id: string, changes: Partial<ChargeRecord> = {}): ChargeRecord {
  return {
    id,
    ...sourced,
    status: 'billable',
    code: { system: null, code: '0278' },
    quantity: { value: '2', unit: null },
    price: { amount: '120.50', currency: 'USD' },
    occurredAt: '2026-03-01T09:00:00Z',
    account: 'a1',
    encounter: null,
    deliveries: [],
    claims: [],
    device: null,
    ...changes,
  }
}

export function consumption(id: string, changes: Partial<ConsumptionRecord> = {}): ConsumptionRecord {
  return {
    id,
    ...sourced,
    status: 'completed',
    quantity: { value: '1', unit: null },
    device: null,
    deviceIdentifier: '04012345678901',
    lot: 'L1',
    serial: null,
    expiresOn: null,
    occurredAt: '2026-03-01T09:00:00Z',
    destination: 'or-1',
    ...changes,
  }
}

export function claimLine(sequence: number): ClaimLineRecord {
  return {
    sequence,
    code: { system: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', code: 'C1776' },
    revenueCode: '0278',
    quantity: { value: '1', unit: null },
    unitPrice: { amount: '100.00', currency: 'USD' },
    net: { amount: '100.00', currency: 'USD' },
    servicedOn: '2026-02-20',
    devices: [`device-${sequence}`],
    encounters: ['encounter-1'],
  }
}

export function claim(id: string, changes: Partial<ClaimRecord> = {}): ClaimRecord {
  return {
    id,
    ...sourced,
    identifiers: [{ system: 'urn:claims', value: `CLM-${id}` }],
    number: `CLM-${id}`,
    status: 'active',
    use: 'claim',
    created: '2026-03-01',
    servicedFrom: '2026-02-20',
    servicedTo: '2026-02-21',
    insurer: 'payer-1',
    provider: { type: 'Organization', id: 'group' },
    facility: 'north',
    coverages: ['coverage-1'],
    lines: [claimLine(1)],
    total: { amount: '100.00', currency: 'USD' },
    ...changes,
  }
}

/** About as large as a claim of a remittance is: a kilobyte. */
export function remittanceClaim(id: string, changes: Partial<RemittanceClaimRecord> = {}): RemittanceClaimRecord {
  const adjustment = { group: 'CO', reason: '45', amount: '20.00', quantity: null }
  return {
    id,
    ...sourced,
    remittance: 'r1',
    claim: null,
    response: null,
    currency: 'USD',
    sha256: 'a'.repeat(64),
    position: 1,
    number: `CLM-${id}`,
    statusCode: '1',
    charged: '200.00',
    paid: '140.00',
    patientResponsibility: '20.00',
    payerControlNumber: `PCN${id}`,
    allowed: null,
    receivedOn: '2026-02-25',
    servicedFrom: '2026-02-20',
    servicedTo: '2026-02-21',
    adjustments: [adjustment],
    remarks: ['MA01'],
    services: [1, 2].map((line) => ({
      code: { qualifier: 'HC', value: '99213', modifiers: [] },
      charged: '100.00',
      paid: '70.00',
      units: '1',
      servicedOn: '2026-02-20',
      controlNumber: String(line),
      allowed: '80.00',
      adjustments: [adjustment, { ...adjustment, group: 'PR', reason: '3', amount: '10.00' }],
      remarks: [],
    })),
    segment: 12,
    ...changes,
  }
}

export const asOrganization = (id: string, changes: Partial<OrganizationRecord> = {}): Kept => ({
  family: 'organization',
  record: organization(id, changes),
})
export const asCharge = (id: string, changes: Partial<ChargeRecord> = {}): Kept => ({
  family: 'charge',
  record: charge(id, changes),
})
export const asConsumption = (id: string, changes: Partial<ConsumptionRecord> = {}): Kept => ({
  family: 'consumption',
  record: consumption(id, changes),
})
export const asClaim = (id: string, changes: Partial<ClaimRecord> = {}): Kept => ({
  family: 'claim',
  record: claim(id, changes),
})
export const asRemittanceClaim = (id: string, changes: Partial<RemittanceClaimRecord> = {}): Kept => ({
  family: 'remittance-claim',
  record: remittanceClaim(id, changes),
})

export function claimEvent(id: string, changes: Partial<BusinessEvent> = {}): BusinessEvent {
  return {
    id,
    type: 'revenue_cycle.claim.status_changed',
    occurredAt: '2026-03-01T08:00:00.000Z',
    subject: { type: 'Claim', key: 'c1' },
    change: 'CHANGED',
    whose: { company: 1, facility: 2, supplier: null },
    whoseBefore: null,
    previousState: 'SUBMITTED',
    newState: 'PAID',
    ...changes,
  }
}

/** @throws where somebody else ingests. */
export async function leaseOf(store: ProjectionStore, instance = 'one', milliseconds = 60_000): Promise<IngestLease> {
  const lease = await store.lead(instance, milliseconds)
  if (lease === null) throw new Error('somebody else ingests')
  return lease
}
