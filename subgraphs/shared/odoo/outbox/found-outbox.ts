import { externalIdModule } from '../accounts/found-account.ts'
import type { Installation } from '../accounts/installation.ts'
import { OdooRefused, type OdooRow } from '../accounts/odoo-with-key.ts'
import type { OutboxPlan } from './plan.ts'

/** An outbox as it is in an Odoo. */
export interface FoundOutbox {
  /** Null where there is no model of that name. */
  readonly model: FoundModel | null
  readonly rules: readonly FoundRule[]
  /** Fields that are there and kept, by watched model; a model that Odoo does not have is not there. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, number>>
}

export interface FoundModel {
  readonly id: number
  readonly title: string
  readonly info: string
  /** Its own fields with their types: those that Odoo gives every model are not among them. */
  readonly fields: ReadonlyMap<string, { readonly id: number; readonly type: string }>
  readonly access: readonly OdooRow[]
}

export interface FoundRule {
  readonly id: number
  readonly externalId: string
  readonly title: string
  readonly active: boolean
  readonly model: string
  readonly trigger: string
  /** Keys of the fields that set it off. */
  readonly fields: readonly number[]
  readonly condition: string
  readonly conditionBefore: string
  readonly actions: readonly { readonly id: number; readonly state: string; readonly code: string }[]
}

/**
 * The outbox as it is now.
 * @throws {OdooRefused} when there is a model of that name that was not made here.
 */
export async function findOutbox(plan: OutboxPlan, at: Installation): Promise<FoundOutbox> {
  const [model, rules, fields] = await Promise.all([findModel(plan, at), findRules(plan, at), findFields(plan, at)])
  return { model, rules, fields }
}

async function findModel({ model, mark }: OutboxPlan, at: Installation): Promise<FoundModel | null> {
  const [found] = await at.read('ir.model', [['model', '=', model]], ['name', 'info'])
  if (found === undefined) return null
  if ((await at.withExternalId(externalIdModule, `${mark}_model`)) !== found.id) {
    throw new OdooRefused(
      `Cannot use the model ${model}: Odoo has one of that name that this command did not make; --prefix chooses another`,
    )
  }
  const own = [
    ['model_id', '=', found.id],
    ['state', '=', 'manual'],
  ] as const
  const [fields, access] = await Promise.all([
    at.read('ir.model.fields', own, ['name', 'ttype']),
    at.read('ir.model.access', [['model_id', '=', found.id]], accessFields),
  ])
  return {
    id: found.id,
    title: String(found.name),
    info: String(found.info || ''),
    fields: new Map(fields.map(({ id, name, ttype }) => [String(name), { id, type: String(ttype) }])),
    access,
  }
}

const accessFields = ['name', 'active', 'group_id', 'perm_read', 'perm_write', 'perm_create', 'perm_unlink']

async function findRules({ mark }: OutboxPlan, at: Installation): Promise<FoundRule[]> {
  if (!at.modelIds.has('base.automation')) return []
  const domain = [
    ['module', '=', externalIdModule],
    ['model', '=', 'base.automation'],
    ['name', '=like', `${mark.replaceAll('_', '\\_')}\\_%`],
  ] as const
  const marks = await at.read('ir.model.data', domain, ['name', 'res_id'])
  const fields = ['name', 'active', 'model_id', 'trigger', 'trigger_field_ids', 'filter_domain', 'filter_pre_domain']
  const ids = marks.map(({ res_id }) => Number(res_id))
  const [rules, actions] = await Promise.all([
    at.read('base.automation', [['id', 'in', ids]], fields),
    at.read('ir.actions.server', [['base_automation_id', 'in', ids]], ['state', 'code', 'base_automation_id']),
  ])
  return rules.map((rule) => ({
    id: rule.id,
    externalId: String(marks.find(({ res_id }) => res_id === rule.id)?.name),
    title: String(rule.name),
    active: rule.active === true,
    model: at.modelNames.get(Number(rule.model_id)) ?? '',
    trigger: String(rule.trigger),
    fields: rule.trigger_field_ids as number[],
    condition: String(rule.filter_domain || ''),
    conditionBefore: String(rule.filter_pre_domain || ''),
    actions: actions
      .filter(({ base_automation_id: of }) => of === rule.id)
      .map(({ id, state, code }) => ({ id, state: String(state), code: String(code || '') })),
  }))
}

async function findFields(plan: OutboxPlan, at: Installation): Promise<FoundOutbox['fields']> {
  const models = [...new Set(plan.rules.map(({ model }) => model))]
  const domain = [
    ['model', 'in', models],
    ['store', '=', true],
    ['name', 'in', [...new Set(plan.rules.flatMap(({ fields, fieldsIfKept }) => [...fields, ...fieldsIfKept]))]],
  ] as const
  const rows = await at.read('ir.model.fields', domain, ['model', 'name'])
  return new Map(
    models
      .filter((model) => at.modelIds.has(model))
      .map((model) => [
        model,
        new Map(rows.filter((row) => row.model === model).map(({ id, name }) => [String(name), id])),
      ]),
  )
}
