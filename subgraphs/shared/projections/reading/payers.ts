import type { ProjectionStore } from '../projection-store.ts'
import type { OrganizationRecord } from '../records.ts'
import { inThousands } from './live-records.ts'

/** Types of Organizations that pay, by FHIR's code system `organization-type`. */
const payerTypes: readonly string[] = ['pay', 'ins']

export function isTypedAsPayer({ types }: Pick<OrganizationRecord, 'types'>): boolean {
  return types.some((type) => payerTypes.includes(type))
}

/** Which of these Organizations pay for care: by their type, or because a claim names them as its insurer. */
export async function arePayers(
  records: readonly OrganizationRecord[],
  store: Pick<ProjectionStore, 'under'>,
): Promise<readonly boolean[]> {
  const others = records.filter((record) => !isTypedAsPayer(record)).map(({ id }) => id)
  const claims = await inThousands(others, (some) => store.under('claim-state', 'insurer', some, 1))
  const insurers = new Set(others.filter((_, place) => claims[place]?.length))
  return records.map((record) => isTypedAsPayer(record) || insurers.has(record.id))
}
