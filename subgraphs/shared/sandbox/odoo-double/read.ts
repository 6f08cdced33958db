import { checkMayRead, checkMaySeeField, forbidden } from './access.ts'
import type { Value } from './computed/compute.ts'
import { rulePredicates } from './domain/compile.ts'
import { isFalsy } from './domain/values.ts'
import type { Environment } from './environment.ts'
import { beyondTheDouble, databaseError, typeError, valueError } from './errors.ts'
import { beyond, comodel, type Field, isFieldBeyond, isToMany, type Model } from './models.ts'
import { pointedName } from './names/display-name.ts'
import type { TableRow } from './tables.ts'
import { fieldReader } from './values.ts'

export type Answer = Record<string, unknown>

/** What an account may always read of itself. */
const ownFields = new Set(
  'signature company_id login email name lang tz tz_offset group_ids partner_id write_date share phone display_name'.split(
    ' ',
  ),
)

/**
 * The fields of records by id, as `read` gives them: in the order asked for, repeated as asked for, and without those
 * that do not exist.
 * @throws 403 when the account may not see one of the records; 500 for a field that does not exist.
 */
export function read(model: Model, ids: readonly number[], names: unknown, load: unknown, env: Environment): Answer[] {
  const asked = fieldNames(model, names)
  const isSelf = model.name === 'res.users' && ids.length === 1 && ids[0] === env.user.id
  const rights = isSelf && asked.every((name) => ownFields.has(name)) ? env.sudo() : env
  const fields = fieldsNamed(asked, model, rights)
  if (ids.length === 0) return []
  checkMayRead(model, rights)
  if (!fields.every(({ name }) => name === 'id')) checkIds(ids)
  const rules = rulePredicates(model, rights)
  const rows = ids.flatMap((id) => env.tables.get(model.name, id) ?? [])
  if (!rows.every((row) => rules.every((rule) => rule(row)))) throw forbidden(model)
  // Asked for nothing that is in the record itself, Odoo does not notice that there is none.
  const looksAway = fields.every((field) => field.name === 'id' || isElsewhere(field, model, rules.length > 0))
  return format(looksAway ? ids.map((id) => env.tables.get(model.name, id) ?? { id }) : rows, fields, load, rights)
}

// A list is read from the other side, unless a rule has to look at the record first; and so is what is seen through it.
function isElsewhere(field: Field, model: Model, hasRules: boolean): boolean {
  if (field.stored) return isToMany(field) && !hasRules
  const first = model.fields.get(field.related?.split('.')[0] ?? '')
  return first !== undefined && isToMany(first)
}

/** @throws 501 when all fields are asked for, and the double does not know them all. */
export function fieldNames(model: Model, names: unknown): string[] {
  if (isFalsy(names)) {
    if ((beyond.fields[model.name] ?? []).length > 0)
      throw beyondTheDouble(`read all fields of ${model.name}: name them`)
    return [...model.fields.keys()]
  }
  if (typeof names === 'string') return [...names]
  if (Array.isArray(names)) {
    if (names.some((name) => typeof name === 'object' && name !== null)) throw typeError('unhashable type')
    return names.map(String)
  }
  throw typeError('fields must be a list of names')
}

/** @throws 500 for a field that does not exist, 501 for one the double does not know, 403 for one that is not for the account. */
export function fieldsNamed(names: readonly string[], model: Model, env: Environment): Field[] {
  return names.map((name) => {
    const field = model.fields.get(name)
    if (field === undefined) {
      if (isFieldBeyond(model, name)) throw beyondTheDouble(`read ${model.name}.${name}`)
      throw valueError(`Invalid field '${name}' on '${model.name}'`)
    }
    checkMaySeeField(field, env)
    if (field.stored && field.translate) env.checkLanguage()
    return field
  })
}

/** Records as JSON. By default a many2one is `[id, name]`; with another `load` it is the id. */
export function format(rows: readonly TableRow[], fields: readonly Field[], load: unknown, env: Environment): Answer[] {
  // Rights to what records lead to are only asked for when there are records.
  if (rows.length === 0) return []
  const named = load === undefined || load === '_classic_read'
  const columns = fields.map((field) => ({
    name: field.name,
    shown: shownAs(field, named, env),
    value: fieldReader(field, env),
  }))
  return rows.map((row) => {
    const answer: Answer = { id: row.id }
    for (const { name, shown, value } of columns) answer[name] = shown(value(row))
    return answer
  })
}

function shownAs(field: Field, named: boolean, env: Environment): (value: Value) => unknown {
  switch (field.type) {
    case 'many2one': {
      if (!named) return (value) => value ?? false
      const target = comodel(field)
      return (value) => (typeof value === 'number' ? [value, pointedName(target, value, env)] : false)
    }
    case 'datetime':
      return (value) => (typeof value === 'string' ? value.slice(0, 19) : false)
    default:
      return (value) => value ?? false
  }
}

/** @throws 500 when an id is no number, as PostgreSQL. */
function checkIds(ids: readonly unknown[]): void {
  for (const id of ids) {
    if (typeof id === 'boolean')
      throw databaseError('UndefinedFunction', 'operator does not exist: integer = boolean\n')
    if (typeof id !== 'number' && !/^\d+$/.test(String(id))) {
      throw databaseError('InvalidTextRepresentation', `invalid input syntax for type integer: "${id}"\n`)
    }
  }
}
