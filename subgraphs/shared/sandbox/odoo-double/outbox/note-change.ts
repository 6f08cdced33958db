import { defaultIdentifierFields } from '../../../config/identifier-fields.ts'
import { type Carried, type Members, type Watched, watched } from '../../../odoo/outbox/watched.ts'
import { columnOf } from '../columns.ts'
import { compile } from '../domain/compile.ts'
import { parseDomain } from '../domain/parse.ts'
import type { Environment } from '../environment.ts'
import { Refusal } from '../errors.ts'
import { comodel, fieldNamed, type Model } from '../models.ts'
import type { TableRow } from '../tables.ts'
import { outbox } from './model.ts'

const entries = new Map<string, Watched>(watched(defaultIdentifierFields).map((entry) => [entry.model, entry]))

/**
 * Notes in the outbox what became of a record, as the rules do in a real Odoo: by the same table of what is watched.
 * `before` is null of one that was made, `after` of one that is about to be deleted.
 */
export function noteChange(model: Model, before: TableRow | null, after: TableRow | null, env: Environment): void {
  const entry = entries.get(model.name)
  const row = after ?? before
  if (entry === undefined || row === null || !isWatched(entry, model, before, after)) return
  const aside = env.sudo().with({ active_test: false })
  if (!fits(entry.only, model, row, aside)) return
  const lacking = new Set<string>()
  const noted = {
    before: before === null ? null : carriedBy(before, entry, model, aside, lacking),
    after: after === null ? null : carriedBy(after, entry, model, aside, lacking),
  }
  if (entry.members !== undefined && !addMembership(noted, before, after, entry.members, model, aside)) return
  const at = new Date().toISOString().slice(0, 19).replace('T', ' ')
  env.tables.put(outbox.name, {
    id: env.tables.nextId(outbox.name),
    ...{
      x_model: model.name,
      x_res_id: row.id,
      x_op: before === null ? 'create' : after === null ? 'unlink' : 'write',
    },
    ...{ x_before: textOf(noted.before), x_after: textOf(noted.after), x_note: [...lacking].join(', ') || false },
    ...{ create_date: at, create_uid: env.user.id, write_date: at, write_uid: env.user.id },
  })
}

function isWatched(entry: Watched, model: Model, before: TableRow | null, after: TableRow | null): boolean {
  if (after === null) return entry.deletions
  if (before === null) return true
  return [...entry.fields, ...(entry.fieldsIfKept ?? [])].some((name) => {
    const isKept = model.fields.get(name)?.stored === true
    return isKept && JSON.stringify(before[name] ?? false) !== JSON.stringify(after[name] ?? false)
  })
}

function fits(domain: Watched['only'], model: Model, row: TableRow, env: Environment): boolean {
  return domain.length === 0 || compile(parseDomain(domain), model, env).matches(row)
}

type Noted = Record<string, unknown>

function carriedBy(row: TableRow, { carries }: Watched, model: Model, env: Environment, lacking: Set<string>): Noted {
  const values: Noted = {}
  for (const [name, carried] of Object.entries(carries)) {
    try {
      values[name] = carriedValue(row, carried, model, env)
    } catch (error) {
      // Of a model that a double was given no table of.
      if (!(error instanceof Refusal)) throw error
      lacking.add(name)
    }
  }
  return values
}

function carriedValue(row: TableRow, { path, kind }: Carried, model: Model, env: Environment): unknown {
  const [first, ...further] = path
  const field = fieldNamed(model, first)
  if (kind === 'keys') return env.tables.pointingAt(fieldNamed(comodel(field), field.relation_field ?? ''), row.id)
  let value = columnOf(field, env)(row)
  let at = field
  for (const step of further) {
    const target = comodel(at)
    at = fieldNamed(target, step)
    value = typeof value === 'number' ? columnOf(at, env)(env.tables.get(target.name, value)) : null
  }
  if (kind === 'flag') return value === true
  return kind === 'decimal' ? String(value ?? 0) : (value ?? false)
}

/** Adds whether the record is one of those that anything may be noted of; false: it neither is nor was. */
function addMembership(
  noted: { readonly before: Noted | null; readonly after: Noted | null },
  before: TableRow | null,
  after: TableRow | null,
  { noted: name, number, linked }: Members,
  model: Model,
  env: Environment,
): boolean {
  const row = (after ?? before) as TableRow
  const isLinked = linked.some((domain) => {
    const [field] = String(domain[0]?.[0]).split('.')
    const isHeld = env.tables.holds(comodel(fieldNamed(model, field ?? '')).name)
    return isHeld && fits(domain, model, row, env)
  })
  const isOne = (at: TableRow | null) => at !== null && (isLinked || Number(at[number] || 0) > 0)
  if (noted.before !== null) noted.before[name] = isOne(before)
  if (noted.after !== null) noted.after[name] = isOne(after)
  return isOne(before) || isOne(after)
}

function textOf(values: Noted | null): string | false {
  return values === null ? false : JSON.stringify(values)
}
