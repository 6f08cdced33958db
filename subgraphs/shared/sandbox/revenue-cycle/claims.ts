import type { Account, Claim, Coverage, Encounter, Patient, Resource } from '@medplum/fhirtypes'
import { daysAfter } from '../hospital-group/calendar.ts'
import { clinic, laboratory } from '../hospital-group/facilities.ts'
import type { Care, InvoicedCare } from './care.ts'
import { money } from './cents.ts'
import { identifier, locationId, payerId, practitionerIds, providerId } from './parties.ts'
import { systems } from './systems.ts'
import { coded, momentOf, reference, written } from './written.ts'

/** People are numbers here: of claims that end alike, one may have several. */
const patientCount = 37

export const claimId = (claim: string): string => `claim-${claim}`.toLowerCase()
export const accountId = (claim: string): string => `account-${claim}`.toLowerCase()
export const encounterId = (claim: string): string => `encounter-${claim}`.toLowerCase()

/** Who was treated: nothing but a number. */
export function patientId(claim: string): string {
  const number = [...claim].reduce((total, letter, place) => total + (letter.codePointAt(0) ?? 0) * (place + 1), 0)
  return `patient-${String((number % patientCount) + 1).padStart(3, '0')}`
}

/** Payers that a claim goes to, one after the other. */
const secondPayers: Readonly<Record<string, readonly string[]>> = { invoice_usd_10: ['payer_1'] }

const payersOf = ({ key, payer }: Care): string[] => [payer, ...(secondPayers[key] ?? [])]

export const coverageId = (claim: string, payer: string): string =>
  `coverage-${patientId(claim).slice('patient-'.length)}-${payerId(payer)}`

/** Claims with what they stand on: accounts, encounters, coverages, patients. `devices` are those used, by claim. */
export function claims(all: readonly Care[], devices: ReadonlyMap<string, readonly string[]>): Resource[] {
  const patients = new Set([...all.map(({ claim }) => patientId(claim)), patientId('none')])
  const coverages = new Map(
    all.flatMap((care) => payersOf(care).map((payer) => [coverageId(care.claim, payer), coverage(care.claim, payer)])),
  )
  return [
    ...[...patients].sort().map(patient),
    ...coverages.values(),
    ...all.map(account),
    ...all.map(encounter),
    ...all.map((care, place) => claim(care, place, devices.get(care.claim) ?? [])),
  ]
}

function patient(id: string): Patient {
  return { resourceType: 'Patient', id, meta: written(momentOf('2026-01-01')) }
}

function coverage(claim: string, payer: string): Coverage {
  const beneficiary = reference('Patient', patientId(claim))
  return {
    resourceType: 'Coverage',
    id: coverageId(claim, payer),
    meta: written(momentOf('2026-01-02')),
    status: 'active',
    type: coded(systems.encounterClass, 'EHCPOL'),
    beneficiary,
    period: { start: '2026-01-01', end: '2026-12-31' },
    payor: [reference('Organization', payerId(payer))],
  }
}

function account({ claim, company, billedOn }: Care, place: number): Account {
  return {
    resourceType: 'Account',
    id: accountId(claim),
    meta: written(momentOf(servicedFrom(billedOn), place, 7)),
    identifier: [identifier(systems.accountNumber, `ACC-26-${String(place + 1).padStart(5, '0')}`)],
    status: 'active',
    subject: [reference('Patient', patientId(claim))],
    owner: reference('Organization', providerId(company)),
  }
}

function encounter({ claim, company, facility, billedOn }: Care, place: number): Encounter {
  const isStay = facility !== clinic && facility !== laboratory
  return {
    resourceType: 'Encounter',
    id: encounterId(claim),
    meta: written(momentOf(servicedTo(billedOn), place, 18)),
    status: 'finished',
    class: { system: systems.encounterClass, code: isStay ? 'IMP' : 'AMB' },
    account: [reference('Account', accountId(claim))],
    serviceProvider: reference('Organization', providerId(company)),
  }
}

/** Care is billed some weeks after it began, and soon after it ended. */
export const servicedFrom = (billedOn: string): string => daysAfter(billedOn, -30)
export const servicedTo = (billedOn: string): string => daysAfter(billedOn, -1)

function claim(care: Care, place: number, devices: readonly string[]): Claim {
  const { claim, company, facility, billedOn, currency } = care
  const status = statusOf(care)
  const isChanged = status === 'cancelled' || status === 'entered-in-error'
  return {
    resourceType: 'Claim',
    id: claimId(claim),
    meta: written(momentOf(isChanged ? daysAfter(billedOn, 8) : billedOn, place, 15), isChanged ? 2 : 1),
    identifier: [identifier(systems.claimNumber, claim)],
    status,
    type: coded(systems.claimType, facility === clinic || facility === laboratory ? 'professional' : 'institutional'),
    use: 'claim',
    patient: reference('Patient', patientId(claim)),
    billablePeriod: { start: servicedFrom(billedOn), end: servicedTo(billedOn) },
    created: billedOn,
    insurer: reference('Organization', payerId(care.payer)),
    provider: reference('Organization', providerId(company)),
    priority: coded(systems.priority, 'normal'),
    facility: reference('Location', locationId(facility)),
    careTeam: [
      { sequence: 1, provider: reference('Practitioner', practitionerIds[place % practitionerIds.length] as string) },
    ],
    insurance: payersOf(care).map((payer, index) => ({
      sequence: index + 1,
      focal: index === 0,
      coverage: reference('Coverage', coverageId(claim, payer)),
    })),
    item: care.lines.map(({ code, quantity, unitPrice, net }, index) => ({
      sequence: index + 1,
      productOrService: coded(systems.chargeCodes, code),
      servicedDate: servicedTo(billedOn),
      quantity: { value: quantity },
      unitPrice: money(unitPrice, currency),
      net: money(net, currency),
      encounter: [reference('Encounter', encounterId(claim))],
      ...(index === 0 && devices.length > 0 && { udi: devices.map((id) => reference('Device', id)) }),
    })),
    total: money(care.charged, currency),
  }
}

/** Cancelled where the invoice was taken back, or where it was cancelled; one of those was never to be. */
function statusOf(care: Care): Claim['status'] {
  if (!isInvoiced(care)) return 'active'
  if (care.state === 'draft') return 'draft'
  if (care.state === 'cancelled') return care.facility === clinic ? 'entered-in-error' : 'cancelled'
  return care.isReversed ? 'cancelled' : 'active'
}

const isInvoiced = (care: Care): care is InvoicedCare => 'state' in care
