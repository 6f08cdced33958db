import type { Drift } from './drift.ts'
import type { FoundUser } from './found-account.ts'
import type { Installation } from './installation.ts'
import { OdooRefused, type OdooRow, OdooWithKey } from './odoo-with-key.ts'
import { type AccountPlan, type Operation, operations } from './plans.ts'
import { modelsShown, type Reach } from './reach.ts'
import { multiCompanyGroup } from './user-drift.ts'

/** Whether an account is to be tried with its key, and where that would be written. */
export interface Trial {
  readonly key: string | null
  readonly setting: string
}

interface Judged {
  readonly user: FoundUser
  /** Null for an account whose rights are Odoo's own business. */
  readonly reach: Reach | null
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>
  readonly trial: Trial
  /** Whether its groups and rows tell of something already: what it lacks for that need not be said twice. */
  readonly isTold: boolean
}

/**
 * What an account may do that it should not, and may not do that it has to, as far as its group and its rows do not tell
 * already. @throws {OdooRefused} when Odoo cannot be asked.
 */
export async function reachDrift(
  plan: AccountPlan,
  { user, reach, fields, trial, isTold }: Judged,
  at: Installation,
): Promise<Drift[]> {
  return [
    ...(reach === null
      ? []
      : [...(await besidesItsGroups(plan, user, reach, at)), ...lacking(plan, reach, fields, at, isTold)]),
    ...(trial.key === null ? [] : await tried(plan, user, trial.key, trial.setting, at)),
  ]
}

/** Rights that it has by no group of its own: that Odoo gives everybody, or whoever has several companies. */
async function besidesItsGroups(
  { own }: AccountPlan,
  user: FoundUser,
  reach: Reach,
  at: Installation,
): Promise<Drift[]> {
  const ofOdoo = await multiCompanyGroup(at)
  const drifts: Drift[] = []
  for (const [model, may] of reach.operations) {
    const more = may.filter((operation) => !own?.access.get(model)?.includes(operation))
    if (more.length === 0) continue
    const givers = (await rowsOn(model, at)).filter((row) =>
      more.some((operation) => row[`perm_${operation}`] === true),
    )
    const isOfOthers = ({ group_id: group }: OdooRow) => group === false || group === ofOdoo
    const others = givers.filter(isOfOthers).map(({ name }) => `"${name}"`)
    // What its groups give it is told with them, and `create` ends it.
    const isTold = givers.some((row) => !isOfOthers(row) && user.allGroups.includes(Number(row.group_id)))
    if (isTold && others.length === 0) continue
    drifts.push({
      what: `may ${more.join(', ')} ${model}, by no group of its own`,
      remedy:
        others.length > 0
          ? `give the access row ${others.join(', ')} another group, in Odoo`
          : 'find out in Odoo who gives that right',
    })
  }
  return drifts
}

function rowsOn(model: string, at: Installation): Promise<OdooRow[]> {
  const domain = [
    ['model_id.model', '=', model],
    ['active', '=', true],
  ] as const
  return at.read('ir.model.access', domain, ['name', 'group_id', ...operations.map((each) => `perm_${each}`)])
}

function lacking(
  { own }: AccountPlan,
  reach: Reach,
  fields: Judged['fields'],
  at: Installation,
  isTold: boolean,
): Drift[] {
  const there = [...fields].filter(([model]) => own?.access.has(model) && at.modelIds.has(model))
  const absent = [...fields.keys()].filter((model) => !at.modelIds.has(model))
  const refused = there.flatMap(([model, names]) =>
    [...names].filter((field) => !reach.fields.get(model)?.has(field)).map((field) => `${model}.${field}`),
  )
  const unreadable = [...(own?.access ?? [])]
    .filter(([model, may]) => at.modelIds.has(model) && !allows(reach.operations.get(model), may))
    .map(([model]) => model)
  return [
    ...absent.map((model) => ({
      what: `cannot read ${model}: Odoo has no such model`,
      remedy: 'install the module it belongs to; until then what is made of it is an error',
    })),
    ...(refused.length === 0
      ? []
      : [
          {
            what: `cannot read ${refused.join(', ')}: Odoo has no such field, or keeps it to groups`,
            remedy:
              'install the module it belongs to, or correct IDENTIFIER_FIELDS or LINEAGE_KEYS; until then what is made of it is an error',
          },
        ]),
    ...(unreadable.length === 0 || isTold ? [] : [{ what: `may not do what it has to with ${unreadable.join(', ')}` }]),
  ]
}

function allows(may: readonly Operation[] = [], wanted: readonly Operation[]): boolean {
  return wanted.every((operation) => may.includes(operation))
}

/** What the account is really let see, with the key that Caregraph has. */
async function tried(
  { name, own, login }: AccountPlan,
  user: FoundUser,
  key: string,
  setting: string,
  at: Installation,
): Promise<Drift[]> {
  const account = new OdooWithKey({ ...at.odoo.target, apiKey: key })
  let uid: number
  try {
    uid = await account.account()
  } catch (error) {
    if (!(error instanceof OdooRefused) || error.status !== 401) throw error
    return [
      { what: `is not let in with the key in ${setting}`, remedy: `\`rotate ${name}\`, and put the new key there` },
    ]
  }
  if (uid !== user.id) {
    return [
      {
        what: `the key in ${setting} is not a key of ${login}`,
        remedy: `\`rotate ${name}\`, and put the new key there`,
      },
    ]
  }
  if (own === null) return []
  const shown = await modelsShown(account, [...at.modelIds.keys()])
  const beyond = shown.filter((model) => !own.access.get(model)?.includes('read'))
  return beyond.map((model) => ({
    what: `is shown records of ${model} when it asks`,
    remedy: 'if `create` does not end it, find out in Odoo who gives that right',
  }))
}
