import { checkMayRead } from '../access.ts'
import type { Environment } from '../environment.ts'
import { databaseError, valueError } from '../errors.ts'
import { comodel, type Field, fieldNamed, isToMany, type Model, modelNamed } from '../models.ts'
import { family } from './hierarchy.ts'
import { knownZone } from './moments.ts'
import { joined, type NormalCondition, type NormalDomain, negated } from './normal-form.ts'
import { normalize } from './normalize.ts'
import { condition, type Domain, or } from './parse.ts'
import { behind, hasOwnSearch } from './unstored.ts'

/** Finds the ids of the records that match, by ascending id. */
export type Find = (domain: Domain, model: Model, env: Environment) => number[]

/**
 * Replaces what is no question to the tables: fields that are not stored, families, and what is settled by that.
 * Whatever may be seen or not is asked only afterwards, as Odoo does.
 */
export function resolve(domain: NormalDomain, env: Environment, find: Find): NormalDomain {
  switch (domain.kind) {
    case 'not':
      return negated(resolve(domain.child, env, find))
    case 'and':
    case 'or':
      return joined(domain.kind, domain.children, (child) => resolve(child, env, find))
    case 'condition':
      return resolveCondition(domain, env, find)
    default:
      return domain
  }
}

function resolveCondition(term: NormalCondition, env: Environment, find: Find): NormalDomain {
  const { field, operator, inner } = term
  if (!field.stored || hasOwnSearch(field)) {
    const stored = behind(term, modelNamed(field.model), {
      env,
      normal: (domain, model) => normalize(domain, model, { zone: zoneOf(env) }),
      search: (name, domain) => find(domain, modelNamed(name), env),
    })
    if (stored !== null) return resolve(stored, env, find)
  }
  if (operator === 'child_of' || operator === 'parent_of') return familyOf(term, operator, env, find)
  if (inner === undefined) return term
  const there = resolve(inner, env, find)
  if (there.kind === 'never') return { kind: operator === 'any' ? 'never' : 'always' }
  return { ...term, inner: there }
}

function familyOf(
  { field, value }: NormalCondition,
  operator: 'child_of' | 'parent_of',
  env: Environment,
  find: Find,
): NormalDomain {
  if (value === false) return { kind: 'never' }
  const [model, aside] = treeOf(field, operator, env)
  const isOwnTree = model.name === field.model
  const parent = isOwnTree && field.name !== 'id' ? field.name : model.parentField
  checkMayRead(model, aside)
  const ids = startingIds(field, value, model, aside, find)
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
function startingIds(field: Field, value: unknown, model: Model, env: Environment, find: Find): number[] {
  if (typeof value === 'object' && !Array.isArray(value)) throw valueError('Value of type dict is not supported')
  const values = Array.isArray(value) ? value : [value]
  if (values.includes(true)) throw databaseError('UndefinedFunction', 'operator does not exist: integer = boolean\n')
  const ids = values.filter((one) => typeof one === 'number')
  const texts = values.filter((one) => typeof one !== 'number')
  const byName = or(texts.map((text) => condition('display_name', 'ilike', text)))
  if (field.type === 'many2many') return find(or([condition('id', 'in', ids), byName]), model, env)
  return texts.length === 0 ? ids : [...ids, ...find(byName, model, env)]
}

/** The time zone by which days begin for whoever asks; null is UTC. */
export function zoneOf(env: Environment): string | null {
  const { tz } = env.context
  if (tz !== undefined && tz !== false && tz !== null && tz !== '') return knownZone(tz)
  const user = env.tables.get('res.users', env.user.id)
  const partner = user === undefined ? undefined : env.tables.get('res.partner', Number(user.partner_id))
  return knownZone(partner?.tz)
}
