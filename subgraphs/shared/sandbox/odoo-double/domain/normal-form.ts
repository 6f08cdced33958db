import { falsyValue } from '../falsy.ts'
import type { Field } from '../models.ts'

/** A domain of which every field is known and every operator is one of a few. */
export type NormalDomain =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | { readonly kind: 'not'; readonly child: NormalDomain }
  | { readonly kind: 'and' | 'or'; readonly children: readonly NormalDomain[] }
  | NormalCondition

export type NormalOperator =
  | 'in'
  | 'not in'
  | '<'
  | '>'
  | '<='
  | '>='
  | 'like'
  | 'not like'
  | 'ilike'
  | 'not ilike'
  | '=like'
  | 'not =like'
  | '=ilike'
  | 'not =ilike'
  | 'any'
  | 'not any'
  | 'child_of'
  | 'parent_of'
  | 'among'

export interface NormalCondition {
  readonly kind: 'condition'
  readonly field: Field
  /** A part of a date, as in `date.month_number`. */
  readonly part: string | null
  readonly operator: NormalOperator
  /** A list for `in`, a set of ids for `among`. */
  readonly value: unknown
  /** For `any`: the domain of the other model. */
  readonly inner?: NormalDomain
  /** For `any`: whether rights and record rules of the other model are passed over. */
  readonly bypass?: boolean
}

export const opposites: Readonly<Record<string, NormalOperator>> = {
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

const inverses: Readonly<Record<string, NormalOperator>> = { '<': '>=', '>': '<=', '<=': '>', '>=': '<' }

export function isNegative(operator: string): boolean {
  return operator.startsWith('not ') || operator === '!='
}

/** Children after one that settles the whole are never looked at. */
export function joined<Child>(
  kind: 'and' | 'or',
  children: readonly Child[],
  normal: (child: Child) => NormalDomain,
): NormalDomain {
  const [settles, vanishes] = kind === 'and' ? (['never', 'always'] as const) : (['always', 'never'] as const)
  const parts: NormalDomain[] = []
  for (const child of children) {
    const part = normal(child)
    if (part.kind === settles) return part
    if (part.kind !== vanishes) parts.push(part)
  }
  // Odoo goes through them in this order from here on, which shows where more than one is at fault.
  parts.sort(compareParts)
  if (parts.some((part, index) => contradicts(kind, part, parts, index))) return { kind: settles }
  const [first, ...others] = parts
  if (first === undefined) return { kind: vanishes }
  return others.length === 0 ? first : { kind, children: parts }
}

/** Whether the conditions on one value leave no value for it; or, joined by "or", every value. */
function contradicts(kind: 'and' | 'or', part: NormalDomain, parts: readonly NormalDomain[], index: number): boolean {
  const [closed, open] = kind === 'and' ? (['in', 'not in'] as const) : (['not in', 'in'] as const)
  if (part.kind !== 'condition' || part.operator !== closed || !holdsOneValue(part.field)) return false
  const same = parts.filter(
    (other, at): other is NormalCondition =>
      at !== index && other.kind === 'condition' && other.field === part.field && other.part === part.part,
  )
  const lists = (operator: NormalOperator) =>
    same.filter((other) => other.operator === operator).map(({ value }) => new Set((value as unknown[]).map(pythonKey)))
  const [closing, opening] = [lists(closed), lists(open)]
  if (closing.length === 0 && opening.length === 0) return false
  const left = (part.value as unknown[]).map(pythonKey)
  return left.every((key) => closing.some((list) => !list.has(key)) || opening.some((list) => list.has(key)))
}

function holdsOneValue({ type }: Field): boolean {
  return type !== 'one2many' && type !== 'many2many'
}

function pythonKey(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value
}

/** The other side of an order; nothing is on neither side, unless it counts as a value. */
function outside(other: NormalCondition): NormalDomain {
  const { field } = other
  if (falsyValue(field) !== undefined || field.type === 'boolean') return other
  return normalOr([{ ...other, operator: 'in', value: [false] }, other])
}

function compareParts(one: NormalDomain, other: NormalDomain): number {
  const [a, b] = [sortKey(one), sortKey(other)]
  const place = a.findIndex((part, index) => part !== b[index])
  if (place < 0) return 0
  return (a[place] ?? '') < (b[place] ?? '') ? -1 : 1
}

function sortKey(domain: NormalDomain): readonly string[] {
  if (domain.kind !== 'condition') return ['~', '', domain.kind]
  const { field, part, operator } = domain
  const positive = isNegative(operator) ? (opposites[operator] ?? operator) : operator
  const kind = positive === 'in' ? '0in' : positive === 'any' ? '1any' : positive.endsWith('like') ? 'like' : positive
  return [part === null ? field.name : `${field.name}.${part}`, kind, operator]
}

export function normalAnd(children: readonly NormalDomain[]): NormalDomain {
  return joined('and', children, (child) => child)
}

export function normalOr(children: readonly NormalDomain[]): NormalDomain {
  return joined('or', children, (child) => child)
}

/** Whatever does not match, what is empty included. */
export function negated(domain: NormalDomain): NormalDomain {
  switch (domain.kind) {
    case 'always':
      return { kind: 'never' }
    case 'never':
      return { kind: 'always' }
    case 'not':
      return domain.child
    case 'condition': {
      const opposite = opposites[domain.operator]
      if (opposite !== undefined) return { ...domain, operator: opposite }
      const inverse = inverses[domain.operator]
      if (inverse !== undefined) return outside({ ...domain, operator: inverse })
      return { kind: 'not', child: domain }
    }
    default:
      return { kind: 'not', child: domain }
  }
}

/** Whether some condition of the domain itself, not of what it leads to, is on this field. */
export function namesField(domain: NormalDomain, field: string): boolean {
  switch (domain.kind) {
    case 'condition':
      return domain.field.name === field
    case 'not':
      return namesField(domain.child, field)
    case 'and':
    case 'or':
      return domain.children.some((child) => namesField(child, field))
    default:
      return false
  }
}
