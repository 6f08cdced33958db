import { type FoundAccount, type FoundUser, findAccount } from './found-account.ts'
import type { Installation } from './installation.ts'
import { endOf, makeKey, type NewKey, ownKeyId, revokeKeys } from './keys.ts'
import { OdooRefused } from './odoo-with-key.ts'
import type { AccountPlan } from './plans.ts'
import { hidden } from './user-drift.ts'

/** Makes a further key; those there are stay as they are. @throws {OdooRefused} */
export async function addKey(
  plan: AccountPlan,
  keyDays: number,
  at: Installation,
  say: (line: string) => void,
): Promise<NewKey> {
  const { user, keys } = mustBeThere(plan, await findAccount(plan, at))
  if (!user.active) {
    throw new OdooRefused(`Cannot make a key for ${plan.login}: it is archived; \`create ${plan.name}\` mends that`)
  }
  const newKey = await makeKey(at.odoo, plan, user.id, keyDays, keys)
  for (const key of keys) say(`the key "${key.name}" stays valid ${endOf(key)}`)
  say(`made the key "${newKey.name}" ${endOf(newKey)}`)
  return newKey
}

/**
 * Takes away all keys but the newest. `inUse`: the key that Caregraph's settings here hold, if they hold one.
 * @throws {OdooRefused} also where that would take away the key in use: Caregraph would be shut out.
 */
export async function finishRotation(
  plan: AccountPlan,
  inUse: string | null,
  at: Installation,
  say: (line: string) => void,
): Promise<void> {
  const { user, keys } = mustBeThere(plan, await findAccount(plan, at))
  const newest = keys.at(-1)
  const older = keys.slice(0, -1)
  if (newest === undefined)
    throw new OdooRefused(`Cannot finish: ${plan.login} has no key; \`create ${plan.name}\` makes one`)
  const own = inUse === null || older.length === 0 ? null : await ownKeyId(at.odoo, user.id, inUse)
  const used = older.find((key) => key.id === own)
  if (used !== undefined) {
    throw new OdooRefused(
      `Cannot finish: ${plan.setting} still holds the key "${used.name}", which would be taken away; put the new one there and restart Caregraph first`,
    )
  }
  await revokeKeys(at.odoo, user.id, older)
  for (const key of older) say(`took away the key "${key.name}"`)
  say(
    `${older.length === 0 ? 'nothing to take away: it has only ' : ''}the key "${newest.name}" ${older.length === 0 ? '' : 'is left, '}${endOf(newest)}`,
  )
}

function mustBeThere(plan: AccountPlan, found: FoundAccount): FoundAccount & { readonly user: FoundUser } {
  if (found.user !== null) return { ...found, user: found.user }
  const why = found.isHidden ? hidden.what : `there is none; \`create ${plan.name}\` makes it`
  throw new OdooRefused(`Cannot change the keys of ${plan.login}: ${why}`)
}
