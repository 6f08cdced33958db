import type { Meta, Reference, Resource, ResourceType } from '@medplum/fhirtypes'

/** What a resource says of itself: when it was written, and how often. */
export function written(at: string, version = 1): Meta {
  return { versionId: String(version), lastUpdated: at }
}

/** An instant of a day, a little later for each place: records of one day do not all have one moment. */
export function momentOf(day: string, place = 0, hour = 8): string {
  const minute = place % 60
  return `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`
}

export function reference<Type extends ResourceType>(
  type: Type,
  id: string,
): Reference<Extract<Resource, { resourceType: Type }>> {
  return { reference: `${type}/${id}` }
}

export const coded = (system: string, code: string) => ({ coding: [{ system, code }] })
