import type { LocationRecord, OrganizationRecord, PractitionerRecord } from '../records.ts'
import { codingsOf, identifiersOf, idOf, listOf, truthOf } from './fhir-values.ts'
import { justNow, mappingOf, recordOrNull } from './sourced.ts'

export const mapOrganization = mappingOf<OrganizationRecord>('Organization', ({ active, identifier, type }) => ({
  active: truthOf(active),
  identifiers: identifiersOf(identifier),
  types: [...new Set(listOf(type).flatMap((each) => codingsOf(each).map(({ code }) => code)))],
}))

export const mapPractitioner = mappingOf<PractitionerRecord>('Practitioner', ({ active, identifier }) => ({
  active: truthOf(active),
  identifiers: identifiersOf(identifier),
}))

export const mapLocation = mappingOf<LocationRecord>('Location', ({ identifier, partOf }) => ({
  identifiers: identifiersOf(identifier),
  partOf: idOf('Location', partOf),
}))

/** An `Organization`. Null: it cannot be used. */
export function organizationRecordOf(resource: unknown, reading = justNow()): OrganizationRecord | null {
  return recordOrNull(mapOrganization(resource, null, reading))
}

/** A `Practitioner`. Null: it cannot be used. */
export function practitionerRecordOf(resource: unknown, reading = justNow()): PractitionerRecord | null {
  return recordOrNull(mapPractitioner(resource, null, reading))
}

/** A `Location`. Null: it cannot be used. */
export function locationRecordOf(resource: unknown, reading = justNow()): LocationRecord | null {
  return recordOrNull(mapLocation(resource, null, reading))
}
