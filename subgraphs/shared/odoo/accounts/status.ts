import { type Drift, mendableDrift } from './drift.ts'
import { type FoundAccount, type FoundUser, findAccount } from './found-account.ts'
import type { Installation } from './installation.ts'
import { keyDrift } from './key-drift.ts'
import { endOf } from './keys.ts'
import type { AccountPlan } from './plans.ts'
import { type Reach, reachOf } from './reach.ts'
import { reachDrift } from './reach-drift.ts'
import { sensitiveFields } from './sensitive-fields.ts'
import { namesOf } from './user-drift.ts'

/** An account as it is, held against what it should be. */
export interface AccountStatus {
  /** Empty: it is as it should be. */
  readonly drift: readonly Pick<Drift, 'what' | 'remedy'>[]
  /** What is so and nobody can change, or need not be changed. */
  readonly notes: readonly string[]
}

export interface StatusOptions {
  readonly companies: readonly number[]
  /** Fields it has to be able to read, by model. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>
  /** Its key, where it is known here: then it is tried what that opens. */
  readonly key: string | null
  /** Whether it may be missing. */
  readonly isOptional: boolean
}

/**
 * Looks at everything of an account, and changes nothing.
 * @throws {OdooRefused} when Odoo does not tell.
 */
export async function accountStatus(
  plan: AccountPlan,
  { companies, fields, key, isOptional }: StatusOptions,
  at: Installation,
): Promise<AccountStatus> {
  const found = await findAccount(plan, at)
  const { user, isHidden } = found
  if (user === null && !isHidden && isOptional) return { drift: [], notes: ['is not there'] }
  const mendable = await mendableDrift(plan, found, companies, at)
  if (user === null) return { drift: isHidden ? mendable : [{ what: `there is no account ${plan.login}` }], notes: [] }
  const reach = plan.own && (await reachOf(at.odoo, user, [...fields.keys()]))
  const judged = {
    user,
    reach,
    fields: plan.name === 'reader' ? fields : new Map(),
    trial: { key, setting: plan.setting },
    isTold: mendable.length > 0,
  }
  return {
    drift: [...mendable, ...keyDrift(plan, found.keys), ...(await reachDrift(plan, judged, at))],
    notes: [...factsOf(plan, user, found, at), ...(plan.name === 'reader' && reach ? sensitiveNotes(reach) : [])],
  }
}

function factsOf(plan: AccountPlan, user: FoundUser, { keys }: FoundAccount, at: Installation): string[] {
  const outbox = [...(plan.own?.access.keys() ?? [])].find((model) => plan.name === 'relay' && !at.modelIds.has(model))
  return [
    `${plan.login}, ${user.share ? 'an account from outside, without a seat' : 'a user of Odoo, with a seat'}`,
    `companies: ${namesOf(user.companies, at)}`,
    ...(plan.own && !outbox
      ? [`may ${plan.name === 'reader' ? 'read' : 'read and delete'}: ${plan.own.access.size} models`]
      : []),
    ...(outbox
      ? [
          `may do nothing yet: Odoo has no model ${outbox}, which \`odoo:outbox -- install\` makes; \`create relay\` gives the right then`,
        ]
      : []),
    ...keys.map((each) => `key "${each.name}" ${endOf(each)}`),
  ]
}

function sensitiveNotes({ fields }: Reach): string[] {
  return Object.entries(sensitiveFields).flatMap(([model, telling]) => {
    const readable = Object.entries(telling).filter(([field]) => fields.get(model)?.has(field))
    if (readable.length === 0) return []
    return [
      `could read of ${model}, though it never does: ${readable.map(([field, what]) => `${field} (${what})`).join('; ')}`,
    ]
  })
}
