import { floatOf, integerOf, isFalsy, pythonText } from '../domain/values.ts'
import type { Environment } from '../environment.ts'
import { databaseError, typeError, validationError, valueError } from '../errors.ts'
import { comodel, type Field } from '../models.ts'
import { roundTo } from '../rounding.ts'

/** A value that was sent, as the table holds it. @throws 500 or 422 for what Odoo does not take. */
export function storedValue(field: Field, value: unknown, env: Environment): unknown {
  switch (field.type) {
    case 'boolean':
      return !isFalsy(value)
    case 'integer':
      return integerOf(value)
    case 'float':
      return Array.isArray(field.digits) ? roundTo(floatOf(value), field.digits[1]) : floatOf(value)
    case 'monetary':
      return floatOf(value)
    case 'selection':
      return choice(field, value)
    case 'date':
      return moment(value, /^\d{4}-\d{2}-\d{2}/, '%Y-%m-%d')?.slice(0, 10) ?? false
    case 'datetime':
      return instant(value)
    case 'many2one':
      return pointer(field, value, env)
    default:
      return value === null || value === false || value === undefined ? false : pythonText(value)
  }
}

function choice(field: Field, value: unknown): unknown {
  const choices = field.selection
  if (choices === undefined || choices.some(([known]) => known === value)) return isFalsy(value) ? false : value
  if (isFalsy(value)) return false
  throw valueError(`Wrong value for ${field.model}.${field.name}: ${pythonText(value)}`)
}

function instant(value: unknown): string | false {
  const text = moment(value, /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2})?$/, '%Y-%m-%d %H:%M:%S')
  if (text === null) return false
  return text.length === 10 ? `${text} 00:00:00` : text
}

function moment(value: unknown, form: RegExp, name: string): string | null {
  if (isFalsy(value)) return null
  if (typeof value !== 'string') throw typeError('strptime() argument 1 must be str')
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`)
  if (form.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value.slice(0, 10))) return value
  throw valueError(`time data '${value}' does not match format '${name}'`)
}

function pointer(field: Field, value: unknown, env: Environment): number | false {
  if (value === false || value === null || value === undefined || value === 0 || value === '') return false
  if (typeof value !== 'number') {
    throw databaseError('InvalidTextRepresentation', `invalid input syntax for type integer: "${pythonText(value)}"\n`)
  }
  if (env.tables.has(comodel(field).name, value)) return value
  throw validationError(
    'The operation cannot be completed: Another model is using the record you are trying to delete.\n\n' +
      `The troublemaker is: '${field.model}' (${field.model})\n` +
      `Thanks to the following constraint: '${field.string}' (${field.name})`,
  )
}
