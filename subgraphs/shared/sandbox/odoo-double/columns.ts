import { columnFunctions } from './computed/columns.ts'
import type { Environment } from './environment.ts'
import { valueError } from './errors.ts'
import { comodel, type Field, fieldNamed, modelNamed } from './models.ts'
import type { TableRow } from './tables.ts'

/** What a column of the database holds: `null` is nothing. */
export type Scalar = null | boolean | number | string

/** Gives a record's value of a column, without asking for any rights. */
export type Column = (row: TableRow | undefined) => Scalar

/**
 * The column by which a field is searched, sorted and grouped. A field that is a view of another is that one's, joined
 * through many2ones.
 * @throws 500 for a field without a column, as Odoo.
 */
export function columnOf(field: Field, env: Environment): Column {
  const own = columnFunctions[field.model]?.[field.name]
  if (own !== undefined) return (row) => (row === undefined ? null : own(row, env))
  if (!field.stored && field.related !== undefined) return relatedColumn(field, field.related, env)
  if (!field.stored || field.type === 'one2many' || field.type === 'many2many') throw withoutColumn(field)
  return storedColumn(field, env)
}

export function hasColumn(field: Field, env: Environment): boolean {
  try {
    columnOf(field, env)
    return true
  } catch {
    return false
  }
}

function withoutColumn(field: Field) {
  return valueError(`Cannot convert ${field.model}.${field.name} to SQL because it is not stored`)
}

function storedColumn(field: Field, env: Environment): Column {
  const { name } = field
  if (field.translate) env.checkLanguage()
  if (field.company_dependent) {
    const company = env.companyId
    const fallback = companyDefault(field, company, env)
    const own: Column = (row) => {
      const values = row?.[name]
      const isOwn = typeof values === 'object' && values !== null && Object.hasOwn(values, company)
      return plain(field, isOwn ? (values as Record<string, unknown>)[company] : fallback)
    }
    if (field.type !== 'many2one') return own
    // No foreign key holds such a pointer, so it may point at what is gone.
    const target = comodel(field).name
    return (row) => {
      const id = own(row)
      return typeof id === 'number' && env.tables.has(target, id) ? id : null
    }
  }
  return (row) => plain(field, row?.[name])
}

function plain(field: Field, value: unknown): Scalar {
  if (field.type === 'boolean') return value === null ? null : value === true
  if (value === undefined || value === false || value === null) return null
  return typeof value === 'object' ? JSON.stringify(value) : (value as Scalar)
}

/** What a record has in a company that never gave it a value of its own. */
function companyDefault(field: Field, company: number, { tables }: Environment): unknown {
  if (!tables.holds('ir.default')) return undefined
  const all = [...tables.all('ir.default')].filter(
    ({ model, field: name }) => model === field.model && name === field.name,
  )
  const found = all.find((row) => row.company_id === company) ?? all.find((row) => row.company_id === false)
  return found?.value
}

function relatedColumn(field: Field, path: string, env: Environment): Column {
  const steps = path.split('.')
  let model = field.model
  const way = steps.map((step) => {
    const at = fieldNamed(modelNamed(model), step)
    model = at.relation ?? model
    return at
  })
  const last = way.pop() as Field
  for (const step of way) {
    if (step.type !== 'many2one') {
      throw valueError(
        `Cannot convert ${field.model}.${field.name} (related=${path}) to SQL because ${step.name} is not a Many2one`,
      )
    }
  }
  const joins = way.map((step) => ({ column: columnOf(step, env), model: comodel(step).name }))
  const column = columnOf(last, env)
  return (row) => {
    let at = row
    for (const join of joins) {
      const id = join.column(at)
      at = typeof id === 'number' ? env.tables.get(join.model, id) : undefined
    }
    return column(at)
  }
}

/** Whether the database keeps the number as a decimal one rather than as a binary float. */
export function isDecimal(field: Field): boolean {
  return field.type === 'monetary' || (field.type === 'float' && field.digits !== undefined)
}

/** Ids in the column of a many2many. */
export function linkedIds(field: Field, row: TableRow): readonly number[] {
  const ids = row[field.name]
  return Array.isArray(ids) ? ids : []
}
