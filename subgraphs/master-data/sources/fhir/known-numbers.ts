import type { MappedSystem } from '#shared/config/identifier-fields.ts'
import type { KnownAs } from '#shared/projections/records.ts'
import { type Identifier, identifier } from '../odoo/identifiers.ts'

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

/** Numbers by which FHIR knows somebody, each once; those of other systems than these are left out. */
export function knownNumbers(known: readonly KnownAs[]): readonly Identifier[] {
  return eachOnce(
    known.flatMap(({ system, value }) => {
      const mapped = system !== null && Object.hasOwn(systems, system) ? systems[system] : undefined
      return mapped === undefined ? [] : [identifier(mapped, value)]
    }),
  )
}

/** Identifiers without those that say the same again, however they are written. */
export function eachOnce(all: readonly Identifier[]): readonly Identifier[] {
  const first = new Map<string, Identifier>()
  for (const each of all) {
    const name = numberName(each)
    if (!first.has(name)) first.set(name, each)
  }
  return [...first.values()]
}

/** What is the same for a number, whatever case and marks between its digits it is written with. */
export function numberName({ system, value }: Pick<Identifier, 'system' | 'value'>): string {
  return `${system} ${value.replace(/[\s.-]/g, '').toUpperCase()}`
}
