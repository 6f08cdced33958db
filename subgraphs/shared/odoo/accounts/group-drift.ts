import type { Drift } from './drift.ts'
import {
  externalIdModule,
  externalIdOf,
  type FoundAccess,
  type FoundAccount,
  type FoundGroup,
  type FoundRule,
} from './found-account.ts'
import type { Installation } from './installation.ts'
import { loadRecord } from './load-record.ts'
import { type AccountPlan, type Operation, type OwnGroup, operations } from './plans.ts'
import type { RecordRule } from './record-rules.ts'

/** How an account's own group differs from what it should be. */
export function groupDrift(plan: AccountPlan, { group, user }: FoundAccount, at: Installation): Drift[] {
  const { own, title } = plan
  if (own === null) return []
  if (group === null) {
    const mend = async () => {
      const comment =
        'Made by Caregraph (npm run odoo:accounts) for one account. Rights given here are taken away again.'
      const externalId = `${externalIdModule}.${externalIdOf(plan, 'group')}`
      await loadRecord(at.odoo, 'res.groups', externalId, { name: title, comment })
      return `made the group "${title}"`
    }
    return [{ what: 'has no group of its own', mend }]
  }
  // What hides comes before what shows.
  return [
    ...membership(group, user?.id ?? null, at),
    ...ruleDrift(group, own, title, at),
    ...accessDrift(group, own, title, at),
  ]
}

/** Who else is in the group, and what else it is a part of. */
function membership(
  { id, implied, impliedBy, users }: FoundGroup,
  user: number | null,
  { odoo }: Installation,
): Drift[] {
  const write = (vals: object) => odoo.call('res.groups/write', { ids: [id], vals })
  const others = users.filter((each) => each !== user)
  const drift = (isSo: boolean, what: string, vals: object, did: string): Drift[] => {
    const mend = async () => {
      await write(vals)
      return did
    }
    return isSo ? [{ what, mend }] : []
  }
  return [
    ...drift(
      implied.length > 0,
      'its group implies other groups',
      { implied_ids: [[5]] },
      'its group implies none now',
    ),
    ...drift(
      impliedBy.length > 0,
      'other groups imply its group: whoever is in those has its rights',
      { implied_by_ids: [[5]] },
      'no group implies its group now',
    ),
    ...drift(
      others.length > 0,
      `${others.length} other ${others.length === 1 ? 'account is' : 'accounts are'} in its group`,
      { user_ids: others.map((each) => [3, each]) },
      'nobody else is in its group now',
    ),
  ]
}

function accessDrift(
  { id: group, access }: FoundGroup,
  own: OwnGroup,
  title: string,
  { odoo, modelIds }: Installation,
): Drift[] {
  const wanted = [...own.access].filter(([model]) => modelIds.has(model))
  const right = new Set(wanted.flatMap(([model, may]) => access.find((row) => isRow(row, model, may)) ?? []))
  const wrong = access.filter((row) => !right.has(row))
  const missing = wanted.filter(([model]) => ![...right].some((row) => row.model === model))
  const drifts: Drift[] = []
  // What is missing comes first: on the way nothing is refused that was allowed.
  if (missing.length > 0) {
    drifts.push({
      what: `its group lacks access rows: ${missing.map(([model, may]) => `${model} (${may.join(', ')})`).join(', ')}`,
      mend: async () => {
        const vals = missing.map(([model, may]) => ({
          name: `${title}: ${model}`,
          model_id: modelIds.get(model),
          group_id: group,
          ...Object.fromEntries(operations.map((operation) => [`perm_${operation}`, may.includes(operation)])),
        }))
        await odoo.call('ir.model.access/create', { vals_list: vals })
        return `made ${count(missing.length, 'access row')}`
      },
    })
  }
  if (wrong.length > 0) {
    drifts.push({
      what: `its group has access rows it should not have: ${wrong.map(textOf).join(', ')}`,
      mend: async () => {
        await odoo.call('ir.model.access/unlink', { ids: wrong.map(({ id }) => id) })
        return `took away ${count(wrong.length, 'access row')}: ${wrong.map(textOf).join(', ')}`
      },
    })
  }
  return drifts
}

function isRow(row: FoundAccess, model: string, may: readonly Operation[]): boolean {
  return (
    row.model === model &&
    row.active &&
    row.operations.join() === operations.filter((each) => may.includes(each)).join()
  )
}

function textOf({ model, operations: may, active }: FoundAccess): string {
  return `${model} (${active ? may.join(', ') || 'nothing' : 'switched off'})`
}

function ruleDrift(
  { id: group, rules }: FoundGroup,
  own: OwnGroup,
  title: string,
  { odoo, modelIds }: Installation,
): Drift[] {
  const wanted = own.rules.filter(({ model }) => modelIds.has(model))
  const right = new Set(wanted.flatMap((rule) => rules.find((row) => isRule(row, rule, group)) ?? []))
  const wrong = rules.filter((row) => !right.has(row))
  const missing = wanted.filter((rule) => !rules.some((row) => right.has(row) && isRule(row, rule, group)))
  const drifts: Drift[] = []
  // What is missing comes first: on the way nothing is shown that was hidden.
  if (missing.length > 0) {
    drifts.push({
      what: `its group lacks record rules: ${missing.map(({ model, hides }) => `${model}, to hide ${hides}`).join('; ')}`,
      mend: async () => {
        const vals = missing.map(({ model, domain, hides }) => ({
          name: `${title}: hides ${hides}`,
          model_id: modelIds.get(model),
          groups: [[6, 0, [group]]],
          domain_force: domain,
        }))
        await odoo.call('ir.rule/create', { vals_list: vals })
        return `made ${count(missing.length, 'record rule')}: ${missing.map(({ hides }) => `hides ${hides}`).join('; ')}`
      },
    })
  }
  if (wrong.length > 0) {
    const named = wrong.map(({ name, model }) => `"${name}" on ${model}`).join(', ')
    drifts.push({
      // Of two rules of one group on one model either is enough.
      what: `its group has record rules it should not have: ${named}`,
      mend: async () => {
        for (const { id, groups } of wrong) {
          if (groups.length === 1) await odoo.call('ir.rule/unlink', { ids: [id] })
          else await odoo.call('ir.rule/write', { ids: [id], vals: { groups: [[3, group]] } })
        }
        return `took away ${count(wrong.length, 'record rule')}: ${named}`
      },
    })
  }
  return drifts
}

function isRule(row: FoundRule, { model, domain }: RecordRule, group: number): boolean {
  const isWhole = row.active && row.operations.length === operations.length
  return isWhole && row.model === model && row.domain === domain && row.groups.join() === String(group)
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}
