import { checkMayRead, checkMayUseColumn } from '../access.ts'
import { type Column, columnOf, type Scalar } from '../columns.ts'
import { compile, rulePredicates } from '../domain/compile.ts'
import { toManyIds } from '../domain/hierarchy.ts'
import { knownZone, toZone } from '../domain/moments.ts'
import { always, parseDomain } from '../domain/parse.ts'
import { isPart, partOf } from '../domain/parts.ts'
import { isFalsy } from '../domain/values.ts'
import type { Environment } from '../environment.ts'
import { valueError } from '../errors.ts'
import { comodel, type Field, fieldNamed, type Model, modelNamed } from '../models.ts'
import { pointedName } from '../names/display-name.ts'
import type { TableRow } from '../tables.ts'
import { endOf, inUtc, isPeriod, type Period, periodLabel, startOf } from './periods.ts'
import { type GroupSpec, groupField, parseSpec } from './spec.ts'

/** One thing records are grouped by. */
export interface GroupKey {
  readonly spec: string
  /** The groups a record is in: one, except for lists. */
  readonly keysOf: (row: TableRow) => readonly Scalar[]
  /** A group as it is shown, and the condition that selects its records. */
  readonly shown: (key: Scalar) => { readonly value: unknown; readonly domain: readonly unknown[] }
  /** The group of what is not there. */
  readonly nothing: Scalar
  /** The many2one groups are sorted by as its records are, if it is one. */
  readonly pointer: Field | null
}

/** @throws 500 for what records cannot be grouped by, as Odoo. */
export function groupKey(spec: string, model: Model, env: Environment): GroupKey {
  return { ...keyOf(parseSpec(spec), model, env), spec }
}

function keyOf(spec: GroupSpec, model: Model, env: Environment): GroupKey {
  const field = groupField(spec.field, model)
  if (spec.rest !== null) return throughKey(field, spec, env)
  if (spec.function !== null && field.type !== 'date' && field.type !== 'datetime') {
    throw valueError(`Granularity set on a no-datetime field or property: '${spec.spec}'`)
  }
  if (field.type === 'many2many') return listKey(field, spec, env)
  checkMayUseColumn(field, env)
  const column = columnOf(field, env)
  if (field.type === 'date' || field.type === 'datetime') return momentKey(field, spec, column, env)
  const pointer = field.type === 'many2one' ? field : null
  // A yes-or-no that is nothing is a no.
  const key = (row: TableRow | undefined) => (field.type === 'boolean' ? column(row) === true : column(row))
  const isRecord = pointer !== null || field.name === 'id'
  const target = pointer === null ? model : comodel(pointer)
  return {
    spec: spec.spec,
    nothing: key(undefined),
    pointer,
    keysOf: (row) => [key(row)],
    shown: (key) => {
      if (key === null) return { value: false, domain: [[field.name, '=', false]] }
      const value = isRecord ? [key, pointedName(target, Number(key), env)] : key
      return { value, domain: [[field.name, '=', key]] }
    },
  }
}

/** By a field of the record a many2one points at; records that may not be seen are as good as none. */
function throughKey(field: Field, spec: GroupSpec, env: Environment): GroupKey {
  if (field.type !== 'many2one') throw valueError(`Only many2one path is accepted for the '${spec.spec}' groupby spec`)
  const target = comodel(field)
  const { matches } = compile(always, target, env, { anyState: true })
  const [next = '', ...further] = (spec.rest ?? '').split('.')
  const rest = further.length === 0 ? null : further.join('.')
  const inner = keyOf({ spec: spec.spec, field: next, rest, function: spec.function }, target, env)
  const column = columnOf(field, env)
  return {
    spec: spec.spec,
    nothing: inner.nothing,
    pointer: null,
    keysOf: (row) => {
      const id = column(row)
      const there = typeof id === 'number' ? env.tables.get(target.name, id) : undefined
      return there !== undefined && matches(there) ? inner.keysOf(there) : [inner.nothing]
    },
    shown: (key) => {
      const { value, domain } = inner.shown(key)
      const within = [field.name, 'any', domain]
      return { value, domain: isFalsy(value) ? ['|', [field.name, 'not any', []], within] : [within] }
    },
  }
}

/** By each of the records a list leads to; a record is in as many groups, or in that of none. */
function listKey(asked: Field, spec: GroupSpec, env: Environment): GroupKey {
  const { field, at } = listBehind(asked, env)
  if (!field.stored) throw valueError(`Group by non-stored many2many field: '${spec.spec}'`)
  const target = comodel(field)
  checkMayRead(target, env)
  const there = field.context === undefined ? env : env.with(field.context)
  const domain = Array.isArray(field.domain) ? parseDomain(field.domain) : always
  const { matches } = compile(domain, target, there)
  const rules = rulePredicates(target, env)
  const isSeen = (id: number) => {
    const row = env.tables.get(target.name, id)
    return row !== undefined && matches(row) && rules.every((rule) => rule(row))
  }
  return {
    spec: spec.spec,
    nothing: null,
    pointer: null,
    keysOf: (row) => {
      const holder = at(row)
      const ids = holder === null ? [] : toManyIds(field, holder, env).filter(isSeen)
      return ids.length === 0 ? [null] : ids
    },
    shown: (key) =>
      key === null
        ? { value: false, domain: [[asked.name, 'not any', []]] }
        : { value: [key, pointedName(target, Number(key), env)], domain: [[asked.name, '=', key]] },
  }
}

/** The list that is stored, and the record it is of, when the field is only a view of it. */
function listBehind(field: Field, env: Environment): { field: Field; at: (row: TableRow) => number | null } {
  if (field.stored || field.related === undefined) return { field, at: (row) => row.id }
  const steps = field.related.split('.')
  const last = steps.pop() ?? ''
  let model = modelNamed(field.model)
  const way = steps.map((name) => {
    const step = fieldNamed(model, name)
    model = comodel(step)
    return { column: columnOf(step, env), model }
  })
  const at = (row: TableRow) => {
    let id: Scalar = row.id
    let here: TableRow | undefined = row
    for (const step of way) {
      id = step.column(here)
      here = typeof id === 'number' ? env.tables.get(step.model.name, id) : undefined
    }
    return typeof id === 'number' ? id : null
  }
  return { field: fieldNamed(model, last), at }
}

function momentKey(field: Field, spec: GroupSpec, column: Column, env: Environment): GroupKey {
  const granularity = spec.function
  if (granularity === null) throw valueError(`Granularity not set on a date(time) field: '${spec.spec}'`)
  const zone = field.type === 'datetime' ? knownZone(env.context.tz) : null
  const local = (row: TableRow) => {
    const moment = column(row)
    if (typeof moment !== 'string') return null
    const instant = field.type === 'date' ? `${moment} 00:00:00` : moment.slice(0, 19)
    return zone === null ? instant : toZone(instant, zone)
  }
  if (isPeriod(granularity)) return periodKey(field, spec, granularity, local, zone)
  if (!isPart(granularity)) throw valueError(`Granularity specification isn't correct: '${granularity}'`)
  const part = partOf(granularity)
  return {
    spec: spec.spec,
    nothing: null,
    pointer: null,
    keysOf: (row) => {
      const moment = local(row)
      return [moment === null ? null : part(moment)]
    },
    shown: (key) => ({ value: key ?? false, domain: [[`${field.name}.${granularity}`, '=', key ?? false]] }),
  }
}

function periodKey(
  field: Field,
  spec: GroupSpec,
  period: Period,
  local: (row: TableRow) => string | null,
  zone: string | null,
): GroupKey {
  const written = (moment: string) => (field.type === 'date' ? moment.slice(0, 10) : inUtc(moment, zone))
  return {
    spec: spec.spec,
    nothing: null,
    pointer: null,
    keysOf: (row) => {
      const moment = local(row)
      return [moment === null ? null : startOf(period, moment)]
    },
    shown: (key) => {
      if (typeof key !== 'string') return { value: false, domain: [[field.name, '=', false]] }
      const [from, before] = [written(key), written(endOf(period, key))]
      return {
        value: [from, periodLabel(period, key)],
        domain: ['&', [field.name, '>=', from], [field.name, '<', before]],
      }
    },
  }
}
