import { checkMayRead } from '../access.ts'
import type { Scalar } from '../columns.ts'
import { compile, selected } from '../domain/compile.ts'
import { compareScalars } from '../domain/match.ts'
import { parseDomain } from '../domain/parse.ts'
import { isFalsy } from '../domain/values.ts'
import type { Environment } from '../environment.ts'
import { assertionError, attributeError, beyondTheDouble, Refusal, typeError, valueError } from '../errors.ts'
import { comodel, type Model } from '../models.ts'
import { comparing } from '../order.ts'
import { cut } from '../search.ts'
import type { TableRow } from '../tables.ts'
import { type Aggregate, aggregateOf, emptyAggregate } from './aggregates.ts'
import { satisfying } from './having.ts'
import { type GroupKey, groupKey } from './keys.ts'

interface Group {
  readonly keys: readonly Scalar[]
  readonly rows: TableRow[]
}

type Comparison = (one: Group, other: Group) => number

export interface GroupRequest {
  readonly domain?: unknown
  readonly groupby?: unknown
  readonly aggregates?: unknown
  readonly having?: unknown
  readonly offset?: unknown
  readonly limit?: unknown
  readonly order?: unknown
}

/** Groups of the records that match, each with its figures and the condition that selects its records. */
export function readGroups(request: GroupRequest, model: Model, env: Environment): Record<string, unknown>[] {
  for (const key of ['fill_temporal', 'read_group_expand']) {
    if (!isFalsy(env.context[key])) throw beyondTheDouble(`group records in a context with ${key}`)
  }
  checkMayRead(model, env)
  const specs = textList(request.groupby, 'groupby')
  const aggregateSpecs = textList(request.aggregates, 'aggregates').map((spec) =>
    spec.replace(':recordset', ':array_agg'),
  )
  const compiled = compile(parseDomain(request.domain), model, env)
  if (compiled.isNever)
    return specs.length > 0
      ? []
      : [
          ungrouped(
            [],
            aggregateSpecs.map((spec) => ({ spec, of: nothing })),
          ),
        ]
  if (specs.length + aggregateSpecs.length === 0) throw assertionError('')
  const keys = specs.map((spec) => groupKey(spec, model, env))
  const aggregates = aggregateSpecs.map((spec) => ({ spec, of: aggregateOf(spec, model, env) }))
  const rows = [...selected(compiled, model, env)]
  if (keys.length === 0) return cut([ungrouped(rows, aggregates)], request)
  if (!isFalsy(request.order) && typeof request.order !== 'string')
    throw attributeError("object has no attribute 'split'")
  const order = typeof request.order === 'string' && request.order !== '' ? request.order : specs.join(', ')
  const compare = comparingGroups(order, keys, model, env)
  const meets = satisfying(request.having, model, env)
  const groups = grouped(rows, keys).filter(({ rows }) => meets(rows))
  return cut(groups.sort(compare), request).map((group) => shownGroup(group, keys, aggregates))
}

function ungrouped(
  rows: readonly TableRow[],
  aggregates: readonly { readonly spec: string; readonly of: Aggregate }[],
): Record<string, unknown> {
  const answer: Record<string, unknown> = { __extra_domain: [[1, '=', 1]] }
  for (const { spec, of } of aggregates) answer[spec] = rows.length === 0 ? emptyAggregate(spec) : of(rows)
  return answer
}

function grouped(rows: readonly TableRow[], keys: readonly GroupKey[]): Group[] {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    for (const combination of combinations(keys.map(({ keysOf }) => keysOf(row)))) {
      const name = JSON.stringify(combination)
      const group = groups.get(name)
      if (group === undefined) groups.set(name, { keys: combination, rows: [row] })
      else group.rows.push(row)
    }
  }
  return [...groups.values()]
}

function combinations(lists: readonly (readonly Scalar[])[]): Scalar[][] {
  return lists.reduce<Scalar[][]>((all, list) => all.flatMap((start) => list.map((key) => [...start, key])), [[]])
}

function shownGroup(
  { keys: values, rows }: Group,
  keys: readonly GroupKey[],
  aggregates: readonly { readonly spec: string; readonly of: Aggregate }[],
): Record<string, unknown> {
  const answer: Record<string, unknown> = {}
  const domains: unknown[][] = []
  for (const [index, { spec, shown }] of keys.entries()) {
    const { value, domain } = shown(values[index] ?? null)
    answer[spec] = value
    domains.push([...domain])
  }
  answer.__extra_domain = joinedDomains(domains)
  for (const { spec, of } of aggregates) answer[spec] = of(rows)
  return answer
}

/** As Odoo joins them: all the operators first, what is already joined by "and" taken apart. */
function joinedDomains(domains: readonly unknown[][]): unknown[] {
  const parts = domains.flatMap((domain) =>
    domain[0] === '&' && domain.length === 3 ? domain.slice(1).map((term) => [term]) : [domain],
  )
  return [...parts.slice(1).map(() => '&'), ...parts.flat()]
}

const orderTerm = /^\s*((?:[a-z0-9_]+)(?:\.[\w.]+)?(?::[a-z_]+)?)(?:\s+(desc|asc))?(?:\s+nulls (first|last))?\s*$/i

function comparingGroups(order: string, keys: readonly GroupKey[], model: Model, env: Environment): Comparison {
  const terms = order.split(',').map((part) => {
    const match = orderTerm.exec(part)
    if (match === null) throw valueError(`Invalid order '${order}' for _read_group()`)
    const [, spec = '', direction = 'asc', nulls = ''] = match
    return termComparison(part, spec, direction.toLowerCase() === 'desc', nulls.toLowerCase(), keys, model, env)
  })
  return (one, other) => {
    for (const term of terms) {
      const order = term(one, other)
      if (order !== 0) return order
    }
    return keys.reduce(
      (order, _, index) => order || compareNullable(one.keys[index], other.keys[index], false, false),
      0,
    )
  }
}

function termComparison(
  part: string,
  spec: string,
  descending: boolean,
  nulls: string,
  keys: readonly GroupKey[],
  model: Model,
  env: Environment,
): Comparison {
  const nothingFirst = nulls === '' ? descending : nulls === 'first'
  const place = keys.findIndex((key) => key.spec === spec)
  const key = keys[place]
  if (key === undefined) {
    const aggregate = orderAggregate(part, spec, model, env)
    return (one, other) =>
      compareNullable(scalar(aggregate(one.rows)), scalar(aggregate(other.rows)), descending, nothingFirst)
  }
  if (key.pointer !== null && comodel(key.pointer).order !== 'id') {
    const compare = comparing(`${spec}${descending ? ' desc' : ''}${nulls === '' ? '' : ` nulls ${nulls}`}`, model, env)
    return (one, other) => (one.keys[place] === other.keys[place] ? 0 : compare(one.rows[0], other.rows[0]))
  }
  if (spec.endsWith(':day_of_week')) {
    // Weeks begin on Sunday.
    return (one, other) => compareNullable(one.keys[place], other.keys[place], descending, nothingFirst)
  }
  return (one, other) => compareNullable(one.keys[place], other.keys[place], descending, nothingFirst)
}

function orderAggregate(part: string, spec: string, model: Model, env: Environment): Aggregate {
  try {
    return aggregateOf(spec, model, env)
  } catch (error) {
    if (error instanceof Refusal && error.exception === 'builtins.ValueError') {
      throw valueError(`Order term '${part}' is not a valid aggregate nor valid groupby`)
    }
    throw error
  }
}

function compareNullable(
  one: Scalar | undefined,
  other: Scalar | undefined,
  descending: boolean,
  nothingFirst: boolean,
): number {
  const [a, b] = [one ?? null, other ?? null]
  if (a === b) return 0
  if (a === null) return nothingFirst ? -1 : 1
  if (b === null) return nothingFirst ? 1 : -1
  const order = compareScalars(a, b)
  return descending ? -order : order
}

function nothing(): unknown {
  return false
}

function scalar(value: unknown): Scalar {
  return value === false || value === undefined ? null : (value as Scalar)
}

function textList(value: unknown, name: string): string[] {
  if (value === undefined) return []
  if (typeof value === 'string') return [...value]
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value
  throw typeError(`${name} must be a list of texts`)
}
