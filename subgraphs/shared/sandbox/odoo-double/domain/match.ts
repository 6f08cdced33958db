import { isDecimal, type Scalar } from '../columns.ts'
import { databaseError, valueError } from '../errors.ts'
import { falsyValue } from '../falsy.ts'
import type { Field } from '../models.ts'
import { roundTo } from '../rounding.ts'
import { isNegative, type NormalOperator } from './normal-form.ts'
import { like, likeInAnyCase } from './pattern.ts'
import { compareText, floatOf, integerOf, pythonText } from './values.ts'

type Matches = (value: Scalar) => boolean

/** Whether what a column holds meets a condition, by the rules of its type. @throws 500 for a value it cannot be compared with. */
export function matching(field: Field, operator: NormalOperator, value: unknown): Matches {
  switch (operator) {
    case 'in':
    case 'not in':
      return field.type === 'boolean'
        ? matchingTruth(operator, value as readonly unknown[])
        : matchingAny(field, operator, value as readonly unknown[])
    case '<':
    case '>':
    case '<=':
    case '>=':
      return matchingOrder(field, operator, value)
    default:
      throw valueError(`Invalid operator '${operator}' for ${field.model}.${field.name}`)
  }
}

/** Whether a text meets a pattern. Nothing is unlike anything. */
export function matchingPattern(operator: NormalOperator, value: string): (text: string | null) => boolean {
  const pattern = operator.includes('=') ? value : `%${value}%`
  const matches = operator.endsWith('ilike') ? likeInAnyCase(pattern) : like(pattern)
  const negative = isNegative(operator)
  return (text) => (text === null ? negative : matches(text) !== negative)
}

function matchingTruth(operator: 'in' | 'not in', values: readonly unknown[]): Matches {
  const wanted = values.map((value) => value === true)
  return (held) => wanted.includes(held === true) === (operator === 'in')
}

function matchingAny(field: Field, operator: 'in' | 'not in', values: readonly unknown[]): Matches {
  const given = values.filter((value) => value !== false && value !== null).map((value) => comparable(field, value))
  const falsy = falsyValue(field)
  let alsoNothing = given.length < values.length
  if (falsy !== undefined) {
    // Odoo compares amounts as texts here, and to it "0" is not "0.0".
    if (given.includes(falsy) && field.type !== 'monetary') alsoNothing = true
    else if (alsoNothing) given.push(falsy)
  }
  const wanted = new Set(given)
  // In SQL nothing is in a list, or out of it, for sure as soon as the list holds a null.
  const isUnsure = wanted.delete(null)
  return operator === 'in'
    ? (held) => (held === null ? alsoNothing : wanted.has(held))
    : (held) => (held === null ? !alsoNothing : !isUnsure && !wanted.has(held))
}

function matchingOrder(field: Field, operator: '<' | '>' | '<=' | '>=', value: unknown): Matches {
  const falsy = falsyValue(field)
  const limit = orderLimit(field, value)
  if (limit === null) return () => false
  const holds = (held: Scalar) => {
    const order = compareScalars(held, limit)
    switch (operator) {
      case '<':
        return order < 0
      case '<=':
        return order <= 0
      case '>':
        return order > 0
      case '>=':
        return order >= 0
    }
  }
  const nothingHolds = falsy !== undefined && holds(falsy)
  return (held) => (held === null ? nothingHolds : holds(held))
}

function orderLimit(field: Field, value: unknown): Scalar {
  if (field.name === 'id' && value === false) {
    throw databaseError('UndefinedFunction', 'operator does not exist: integer < boolean\n')
  }
  if (field.name === 'id' || field.type === 'many2one') return idOf(field, value)
  switch (field.type) {
    case 'integer':
      return integerOf(value)
    case 'float':
    case 'monetary':
      return rounded(field, floatOf(value))
    case 'char':
    case 'text':
    case 'html':
      return value === false ? '' : pythonText(value)
    case 'json':
      throw databaseError('UndefinedFunction', 'operator does not exist: jsonb < text\n')
    default:
      return value === false ? null : pythonText(value)
  }
}

/** A value as the parameter of a comparison with the column. */
function comparable(field: Field, value: unknown): Scalar {
  if (field.name === 'id' || field.type === 'many2one') return idOf(field, value)
  switch (field.type) {
    case 'integer':
      return integerOf(value)
    case 'float':
      return rounded(field, floatOf(value))
    case 'monetary':
      return numeric(pythonText(value))
    default:
      return pythonText(value)
  }
}

function idOf(field: Field, value: unknown): Scalar {
  if (value === true) throw databaseError('UndefinedFunction', 'operator does not exist: integer = boolean\n')
  if (typeof value === 'number') return value === 0 && field.name !== 'id' ? null : value
  if (typeof value === 'string' && value !== '') {
    if (/^\s*[+-]?\d+\s*$/.test(value)) return Number(value)
    throw databaseError('InvalidTextRepresentation', `invalid input syntax for type integer: "${value}"\n`)
  }
  if (typeof value === 'object' && value !== null) {
    throw databaseError('UndefinedFunction', 'operator does not exist: integer = integer[]\n')
  }
  return null
}

function numeric(text: string): number {
  if (/^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(text)) return Number(text)
  throw databaseError('InvalidTextRepresentation', `invalid input syntax for type numeric: "${text}"\n`)
}

function rounded(field: Field, value: number): number {
  return field.type === 'float' && isDecimal(field) && Array.isArray(field.digits)
    ? roundTo(value, field.digits[1])
    : value
}

/** The order PostgreSQL puts values of one column in; neither may be nothing. */
export function compareScalars(one: Scalar, other: Scalar): number {
  if (typeof one === 'string' && typeof other === 'string') return compareText(one, other)
  const [a, b] = [Number(one), Number(other)]
  return a === b ? 0 : a < b ? -1 : 1
}
