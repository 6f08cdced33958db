import type { Environment } from '../environment.ts'
import type { NormalCondition, NormalDomain } from './normal-form.ts'

/**
 * Ids that hold every record a domain can match, ascending, when the domain names a few records or what they point at;
 * null when it does not.
 */
export function candidates(domain: NormalDomain, env: Environment): readonly number[] | null {
  const terms = domain.kind === 'and' ? domain.children : [domain]
  let fewest: readonly number[] | null = null
  for (const term of terms) {
    const ids = term.kind === 'condition' ? idsOf(term, env) : null
    if (ids !== null && (fewest === null || ids.length < fewest.length)) fewest = ids
  }
  return fewest
}

function idsOf({ field, operator, value, part }: NormalCondition, env: Environment): number[] | null {
  if (operator !== 'in' || part !== null || !isListOfIds(value)) return null
  if (field.name === 'id') return ascending(value)
  if (field.type !== 'many2one' || !field.stored || field.company_dependent) return null
  return ascending(value.flatMap((id) => env.tables.pointingAt(field, id)))
}

function isListOfIds(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'number')
}

function ascending(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((one, other) => one - other)
}
