import { checkMayWrite } from '../access.ts'
import { linkedIds } from '../columns.ts'
import { rulePredicates } from '../domain/compile.ts'
import type { Environment } from '../environment.ts'
import {
  accessError,
  attributeError,
  beyondTheDouble,
  keyError,
  missingError,
  typeError,
  validationError,
  valueError,
} from '../errors.ts'
import { type Field, isFieldBeyond, isToMany, type Model, models } from '../models.ts'
import { outbox } from '../outbox/model.ts'
import { noteChange } from '../outbox/note-change.ts'
import type { TableRow } from '../tables.ts'
import { storedValue } from './field-values.ts'
import { idsAfter, mirror } from './lists.ts'
import { type Writable, writable } from './writable.ts'

type DeletableHow = Pick<Writable, 'deletable' | 'checkDelete'>
type Values = Readonly<Record<string, unknown>>

/** Kept by Odoo itself: whatever is sent for them is passed over. */
const ownFields = new Set(['id', 'create_uid', 'create_date', 'write_uid', 'write_date'])

/** Makes a record of each set of values and gives their ids. @throws as Odoo for values it does not take, 501 for what the double cannot make. */
export function create(model: Model, list: unknown, env: Environment): number[] {
  checkMayWrite(model, 'create', env)
  const all = Array.isArray(list) ? list : isValues(list) ? [list] : notIterable(list)
  const how = writable[model.name]
  if (all.length > 0 && how?.defaults === undefined) throw beyondTheDouble(`make records of ${model.name}`)
  return all.map((values) => {
    if (!isValues(values)) throw attributeError("object has no attribute 'get'")
    for (const name of Object.keys(values)) {
      if (!model.fields.has(name) && !isFieldBeyond(model, name)) {
        throw valueError(`Invalid field '${name}' in '${model.name}'`)
      }
    }
    const id = env.tables.nextId(model.name)
    const at = now()
    const made = { id, ...how?.defaults, create_uid: env.user.id, create_date: at }
    store(model, made, values, how as Writable, env, true)
    return id
  })
}

/** @throws 404 when one of the records does not exist; as `create` for its values. */
export function write(model: Model, ids: readonly number[], values: unknown, env: Environment): true {
  checkMayWrite(model, 'write', env)
  if (!isValues(values)) throw typeError('argument is not iterable')
  const rows = existing(model, ids, env)
  const names = Object.keys(values)
  if (rows.length === 0 || names.length === 0) return true
  for (const name of names) {
    if (!model.fields.has(name) && !isFieldBeyond(model, name)) throw keyError(name)
  }
  const how = writable[model.name]
  if (how === undefined) throw beyondTheDouble(`write ${model.name}`)
  for (const row of rows) store(model, row, values, how, env)
  return true
}

/** @throws 404 when one of the records does not exist; 422 when another record needs it. */
export function unlink(model: Model, ids: readonly number[], env: Environment): true {
  checkMayWrite(model, 'unlink', env)
  // Of a model without rules of its own Odoo deletes what there is, and asks for nothing else.
  const there = model.name === outbox.name ? ids.filter((id) => env.tables.has(model.name, id)) : ids
  const rows = existing(model, there, env)
  if (rows.length === 0) return true
  const how: DeletableHow | undefined = model.name === outbox.name ? { deletable: true } : writable[model.name]
  if (!how?.deletable) throw beyondTheDouble(`delete records of ${model.name}`)
  for (const row of rows) {
    how.checkDelete?.(row, env)
    noteChange(model, row, null, env)
    release(model, row, env)
    env.tables.delete(model.name, row.id)
  }
  return true
}

function store(model: Model, before: TableRow, values: Values, how: Writable, env: Environment, isNew = false): void {
  const sent = Object.entries(values).filter(([name]) => !ownFields.has(name))
  for (const [name] of sent) {
    if (!how.fields.includes(name)) throw beyondTheDouble(`write ${model.name}.${name}`)
  }
  const changed: Record<string, unknown> = {}
  for (const [name, value] of sent) {
    const field = model.fields.get(name) as Field
    changed[name] = isToMany(field)
      ? idsAfter(field, linkedIds(field, before), value, env)
      : storedValue(field, value, env)
  }
  const row = { ...before, ...changed, write_uid: env.user.id, write_date: now() } as TableRow
  checkRequired(model, row)
  how.check?.(row, Object.keys(changed), env)
  const whole = { ...row, ...how.follows?.(row, env) } as TableRow
  env.tables.put(model.name, whole)
  noteWritten(model, isNew ? null : before, row, whole, env)
  for (const [name] of sent) {
    const field = model.fields.get(name) as Field
    if (field.type === 'many2many') mirror(field, whole, linkedIds(field, before), env)
  }
  if (how.follows !== undefined) followBelow(model, whole, how, env)
  how.after?.(isNew ? null : before, whole, env)
}

/** A real Odoo notes apart what was sent, and each thing it works out of that; that a record was made comes last. */
function noteWritten(model: Model, before: TableRow | null, sent: TableRow, whole: TableRow, env: Environment): void {
  if (before !== null) noteChange(model, before, sent, env)
  let at = sent
  for (const [name, value] of Object.entries(whole)) {
    if (at[name] === value) continue
    const next = { ...at, [name]: value }
    noteChange(model, at, next, env)
    at = next
  }
  if (before === null) noteChange(model, null, whole, env)
}

/** What is worked out from the record above changes with it. */
function followBelow(model: Model, above: TableRow, how: Writable, env: Environment): void {
  const pointer = model.fields.get(model.parentField)
  if (pointer === undefined || !how.fields.includes(pointer.name)) return
  for (const id of env.tables.pointingAt(pointer, above.id)) {
    const row = env.tables.get(model.name, id)
    if (row === undefined) continue
    const whole = { ...row, ...how.follows?.(row, env) } as TableRow
    env.tables.put(model.name, whole)
    noteChange(model, row, whole, env)
    followBelow(model, whole, how, env)
  }
}

function checkRequired(model: Model, row: TableRow): void {
  for (const field of model.fields.values()) {
    if (!field.required || !field.stored || isToMany(field)) continue
    const value = row[field.name]
    if (value !== undefined && value !== false && value !== null) continue
    throw validationError(
      `The operation cannot be completed: Missing required value for the field '${field.string}' (${field.name}).\n` +
        `Model: '${model.name}' (${model.name})\n- create/update: a mandatory field is not set\n` +
        '- delete: another model requires the record being deleted, you can archive it instead\n',
    )
  }
}

/** What points at a record that goes: it goes too, points at nothing, or keeps the record from going. */
function release(model: Model, row: TableRow, env: Environment): void {
  for (const field of pointersAt(model)) {
    if (!env.tables.holds(field.model)) continue
    for (const id of env.tables.pointingAt(field, row.id)) {
      if (field.model === model.name && id === row.id) continue
      const other = env.tables.get(field.model, id)
      if (other === undefined) continue
      if (field.on_delete === 'cascade') {
        release(models.get(field.model) as Model, other, env)
        env.tables.delete(field.model, id)
      } else if (field.on_delete === 'set null') {
        env.tables.put(field.model, { ...other, [field.name]: false })
      } else {
        throw validationError(
          'The operation cannot be completed: Another model is using the record you are trying to delete.\n\n' +
            `The troublemaker is: '${field.model}' (${field.model})\n` +
            `Thanks to the following constraint: '${field.string}' (${field.name})`,
        )
      }
    }
  }
  for (const field of model.fields.values()) {
    if (field.type === 'many2many' && field.stored) {
      mirror(field, { ...row, [field.name]: [] }, linkedIds(field, row), env)
    }
  }
}

function pointersAt(model: Model): Field[] {
  return [...models.values()].flatMap(({ fields }) =>
    [...fields.values()].filter(
      (field) => field.type === 'many2one' && field.stored && !field.company_dependent && field.relation === model.name,
    ),
  )
}

function existing(model: Model, ids: readonly number[], env: Environment): TableRow[] {
  const rows = [...new Set(ids)].map((id) => {
    const row = env.tables.get(model.name, id)
    if (row !== undefined) return row
    throw missingError(
      `Record does not exist or has been deleted.\n(Record: ${model.name}(${id},), User: ${env.user.id})`,
    )
  })
  const rules = rulePredicates(model, env)
  if (rows.every((row) => rules.every((rule) => rule(row)))) return rows
  throw accessError(`Sorry, you do not have enough rights to write '${model.name}' (${model.name}) records.`)
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function notIterable(value: unknown): never {
  throw typeError(`'${typeof value}' object is not iterable`)
}

function now(): string {
  return new Date().toISOString().slice(0, 23).replace('T', ' ').concat('000')
}
