/** What Odoo compares a field with. Dates and instants are Odoo's own strings, see `odooInstant`. */
export type DomainValue = string | number | boolean | readonly (string | number | boolean)[]

/** Operators this product uses; Odoo knows more, and refuses what it does not know with a 500. */
export type DomainOperator =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'in'
  | 'not in'
  | 'ilike'
  | '=ilike'
  | 'any'
  | 'not any'
  | 'child_of'

export type DomainTerm = readonly [field: string, operator: DomainOperator, value: DomainValue | Domain]

/** A search condition in Odoo's prefix notation. Empty matches everything. Never a string: nothing is ever parsed. */
export type Domain = readonly (DomainTerm | '&' | '|')[]

/** Records that match every one of the domains. */
export function and(...domains: readonly Domain[]): Domain {
  return combine(
    '&',
    domains.filter((domain) => domain.length > 0),
  )
}

/** Records that match at least one of the domains. None of them may be empty: that would match everything. */
export function or(...domains: readonly [Domain, ...Domain[]]): Domain {
  return combine('|', domains)
}

/** The parts of a condition that all have to hold, as few of them as can be. None where everything matches. */
export function conjuncts(domain: Domain): readonly Domain[] {
  const parts = explicit(domain)
  const found: Domain[] = []
  let at = 0
  while (at < parts.length) {
    if (parts[at] === '&') {
      at += 1
      continue
    }
    const end = endOf(parts, at)
    found.push(parts.slice(at, end))
    at = end
  }
  return found
}

/** Where the part that begins here ends. */
function endOf(parts: Domain, start: number): number {
  let open = 1
  let at = start
  while (open > 0) {
    open += typeof parts[at] === 'string' ? 1 : -1
    at += 1
  }
  return at
}

function combine(operator: '&' | '|', domains: readonly Domain[]): Domain {
  const parts = domains.map(explicit)
  return [...parts.slice(1).map(() => operator), ...parts.flat()]
}

// Odoo joins neighbouring terms by an unwritten "and"; under an "or" it has to be written.
function explicit(domain: Domain): Domain {
  let open = 0
  for (const part of domain) open += typeof part === 'string' ? -1 : 1
  return [...Array.from({ length: Math.max(0, open - 1) }, () => '&' as const), ...domain]
}
