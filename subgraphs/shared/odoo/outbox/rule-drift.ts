import type { Drift } from '../accounts/drift.ts'
import { externalIdModule } from '../accounts/found-account.ts'
import type { Installation } from '../accounts/installation.ts'
import { loadRecords } from '../accounts/load-record.ts'
import type { FoundOutbox, FoundRule } from './found-outbox.ts'
import type { OutboxPlan, RulePlan } from './plan.ts'

/** A rule of the plan, with the keys that its fields have in this Odoo. */
interface Wanted extends RulePlan {
  readonly fieldIds: readonly number[]
}

/** How the rules differ from what they should be. */
export function ruleDrift(plan: OutboxPlan, { rules, fields }: FoundOutbox, at: Installation): Drift[] {
  const wanted = wantedRules(plan, fields)
  const byName = new Map(rules.map((rule) => [rule.externalId, rule]))
  const missing = wanted.filter(({ externalId }) => !byName.has(externalId))
  const left = rules.filter((rule) => !wanted.some(({ externalId }) => externalId === rule.externalId))
  const drifts: Drift[] = []
  if (missing.length > 0) drifts.push(missingRules(missing, at))
  for (const rule of wanted) {
    const found = byName.get(rule.externalId)
    const changed = found === undefined ? {} : differences(rule, found, at)
    if (found !== undefined && Object.keys(changed).length > 0) drifts.push(changedRule(rule, found, changed, at))
  }
  if (left.length > 0) {
    drifts.push({
      what: `rules are left of what is no longer watched: ${left.map(({ title }) => `"${title}"`).join(', ')}`,
      mend: async () => {
        await removeRules(left, at)
        return `took away ${count(left.length, 'rule')} of what is no longer watched`
      },
    })
  }
  return drifts
}

/** What of the plan this Odoo has no model or field for: its module is not installed. */
export function unwatched({ rules }: OutboxPlan, fields: FoundOutbox['fields']): string[] {
  return rules.flatMap(({ model, fields: names }) => {
    const known = fields.get(model)
    if (known === undefined) return names.length === 0 ? [] : [`${model} is not watched: Odoo has no such model`]
    const absent = names.filter((name) => !known.has(name))
    return absent.length === 0
      ? []
      : [
          `${absent.join(', ')} of ${model} ${absent.length === 1 ? 'is' : 'are'} not watched: Odoo keeps no such field there`,
        ]
  })
}

/** Takes rules away, with what they do. A rule never outlives its action, or it would be one that does nothing. */
export async function removeRules(rules: readonly FoundRule[], { odoo }: Installation): Promise<void> {
  const actions = rules.flatMap((rule) => rule.actions.map(({ id }) => id))
  await odoo.call('base.automation/unlink', { ids: rules.map(({ id }) => id) })
  const left = await odoo.read('ir.actions.server', [['id', 'in', actions]], ['name'])
  if (left.length > 0) await odoo.call('ir.actions.server/unlink', { ids: left.map(({ id }) => id) })
}

function wantedRules({ rules }: OutboxPlan, fields: FoundOutbox['fields']): Wanted[] {
  return rules.flatMap((rule) => {
    const known = fields.get(rule.model)
    const names = new Set([...rule.fields, ...rule.fieldsIfKept])
    const fieldIds = [...names].flatMap((name) => known?.get(name) ?? [])
    // Without any field of its own a rule would go off at every change.
    const isThere = known !== undefined && (rule.fields.length === 0 || fieldIds.length > 0)
    return isThere ? [{ ...rule, fieldIds }] : []
  })
}

/** All of them in one transaction: a command that is stopped leaves all or none. */
function missingRules(missing: readonly Wanted[], { odoo, modelIds }: Installation): Drift {
  const rows = missing.map((rule) => {
    const model = String(modelIds.get(rule.model))
    return {
      externalId: `${externalIdModule}.${rule.externalId}`,
      columns: {
        name: rule.title,
        'model_id/.id': model,
        trigger: rule.trigger,
        'trigger_field_ids/.id': rule.fieldIds.join(),
        filter_domain: rule.condition,
        'action_server_ids/name': rule.title,
        'action_server_ids/model_id/.id': model,
        'action_server_ids/state': 'code',
        'action_server_ids/usage': 'base_automation',
        'action_server_ids/code': rule.code,
      },
    }
  })
  return {
    what: `changes are not noted of: ${[...new Set(missing.map(({ model }) => model))].join(', ')}`,
    mend: async () => {
      await loadRecords(odoo, 'base.automation', rows)
      return `made ${count(missing.length, 'rule')}`
    },
  }
}

function changedRule(rule: Wanted, found: FoundRule, changed: Record<string, unknown>, { odoo }: Installation): Drift {
  const { actions, ...others } = changed
  const named = Object.keys(changed).map((field) => words[field] ?? field)
  return {
    what: `the rule "${found.title}" is not as it should be: ${named.join(', ')}`,
    mend: async () => {
      const vals = actions === undefined ? others : { ...others, action_server_ids: actions }
      await odoo.call('base.automation/write', { ids: [found.id], vals })
      return `corrected the rule "${rule.title}": ${named.join(', ')}`
    },
  }
}

const words: Readonly<Record<string, string>> = {
  name: 'its name',
  active: 'it is switched off',
  model_id: 'its model',
  trigger: 'what sets it off',
  trigger_field_ids: 'the fields that set it off',
  filter_domain: 'which records it is for',
  filter_pre_domain: 'which records it is for',
  actions: 'what it does',
}

/** What has to be written for a rule to be as it should be; nothing where it is. */
function differences(rule: Wanted, found: FoundRule, { modelIds }: Installation): Record<string, unknown> {
  const model = modelIds.get(rule.model)
  const isOther = {
    model_id: found.model !== rule.model,
    trigger: found.trigger !== rule.trigger,
    filter_domain: found.condition !== rule.condition,
  }
  // Odoo works these out anew when those others change.
  const isReset = Object.values(isOther).some(Boolean)
  return {
    ...(found.title === rule.title ? {} : { name: rule.title }),
    ...(found.active ? {} : { active: true }),
    ...(isOther.model_id ? { model_id: model } : {}),
    ...(isOther.trigger || isOther.model_id ? { trigger: rule.trigger } : {}),
    ...(isReset ? { filter_domain: rule.condition || false } : {}),
    ...(found.conditionBefore === '' ? {} : { filter_pre_domain: false }),
    ...(isReset || !areSame(found.fields, rule.fieldIds) ? { trigger_field_ids: [[6, 0, rule.fieldIds]] } : {}),
    ...actionChanges(rule, found, model),
  }
}

function actionChanges(rule: Wanted, { actions, model }: FoundRule, modelId: number | undefined) {
  const [first, ...more] = actions
  const isRight = more.length === 0 && first?.state === 'code' && first.code === rule.code && model === rule.model
  if (isRight) return {}
  const vals = { name: rule.title, model_id: modelId, state: 'code', usage: 'base_automation', code: rule.code }
  return { actions: [...actions.map(({ id }) => [2, id]), [0, 0, vals]] }
}

function areSame(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((id) => others.includes(id))
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}
