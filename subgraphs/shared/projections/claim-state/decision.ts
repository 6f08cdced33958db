import type { Amount } from '../../remittance/remittance.ts'
import type { Decimal } from '../../values/decimal.ts'
import type { ClaimAdjustment, ClaimStateRecord } from '../records.ts'

export type Step = ClaimStateRecord['derivation'][number]

/** What payers decided about the money of a claim, by one kind of evidence. */
export interface Decision {
  readonly by: 'remittances' | 'response'
  readonly charged: Amount | null
  readonly allowed: Amount | null
  /** Null: nothing is said of it, or in different currencies. */
  readonly paid: Amount | null
  readonly patientResponsibility: Amount | null
  readonly adjustments: readonly ClaimAdjustment[]
  /**
   * What of the charge is neither paid nor the patient's nor given up by contract: what payers refuse. Null: nobody can
   * say, as what it is worked out from is not there.
   */
  readonly refused: Decimal | null
  /** That the payer says in a word that it denies the claim. */
  readonly isDenied: boolean
  /** Reason codes that came without an amount: first those for which a payer does not pay. */
  readonly reasons: readonly string[]
  /** When it was decided: a day or an instant. */
  readonly decidedAt: string
  readonly paidAt: string | null
  readonly steps: readonly Step[]
}

/** The earlier of two times, a day at its beginning. */
export function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return Date.parse(one) <= Date.parse(other) ? one : other
}

export function earliest(times: readonly (string | null)[]): string | null {
  return times.reduce(earlier, null)
}
