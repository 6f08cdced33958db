import type { FoundAccount } from './found-account.ts'
import { groupDrift } from './group-drift.ts'
import type { Installation } from './installation.ts'
import type { AccountPlan } from './plans.ts'
import { userDrift } from './user-drift.ts'

/** Something about an account that is not as it should be. */
export interface Drift {
  readonly what: string
  /** How it is mended, for whoever reads it. Absent: `create` does it. */
  readonly remedy?: string
  /** Mends it and says what it did. Absent where only a person can. @throws {OdooRefused} */
  readonly mend?: () => Promise<string>
}

/** Which companies an account should have; null: those it has, and for a new one all. */
export type WantedCompanies = readonly number[] | null

/** All that `create` mends, in the order in which it has to: what is made of something comes after it. */
export async function mendableDrift(
  plan: AccountPlan,
  found: FoundAccount,
  companies: WantedCompanies,
  at: Installation,
): Promise<readonly Drift[]> {
  const ofGroup = groupDrift(plan, found, at)
  // Without its group an account would be one of everybody's.
  const isWithoutGroup = plan.own !== null && found.group === null
  return isWithoutGroup ? ofGroup : [...ofGroup, ...(await userDrift(plan, found, companies, at))]
}
