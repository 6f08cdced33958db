import { columnOf, linkedIds } from '../columns.ts'
import type { Environment } from '../environment.ts'
import { beyondTheDouble, keyError, valueError } from '../errors.ts'
import { type Field, isFieldBeyond, isToMany, type Model, modelNamed } from '../models.ts'

/** The records of a tree below these, or above them, themselves included. `parent` is the field that leads upwards. */
export function family(
  operator: 'child_of' | 'parent_of',
  ids: readonly number[],
  model: Model,
  parent: string,
  env: Environment,
): ReadonlySet<number> {
  if (model.keepsPaths && parent === model.parentField) return byPaths(operator, ids, model, env)
  const field = model.fields.get(parent)
  if (field === undefined && isFieldBeyond(model, parent)) {
    throw beyondTheDouble(`follow ${model.name}.${parent} up and down`)
  }
  if (operator === 'child_of') {
    if (field === undefined)
      throw valueError(`Invalid field ${model.name}.${parent} in condition ('${parent}', 'in', …)`)
    return below(ids, field, env)
  }
  if (field === undefined) throw keyError(parent)
  return above(ids, field, env)
}

function byPaths(
  operator: 'child_of' | 'parent_of',
  ids: readonly number[],
  model: Model,
  env: Environment,
): Set<number> {
  const pathOf = (id: number) => {
    const path = env.tables.get(model.name, id)?.parent_path
    return typeof path === 'string' ? path : ''
  }
  const paths = ids.map(pathOf).filter((path) => path !== '')
  if (operator === 'parent_of') return new Set(paths.flatMap((path) => path.split('/').slice(0, -1).map(Number)))
  const found = new Set<number>()
  for (const row of env.tables.all(model.name)) {
    const own = row.parent_path
    if (typeof own === 'string' && paths.some((path) => own.startsWith(path))) found.add(row.id)
  }
  return found
}

function below(ids: readonly number[], field: Field, env: Environment): Set<number> {
  if (isToMany(field)) return above(ids, field, env, true)
  const column = columnOf(field, env)
  const children = new Map<number, number[]>()
  for (const row of env.tables.all(field.model)) {
    const up = column(row)
    if (typeof up !== 'number') continue
    const siblings = children.get(up)
    if (siblings === undefined) children.set(up, [row.id])
    else siblings.push(row.id)
  }
  return reached(ids, (id) => children.get(id) ?? [])
}

function above(ids: readonly number[], field: Field, env: Environment, turned = false): Set<number> {
  const { tables } = env
  const model = modelNamed(field.model)
  if (turned) {
    const pointing = (id: number) =>
      [...tables.all(model.name)].filter((row) => toManyIds(field, row.id, env).includes(id))
    return reached(ids, (id) => pointing(id).map((row) => row.id))
  }
  const known = ids.filter((id) => tables.has(model.name, id))
  if (isToMany(field)) return reached(known, (id) => toManyIds(field, id, env))
  const column = columnOf(field, env)
  return reached(known, (id) => {
    const up = column(tables.get(model.name, id))
    return typeof up === 'number' ? [up] : []
  })
}

function reached(from: readonly number[], next: (id: number) => readonly number[]): Set<number> {
  const found = new Set(from)
  for (const id of found) for (const other of next(id)) found.add(other)
  return found
}

/** Ids a many2many or a one2many leads to, whoever may see them. */
export function toManyIds(field: Field, id: number, env: Environment): readonly number[] {
  const row = env.tables.get(field.model, id)
  if (row === undefined) return []
  if (field.type === 'many2many') return linkedIds(field, row)
  const inverse = modelNamed(field.relation ?? '').fields.get(field.relation_field ?? '')
  if (inverse === undefined || !inverse.stored) throw valueError(`Cannot follow ${field.model}.${field.name}`)
  return env.tables.pointingAt(inverse, id)
}
