import type { MappedSystem } from '../../config/identifier-fields.ts'
import type { KnownAs } from '../records.ts'

/** Systems of identifiers as FHIR names them, by a URL or an OID. */
const systems: Readonly<Record<string, MappedSystem>> = {
  'http://hl7.org/fhir/sid/us-npi': 'NPI',
  'urn:oid:2.16.840.1.113883.4.6': 'NPI',
  'urn:caregraph:payer-id': 'PAYER_NUMBER',
  'urn:caregraph:insurer-number': 'PAYER_NUMBER',
  // Of the National Association of Insurance Commissioners, which payers' networks go by too.
  'http://terminology.hl7.org/NamingSystem/NAIC': 'PAYER_NUMBER',
  'urn:oid:2.16.840.1.113883.6.300': 'PAYER_NUMBER',
  'https://www.gs1.org/gln': 'GLN',
  'http://www.gs1.org/gln': 'GLN',
  'urn:oid:1.3.88': 'GLN',
  'urn:oid:1.3.60': 'DUNS',
  'urn:oid:1.3.6.1.4.1.519.1': 'DUNS',
  // The Employer Identification Number of the United States; numbers of social security are never one of these.
  'http://hl7.org/fhir/sid/us-ein': 'VAT',
  'urn:oid:2.16.840.1.113883.4.4': 'VAT',
}

/** Systems of a site of its own, by the URIs that FHIR has for them. */
export type IdentifierSystems = ReadonlyMap<string, MappedSystem>

/** Which of our systems a number is of, as the site says or as is known everywhere; null where its own is none of them. */
export function identifierSystemOf({ system }: KnownAs, named: IdentifierSystems): MappedSystem | null {
  const said = system === null ? undefined : named.get(system)
  if (said !== undefined) return said
  return system !== null && Object.hasOwn(systems, system) ? (systems[system] as MappedSystem) : null
}

/** What is the same for a number, whatever case and marks between its digits it is written with. */
export function numberName({ system, value }: { readonly system: string; readonly value: string }): string {
  return `${system} ${value.replace(/[\s.-]/g, '').toUpperCase()}`
}
