import { checkMayUseColumn } from '../access.ts'
import { columnOf, isDecimal, type Scalar } from '../columns.ts'
import { compareScalars } from '../domain/match.ts'
import type { Environment } from '../environment.ts'
import { beyondTheDouble, databaseError, valueError } from '../errors.ts'
import { type Field, isFieldBeyond, isRelational, type Model } from '../models.ts'
import type { TableRow } from '../tables.ts'
import { decimalMean, decimalSum } from './decimal-sum.ts'
import { parseSpec } from './spec.ts'

/** Works out one figure of a group of records. */
export type Aggregate = (rows: readonly TableRow[]) => unknown

const functions = new Set([
  'sum',
  'avg',
  'max',
  'min',
  'bool_and',
  'bool_or',
  'array_agg',
  'array_agg_distinct',
  'recordset',
  'count',
  'count_distinct',
])

/** @throws 500 for a function or a field that cannot be aggregated, as Odoo. */
export function aggregateOf(spec: string, model: Model, env: Environment): Aggregate {
  if (spec === '__count') return (rows) => rows.length
  const { field: name, rest, function: asked } = parseSpec(spec)
  if (rest !== null) throw valueError(`Invalid '${spec}', this dot notation is not supported`)
  if (model.name === 'stock.quant' && spec === 'available_quantity:sum') return availableQuantity(model, env)
  const field = model.fields.get(name)
  if (field === undefined) {
    if (isFieldBeyond(model, name)) throw beyondTheDouble(`aggregate ${spec} of ${model.name}`)
    throw valueError(`Invalid field '${name}' on model '${model.name}' for '${spec}'.`)
  }
  if (asked === null) throw valueError(`Aggregate method is mandatory for '${name}'`)
  if (asked === 'sum_currency') throw beyondTheDouble('convert sums between currencies')
  if (!functions.has(asked)) throw valueError(`Invalid aggregate method '${asked}' for '${spec}'.`)
  if (asked === 'recordset' && !isRelational(field) && name !== 'id') {
    throw valueError(`Aggregate method '${asked}' can be only used on relational field (or id) (for '${spec}').`)
  }
  checkMayUseColumn(field, env)
  const column = columnOf(field, env)
  return (rows) => shown(applied(asked, field, rows.map(column)))
}

/** What an aggregate is over no records at all, where nothing had to be asked of the database. */
export function emptyAggregate(spec: string): unknown {
  if (spec === '__count') return 0
  const { function: asked } = parseSpec(spec)
  if (asked === 'count' || asked === 'count_distinct') return 0
  return asked === 'array_agg' || asked === 'array_agg_distinct' || asked === 'recordset' ? [] : false
}

function availableQuantity(model: Model, env: Environment): Aggregate {
  const [held, reserved] = ['quantity:sum', 'reserved_quantity:sum'].map((spec) => aggregateOf(spec, model, env))
  return (rows) => {
    const [all, taken] = [held?.(rows), reserved?.(rows)]
    return typeof all === 'number' && typeof taken === 'number' ? decimalSum([all, -taken]) : false
  }
}

function applied(name: string, field: Field, values: readonly Scalar[]): unknown {
  const present = values.filter((value) => value !== null)
  switch (name) {
    case 'count':
      return present.length
    case 'count_distinct':
      return new Set(present).size
    case 'array_agg':
      return values.length === 0 ? [] : values
    case 'recordset':
      return [...new Set(present)]
    case 'array_agg_distinct':
      return distinct(values)
    case 'bool_and':
      return present.length === 0 ? false : present.every((value) => value === true)
    case 'bool_or':
      return present.some((value) => value === true)
    case 'max':
    case 'min':
      return extreme(name, field, present)
    default:
      return present.length === 0 ? false : combined(name, field, present)
  }
}

function distinct(values: readonly Scalar[]): Scalar[] {
  const present = [...new Set(values)].filter((value) => value !== null).sort(compareScalars)
  return values.includes(null) ? [...present, null] : present
}

function extreme(name: 'max' | 'min', field: Field, values: readonly Scalar[]): Scalar {
  if (field.type === 'boolean') throw undefinedFunction(name, 'boolean')
  if (field.type === 'json') throw undefinedFunction(name, 'jsonb')
  const sign = name === 'max' ? 1 : -1
  return values.reduce<Scalar>(
    (found, value) => (found === false || compareScalars(value, found) * sign > 0 ? value : found),
    false,
  )
}

function combined(name: string, field: Field, values: readonly Scalar[]): number {
  if (!values.every((value) => typeof value === 'number')) throw undefinedFunction(name, field.type)
  const numbers = values as readonly number[]
  const isExact = field.type === 'integer' || field.type === 'many2one' || isDecimal(field)
  if (name === 'avg') return isExact ? decimalMean(numbers) : sumOf(numbers) / numbers.length
  return isExact ? decimalSum(numbers) : sumOf(numbers)
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shown)
  return typeof value === 'string' && isInstant(value) ? value.slice(0, 19) : value
}

function isInstant(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d+$/.test(value)
}

function undefinedFunction(name: string, type: string) {
  return databaseError('UndefinedFunction', `function ${name}(${type}) does not exist\n`)
}
