import { checkMayRead, checkMaySeeField } from './access.ts'
import { columnOf } from './columns.ts'
import { columnFunctions } from './computed/columns.ts'
import type { Reader, Value } from './computed/compute.ts'
import { computedFields } from './computed/computed.ts'
import { compile, relationDomain, rulePredicates, selected } from './domain/compile.ts'
import { toManyIds } from './domain/hierarchy.ts'
import { parseDomain } from './domain/parse.ts'
import type { Environment } from './environment.ts'
import { accessError, beyondTheDouble, Refusal } from './errors.ts'
import { decimalSum } from './groups/decimal-sum.ts'
import { comodel, type Field, fieldNamed, isNumeric, isToMany, modelNamed } from './models.ts'
import { displayName } from './names/display-name.ts'
import { comparing } from './order.ts'
import type { TableRow } from './tables.ts'

export type FieldReader = (row: TableRow) => Value

/**
 * Gives a field's value of any record as Python holds it: `null` for nothing, ids for relations.
 * @throws 403 when the account may not see the field or, for a list of records, the model they are of.
 */
export function fieldReader(field: Field, env: Environment): FieldReader {
  checkMaySeeField(field, env)
  if (field.name === 'display_name') return (row) => displayName(modelNamed(field.model), row.id, env) || null
  const compute = computedFields[field.model]?.[field.name]
  if (compute !== undefined) return (row) => compute(row, env, readerOf(env))
  if (!field.stored) {
    if (field.related !== undefined) return relatedValue(field, field.related, env)
    if (columnFunctions[field.model]?.[field.name] !== undefined) return columnOf(field, env)
    throw beyondTheDouble(`read ${field.model}.${field.name}`)
  }
  if (isToMany(field)) return toManyValue(field, env)
  if (field.type === 'json') return (row) => (row[field.name] || null) as Value
  const column = columnOf(field, env)
  return isNumeric(field) ? (row) => column(row) ?? 0 : column
}

/**
 * A view of another field: the first record at each step of the way, and then the field. With full rights, except for
 * what a model takes over from another as if it were its own.
 */
function relatedValue(field: Field, path: string, env: Environment): FieldReader {
  let model = modelNamed(field.model)
  const heritage = model.inherits.find(({ by }) => path === `${by}.${field.name}`)
  if (heritage !== undefined) checkMayRead(modelNamed(heritage.model), env)
  const aside = heritage === undefined ? env.sudo() : env
  const steps = path.split('.').map((name) => {
    const step = fieldNamed(model, name)
    if (step.relation !== undefined) model = comodel(step)
    return { field: step, value: fieldReader(step, aside) }
  })
  const last = steps.pop()
  return (row) => {
    let at: TableRow | undefined = row
    for (const step of steps) {
      const value: Value = at === undefined ? null : step.value(at)
      const id: unknown = Array.isArray(value) ? value[0] : value
      at = typeof id === 'number' ? env.tables.get(comodel(step.field).name, id) : undefined
    }
    if (at !== undefined && last !== undefined) return last.value(at)
    if (isToMany(field)) return []
    return isNumeric(field) ? 0 : field.type === 'boolean' ? false : null
  }
}

/** The records a list leads to that the account may see, in the order of their model. */
function toManyValue(field: Field, env: Environment): FieldReader {
  const model = comodel(field)
  if (!env.isSuper) {
    try {
      checkMayRead(model, env)
    } catch (error) {
      const reason = error instanceof Refusal ? `\n${error.message}` : ''
      throw accessError(`Failed to read field ${field.model}.${field.name}${reason}`)
    }
  }
  const rules = rulePredicates(model, env)
  const inDomain = relationDomain(field, env)
  const hides = model.hasActive && (field.context?.active_test ?? env.hidesArchived) !== false
  const active = hides ? columnOf(fieldNamed(model, 'active'), env) : null
  const compare = comparing(model.order, model, env)
  return (row) => {
    const found: TableRow[] = []
    for (const id of toManyIds(field, row.id, env)) {
      const target = env.tables.get(model.name, id)
      if (target === undefined || !inDomain(id) || !rules.every((rule) => rule(target))) continue
      if (active === null || active(target) === true) found.push(target)
    }
    return found.sort(compare).map(({ id }) => id)
  }
}

export function readerOf(env: Environment): Reader {
  const found = (name: string, domain: readonly unknown[], there: Environment) => {
    const model = modelNamed(name)
    return [...selected(compile(parseDomain(domain), model, there), model, there)]
  }
  return {
    value: (model, id, field) => {
      const row = typeof id === 'number' ? env.tables.get(model, id) : undefined
      return row === undefined ? null : fieldReader(fieldNamed(modelNamed(model), field), env)(row)
    },
    sum: (model, domain, field) => {
      const column = columnOf(fieldNamed(modelNamed(model), field), env)
      return decimalSum(found(model, domain, env.with({ active_test: false })).map((row) => Number(column(row) ?? 0)))
    },
    ids: (model, domain) => found(model, domain, env).map(({ id }) => id),
    get aside() {
      return readerOf(env.sudo())
    },
  }
}
