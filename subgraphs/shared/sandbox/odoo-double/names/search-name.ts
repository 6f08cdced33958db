import { isNegative } from '../domain/normal-form.ts'
import { always, and, condition, type Domain, never, or } from '../domain/parse.ts'
import { isFalsy } from '../domain/values.ts'
import type { Environment } from '../environment.ts'
import { beyondTheDouble, userError } from '../errors.ts'
import { comodel, type Field, fieldNamed, isNumeric, isRelational, type Model, modelNamed } from '../models.ts'

/** What a search by display name looks at. Models that are not here are searched by the field that names their records. */
const searchedFields: Readonly<Record<string, readonly string[]>> = {
  'account.analytic.account': ['name', 'code'],
  'account.journal': ['name', 'code'],
  'account.move': ['name', 'partner_id.name', 'ref'],
  'account.move.line': ['name', 'move_id', 'product_id'],
  'account.tax': ['name', 'description', 'invoice_label'],
  'product.template.attribute.line': ['attribute_id', 'value_ids'],
  'purchase.order': ['name', 'partner_ref'],
  'res.country': ['name', 'code'],
  'res.country.state': ['name', 'code'],
  'res.currency': ['name', 'full_name'],
  'res.currency.rate': ['name', 'rate'],
  'res.partner': ['complete_name', 'email', 'ref', 'vat', 'company_registry'],
  'stock.location': ['complete_name', 'barcode'],
  'stock.picking.type': ['name', 'warehouse_id.name'],
  'stock.quant': ['location_id', 'lot_id', 'package_id', 'owner_id'],
}

/** Finds the ids of the records the account may see that match. */
type Search = (model: string, domain: Domain) => readonly number[]

interface Question {
  readonly operator: string
  readonly value: unknown
  readonly env: Environment
  readonly search: Search
}

type NameSearch = (question: Question) => Domain | 'only the opposite'

/**
 * The condition behind a search by display name.
 * `only the opposite` asks for the positive operator, whose answer is then turned round.
 */
export function searchName(model: Model, question: Question): Domain | 'only the opposite' {
  const own = ownSearches[model.name]
  return own === undefined ? bySearchedFields(model.name, question) : own(question)
}

function bySearchedFields(name: string, { operator, value }: Question): Domain {
  const model = modelNamed(name)
  const paths = searchedFields[name] ?? (model.recName === null ? [] : [model.recName])
  if (paths.length === 0) return always
  const negative = isNegative(operator)
  if (operator.endsWith('like') && isFalsy(value) && !operator.includes('=')) return negative ? never : always
  const terms = paths.map((path) => byPath(lastField(model, path), path, operator, value))
  return negative ? and(terms) : or(terms)
}

function byPath(field: Field, path: string, operator: string, value: unknown): Domain {
  if (isRelational(field)) return condition(`${path}.display_name`, operator, value)
  if (!isNumeric(field) || operator.endsWith('like')) return condition(path, operator, value)
  // A name that is no number cannot be the one looked for.
  const isNumber = (one: unknown) => !Number.isNaN(Number(one))
  return Array.isArray(value) ? condition(path, operator, value.filter(isNumber)) : condition(path, operator, value)
}

function lastField(model: Model, path: string): Field {
  const [first = '', ...rest] = path.split('.')
  const field = fieldNamed(model, first)
  return rest.length === 0 ? field : lastField(comodel(field), rest.join('.'))
}

const ownSearches: Readonly<Record<string, NameSearch>> = {
  'account.account': searchAccount,
  'product.product': searchProduct,
  'product.template': searchTemplate,
  'res.country.state': searchState,
  'res.currency.rate': () => {
    throw beyondTheDouble('search currency rates by name')
  },
  'res.partner.category': searchCategory,
  'res.users': searchUser,
  'stock.picking.type': searchPickingType,
}

function searchAccount({ operator, value }: Question): Domain | 'only the opposite' {
  if (isNegative(operator)) return 'only the opposite'
  if (operator === 'in') {
    const names = value as readonly unknown[]
    const codes = names.map((name) => String(name || '').split(' ')[0])
    return or([condition('code', 'in', codes), condition('name', 'in', names)])
  }
  if (typeof value !== 'string') throw userError(`Unsupported operator on Display Name in ${operator}`)
  return or([
    condition('code', '=like', `${value.split(' ')[0]}%`),
    condition('name', operator, value),
    condition('description', 'ilike', value),
  ])
}

function searchProduct({ operator, value }: Question): Domain {
  const byCode = condition('default_code', operator, value)
  if (isNegative(operator)) return and([condition('name', operator, value), byCode])
  const byTemplate = condition('product_tmpl_id', 'any', [['name', operator, value]])
  if (operator !== 'in') {
    return or([byTemplate, byCode, ...(operator.endsWith('like') ? [condition('barcode', 'in', [value])] : [])])
  }
  const names = value as readonly unknown[]
  // "[code] name" is how an item is shown.
  const codes = names.flatMap((name) => (typeof name === 'string' ? (/\[(.*?)\]/.exec(name)?.[1] ?? []) : []))
  return or([
    byTemplate,
    byCode,
    condition('barcode', 'in', names),
    ...codes.map((code) => condition('default_code', '=', code)),
  ])
}

function searchTemplate(question: Question): Domain {
  const { operator, value, env } = question
  const byName = bySearchedFields('product.template', question)
  if (isFalsy(env.context.search_product_product ?? !isFalsy(value))) return byName
  const byVariant = condition('product_variant_ids', operator, value)
  if (isNegative(operator)) return and([byName, byVariant])
  const either = or([byName, byVariant])
  return env.hidesArchived ? and([either, condition('active', '=', true)]) : either
}

function searchState(question: Question): Domain {
  const { operator, value } = question
  const byField = bySearchedFields('res.country.state', question)
  if (isFalsy(value)) return byField
  if (operator === 'ilike') return or([byField, stateWithCountry(value, 'ilike')])
  if (operator === 'in') return or([byField, ...(value as unknown[]).map((name) => stateWithCountry(name, '='))])
  return byField
}

/** "State (Country)" or "State (CODE)". */
function stateWithCountry(shown: unknown, operator: string): Domain {
  const [, name = '', country = ''] = /^(.+)\((.+)\)$/s.exec(String(shown)) ?? []
  if (name === '') return never
  return and([
    condition('name', operator, name.trim()),
    or([condition('country_id.name', 'ilike', country.trim()), condition('country_id.code', '=', country.trim())]),
  ])
}

function searchCategory(question: Question): Domain | 'only the opposite' {
  const { operator, search } = question
  if (!operator.endsWith('like')) return bySearchedFields('res.partner.category', question)
  if (isNegative(operator)) return 'only the opposite'
  return condition('id', 'child_of', search('res.partner.category', bySearchedFields('res.partner.category', question)))
}

/** An account's login goes before its name. */
function searchUser(question: Question): Domain {
  const { operator, value, search } = question
  if ((operator === 'in' || operator === 'ilike') && !isFalsy(value)) {
    const ids = search('res.users', condition('login', 'in', Array.isArray(value) ? value : [value]))
    if (ids.length > 0) return condition('id', 'in', ids)
  }
  return bySearchedFields('res.users', question)
}

/** "Warehouse: Type" is how an operation type is shown. */
function searchPickingType(question: Question): Domain | 'only the opposite' {
  const { operator, value } = question
  if (operator === 'not in') return 'only the opposite'
  if (operator === 'in') return or((value as readonly unknown[]).map((name) => pickingTypeNamed(question, '=', name)))
  return pickingTypeNamed(question, operator, value)
}

function pickingTypeNamed(question: Question, operator: string, value: unknown): Domain {
  const parts = typeof value === 'string' ? value.split(': ') : []
  if (parts.length === 2) {
    return and([condition('warehouse_id.name', operator, parts[0]), condition('name', operator, parts[1])])
  }
  const asked = operator === '=' ? { operator: 'in', value: [value] } : { operator, value }
  return bySearchedFields('stock.picking.type', { ...question, ...asked })
}
