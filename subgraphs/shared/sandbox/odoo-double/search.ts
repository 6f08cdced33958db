import { type CompileOptions, compile, selected } from './domain/compile.ts'
import { type Domain, parseDomain } from './domain/parse.ts'
import { isFalsy } from './domain/values.ts'
import type { Environment } from './environment.ts'
import { databaseError, typeError } from './errors.ts'
import type { Model } from './models.ts'
import { comparing } from './order.ts'
import type { TableRow } from './tables.ts'

export interface Page {
  readonly order?: unknown
  readonly offset?: unknown
  readonly limit?: unknown
}

/** The records that match, in order and cut to a page. @throws as `compile` and `comparing`; 500 for a page that is none. */
export function search(raw: unknown, model: Model, env: Environment, page: Page = {}): TableRow[] {
  return searchDomain(parseDomain(raw), model, env, page)
}

export function searchDomain(
  domain: Domain,
  model: Model,
  env: Environment,
  page: Page = {},
  options: CompileOptions = {},
): TableRow[] {
  const compiled = compile(domain, model, env, options)
  if (compiled.isNever) return []
  const compare = comparing(orderText(page.order) ?? model.order, model, env)
  const found = [...selected(compiled, model, env)].sort(compare)
  return cut(found, page)
}

/** How many records match, counting no further than the limit. */
export function count(raw: unknown, model: Model, env: Environment, limit: unknown): number {
  const found = [...selected(compile(parseDomain(raw), model, env), model, env)]
  return cut(found, { limit }).length
}

function orderText(order: unknown): string | null {
  if (isFalsy(order)) return null
  if (typeof order !== 'string') throw typeError('expected string or bytes-like object')
  return order
}

/** A part of a list as PostgreSQL cuts it; no limit, and a limit of 0, is all of it. */
export function cut<Item>(items: readonly Item[], { offset, limit }: Page): Item[] {
  const start = wholeNumber(offset, 'OFFSET', 'InvalidRowCountInResultOffsetClause')
  const length = wholeNumber(limit, 'LIMIT', 'InvalidRowCountInLimitClause')
  return items.slice(start, length === 0 ? undefined : start + length)
}

function wholeNumber(value: unknown, clause: string, fault: string): number {
  if (value === undefined || value === null || value === false || value === 0 || value === '') return 0
  if (value === true) {
    throw databaseError('DatatypeMismatch', `argument of ${clause} must be type bigint, not type boolean\n`)
  }
  const number = typeof value === 'number' ? Math.round(value) : Number(value)
  if (typeof value === 'string' && !/^\s*[+-]?\d+\s*$/.test(value)) {
    throw databaseError('InvalidTextRepresentation', `invalid input syntax for type bigint: "${value}"\n`)
  }
  if (number < 0) throw databaseError(fault, `${clause} must not be negative\n`)
  return number
}
