import type { ChargeItem, Claim, ClaimResponse, Coverage, Device, Resource, SupplyDelivery } from '@medplum/fhirtypes'

// A small revenue cycle of nobody: enough of each type for a page to end in the middle.

const claimCount = 230
const money = (value: number) => ({ value, currency: 'USD' as const })
const coded = (system: string, code: string) => ({ coding: [{ system, code }] })
const day = (place: number) => new Date(Date.UTC(2026, 0, 1 + place)).toISOString().slice(0, 10)
const instant = (place: number) => new Date(Date.UTC(2026, 2, 1, 8, place)).toISOString()
const every = <Made>(count: number, make: (place: number) => Made): Made[] =>
  Array.from({ length: count }, (_, place) => make(place))

export const claimNumbers = 'https://northmere.example/claims'
export const units = { payers: ['payer-a', 'payer-b', 'payer-c'], places: ['ward-1', 'ward-2'], people: ['p-1', 'p-2'] }

const pick = (list: readonly string[], place: number) => list[place % list.length] ?? ''

const organizations: Resource[] = [...units.payers, 'northmere'].map((id, place) => ({
  resourceType: 'Organization',
  id,
  identifier: [{ system: 'urn:oid:2.16.840.1.113883.6.300', value: `PAY-${place}` }],
  name: `Société ${id}`,
}))

const locations: Resource[] = units.places.map((id) => ({
  resourceType: 'Location',
  id,
  identifier: [{ system: 'https://www.gs1.org/gln', value: `061414100000${id.slice(-1)}` }],
  name: `Ward ${id}`,
  managingOrganization: { reference: 'Organization/northmere' },
}))

const people: Resource[] = [
  ...units.people.map((id) => ({ resourceType: 'Patient' as const, id })),
  {
    resourceType: 'Practitioner',
    id: 'dr-1',
    identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' }],
  },
]

export const coverages: Coverage[] = units.people.map((id, place) => ({
  resourceType: 'Coverage',
  id: `coverage-${id}`,
  status: place === 0 ? 'active' : 'cancelled',
  beneficiary: { reference: `Patient/${id}` },
  payor: [{ reference: `Organization/${pick(units.payers, place)}` }],
  period: { start: '2026-01-01', ...(place === 0 ? {} : { end: '2026-06-30' }) },
}))

const devices: Device[] = every(3, (place) => ({
  resourceType: 'Device',
  id: `device-${place}`,
  status: 'active',
  udiCarrier: [{ deviceIdentifier: `0061414112345${place}`, carrierHRF: `(01)0061414112345${place}(10)LOT${place}` }],
  lotNumber: `LOT${place}`,
}))

const uses = ['claim', 'preauthorization', 'predetermination'] as const

export const claims: Claim[] = every(claimCount, (place) => ({
  resourceType: 'Claim',
  id: `claim-${place}`,
  meta: { lastUpdated: instant(place) },
  identifier: [{ system: claimNumbers, value: `N-${String(place).padStart(5, '0')}` }],
  status: place % 10 === 9 ? 'cancelled' : place % 10 === 8 ? 'draft' : 'active',
  type: coded('http://terminology.hl7.org/CodeSystem/claim-type', 'institutional'),
  use: uses[place % 7 === 0 ? 1 : place % 11 === 0 ? 2 : 0] ?? 'claim',
  patient: { reference: `Patient/${pick(units.people, place)}` },
  created: day(place),
  ...(place % 13 === 0 ? {} : { insurer: { reference: `Organization/${pick(units.payers, place)}` } }),
  provider: { reference: 'Organization/northmere' },
  ...(place % 3 === 0 ? { facility: { reference: `Location/${pick(units.places, place)}` } } : {}),
  priority: { coding: [{ code: 'normal' }] },
  insurance: [{ sequence: 1, focal: true, coverage: { reference: `Coverage/coverage-${pick(units.people, place)}` } }],
  item: [
    {
      sequence: 1,
      productOrService: coded('https://www.cms.gov/hcpcs', 'A4550'),
      quantity: { value: 1 + (place % 4) },
      unitPrice: money(12.5),
      ...(place % 5 === 0 ? { udi: [{ reference: `Device/device-${place % 3}` }] } : {}),
    },
  ],
  total: money(12.5 * (1 + (place % 4))),
}))

export const claimResponses: ClaimResponse[] = every(150, (place) => ({
  resourceType: 'ClaimResponse',
  id: `response-${place}`,
  meta: { lastUpdated: instant(1_000 + place) },
  status: 'active',
  type: coded('http://terminology.hl7.org/CodeSystem/claim-type', 'institutional'),
  use: 'claim',
  patient: { reference: `Patient/${pick(units.people, place)}` },
  created: `${day(place + 3)}T10:00:00Z`,
  insurer: { reference: `Organization/${pick(units.payers, place)}` },
  request: { reference: `Claim/claim-${place}` },
  outcome: place % 9 === 0 ? 'error' : place % 4 === 0 ? 'partial' : 'complete',
  disposition: 'Claim settled as per contract.',
  ...(place % 2 === 0
    ? {
        payment: {
          type: coded('http://terminology.hl7.org/CodeSystem/ex-paymenttype', 'complete'),
          amount: money(10),
          date: day(place + 5),
        },
      }
    : {}),
}))

const chargeItems: ChargeItem[] = every(4, (place) => ({
  resourceType: 'ChargeItem',
  id: `charge-${place}`,
  status: 'billed',
  code: coded('https://www.cms.gov/hcpcs', `C${place}`),
  subject: { reference: `Patient/${pick(units.people, place)}` },
  occurrencePeriod: { start: `${day(place)}T08:00:00Z`, end: `${day(place + 1)}T08:00:00Z` },
  enteredDate: `${day(place)}T09:30:00+02:00`,
  account: [{ reference: 'Account/account-1' }],
}))

const deliveries: SupplyDelivery[] = every(3, (place) => ({
  resourceType: 'SupplyDelivery',
  id: `delivery-${place}`,
  status: place === 0 ? 'in-progress' : 'completed',
  suppliedItem: { quantity: { value: 2 }, itemReference: { reference: `Device/device-${place}` } },
  destination: { reference: 'Location/ward-1' },
  supplier: { reference: 'Organization/northmere' },
}))

const others: Resource[] = [
  { resourceType: 'Account', id: 'account-1', status: 'active', subject: [{ reference: 'Patient/p-1' }] },
  {
    resourceType: 'Encounter',
    id: 'encounter-1',
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    subject: { reference: 'Patient/p-1' },
    account: [{ reference: 'Account/account-1' }],
    period: { start: '2026-01-03T08:00:00Z', end: '2026-01-05T08:00:00Z' },
  },
  {
    resourceType: 'PaymentReconciliation',
    id: 'payment-1',
    status: 'active',
    created: '2026-02-01',
    paymentDate: '2026-02-01',
    paymentAmount: money(120),
    paymentIssuer: { reference: 'Organization/payer-a' },
    paymentIdentifier: { value: 'TRACE-1' },
    outcome: 'complete',
  },
  {
    resourceType: 'SupplyRequest',
    id: 'request-1',
    status: 'active',
    itemCodeableConcept: coded('https://northmere.example/items', 'GAUZE'),
    quantity: { value: 10 },
    authoredOn: '2026-01-10',
  },
]

/** All of them, in the order in which they are put in. */
export const records: readonly Resource[] = [
  ...organizations,
  ...locations,
  ...people,
  ...coverages,
  ...devices,
  ...claims,
  ...claimResponses,
  ...chargeItems,
  ...deliveries,
  ...others,
]
