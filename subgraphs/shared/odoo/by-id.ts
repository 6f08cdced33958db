import { and, conjuncts, type DomainTerm } from './domain.ts'
import type { Search } from './odoo.ts'

export interface ById<Asked extends Search = Search> {
  /** What else is asked of each record. */
  readonly question: Asked
  readonly keys: readonly number[]
}

/** A search for records by their ids, whatever else it asks of each; null for any other. */
export function asById<Asked extends Search>(search: Asked): ById<Asked> | null {
  // In an order, or cut off, records are no longer independent of one another.
  if (search.order !== undefined || search.limit !== undefined || search.offset !== undefined) return null
  const parts = conjuncts(search.domain)
  const at = parts.findIndex(([term]) => isIds(term))
  if (at < 0) return null
  const [[, , keys]] = parts[at] as readonly [readonly [string, string, readonly number[]]]
  const rest = parts.filter((_, place) => place !== at)
  return { keys: [...new Set(keys)], question: { ...search, domain: and(...rest) } }
}

function isIds(term: DomainTerm | '&' | '|' | undefined): boolean {
  return Array.isArray(term) && term[0] === 'id' && term[1] === 'in'
}
