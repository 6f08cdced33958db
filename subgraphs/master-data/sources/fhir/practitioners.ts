import { practitionerRecordOf } from '#shared/projections/mapping/parties.ts'
import type { LiveFamily } from '#shared/projections/reading/live-records.ts'
import { personName } from './names.ts'

export const practitionerFamily: LiveFamily<'practitioner'> = {
  family: 'practitioner',
  type: 'Practitioner',
  recordOf: (resource) => practitionerRecordOf(resource),
  nameOf: personName,
}
