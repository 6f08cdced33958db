import { columnOf, isDecimal } from '../columns.ts'
import type { Environment } from '../environment.ts'
import { beyondTheDouble } from '../errors.ts'
import type { Field } from '../models.ts'
import type { TableRow } from '../tables.ts'

/** A column as PostgreSQL writes it when it is looked at as text. @throws 501 where tables do not hold what that needs. */
export function textColumn(field: Field, env: Environment): (row: TableRow) => string | null {
  const column = columnOf(field, env)
  const write = writer(field, env)
  return (row) => {
    const value = column(row)
    return value === null ? null : write(value, row)
  }
}

function writer(field: Field, env: Environment): (value: unknown, row: TableRow) => string {
  switch (field.type) {
    case 'datetime':
      throw beyondTheDouble(`look at ${field.model}.${field.name} as text, in which parts of seconds count`)
    case 'json':
      throw beyondTheDouble(`look at ${field.model}.${field.name} as text`)
    case 'float': {
      const { digits } = field
      if (Array.isArray(digits)) return (value) => Number(value).toFixed(digits[1])
      return isDecimal(field) ? decimalText : String
    }
    case 'monetary': {
      const places = currencyPlaces(field, env)
      return (value, row) => {
        const digits = places(row)
        return digits === null ? decimalText(value) : Number(value).toFixed(digits)
      }
    }
    default:
      return String
  }
}

function decimalText(value: unknown): string {
  return Number.isInteger(value) ? `${value}.0` : String(value)
}

function currencyPlaces(field: Field, env: Environment): (row: TableRow) => number | null {
  const { tables } = env
  return (row) => {
    const currency = row[field.currency_field ?? '']
    const places = typeof currency === 'number' ? tables.get('res.currency', currency)?.decimal_places : null
    return typeof places === 'number' ? places : null
  }
}
