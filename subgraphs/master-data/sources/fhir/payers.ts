import { organizationRecordOf } from '#shared/projections/mapping/parties.ts'
import type { ProjectionStore } from '#shared/projections/projection-store.ts'
import { inThousands, type LiveFamily } from '#shared/projections/reading/live-records.ts'
import type { OrganizationRecord } from '#shared/projections/records.ts'
import { ownName } from './names.ts'

/** Payers are Organizations. */
export const payerFamily: LiveFamily<'organization'> = {
  family: 'organization',
  type: 'Organization',
  recordOf: (resource) => organizationRecordOf(resource),
  nameOf: ownName,
}

/** Types of Organizations that pay, by FHIR's code system `organization-type`. */
export const payerTypes: readonly string[] = ['pay', 'ins']

/** Which of these Organizations pay for care: by their type, or because a claim names them as its insurer. */
export async function arePayers(
  records: readonly OrganizationRecord[],
  store: Pick<ProjectionStore, 'under'>,
): Promise<readonly boolean[]> {
  const isTyped = ({ types }: OrganizationRecord) => types.some((type) => payerTypes.includes(type))
  const others = records.filter((record) => !isTyped(record)).map(({ id }) => id)
  const claims = await inThousands(others, (some) => store.under('claim-state', 'insurer', some, 1))
  const insurers = new Set(others.filter((_, place) => claims[place]?.length))
  return records.map((record) => isTyped(record) || insurers.has(record.id))
}
