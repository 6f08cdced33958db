import type { Family, RecordOf } from '../families.ts'
import { mapCharge } from '../mapping/charge.ts'
import { mapClaim, type Numbering } from '../mapping/claim.ts'
import { mapClaimResponse } from '../mapping/claim-response.ts'
import { mapConsumption } from '../mapping/consumption.ts'
import { mapAccount, mapCoverage, mapEncounter } from '../mapping/coverage.ts'
import { mapDevice } from '../mapping/device.ts'
import { mapLocation, mapOrganization, mapPractitioner } from '../mapping/parties.ts'
import { type ProjectedType, projectedTypes } from '../mapping/projected-types.ts'
import { mapReconciliation } from '../mapping/reconciliation.ts'
import { type Reading, readSourced, Unusable } from '../mapping/sourced.ts'
import type { Kept } from '../projection-store.ts'
import type { RemittanceClaimRecord, Sourced } from '../records.ts'
import { isTooLarge } from './commit.ts'

/** What a resource comes to. */
export interface ReadResource {
  /** Its id and version. */
  readonly sourced: Sourced
  /** Null: it is there, and does not count. */
  readonly record: RecordOf[Family] | null
  /** Of a PaymentReconciliation: what it says of claims. */
  readonly lines: readonly RemittanceClaimRecord[]
}

/** A resource as it will be kept; or why nothing can be done with it. */
export function readResource(
  type: ProjectedType,
  resource: unknown,
  numbering: Numbering,
  reading: Reading,
): ReadResource | Unusable {
  const found = readSourced(resource, type, reading)
  if (found instanceof Unusable) return found
  const { sourced } = found
  if (type === 'PaymentReconciliation') {
    const mapped = mapReconciliation(resource, reading)
    if (mapped instanceof Unusable) return { sourced, record: null, lines: [] }
    return { sourced, record: mapped.remittance, lines: mapped.claims }
  }
  const record = mappings[type](resource, numbering, reading)
  if (record instanceof Unusable) return record
  if (isTooLarge(keptAs(type, record))) return new Unusable('it is too large')
  return { sourced, record, lines: [] }
}

export function keptAs(type: ProjectedType, record: RecordOf[Family]): Kept {
  return { family: projectedTypes[type], record } as Kept
}

type Mapped = (resource: unknown, numbering: Numbering, reading: Reading) => RecordOf[Family] | Unusable

const mappings: Readonly<Record<Exclude<ProjectedType, 'PaymentReconciliation'>, Mapped>> = {
  Organization: mapOrganization,
  Practitioner: mapPractitioner,
  Location: mapLocation,
  Device: mapDevice,
  Coverage: mapCoverage,
  Account: mapAccount,
  Encounter: mapEncounter,
  Claim: mapClaim,
  ClaimResponse: mapClaimResponse,
  ChargeItem: mapCharge,
  SupplyDelivery: mapConsumption,
}
