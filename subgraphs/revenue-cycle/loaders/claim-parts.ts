import type { Provided } from '#shared/projections/reading/provenance.ts'
import type {
  ClaimLineRecord,
  ClaimRecord,
  ClaimResponseRecord,
  ClaimStateRecord,
  CoverageRecord,
  RemittanceClaimRecord,
} from '#shared/projections/records.ts'
import type { Amount } from '#shared/remittance/remittance.ts'
import type { GlobalId } from '#shared/values/global-id.ts'
import type { SeenClaim } from './claims.ts'

/** A line of a claim that may be seen. */
export interface LineOfClaim {
  readonly claim: SeenClaim
  readonly line: ClaimLineRecord
}

/** That a payer pays nothing of a claim. */
export interface DenialOfClaim {
  /** The claim's, as clients know it. */
  readonly id: GlobalId
  readonly claim: SeenClaim
  readonly state: ClaimStateRecord & { readonly denial: NonNullable<ClaimStateRecord['denial']> }
}

/** What a payer answered to a claim that may be seen. */
export interface ResponseToClaim extends Provided<ClaimResponseRecord> {
  readonly claim: SeenClaim
}

/** `id`: as clients know it; by that it is told who read it. */
export interface CoverageOfClaim extends Provided<CoverageRecord> {
  readonly id: GlobalId
}

export type ProviderOfClaim = NonNullable<ClaimRecord['provider']>

/** What a remittance says of a claim that may be seen. */
export interface LineOfRemittance {
  readonly record: RemittanceClaimRecord
}

/** By the id of the Organization, and as clients know it. */
export interface PayerById {
  readonly key: string
  readonly id: GlobalId
}

/** Why less was paid, as clients are told it. */
export interface ToldAdjustment {
  readonly group: string | null
  readonly reason: string
  readonly remarks: readonly string[]
  readonly amount: Amount | null
  readonly sequence: number | null
}

/** The adjustments of a claim; their amounts are in the currency of the claim. */
export function adjustmentsOf({ adjustments, charged, paid }: ClaimStateRecord): readonly ToldAdjustment[] {
  const currency = charged?.currency ?? paid?.currency ?? null
  return adjustments.map(({ group, reason, remarks, amount, sequence }) => ({
    group,
    reason,
    remarks,
    amount: currency === null || amount === null ? null : { amount, currency },
    sequence,
  }))
}

export function denialOf(claim: SeenClaim, state: ClaimStateRecord): DenialOfClaim | null {
  const { denial } = state
  return denial === null ? null : { id: claim.id, claim, state: { ...state, denial } }
}
