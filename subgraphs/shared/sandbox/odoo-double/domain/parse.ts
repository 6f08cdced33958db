import { attributeError, typeError, valueError } from '../errors.ts'

export type Domain =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | { readonly kind: 'not'; readonly child: Domain }
  | { readonly kind: 'and' | 'or'; readonly children: readonly Domain[] }
  | Condition

/** One term as it was asked: the path may lead through relations, the operator is one Odoo knows. */
export interface Condition {
  readonly kind: 'condition'
  readonly path: string
  readonly operator: string
  readonly value: unknown
}

export const always = { kind: 'always' } as const
export const never = { kind: 'never' } as const

const opposites: Readonly<Record<string, string>> = {
  '=': '!=',
  '!=': '=',
  '<>': '=',
  in: 'not in',
  'not in': 'in',
  like: 'not like',
  'not like': 'like',
  ilike: 'not ilike',
  'not ilike': 'ilike',
  '=like': 'not =like',
  'not =like': '=like',
  '=ilike': 'not =ilike',
  'not =ilike': '=ilike',
  any: 'not any',
  'not any': 'any',
}

const operators = new Set([
  '=',
  '!=',
  '<>',
  '==',
  '=?',
  '<',
  '>',
  '<=',
  '>=',
  'in',
  'not in',
  'like',
  'not like',
  'ilike',
  'not ilike',
  '=like',
  'not =like',
  '=ilike',
  'not =ilike',
  'any',
  'not any',
  'any!',
  'not any!',
  'child_of',
  'parent_of',
])

/** Reads a domain in prefix notation; terms without an operator between them are joined by "and". @throws 500 as Odoo. */
export function parseDomain(raw: unknown): Domain {
  if (raw === true) return always
  if (raw === false) return never
  if (!Array.isArray(raw)) throw typeError(`Domain() invalid argument type for domain: ${shown(raw)}`)
  const stack: Domain[] = []
  const pop = () => {
    const domain = stack.pop()
    if (domain === undefined) throw valueError(`Domain() malformed domain ${shown(raw)}`)
    return domain
  }
  for (const item of raw.toReversed()) {
    if (Array.isArray(item) && item.length === 3) stack.push(parseTerm(item))
    else if (item === '&') stack.push(and([pop(), pop()]))
    else if (item === '|') stack.push(or([pop(), pop()]))
    else if (item === '!') stack.push(not(pop()))
    else throw valueError(`Domain() invalid item in domain: ${shown(item)}`)
  }
  return and(stack.reverse())
}

function parseTerm(item: readonly unknown[]): Domain {
  const [path, operator, value] = item
  if (typeof operator === 'object' && operator !== null) throw typeError('unhashable type')
  if (operator === 'any!' || operator === 'not any!') {
    throw valueError(`Domain() invalid item in domain: ${shown(item)}`)
  }
  if (typeof path === 'string') return condition(path, operator, value)
  if (operator === '=' && isOne(value) && isOne(path)) return always
  if (operator === '=' && isOne(value) && (path === 0 || path === false)) return never
  throw typeError(`Domain() invalid arguments: ${shown(item)}`)
}

/** A checked term. @throws 500 when the operator is none of Odoo's. */
export function condition(path: string, operator: unknown, value: unknown): Domain {
  if (path === '') throw typeError(`Empty field name in condition ${shown([path, operator, value])}`)
  if (typeof operator !== 'string') throw attributeError(`${shown(operator)} object has no attribute 'lower'`)
  const known = operator.toLowerCase()
  if (!operators.has(known)) throw valueError(`Invalid operator in condition ${shown([path, operator, value])}`)
  return { kind: 'condition', path, operator: known, value: value ?? false }
}

export function and(children: readonly Domain[]): Domain {
  return joined('and', children)
}

export function or(children: readonly Domain[]): Domain {
  return joined('or', children)
}

/** What is settled already settles the whole, and nobody looks at what stands behind it: as Odoo does. */
function joined(kind: 'and' | 'or', children: readonly Domain[]): Domain {
  const [settles, vanishes] = kind === 'and' ? [never, always] : [always, never]
  const parts: Domain[] = []
  for (const child of children) {
    if (child.kind === settles.kind) return settles
    if (child.kind === vanishes.kind) continue
    if (child.kind === kind) parts.push(...child.children)
    else parts.push(child)
  }
  const [first, ...others] = parts
  if (first === undefined) return vanishes
  return others.length === 0 ? first : { kind, children: parts }
}

export function not(child: Domain): Domain {
  switch (child.kind) {
    case 'always':
      return never
    case 'never':
      return always
    case 'not':
      return child.child
    case 'and':
      return { kind: 'or', children: child.children.map(not) }
    case 'or':
      return { kind: 'and', children: child.children.map(not) }
    case 'condition': {
      const opposite = child.path.includes('.') ? undefined : opposites[child.operator]
      return opposite === undefined ? { kind: 'not', child } : { ...child, operator: opposite }
    }
  }
}

/** Whether some term of the domain itself, not of what it leads to, names this field. */
export function names(domain: Domain, field: string): boolean {
  switch (domain.kind) {
    case 'condition':
      return domain.path === field
    case 'not':
      return names(domain.child, field)
    case 'and':
    case 'or':
      return domain.children.some((child) => names(child, field))
    default:
      return false
  }
}

/** The domain with each term of its own replaced. */
export function mapConditions(domain: Domain, replace: (term: Condition) => Domain): Domain {
  switch (domain.kind) {
    case 'condition':
      return replace(domain)
    case 'not':
      return not(mapConditions(domain.child, replace))
    case 'and':
    case 'or':
      return joined(
        domain.kind,
        domain.children.map((child) => mapConditions(child, replace)),
      )
    default:
      return domain
  }
}

export function shown(value: unknown): string {
  return JSON.stringify(value) ?? 'None'
}

function isOne(value: unknown): boolean {
  return value === 1 || value === true
}
