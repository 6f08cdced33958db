import { checkMayRead, rulesOf } from '../access.ts'
import type { Environment } from '../environment.ts'
import { comodel, type Field, type Model } from '../models.ts'
import type { TableRow } from '../tables.ts'
import { candidates } from './candidates.ts'
import { looselyNamed } from './loose-tax-names.ts'
import { normalize } from './normalize.ts'
import { and, condition, type Domain, names, parseDomain } from './parse.ts'
import { type OdooConditions, type Predicate, predicateOf } from './predicates.ts'
import { type Find, resolve, zoneOf } from './resolve.ts'

/** A condition on the records of a model, ready to be asked of each. */
export interface Compiled {
  readonly matches: Predicate
  /** Ids beyond which no record matches, ascending; null when any may. */
  readonly within: readonly number[] | null
  /** Whether the domain by itself rules out every record. Then Odoo asks its database nothing. */
  readonly isNever: boolean
}

export interface CompileOptions {
  /** Archived records too, whatever the context says. */
  readonly anyState?: boolean
  /** Without asking for rights or applying record rules. */
  readonly bypass?: boolean
}

const odoo: OdooConditions = { rules: rulePredicates, ofRelation: relationDomain }

const find: Find = (domain, model, env) => [...selected(compile(domain, model, env), model, env)].map((row) => row.id)

/**
 * The records of a model that match a domain, that the account may see, and that are not archived unless they were
 * asked for.
 * @throws 403 when the account may not read the model; 500 for a domain that is none.
 */
export function compile(domain: Domain, model: Model, env: Environment, options: CompileOptions = {}): Compiled {
  const checks = !(env.isSuper || options.bypass)
  if (checks) checkMayRead(model, env)
  const hides = model.hasActive && !options.anyState && env.hidesArchived && !names(domain, 'active')
  const rewritten = model.name === 'account.tax' ? looselyNamed(domain) : domain
  const asked = hides ? and([rewritten, condition('active', '=', true)]) : rewritten
  const normal = resolve(normalize(asked, model, { zone: zoneOf(env) }), env, find)
  // Where nothing can match, nobody is asked for rights.
  if (normal.kind === 'never') return { matches: () => false, within: [], isNever: true }
  const own = predicateOf(normal, env, odoo)
  const rules = checks ? rulePredicates(model, env) : []
  return {
    matches: rules.length === 0 ? own : (row) => own(row) && rules.every((rule) => rule(row)),
    within: candidates(normal, env),
    isNever: false,
  }
}

/** The record rules of a model, each as a condition of its own. */
export function rulePredicates(model: Model, env: Environment): Predicate[] {
  const aside = env.sudo().with({ active_test: false })
  return rulesOf(model, env).map((rule) => predicateOfRaw(rule, model, aside))
}

/** A condition of Odoo's own, in which no clock plays a part. */
function predicateOfRaw(raw: unknown, model: Model, env: Environment): Predicate {
  return predicateOf(resolve(normalize(parseDomain(raw), model, { zone: null }), env, find), env, odoo)
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

/** Whether a record meets the domain that a relation has of itself. */
export function relationDomain(field: Field, env: Environment): (id: number) => boolean {
  if (!Array.isArray(field.domain)) return () => true
  const model = comodel(field)
  const matches = predicateOfRaw(field.domain, model, env.sudo())
  return (id) => {
    const row = env.tables.get(model.name, id)
    return row !== undefined && matches(row)
  }
}
