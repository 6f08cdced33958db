import { checkMayRead, checkMayUseColumn } from '../access.ts'
import { columnOf } from '../columns.ts'
import type { Environment } from '../environment.ts'
import { databaseError, Refusal, valueError } from '../errors.ts'
import { comodel, type Field, fieldNamed, isToMany, type Model } from '../models.ts'
import type { TableRow } from '../tables.ts'
import { toManyIds } from './hierarchy.ts'
import { matching, matchingPattern } from './match.ts'
import { knownZone, toZone } from './moments.ts'
import { isNegative, type NormalCondition, type NormalDomain, namesField } from './normal-form.ts'
import { matchingPart, partOf } from './parts.ts'
import { textColumn } from './text-column.ts'

export type Predicate = (row: TableRow) => boolean

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

/** What a condition on records needs to know of conditions that are Odoo's own. */
export interface OdooConditions {
  /** The record rules of a model. */
  rules(model: Model, env: Environment): Predicate[]
  /** Whether a record meets the domain that a relation has of itself. */
  ofRelation(field: Field, env: Environment): (id: number) => boolean
}

/** Asks a resolved domain of the records of a table. @throws 403 where the account may not look, 500 as PostgreSQL. */
export function predicateOf(domain: NormalDomain, env: Environment, odoo: OdooConditions): Predicate {
  switch (domain.kind) {
    case 'always':
      return () => true
    case 'never':
      return () => false
    case 'not': {
      const child = predicateOf(domain.child, env, odoo)
      return (row) => !child(row)
    }
    case 'and': {
      const children = predicatesOf(domain.children, env, odoo)
      return (row) => children.every((child) => child(row))
    }
    case 'or': {
      const children = predicatesOf(domain.children, env, odoo)
      return (row) => children.some((child) => child(row))
    }
    case 'condition':
      return conditionPredicate(domain, env, odoo)
  }
}

// PostgreSQL finds its faults only when Odoo is done with all of the domain.
function predicatesOf(domains: readonly NormalDomain[], env: Environment, odoo: OdooConditions): Predicate[] {
  let late: Refusal | null = null
  const predicates = domains.flatMap((domain) => {
    try {
      return predicateOf(domain, env, odoo)
    } catch (error) {
      if (!(error instanceof Refusal) || !error.exception.startsWith('psycopg2.')) throw error
      late ??= error
      return []
    }
  })
  if (late !== null) throw late
  return predicates
}

function conditionPredicate(term: NormalCondition, env: Environment, odoo: OdooConditions): Predicate {
  const { field, operator, value } = term
  checkMayUseColumn(field, env)
  if (isToMany(field)) return toManyPredicate(term, env, odoo)
  if (operator === 'any' || operator === 'not any') return toOnePredicate(term, env, odoo)
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

interface Looking {
  readonly field: Field
  /** Without asking for rights or applying record rules. */
  readonly passes: boolean
  /** Archived records too. */
  readonly anyState: boolean
}

/** Whether a record of the other model is among those meant, found out once for each. */
function membership(inner: NormalDomain, { field, passes, anyState }: Looking, env: Environment, odoo: OdooConditions) {
  const model = comodel(field)
  if (!passes) checkMayRead(model, env)
  const predicates = [predicateOf(inner, env, odoo)]
  if (model.hasActive && !anyState && env.hidesArchived && !namesField(inner, 'active')) {
    const active = columnOf(fieldNamed(model, 'active'), env)
    predicates.push((row) => active(row) === true)
  }
  if (!passes) predicates.push(...odoo.rules(model, env))
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

function passesRights({ field, bypass }: NormalCondition, env: Environment): boolean {
  return env.isSuper || bypass === true || trusted.has(`${field.model}.${field.name}`)
}

function toOnePredicate(term: NormalCondition, env: Environment, odoo: OdooConditions): Predicate {
  const { field, operator, inner } = term
  const looking = { field, passes: passesRights(term, env), anyState: true }
  const isMeant = membership(inner as NormalDomain, looking, env, odoo)
  const column = columnOf(field, env)
  const negative = isNegative(operator)
  return (row) => {
    const id = column(row)
    return (typeof id === 'number' && isMeant(id)) !== negative
  }
}

function toManyPredicate(term: NormalCondition, env: Environment, odoo: OdooConditions): Predicate {
  const { field, operator } = term
  const negative = isNegative(operator)
  const inDomain = odoo.ofRelation(field, env)
  const linked = (row: TableRow) => toManyIds(field, row.id, env)
  if (operator === 'any' || operator === 'not any') {
    const there = field.context === undefined ? env : env.with(field.context)
    const looking = { field, passes: passesRights(term, env), anyState: false }
    const isMeant = membership(term.inner as NormalDomain, looking, there, odoo)
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
