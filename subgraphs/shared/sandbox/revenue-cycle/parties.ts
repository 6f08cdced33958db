import type { Identifier, Location, Organization, Practitioner, Resource } from '@medplum/fhirtypes'
import { facilities } from '../hospital-group/facilities.ts'
import type { HospitalGroup } from '../hospital-group/group.ts'
import { withCheckDigit } from '../hospital-group/items.ts'
import { systems } from './systems.ts'
import { coded, reference, written } from './written.ts'

/** When the platform was set up. */
const setUpAt = '2025-12-31T06:00:00.000Z'

/** A payer as its files and FHIR know it. */
export interface PayerParty {
  readonly key: string
  readonly name: string
  /** Equal to the reference of its partner in Odoo, where it has one. */
  readonly payerId: string
  readonly insurerNumber: string
}

export interface ProviderParty {
  readonly company: string
  readonly name: string
  readonly npi: string
}

/** The group's payers, and one that Odoo does not know. */
export function payerParties({ payers }: HospitalGroup): PayerParty[] {
  const known = payers.map(({ key, name, number }) => ({ key, name, payerId: number }))
  const all = [...known, { key: 'payer_9', name: 'Oakholm Cooperative Cover', payerId: 'PAY-9' }]
  return all.map((payer) => ({ ...payer, insurerNumber: `0000${payer.payerId.slice('PAY-'.length)}` }))
}

export function providerParties({ companies }: HospitalGroup): ProviderParty[] {
  return companies.map(({ key, name }, index) => ({ company: key, name, npi: npi(100_000_000 + index) }))
}

/** Who pays, who is paid, who treats, and where. */
export function parties(group: HospitalGroup): Resource[] {
  return [
    ...payerParties(group).map(payerOrganization),
    ...providerParties(group).map(providerOrganization),
    ...practitionerIds.map(practitioner),
    ...locations(),
  ]
}

export const payerId = (payer: string): string => payer.replace('_', '-')

export const providerId = (company: string): string => company.replace('company_', 'provider-')

export const locationId = (facility: string): string => facility.replace('facility_', 'location-')

/** A place that no warehouse is for. */
export const strangeLocation = 'location-harbour'

export const practitionerIds = ['practitioner-1', 'practitioner-2', 'practitioner-3', 'practitioner-4'] as const

function payerOrganization({ key, name, payerId: number, insurerNumber }: PayerParty): Organization {
  return {
    resourceType: 'Organization',
    id: payerId(key),
    meta: written(setUpAt),
    identifier: [identifier(systems.payerId, number), identifier(systems.insurerNumber, insurerNumber)],
    active: true,
    type: [coded(systems.organizationType, 'pay')],
    name,
  }
}

function providerOrganization({ company, name, npi }: ProviderParty): Organization {
  return {
    resourceType: 'Organization',
    id: providerId(company),
    meta: written(setUpAt),
    identifier: [identifier(systems.npi, npi)],
    active: true,
    type: [coded(systems.organizationType, 'prov')],
    name,
  }
}

function practitioner(id: string, place: number): Practitioner {
  return {
    resourceType: 'Practitioner',
    id,
    meta: written(setUpAt),
    identifier: [identifier(systems.npi, npi(123_450_000 + place))],
    active: true,
  }
}

function locations(): Location[] {
  const known = facilities.map(
    ({ key, company, name, code }, place): Location => ({
      resourceType: 'Location',
      id: locationId(key),
      meta: written(setUpAt),
      identifier: [identifier(systems.gln, gln(place)), identifier(systems.warehouse, code)],
      status: 'active',
      name,
      managingOrganization: reference('Organization', providerId(company)),
    }),
  )
  const strange: Location = {
    resourceType: 'Location',
    id: strangeLocation,
    meta: written(setUpAt),
    identifier: [identifier(systems.gln, gln(9)), identifier(systems.warehouse, 'HBR')],
    status: 'active',
    name: 'Harbour Day Clinic',
  }
  return [...known, strange]
}

// The numbers that begin with 2 belong to nobody; none of an item begins like these.
const gln = (place: number): string => withCheckDigit(`29990000010${place}`)

export function identifier(system: string, value: string): Identifier {
  return { system, value }
}

/** A provider's number of these nine digits: the tenth is right by Luhn's rule once 80840 stands before them. */
function npi(digits: number): string {
  const weighed = [...`80840${digits}`].reverse().map((digit, place) => {
    const number = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return number > 9 ? number - 9 : number
  })
  return `${digits}${(10 - (weighed.reduce((total, each) => total + each, 0) % 10)) % 10}`
}
