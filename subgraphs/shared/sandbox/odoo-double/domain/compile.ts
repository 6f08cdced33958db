import { checkMayRead, checkMayUseColumn, rulesOf } from '../access.ts'
import { columnOf } from '../columns.ts'
import type { Environment } from '../environment.ts'
import { databaseError, valueError } from '../errors.ts'
import { comodel, type Field, fieldNamed, isToMany, type Model, modelNamed } from '../models.ts'
import type { TableRow } from '../tables.ts'
import { candidates } from './candidates.ts'
import { family, toManyIds } from './hierarchy.ts'
import { matching, matchingPattern } from './match.ts'
import { knownZone, toZone } from './moments.ts'
import {
  isNegative,
  joined,
  type NormalCondition,
  type NormalDomain,
  namesField,
  negated,
  normalAnd,
} from './normal-form.ts'
import { normalize } from './normalize.ts'
import { always, and, type Condition, condition, type Domain, mapConditions, names, or, parseDomain } from './parse.ts'
import { matchingPart, partOf } from './parts.ts'
import { textColumn } from './text-column.ts'
import { behind, hasOwnSearch } from './unstored.ts'

export type Predicate = (row: TableRow) => boolean

/** A condition on the records of a model, ready to be asked of each. */
export interface Compiled {
  readonly matches: Predicate
  /** Ids beyond which no record matches, ascending; null when any may. */
  readonly within: readonly number[] | null
}

export interface CompileOptions {
  /** Archived records too, whatever the context says. */
  readonly anyState?: boolean
  /** Without asking for rights or applying record rules. */
  readonly bypass?: boolean
}

/** Relations through which Odoo looks without asking for rights to what is there. */
const trusted = new Set([
  'account.analytic.account.partner_id',
  'account.move.line.account_id',
  'account.move.line.move_id',
  'account.move.line.payment_id',
  'product.product.product_tmpl_id',
  'res.partner.user_ids',
  'res.users.partner_id',
  'stock.move.line.picking_id',
  'stock.move.location_final_id',
  'stock.move.location_id',
  'stock.quant.location_id',
])

/**
 * The records of a model that match a domain, that the account may see, and that are not archived unless they were
 * asked for.
 * @throws 403 when the account may not read the model; 500 for a domain that is none.
 */
export function compile(domain: Domain, model: Model, env: Environment, options: CompileOptions = {}): Compiled {
  const checks = !(env.isSuper || options.bypass)
  if (checks) checkMayRead(model, env)
  const hides = model.hasActive && !options.anyState && env.hidesArchived && !names(domain, 'active')
  const rewritten = model.name === 'account.tax' ? mapConditions(domain, looselyNamed) : domain
  const asked = hides ? and([rewritten, condition('active', '=', true)]) : rewritten
  const normal = resolved(normalize(asked, model, { zone: clockZone(env) }), env)
  // Where nothing can match, nobody is asked for rights.
  if (normal.kind === 'never') return { matches: () => false, within: [] }
  const own = predicateOf(normal, env)
  const rules = checks ? rulePredicates(model, env) : []
  return {
    matches: rules.length === 0 ? own : (row) => own(row) && rules.every((rule) => rule(row)),
    within: candidates(normal, env),
  }
}

// "21M" finds the tax "21% M"; what is in quotes is taken as it is, but for signs of percent.
function looselyNamed(term: Condition): Domain {
  const { path, operator, value } = term
  if ((path !== 'name' && path !== 'display_name') || (operator !== 'like' && operator !== 'ilike')) return term
  if (typeof value !== 'string') return term
  const parts = value.split(/("[^"]*")/).map((part) => {
    if (part.startsWith('"') && part.endsWith('"') && part.length > 1) {
      return `%${part.replaceAll('%', '_').replaceAll('"', '')}%`
    }
    return [...part.replace(/[^\p{L}\p{N}_]/gu, '')].join('%')
  })
  return condition(path, operator, parts.join(''))
}

/** The record rules of a model, each as a condition of its own. */
export function rulePredicates(model: Model, env: Environment): Predicate[] {
  const aside = env.sudo().with({ active_test: false })
  return rulesOf(model, env).map((rule) => predicateOfRaw(rule, model, aside))
}

/** A condition of Odoo's own, in which no clock plays a part. */
function predicateOfRaw(raw: unknown, model: Model, env: Environment): Predicate {
  return predicateOf(resolved(normalize(parseDomain(raw), model, { zone: null }), env), env)
}

/** Records that a compiled condition selects, by ascending id. */
export function* selected({ matches, within }: Compiled, model: Model, env: Environment): Generator<TableRow> {
  if (within === null) {
    for (const row of env.tables.all(model.name)) if (matches(row)) yield row
    return
  }
  for (const id of within) {
    const row = env.tables.get(model.name, id)
    if (row !== undefined && matches(row)) yield row
  }
}

function clockZone(env: Environment): string | null {
  const { tz } = env.context
  if (tz !== undefined && tz !== false && tz !== null && tz !== '') return knownZone(tz)
  const user = env.tables.get('res.users', env.user.id)
  const partner = user === undefined ? undefined : env.tables.get('res.partner', Number(user.partner_id))
  return knownZone(partner?.tz)
}

function predicateOf(domain: NormalDomain, env: Environment): Predicate {
  switch (domain.kind) {
    case 'always':
      return () => true
    case 'never':
      return () => false
    case 'not': {
      const child = predicateOf(domain.child, env)
      return (row) => !child(row)
    }
    case 'and': {
      const children = domain.children.map((child) => predicateOf(child, env))
      return (row) => children.every((child) => child(row))
    }
    case 'or': {
      const children = domain.children.map((child) => predicateOf(child, env))
      return (row) => children.some((child) => child(row))
    }
    case 'condition':
      return conditionPredicate(domain, env)
  }
}

/**
 * Replaces what is no question to the tables: fields that are not stored, families, and what is settled by that.
 * Whatever may be seen or not is asked only afterwards, as Odoo does.
 */
function resolved(domain: NormalDomain, env: Environment): NormalDomain {
  switch (domain.kind) {
    case 'not':
      return negated(resolved(domain.child, env))
    case 'and':
    case 'or':
      return joined(domain.kind, domain.children, (child) => resolved(child, env))
    case 'condition':
      return resolvedCondition(domain, env)
    default:
      return domain
  }
}

function resolvedCondition(term: NormalCondition, env: Environment): NormalDomain {
  const { field, operator, inner } = term
  if (!field.stored || hasOwnSearch(field)) {
    const stored = behind(term, modelNamed(field.model), {
      env,
      normal: (domain, model) => normalize(domain, model, { zone: clockZone(env) }),
      search: (name, domain) => idsFound(domain, modelNamed(name), env),
    })
    if (stored !== null) return resolved(stored, env)
  }
  if (operator === 'child_of' || operator === 'parent_of') return familyOf(term, operator, env)
  if (inner === undefined) return term
  const there = resolved(inner, env)
  if (there.kind === 'never') return { kind: operator === 'any' ? 'never' : 'always' }
  return { ...term, inner: there }
}

function conditionPredicate(term: NormalCondition, env: Environment): Predicate {
  const { field, operator, value } = term
  checkMayUseColumn(field, env)
  if (isToMany(field)) return toManyPredicate(term, env)
  if (operator === 'any' || operator === 'not any') return toOnePredicate(term, env)
  if (term.part !== null) return partPredicate(field, term.part, term, env)
  if (operator.endsWith('like')) {
    const text = textColumn(field, env)
    const matches = matchingPattern(operator, String(value))
    return (row) => matches(text(row))
  }
  const column = columnOf(field, env)
  if (operator === 'among') return (row) => (value as ReadonlySet<number>).has(Number(column(row)))
  const matches = matching(field, operator, value)
  return (row) => matches(column(row))
}

function partPredicate(field: Field, part: string, { operator, value }: NormalCondition, env: Environment): Predicate {
  if (field.type !== 'date' && field.type !== 'datetime') {
    throw valueError(`Invalid field property '${part}' on ${field.model}.${field.name}`)
  }
  const column = columnOf(field, env)
  const zone = field.type === 'datetime' ? knownZone(env.context.tz) : null
  const number = partOf(part)
  const matches = matchingPart(operator, value)
  return (row) => {
    const moment = column(row)
    if (typeof moment !== 'string') return matches(null)
    return matches(number(zone === null ? moment : toZone(moment, zone)))
  }
}

/** Whether a record of the other model is among those meant, found out once for each. */
function membership(inner: NormalDomain, field: Field, env: Environment, options: CompileOptions) {
  const model = comodel(field)
  const checks = !(env.isSuper || options.bypass)
  if (checks) checkMayRead(model, env)
  const hides = model.hasActive && !options.anyState && env.hidesArchived && !namesField(inner, 'active')
  const active = hides ? resolved(normalize(condition('active', '=', true), model, { zone: null }), env) : always
  const shown = normalAnd([inner, active])
  const predicates = [predicateOf(shown, env), ...(checks ? rulePredicates(model, env) : [])]
  const known = new Map<number, boolean>()
  return (id: number) => {
    let is = known.get(id)
    if (is === undefined) {
      const row = env.tables.get(model.name, id)
      is = row !== undefined && predicates.every((matches) => matches(row))
      known.set(id, is)
    }
    return is
  }
}

function toOnePredicate({ field, operator, inner, bypass }: NormalCondition, env: Environment): Predicate {
  const passes = env.isSuper || bypass === true || trusted.has(`${field.model}.${field.name}`)
  const isMeant = membership(inner as NormalDomain, field, env, { anyState: true, bypass: passes })
  const column = columnOf(field, env)
  const negative = isNegative(operator)
  return (row) => {
    const id = column(row)
    return (typeof id === 'number' && isMeant(id)) !== negative
  }
}

function toManyPredicate(term: NormalCondition, env: Environment): Predicate {
  const { field, operator } = term
  const negative = isNegative(operator)
  const inDomain = fieldDomain(field, env)
  const linked = (row: TableRow) => toManyIds(field, row.id, env)
  if (operator === 'any' || operator === 'not any') {
    const passes = env.isSuper || term.bypass === true || trusted.has(`${field.model}.${field.name}`)
    const beyond = field.context === undefined ? env : env.with(field.context)
    const isMeant = membership(term.inner as NormalDomain, field, beyond, { bypass: passes })
    return (row) => linked(row).some((id) => isMeant(id) && inDomain(id)) !== negative
  }
  if (operator === 'among') {
    const ids = term.value as ReadonlySet<number>
    return (row) => linked(row).some((id) => ids.has(id) && inDomain(id))
  }
  const values = term.value as readonly unknown[]
  if (values.includes(true)) throw databaseError('UndefinedFunction', 'operator does not exist: integer = boolean\n')
  const ids = new Set(values.filter((value) => value !== false && value !== null).map(Number))
  const orNone = values.some((value) => value === false || value === null)
  return (row) => {
    const found = linked(row).filter(inDomain)
    return ((orNone && found.length === 0) || found.some((id) => ids.has(id))) !== negative
  }
}

/** Whether a record meets the domain that a relation has of itself. */
export function fieldDomain(field: Field, env: Environment): (id: number) => boolean {
  if (!Array.isArray(field.domain)) return () => true
  const model = comodel(field)
  const matches = predicateOfRaw(field.domain, model, env.sudo())
  return (id) => {
    const row = env.tables.get(model.name, id)
    return row !== undefined && matches(row)
  }
}

function familyOf({ field, value }: NormalCondition, operator: 'child_of' | 'parent_of', env: Environment): NormalDomain {
  if (value === false) return { kind: 'never' }
  const [model, aside] = treeOf(field, operator, env)
  const isOwnTree = model.name === field.model
  const parent = isOwnTree && field.name !== 'id' ? field.name : model.parentField
  checkMayRead(model, aside)
  const ids = startingIds(field, value, model, aside)
  if (ids.length === 0) return { kind: 'never' }
  const found = family(operator, ids, model, parent, env)
  const at = isOwnTree && field.type === 'many2one' ? fieldNamed(model, 'id') : field
  return { kind: 'condition', field: at, part: null, operator: 'among', value: found }
}

function treeOf(field: Field, operator: string, env: Environment): [Model, Environment] {
  if (field.type === 'many2one') return [comodel(field), env.with({ active_test: false })]
  if (isToMany(field)) return [comodel(field), field.context === undefined ? env : env.with(field.context)]
  if (field.name === 'id') return [modelNamed(field.model), env]
  throw valueError(`Cannot execute ${operator} for ${field.model}.${field.name}, works only for relational fields`)
}

/** Ids, and the records of these names. */
function startingIds(field: Field, value: unknown, model: Model, env: Environment): number[] {
  const values = Array.isArray(value) ? value : [value]
  if (values.includes(true)) throw databaseError('UndefinedFunction', 'operator does not exist: integer = boolean\n')
  const ids = values.filter((one) => typeof one === 'number')
  const texts = values.filter((one) => typeof one !== 'number')
  const byName = or(texts.map((text) => condition('display_name', 'ilike', text)))
  if (field.type === 'many2many') return idsFound(or([condition('id', 'in', ids), byName]), model, env)
  return texts.length === 0 ? ids : [...ids, ...idsFound(byName, model, env)]
}

function idsFound(domain: Domain, model: Model, env: Environment): number[] {
  return [...selected(compile(domain, model, env), model, env)].map((row) => row.id)
}
