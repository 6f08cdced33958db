import type { Drift } from '../accounts/drift.ts'
import { externalIdModule, externalIdOf } from '../accounts/found-account.ts'
import type { Installation } from '../accounts/installation.ts'
import { loadRecord } from '../accounts/load-record.ts'
import type { OdooRow } from '../accounts/odoo-with-key.ts'
import type { FoundModel } from './found-outbox.ts'
import { type OutboxPlan, outboxInfo } from './plan.ts'

/** How the outbox's model, its fields and who may do what with its rows differ from what they should be. */
export async function modelDrift(plan: OutboxPlan, found: FoundModel | null, at: Installation): Promise<Drift[]> {
  if (found === null) return [missing(plan, at)]
  return [...described(plan, found, at), ...fieldDrift(plan, found, at), ...(await accessDrift(plan, found, at))]
}

function missing({ model, title, mark }: OutboxPlan, { odoo }: Installation): Drift {
  return {
    what: `there is no model ${model}`,
    mend: async () => {
      const columns = { name: title, model, order: 'id', info: outboxInfo }
      // Odoo gives a model a field for a name otherwise.
      await loadRecord(odoo, 'ir.model', `${externalIdModule}.${mark}_model`, columns, { install_mode: true })
      return `made the model ${model}`
    },
  }
}

function described({ model, title }: OutboxPlan, found: FoundModel, { odoo }: Installation): Drift[] {
  if (found.title === title && found.info === outboxInfo) return []
  return [
    {
      what: `the model ${model} is not described as it should be`,
      mend: async () => {
        await odoo.call('ir.model/write', { ids: [found.id], vals: { name: title, info: outboxInfo } })
        return `described the model ${model} anew`
      },
    },
  ]
}

function fieldDrift({ model, fields }: OutboxPlan, found: FoundModel, { odoo }: Installation): Drift[] {
  const missing = fields.filter(({ name }) => !found.fields.has(name))
  const strange = [...found.fields.keys()].filter((name) => !fields.some((field) => field.name === name))
  const changed = fields.filter(({ name, type }) => found.fields.has(name) && found.fields.get(name)?.type !== type)
  const drifts: Drift[] = changed.map(({ name, type }) => ({
    what: `the field ${name} of ${model} is no ${type}`,
    remedy: '`remove` the outbox and `install` it again',
  }))
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ')
    drifts.push({
      what: `${model} lacks fields: ${names}`,
      mend: async () => {
        const vals = missing.map(({ name, title, type }) => ({
          ...{ model_id: found.id, name, field_description: title, ttype: type, state: 'manual' },
        }))
        await odoo.call('ir.model.fields/create', { vals_list: vals })
        return `made the fields ${names}`
      },
    })
  }
  if (strange.length > 0) {
    drifts.push({
      what: `${model} has fields it should not have: ${strange.join(', ')}`,
      remedy: 'take them away in Odoo, if nobody needs them',
    })
  }
  return drifts
}

/** Whoever administers may look at the rows and throw them away; nobody may write any, as the rules need no right to. */
const permissions = { perm_read: true, perm_write: false, perm_create: false, perm_unlink: true }

async function accessDrift(
  { model, title, mark, prefix }: OutboxPlan,
  found: FoundModel,
  at: Installation,
): Promise<Drift[]> {
  const externalId = `${mark}_access`
  const [administrators, own, relay] = await Promise.all([
    at.withExternalId('base', 'group_system'),
    at.withExternalId(externalIdModule, externalId),
    at.withExternalId(externalIdModule, externalIdOf({ login: `${prefix}-relay` }, 'group')),
  ])
  const vals = { name: `${title}: administrators`, active: true, group_id: administrators, ...permissions }
  const isRight = (row: OdooRow) => Object.entries(vals).every(([field, value]) => row[field] === value)
  const row = found.access.find(({ id }) => id === own)
  const drifts: Drift[] = []
  if (row === undefined) {
    drifts.push({
      what: `administrators may not look at ${model}`,
      mend: async () => {
        const { group_id: group, ...others } = vals
        const columns = { 'model_id/.id': String(found.id), 'group_id/.id': String(group), ...textOf(others) }
        await loadRecord(at.odoo, 'ir.model.access', `${externalIdModule}.${externalId}`, columns)
        return 'made the access row of administrators'
      },
    })
  } else if (!isRight(row)) {
    drifts.push({
      what: `the access row of administrators to ${model} is not as it should be`,
      mend: async () => {
        await at.odoo.call('ir.model.access/write', { ids: [row.id], vals })
        return 'corrected the access row of administrators'
      },
    })
  }
  const others = found.access.filter((each) => each !== row && !(relay !== null && each.group_id === relay))
  if (others.length > 0) {
    drifts.push({
      what: `others may do something with ${model}: by ${others.map(({ name }) => `"${name}"`).join(', ')}`,
      remedy: 'take those access rows away in Odoo',
    })
  }
  return drifts
}

function textOf(vals: Readonly<Record<string, string | boolean>>): Record<string, string> {
  return Object.fromEntries(Object.entries(vals).map(([field, value]) => [field, String(value)]))
}
