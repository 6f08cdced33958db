import { claimRecordOf, type Numbering } from '#shared/projections/mapping/claim.ts'
import { coverageRecordOf } from '#shared/projections/mapping/coverage.ts'
import { organizationRecordOf, practitionerRecordOf } from '#shared/projections/mapping/parties.ts'
import type { LiveFamily } from '#shared/projections/reading/live-records.ts'

export function claimFamily(numbering: Numbering): LiveFamily<'claim'> {
  return { family: 'claim', type: 'Claim', recordOf: (resource) => claimRecordOf(resource, numbering) }
}

export const coverageFamily: LiveFamily<'coverage'> = {
  family: 'coverage',
  type: 'Coverage',
  recordOf: (resource) => coverageRecordOf(resource),
}

export const organizationFamily: LiveFamily<'organization'> = {
  family: 'organization',
  type: 'Organization',
  recordOf: (resource) => organizationRecordOf(resource),
}

export const practitionerFamily: LiveFamily<'practitioner'> = {
  family: 'practitioner',
  type: 'Practitioner',
  recordOf: (resource) => practitionerRecordOf(resource),
}
