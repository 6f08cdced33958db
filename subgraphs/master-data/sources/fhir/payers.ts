import { organizationRecordOf } from '#shared/projections/mapping/parties.ts'
import type { LiveFamily } from '#shared/projections/reading/live-records.ts'
import { ownName } from './names.ts'

/** Payers are Organizations. */
export const payerFamily: LiveFamily<'organization'> = {
  family: 'organization',
  type: 'Organization',
  recordOf: (resource) => organizationRecordOf(resource),
  nameOf: ownName,
}
