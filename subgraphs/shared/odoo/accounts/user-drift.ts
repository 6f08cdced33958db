import type { Drift, WantedCompanies } from './drift.ts'
import { externalIdModule, externalIdOf, type FoundAccount, type FoundUser } from './found-account.ts'
import type { Installation } from './installation.ts'
import { loadRecord } from './load-record.ts'
import { OdooRefused } from './odoo-with-key.ts'
import type { AccountPlan } from './plans.ts'

/** How an account differs from what it should be: that it is there and in use, its groups, its companies. */
export async function userDrift(
  plan: AccountPlan,
  { user, isHidden, group }: FoundAccount,
  companies: WantedCompanies,
  at: Installation,
): Promise<Drift[]> {
  if (isHidden) return [hidden]
  const groups = [...(group === null ? [] : [group.id]), ...(await odooGroups(plan, at))]
  if (user === null) {
    const wanted = companies ?? at.companies.map(({ id }) => id)
    return [{ what: `there is no account ${plan.login}`, mend: () => makeUser(plan, groups, wanted, at) }]
  }
  return [
    ...activeDrift(user, at),
    ...(await groupsDrift(user, groups, at)),
    ...(companies === null ? [] : companiesDrift(user, companies, at)),
  ]
}

/** Of whoever is in the group of an account its record rules hide it too: that ends with what else is mended. */
export const hidden: Drift = {
  what: 'the account is there and cannot be seen with this key',
  remedy: 'take the key of an administrator who is in all companies of the account',
}

async function makeUser(
  plan: AccountPlan,
  groups: readonly number[],
  companies: readonly number[],
  at: Installation,
): Promise<string> {
  // Without a password nobody can log in with it, and without an address nobody can ask for one.
  await loadRecord(at.odoo, 'res.users', `${externalIdModule}.${externalIdOf(plan, 'user')}`, {
    name: plan.title,
    login: plan.login,
    'company_id/.id': String(companies[0]),
    'company_ids/.id': companies.join(),
    'group_ids/.id': groups.join(),
  })
  return `made the account ${plan.login} for ${namesOf(companies, at)}`
}

function activeDrift({ id, active }: FoundUser, { odoo }: Installation): Drift[] {
  if (active) return []
  const mend = async () => {
    await odoo.call('res.users/write', { ids: [id], vals: { active: true } })
    return 'is in use again'
  }
  return [{ what: 'is archived: its keys do not let it in', mend }]
}

async function groupsDrift(user: FoundUser, wanted: readonly number[], at: Installation): Promise<Drift[]> {
  const ofOdoo = await multiCompanyGroup(at)
  const found = user.groups.filter((id) => id !== ofOdoo)
  const more = found.filter((id) => !wanted.includes(id))
  const fewer = wanted.filter((id) => !found.includes(id))
  if (more.length + fewer.length === 0) return []
  const groups = await at.read('res.groups', [['id', 'in', [...more, ...fewer]]], ['full_name'])
  const names = (ids: readonly number[]) =>
    groups
      .filter(({ id }) => ids.includes(id))
      .map(({ full_name: name }) => `"${name}"`)
      .join(', ')
  const what = [
    ...(more.length > 0 ? [`is in groups it should not be in: ${names(more)}`] : []),
    ...(fewer.length > 0 ? [`is not in groups it should be in: ${names(fewer)}`] : []),
  ].join('; ')
  const mend = async () => {
    const vals = { group_ids: [...more.map((id) => [3, id]), ...fewer.map((id) => [4, id])] }
    await at.odoo.call('res.users/write', { ids: [user.id], vals })
    return `is in its own groups and no other now (was: ${what})`
  }
  return [{ what, mend }]
}

/** The group into which Odoo itself puts whoever has several companies; it gives no rights, unless somebody gave it some. */
export function multiCompanyGroup(at: Installation): Promise<number | null> {
  return at.withExternalId('base', 'group_multi_company')
}

function companiesDrift(user: FoundUser, wanted: readonly number[], at: Installation): Drift[] {
  const differ = new Set(wanted).symmetricDifference(new Set(user.companies))
  if (differ.size === 0) return []
  const mend = async () => {
    const vals = { company_ids: [[6, 0, wanted]], company_id: wanted[0] }
    await at.odoo.call('res.users/write', { ids: [user.id], vals })
    return `has the companies ${namesOf(wanted, at)} now`
  }
  return [{ what: `has the companies ${namesOf(user.companies, at)} and should have ${namesOf(wanted, at)}`, mend }]
}

export function namesOf(companies: readonly number[], at: Installation): string {
  return companies.map((id) => at.companies.find((each) => each.id === id)?.name ?? `number ${id}`).join(', ')
}

async function odooGroups({ groups, name }: AccountPlan, at: Installation): Promise<number[]> {
  return Promise.all(
    groups.map(async (externalId) => {
      const [module = '', id = ''] = externalId.split('.')
      const found = await at.withExternalId(module, id)
      if (found !== null) return found
      throw new OdooRefused(
        `Cannot make the ${name}: Odoo has no group ${externalId}; is its module ${module} installed?`,
      )
    }),
  )
}
