import { externalIdModule, externalIdOf, type FoundGroup, type FoundUser, findAccount } from './found-account.ts'
import type { Installation } from './installation.ts'
import { revokeKeys } from './keys.ts'
import { OdooRefused } from './odoo-with-key.ts'
import type { AccountPlan } from './plans.ts'
import { hidden } from './user-drift.ts'

type Say = (line: string) => void

/**
 * Takes an account away: its keys first, so that it is out at once, then itself, its partner, its group and what that
 * may do. An account that did something in Odoo is archived, without keys and rights: its name stands in records that
 * have to tell who wrote them.
 * @throws {OdooRefused}
 */
export async function removeAccount(plan: AccountPlan, at: Installation, say: Say): Promise<void> {
  const { user, isHidden, group, keys } = await findAccount(plan, at)
  if (isHidden)
    throw new OdooRefused(
      `Cannot remove ${plan.login}: ${hidden.what}; ${hidden.remedy}, or \`create ${plan.name}\` first`,
    )
  // Odoo leaves the partner of an account that somebody deleted by hand.
  const partner = user?.partner ?? (await at.withExternalId(externalIdModule, externalIdOf(plan, 'partner')))
  if (user === null && group === null && partner === null) say('is not there')
  if (user !== null) {
    await revokeKeys(at.odoo, user.id, keys)
    if (keys.length > 0) say(`took away ${keys.length === 1 ? 'its key' : `its ${keys.length} keys`}`)
  }
  if (user !== null && (await hasHistory(user, at))) await archive(user, at, say)
  else {
    if (user !== null) await unlink('res.users', user.id, `the account ${user.login}`, at, say)
    if (partner !== null) await unlink('res.partner', partner, 'its partner', at, say)
  }
  if (group !== null) await removeGroup(group, at, say)
}

/** Whether it wrote anything: Odoo writes down at every order and transfer who did what. */
async function hasHistory({ partner }: FoundUser, { odoo }: Installation): Promise<boolean> {
  return (await odoo.call<number>('mail.message/search_count', { domain: [['author_id', '=', partner]] })) > 0
}

async function archive({ id, login, partner }: FoundUser, { odoo }: Installation, say: Say): Promise<void> {
  await odoo.call('res.users/write', { ids: [id], vals: { active: false, group_ids: [[5]] } })
  await odoo.call('res.partner/write', { ids: [partner], vals: { active: false } })
  say(`archived the account ${login}, without any right: Odoo's records tell what it did`)
}

/** Archived instead where Odoo refuses, because something still needs it. */
async function unlink(model: string, id: number, what: string, { odoo }: Installation, say: Say): Promise<void> {
  try {
    await odoo.call(`${model}/unlink`, { ids: [id] })
    say(`took away ${what}`)
  } catch (error) {
    if (!(error instanceof OdooRefused) || error.status === null) throw error
    const rights = model === 'res.users' ? { group_ids: [[5]] } : {}
    await odoo.call(`${model}/write`, { ids: [id], vals: { active: false, ...rights } })
    say(`archived ${what}: other records of Odoo need it`)
  }
}

async function removeGroup(
  { id: group, name, access, rules }: FoundGroup,
  { odoo }: Installation,
  say: Say,
): Promise<void> {
  for (const { id, groups } of rules) {
    if (groups.length === 1) await odoo.call('ir.rule/unlink', { ids: [id] })
    else await odoo.call('ir.rule/write', { ids: [id], vals: { groups: [[3, group]] } })
  }
  if (access.length > 0) await odoo.call('ir.model.access/unlink', { ids: access.map(({ id }) => id) })
  await odoo.call('res.groups/unlink', { ids: [group] })
  say(`took away the group "${name}" with its access rows and record rules`)
}
