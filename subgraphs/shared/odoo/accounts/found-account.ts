import type { Installation } from './installation.ts'
import { OdooRefused, type OdooRow } from './odoo-with-key.ts'
import { type AccountPlan, type Operation, operations } from './plans.ts'

/** The module that external ids of what is made here begin with: by them it is known again, whatever it is called. */
export const externalIdModule = '__caregraph__'

export function externalIdOf({ login }: Pick<AccountPlan, 'login'>, what: 'user' | 'group' | 'partner'): string {
  const name = login.replaceAll('-', '_')
  // Odoo itself gives one to the partner it makes along with a user.
  return what === 'partner' ? `${name}_user_res_partner` : `${name}_${what}`
}

/** An account as it is in an Odoo. */
export interface FoundAccount {
  readonly user: FoundUser | null
  /** It is there, but the administrator of the key is not shown it: for its companies, or by a record rule. */
  readonly isHidden: boolean
  /** Its own group; null where there is none, or none yet. */
  readonly group: FoundGroup | null
  readonly keys: readonly FoundKey[]
}

export interface FoundUser {
  readonly id: number
  readonly login: string
  readonly active: boolean
  /** Whether Odoo takes it for somebody outside, who has no seat. */
  readonly share: boolean
  readonly partner: number
  readonly groups: readonly number[]
  /** With those that its groups imply. */
  readonly allGroups: readonly number[]
  readonly companies: readonly number[]
}

export interface FoundGroup {
  readonly id: number
  readonly name: string
  readonly implied: readonly number[]
  readonly impliedBy: readonly number[]
  readonly users: readonly number[]
  readonly access: readonly FoundAccess[]
  readonly rules: readonly FoundRule[]
}

export interface FoundAccess {
  readonly id: number
  readonly model: string
  readonly active: boolean
  readonly operations: readonly Operation[]
}

export interface FoundRule {
  readonly id: number
  readonly name: string
  readonly model: string
  readonly domain: string
  readonly active: boolean
  /** The operations it is about. */
  readonly operations: readonly Operation[]
  readonly groups: readonly number[]
}

export interface FoundKey {
  readonly id: number
  readonly name: string
  /** Null: it never ends. */
  readonly end: Date | null
}

/**
 * The account as it is now; each part null or empty as far as it is not there.
 * @throws {OdooRefused} when there is an account of that login that was not made here.
 */
export async function findAccount(plan: AccountPlan, at: Installation): Promise<FoundAccount> {
  const [userId, groupId] = await Promise.all([
    at.withExternalId(externalIdModule, externalIdOf(plan, 'user')),
    at.withExternalId(externalIdModule, externalIdOf(plan, 'group')),
  ])
  const [group, user] = await Promise.all([findGroup(groupId, at), findUser(plan, userId, at)])
  const isHidden = user === null && userId !== null
  return { user, isHidden, group, keys: user === null ? [] : await findKeys(user.id, at) }
}

async function findUser({ login }: AccountPlan, id: number | null, at: Installation): Promise<FoundUser | null> {
  const fields = ['login', 'active', 'share', 'partner_id', 'group_ids', 'all_group_ids', 'company_ids']
  const [user] = await at.read('res.users', [['id', '=', id ?? 0]], fields)
  if (user === undefined && id !== null) return null
  if (user === undefined) {
    const [other] = await at.read('res.users', [['login', '=', login]], ['login'])
    if (other === undefined) return null
    throw new OdooRefused(
      `Cannot use the login ${login}: Odoo has an account of that name that this command did not make; --prefix chooses others`,
    )
  }
  return {
    id: user.id,
    login: String(user.login),
    active: user.active === true,
    share: user.share === true,
    partner: Number(user.partner_id),
    groups: user.group_ids as number[],
    allGroups: user.all_group_ids as number[],
    companies: user.company_ids as number[],
  }
}

async function findGroup(id: number | null, at: Installation): Promise<FoundGroup | null> {
  const [group] = await at.read(
    'res.groups',
    [['id', '=', id ?? 0]],
    ['name', 'implied_ids', 'implied_by_ids', 'user_ids'],
  )
  if (group === undefined) return null
  const permissions = operations.map((operation) => `perm_${operation}`)
  const [access, rules] = await Promise.all([
    at.read('ir.model.access', [['group_id', '=', group.id]], ['model_id', 'active', ...permissions]),
    at.read(
      'ir.rule',
      [['groups', 'in', [group.id]]],
      ['name', 'model_id', 'domain_force', 'active', 'groups', ...permissions],
    ),
  ])
  const about = (row: OdooRow) => ({
    id: row.id,
    model: at.modelNames.get(Number(row.model_id)) ?? '',
    active: row.active === true,
    operations: operations.filter((operation) => row[`perm_${operation}`] === true),
  })
  return {
    id: group.id,
    name: String(group.name),
    implied: group.implied_ids as number[],
    impliedBy: group.implied_by_ids as number[],
    users: group.user_ids as number[],
    access: access.map(about),
    rules: rules.map((row) => ({
      ...about(row),
      name: String(row.name || ''),
      domain: String(row.domain_force || ''),
      groups: row.groups as number[],
    })),
  }
}

/** Keys that let it in: Odoo itself clears away those that have ended. */
async function findKeys(user: number, at: Installation): Promise<FoundKey[]> {
  const rows = await at.read('res.users.apikeys', [['user_id', '=', user]], ['name', 'expiration_date'])
  const now = Date.now()
  return rows
    .map(({ id, name, expiration_date: end }) => ({
      id,
      name: String(name),
      end: typeof end === 'string' ? new Date(`${end.replace(' ', 'T')}Z`) : null,
    }))
    .filter(({ end }) => end === null || end.getTime() > now)
}
