import type { IdentifierFields } from '../../config/identifier-fields.ts'
import { outboxModel } from '../accounts/plans.ts'
import { outboxVersion, pythonDomain, ruleCode } from './rule-code.ts'
import { type Watched, type WatchedModel, watched } from './watched.ts'

/** A field of the outbox, as Odoo describes it. */
export interface FieldPlan {
  readonly name: string
  readonly title: string
  readonly type: 'char' | 'integer' | 'text'
}

/** A rule by which Odoo notes changes of a model, as it should be. */
export interface RulePlan {
  /** The name under which it is known again, whatever it is called. */
  readonly externalId: string
  readonly title: string
  readonly model: WatchedModel
  readonly trigger: 'on_create_or_write' | 'on_unlink'
  /** Those whose change sets it off; empty: it goes off whenever a record is deleted. */
  readonly fields: readonly string[]
  /** These too, where an Odoo keeps them with this model. */
  readonly fieldsIfKept: readonly string[]
  /** Odoo's condition, as Odoo keeps it; empty: every record. */
  readonly condition: string
  readonly code: string
}

/** The outbox as it should be. */
export interface OutboxPlan {
  /** What the name of the model and the logins of the accounts begin with. */
  readonly prefix: string
  readonly model: string
  readonly title: string
  /** External ids of all that belongs to it begin with this. */
  readonly mark: string
  readonly fields: readonly FieldPlan[]
  readonly rules: readonly RulePlan[]
}

const fields: readonly FieldPlan[] = [
  { name: 'x_model', title: 'Model', type: 'char' },
  { name: 'x_res_id', title: 'Record', type: 'integer' },
  { name: 'x_op', title: 'Change', type: 'char' },
  { name: 'x_before', title: 'Before', type: 'text' },
  { name: 'x_after', title: 'After', type: 'text' },
  { name: 'x_note', title: 'Could not be read', type: 'text' },
]

export function outboxPlan(prefix: string, identifierFields: IdentifierFields): OutboxPlan {
  const model = outboxModel(prefix)
  const mark = model.slice(2)
  const title = `${prefix.charAt(0).toUpperCase()}${prefix.slice(1)} outbox`
  return {
    prefix,
    model,
    title,
    mark,
    fields,
    rules: watched(identifierFields).flatMap((entry) => rulesOf(entry, { model, title, mark })),
  }
}

/** What is in the model's description, so that it can be told which version made it. */
export const outboxInfo = `Changes that Caregraph has not read yet, version ${outboxVersion}. Made and removed by odoo:outbox.`

function rulesOf(entry: Watched, outbox: Pick<OutboxPlan, 'model' | 'title' | 'mark'>): RulePlan[] {
  const name = entry.model.replaceAll('.', '_')
  const rule = { model: entry.model, condition: entry.only.length === 0 ? '' : pythonDomain(entry.only) }
  const changes: RulePlan = {
    ...rule,
    externalId: `${outbox.mark}_${name}_changes`,
    title: `${outbox.title}: changes of ${entry.model}`,
    trigger: 'on_create_or_write',
    fields: entry.fields,
    fieldsIfKept: entry.fieldsIfKept ?? [],
    code: ruleCode(entry, outbox.model, 'change'),
  }
  const deletions: RulePlan = {
    ...rule,
    externalId: `${outbox.mark}_${name}_deletions`,
    title: `${outbox.title}: deletions of ${entry.model}`,
    trigger: 'on_unlink',
    fields: [],
    fieldsIfKept: [],
    code: ruleCode(entry, outbox.model, 'deletion'),
  }
  return entry.deletions ? [changes, deletions] : [changes]
}
