import { type Drift, mendableDrift, type WantedCompanies } from './drift.ts'
import { type FoundAccount, type FoundUser, findAccount } from './found-account.ts'
import type { Installation } from './installation.ts'
import { endOf, makeKey, type NewKey } from './keys.ts'
import { OdooRefused } from './odoo-with-key.ts'
import type { AccountPlan } from './plans.ts'

export interface Created {
  /** The key, where the account had none that still lets it in. */
  readonly newKey: NewKey | null
  /** Whether anything had to be done. */
  readonly isChanged: boolean
}

/** What is made depends on what was made before it: group, then rights and account. More rounds than that help nothing. */
const mostRounds = 4

/**
 * Makes an account, or what is missing of it, and takes away what it should not have. Made a second time it changes
 * nothing. A command that was stopped goes on where it was.
 * @throws {OdooRefused}
 */
export async function createAccount(
  plan: AccountPlan,
  companies: WantedCompanies,
  keyDays: number,
  at: Installation,
  say: (line: string) => void,
): Promise<Created> {
  const { found, isMended } = await mend(plan, companies, at, say)
  const user = found.user as FoundUser
  if (found.keys.length > 0) {
    const [newest] = found.keys.toReversed()
    say(`${isMended ? 'keeps' : 'is as it should be, with'} the key "${newest?.name}" ${newest && endOf(newest)}`)
    return { newKey: null, isChanged: isMended }
  }
  const newKey = await makeKey(at.odoo, plan, user.id, keyDays, found.keys)
  say(`made the key "${newKey.name}" ${endOf(newKey)}`)
  return { newKey, isChanged: true }
}

async function mend(
  plan: AccountPlan,
  companies: WantedCompanies,
  at: Installation,
  say: (line: string) => void,
): Promise<{ readonly found: FoundAccount; readonly isMended: boolean }> {
  for (let round = 0; round < mostRounds; round++) {
    const found = await findAccount(plan, at)
    const drifts = await mendableDrift(plan, found, companies, at)
    if (drifts.length === 0) return { found, isMended: round > 0 }
    const mends = drifts.flatMap(({ mend: mendIt }) => mendIt ?? [])
    if (mends.length === 0) break
    for (const mendIt of mends) say(await mendIt())
  }
  const left: readonly Drift[] = await mendableDrift(plan, await findAccount(plan, at), companies, at)
  const reasons = left.map(({ what, remedy }) => (remedy === undefined ? what : `${what}; ${remedy}`))
  throw new OdooRefused(`Cannot make the ${plan.name} as it should be: ${reasons.join('; ')}`)
}
