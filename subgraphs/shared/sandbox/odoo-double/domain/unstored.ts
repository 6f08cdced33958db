import { columnFunctions } from '../computed/columns.ts'
import { fieldSearches } from '../computed/searches.ts'
import type { Environment } from '../environment.ts'
import { beyondTheDouble, valueError } from '../errors.ts'
import { falsyValue } from '../falsy.ts'
import { type Field, fieldNamed, type Model, modelNamed } from '../models.ts'
import { searchName } from '../names/search-name.ts'
import { isNegative, type NormalCondition, type NormalDomain, negated, normalOr, opposites } from './normal-form.ts'
import { condition, type Domain, parseDomain } from './parse.ts'

interface Means {
  readonly env: Environment
  readonly normal: (domain: Domain, model: Model) => NormalDomain
  readonly search: (model: string, domain: Domain) => readonly number[]
}

/**
 * The condition on stored fields that a condition on another field stands for; null when the field has a column of its
 * own after all.
 * @throws 500 when Odoo cannot search by the field either, 501 when only the double cannot.
 */
export function behind(term: NormalCondition, model: Model, means: Means): NormalDomain | null {
  const { field, operator } = term
  if (term.part !== null) return null
  if (field.name === 'display_name') return opposite(term, (asked) => nameDomain(asked, term.value, model, means))
  const search = fieldSearches[model.name]?.[field.name]
  if (search !== undefined) {
    return opposite(term, (asked) => {
      const domain = search(asked, term.value, means.env)
      return domain === null ? null : means.normal(parseDomain(domain), model)
    })
  }
  if (field.related !== undefined) {
    const path = field.related
    return isNegative(operator) && !meansNothing(term)
      ? negated(throughPath({ ...term, operator: opposites[operator] ?? operator }, path, means))
      : throughPath(term, path, means)
  }
  if (columnFunctions[model.name]?.[field.name] !== undefined) return null
  if (field.searchable === false) {
    throw valueError(`Cannot convert ${model.name}.${field.name} to SQL because it is not stored`)
  }
  throw beyondTheDouble(`search ${model.name} by ${field.name}`)
}

export function hasOwnSearch(field: Field): boolean {
  return fieldSearches[field.model]?.[field.name] !== undefined
}

/** Asks with the operator, and if that is not known, with its opposite. */
function opposite(term: NormalCondition, ask: (operator: string) => NormalDomain | null): NormalDomain {
  const found = ask(term.operator)
  if (found !== null) return found
  const turned = opposites[term.operator]
  const other = turned === undefined ? null : ask(turned)
  if (other === null) throw beyondTheDouble(`search ${term.field.model} by ${term.field.name} ${term.operator}`)
  return negated(other)
}

function nameDomain(operator: string, value: unknown, model: Model, { env, normal, search }: Means) {
  const domain = searchName(model, { operator, value, env, search })
  return domain === 'only the opposite' ? null : normal(domain, model)
}

/**
 * A view of another field is searched by that field, through all that is on the way. Whoever asks for nothing also
 * finds the records on whose way something is missing.
 */
function throughPath(term: NormalCondition, path: string, { normal }: Means): NormalDomain {
  const steps = path.split('.')
  let model = term.field.model
  const way: Field[] = steps.map((step) => {
    const field = fieldNamed(modelNamed(model), step)
    model = field.relation ?? model
    return field
  })
  const last = way.pop() as Field
  const acceptsNothing = !isNegative(term.operator) && meansNothing(term)
  // The last step has rules of its own for what its values can be.
  let domain: NormalDomain =
    term.inner === undefined
      ? normal(condition(last.name, term.operator, term.value), modelNamed(last.model))
      : { ...term, field: last }
  for (const step of way.reverse()) {
    domain = { kind: 'condition', field: step, part: null, operator: 'any', value: null, inner: domain, bypass: true }
    if (acceptsNothing && step.type === 'many2one' && !step.required) {
      domain = normalOr([domain, { kind: 'condition', field: step, part: null, operator: 'in', value: [false] }])
    }
  }
  return domain
}

function meansNothing({ field, operator, value }: NormalCondition): boolean {
  if (operator === 'any' || operator === 'not any') return false
  const falsy = falsyValue(field)
  const isNothing = (one: unknown) => one === false || one === null || one === undefined || one === falsy
  return Array.isArray(value) ? value.some(isNothing) : isNothing(value)
}
