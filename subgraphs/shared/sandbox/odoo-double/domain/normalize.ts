import { assertionError, beyondTheDouble, typeError, valueError } from '../errors.ts'
import { comodel, type Field, isFieldBeyond, isRelational, type Model } from '../models.ts'
import {
  isNegative,
  joined,
  type NormalDomain,
  type NormalOperator,
  negated,
  normalAnd,
  normalOr,
  opposites,
} from './normal-form.ts'
import { type Clock, normalDays, normalInstants } from './normalize-moments.ts'
import { always, type Condition, condition, type Domain, never, not, parseDomain, shown } from './parse.ts'
import { isFalsy, pythonSet, pythonText } from './values.ts'

/** Checks a domain against a model and brings it to its normal form. @throws 500 as Odoo, on the first fault it meets. */
export function normalize(domain: Domain, model: Model, clock: Clock): NormalDomain {
  switch (domain.kind) {
    case 'always':
    case 'never':
      return domain
    case 'not':
      return negated(normalize(domain.child, model, clock))
    case 'and':
    case 'or':
      return joined(domain.kind, domain.children, (child) => normalize(child, model, clock))
    case 'condition':
      return normalizeCondition(domain, model, clock)
  }
}

function normalizeCondition(term: Condition, model: Model, clock: Clock): NormalDomain {
  const { path, operator, value } = term
  const [field, rest] = firstStep(term, model)
  if (rest !== null && isRelational(field)) {
    return anyOf(field, 'any', condition(rest, operator, value), clock)
  }
  const again = (one: string, other: unknown) => normalize(condition(path, one, other), model, clock)
  switch (operator) {
    case '=?':
      return isFalsy(value) ? always : again('=', value)
    case '<>':
      return again('!=', value)
    case '==':
      return again('=', value)
    case '=':
    case '!=': {
      const values = Array.isArray(value) ? (value.length === 0 ? [false] : value) : [value]
      return normalizeIn(term, field, rest, operator === '=' ? 'in' : 'not in', values, model, clock)
    }
    case 'in':
    case 'not in':
      if (isFalsy(value)) return operator === 'in' ? never : always
      return normalizeIn(term, field, rest, operator, Array.isArray(value) ? value : [value], model, clock)
    case 'any':
    case 'not any':
      return normalizeAny(term, field, operator, model, clock)
    case 'child_of':
    case 'parent_of':
      return { kind: 'condition', field, part: rest, operator, value }
    case '<':
    case '>':
    case '<=':
    case '>=':
      return normalizeInequality(term, field, rest, operator, clock)
    default:
      return normalizeLike(term, field, rest, model, clock)
  }
}

function firstStep(term: Condition, model: Model): [Field, string | null] {
  const dot = term.path.indexOf('.')
  const name = dot < 0 ? term.path : term.path.slice(0, dot)
  const rest = dot < 0 ? null : term.path.slice(dot + 1) || null
  if (name === '') throw valueError(`Invalid field expression '${term.path}'`)
  const field = model.fields.get(name)
  if (field !== undefined) return [field, rest]
  if (isFieldBeyond(model, name)) throw beyondTheDouble(`search ${model.name} by ${name}`)
  throw valueError(`Invalid field ${model.name}.${name} in condition ${shown([term.path, term.operator, term.value])}`)
}

function normalizeIn(
  term: Condition,
  field: Field,
  part: string | null,
  operator: 'in' | 'not in',
  listed: readonly unknown[],
  model: Model,
  clock: Clock,
): NormalDomain {
  const values = withoutImpossible(field, pythonSet(listed))
  if (values.length === 0) return operator === 'in' ? never : always
  if (isRelational(field)) return normalizeRelationIn(term, field, operator, values, model, clock)
  if (field.type === 'boolean') {
    const truths = new Set(values.map(truthOf))
    const wanted = [...truths]
    return wanted.length === 1 && wanted[0] === false
      ? { kind: 'condition', field, part, operator: opposites[operator] as NormalOperator, value: [true] }
      : { kind: 'condition', field, part, operator, value: wanted }
  }
  if (part === null && field.type === 'date') return normalDays(field, operator, values)
  if (part === null && field.type === 'datetime') return normalInstants(field, operator, values, clock)
  return { kind: 'condition', field, part, operator, value: values }
}

/** Where a column cannot be empty, nothing is none of its values. */
function withoutImpossible(field: Field, values: readonly unknown[]): unknown[] {
  const isNeverEmpty = field.stored && (field.required === true || field.name === 'id') && !field.company_dependent
  const isFalsyLess = ['many2one', 'selection', 'date', 'datetime'].includes(field.type) || field.name === 'id'
  return isNeverEmpty && isFalsyLess ? values.filter((value) => value !== false) : [...values]
}

/** A text in place of an id is a name to look for. */
function normalizeRelationIn(
  { path }: Condition,
  field: Field,
  operator: 'in' | 'not in',
  values: readonly unknown[],
  model: Model,
  clock: Clock,
): NormalDomain {
  const texts = values.filter((value) => typeof value === 'string')
  if (texts.length === 0) return { kind: 'condition', field, part: null, operator, value: values }
  const others = values.filter((value) => typeof value !== 'string')
  const byName = anyOf(field, operator === 'in' ? 'any' : 'not any', condition('display_name', 'in', texts), clock)
  if (others.length === 0) return byName
  const byId = normalize(condition(path, operator, others), model, clock)
  return operator === 'in' ? normalOr([byName, byId]) : normalAnd([byName, byId])
}

function normalizeAny(
  { path, value }: Condition,
  field: Field,
  operator: 'any' | 'not any',
  model: Model,
  clock: Clock,
): NormalDomain {
  const inner = parseDomain(value)
  if (field.name === 'id') return normalize(operator === 'any' ? inner : not(inner), model, clock)
  if (!isRelational(field))
    throw valueError(`Cannot use 'any' with non-relational fields in condition ${shown([path])}`)
  return anyOf(field, operator, inner, clock)
}

function anyOf(field: Field, operator: 'any' | 'not any', inner: Domain, clock: Clock): NormalDomain {
  const normal = normalize(inner, comodel(field), clock)
  if (normal.kind === 'never') return operator === 'any' ? never : always
  return { kind: 'condition', field, part: null, operator, value: null, inner: normal }
}

function normalizeInequality(
  { path, value }: Condition,
  field: Field,
  part: string | null,
  operator: '<' | '>' | '<=' | '>=',
  clock: Clock,
): NormalDomain {
  if (isRelational(field) && typeof value === 'string') {
    throw typeError(`Inequality not supported for relational field using a string in condition ${shown([path])}`)
  }
  if (field.type === 'boolean') {
    throw valueError(`Cannot compare '${field.name}' to ${typeof value} which is not a collection of length 1`)
  }
  if (part === null && field.type === 'date') return normalDays(field, operator, value)
  if (part === null && field.type === 'datetime') return normalInstants(field, operator, value, clock)
  if (field.type === 'one2many' || field.type === 'many2many') {
    throw assertionError(`Relational field ${field.model}.${field.name} expects 'any' operator`)
  }
  return { kind: 'condition', field, part, operator, value }
}

function normalizeLike(term: Condition, field: Field, part: string | null, model: Model, clock: Clock): NormalDomain {
  const operator = term.operator as NormalOperator
  const isExact = operator.includes('=')
  if (isFalsy(term.value)) {
    // The exact ones then match only what is empty; the others match everything, or nothing when negative.
    const result = isNegative(operator) === isExact
    if (isRelational(field) || isExact) return normalize(condition(term.path, result ? '!=' : '=', false), model, clock)
    return result ? always : never
  }
  if (isExact && typeof term.value !== 'string') {
    throw typeError(`The pattern to match must be a string in condition ${shown([term.path])}`)
  }
  const pattern = typeof term.value === 'string' ? term.value : pythonText(term.value)
  if (isRelational(field)) {
    const positive = isNegative(operator) ? opposites[operator] : operator
    return anyOf(field, isNegative(operator) ? 'not any' : 'any', condition('display_name', positive, pattern), clock)
  }
  if (field.type === 'boolean') {
    throw valueError(`Cannot compare '${field.name}' to <class 'str'> which is not a collection of length 1`)
  }
  return { kind: 'condition', field, part, operator, value: pattern }
}

function truthOf(value: unknown): boolean {
  // Odoo's str2bool: what it does not know is false here.
  if (typeof value === 'string') return ['y', 'yes', '1', 'true', 't', 'on'].includes(value.toLowerCase())
  return !isFalsy(value)
}
