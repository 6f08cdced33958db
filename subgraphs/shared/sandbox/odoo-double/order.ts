import { checkMayUseColumn } from './access.ts'
import { type Column, columnOf } from './columns.ts'
import { compareScalars } from './domain/match.ts'
import { knownZone, toZone } from './domain/moments.ts'
import { isPart, partOf } from './domain/parts.ts'
import type { Environment } from './environment.ts'
import { beyondTheDouble, userError, valueError } from './errors.ts'
import { comodel, type Field, isFieldBeyond, type Model } from './models.ts'
import type { TableRow } from './tables.ts'

/** One thing to sort by. Nothing comes last going up and first going down, unless it is said otherwise. */
interface SortKey {
  readonly column: Column
  readonly descending: boolean
  readonly nothingFirst: boolean
}

interface OrderTerm {
  readonly name: string
  readonly part: string | null
  readonly descending: boolean
  readonly nulls: 'first' | 'last' | null
}

export type Comparison = (one: TableRow | undefined, other: TableRow | undefined) => number

const wholeOrder =
  /^(\s*[a-z0-9_]+(\.[a-z0-9_]+)?(:[a-z_]+)?(\s+(desc|asc))?(\s+(nulls first|nulls last))?\s*(,|$))+(?<!,)$/i
const oneTerm = /^\s*([a-z0-9_]+)(?:\.([a-z0-9_]+))?(?::[a-z_]+)?(?:\s+(desc|asc))?(?:\s+nulls (first|last))?\s*$/i

/**
 * Compares records by an order clause; the model's own when there is none. Records it cannot tell apart are compared
 * by id, where PostgreSQL would be free.
 * @throws 422 for what is no order clause; 500 for a field that cannot be sorted by.
 */
export function comparing(clause: string, model: Model, env: Environment): Comparison {
  const keys = keysOf(clause === '' ? model.order : clause, model, env, false, [])
  return (one, other) => {
    for (const { column, descending, nothingFirst } of keys) {
      const [a, b] = [column(one), column(other)]
      if (a === b) continue
      if (a === null) return nothingFirst ? -1 : 1
      if (b === null) return nothingFirst ? 1 : -1
      const order = compareScalars(a, b)
      if (order !== 0) return descending ? -order : order
    }
    return (one?.id ?? 0) - (other?.id ?? 0)
  }
}

/** The terms of an order clause. @throws 422 for what is none. */
export function termsOf(clause: string): OrderTerm[] {
  if (!wholeOrder.test(clause)) {
    throw userError(
      `Invalid "order" specified (${clause}). A valid "order" specification is a comma-separated list of valid field ` +
        'names (optionally followed by asc/desc for the direction)',
    )
  }
  return clause.split(',').map((part) => {
    const [, name = '', property = null, direction = '', nulls = null] = oneTerm.exec(part) ?? []
    return {
      name,
      part: property,
      descending: direction.toLowerCase() === 'desc',
      nulls: nulls === null ? null : (nulls.toLowerCase() as 'first' | 'last'),
    }
  })
}

function keysOf(clause: string, model: Model, env: Environment, reversed: boolean, seen: readonly Field[]): SortKey[] {
  return termsOf(clause).flatMap((term) => {
    const field = sortField(term.name, model)
    const descending = term.descending !== reversed
    const nulls = term.nulls === null || !reversed ? term.nulls : term.nulls === 'first' ? 'last' : 'first'
    if (field.type !== 'many2one') return [scalarKey(field, term.part, descending, nulls, env)]
    return seen.includes(field) ? [] : pointerKeys(field, term.part, descending, nulls, env, [...seen, field])
  })
}

function sortField(name: string, model: Model): Field {
  const field = model.fields.get(name)
  if (field !== undefined) return field
  if (isFieldBeyond(model, name)) throw beyondTheDouble(`sort ${model.name} by ${name}`)
  throw valueError(`Invalid field '${name}' on model '${model.name}'`)
}

function scalarKey(
  field: Field,
  part: string | null,
  descending: boolean,
  nulls: OrderTerm['nulls'],
  env: Environment,
): SortKey {
  checkMayUseColumn(field, env)
  const column = part === null ? columnOf(field, env) : partColumn(field, part, env)
  return {
    // A yes-or-no that is nothing is a no.
    column: field.type === 'boolean' ? (row) => column(row) === true : column,
    descending,
    nothingFirst: nulls === null ? descending : nulls === 'first',
  }
}

function partColumn(field: Field, part: string, env: Environment): Column {
  if ((field.type !== 'date' && field.type !== 'datetime') || !isPart(part)) {
    throw valueError(`Invalid field property '${part}' on ${field.model}.${field.name}`)
  }
  const column = columnOf(field, env)
  const number = partOf(part)
  const zone = field.type === 'datetime' ? knownZone(env.context.tz) : null
  return (row) => {
    const moment = column(row)
    return typeof moment === 'string' ? number(zone === null ? moment : toZone(moment, zone)) : null
  }
}

/** Records that point at others are sorted as those others are. */
function pointerKeys(
  field: Field,
  part: string | null,
  descending: boolean,
  nulls: OrderTerm['nulls'],
  env: Environment,
  seen: readonly Field[],
): SortKey[] {
  checkMayUseColumn(field, env)
  const column = columnOf(field, env)
  if (part !== null && part !== 'id')
    throw valueError(`Invalid field property '${part}' on ${field.model}.${field.name}`)
  const target = comodel(field)
  if (part === 'id' || target.order === 'id') {
    return [{ column, descending, nothingFirst: nulls === null ? descending : nulls === 'first' }]
  }
  const there = (row: TableRow | undefined) => {
    const id = column(row)
    return typeof id === 'number' ? env.tables.get(target.name, id) : undefined
  }
  const keys = keysOf(target.order, target, env, descending, seen).map((key) => ({
    ...key,
    column: (row: TableRow | undefined) => key.column(there(row)),
  }))
  if (nulls === null) return keys
  const isNothing: SortKey = {
    column: (row) => (column(row) === null) === (nulls === 'last'),
    descending: false,
    nothingFirst: false,
  }
  return [isNothing, ...keys]
}
