import { roundedDecimal } from '../../values/decimal.ts'
import {
  type Carried,
  type CarriedKind,
  type OutboxOperation,
  outboxOperations,
  type Watched,
  type WatchedModel,
  watchedModels,
} from './watched.ts'

/** A value as it was noted; null: the record had none. Decimals and states are texts, keys are numbers. */
export type CarriedValue = string | number | boolean | null | readonly number[]

/** By the names that `watched` gives them. One that is absent could not be read when it was to be noted. */
export type CarriedValues = Readonly<Record<string, CarriedValue>>

/** One change of one record. */
export interface OutboxRow {
  readonly id: number
  /** An instant in UTC: when the transaction began in which it happened. Odoo tells seconds. */
  readonly at: string
  readonly model: WatchedModel
  /** The record's key. */
  readonly key: number
  readonly op: OutboxOperation
  /** Before the change; null of a record that was made. What was not changed is the same before and after. */
  readonly before: CarriedValues | null
  /** After it; null of a record that was deleted. */
  readonly after: CarriedValues | null
  /** What could not be read of the record, and is absent for that reason; null: nothing. */
  readonly note: string | null
}

/** A row that nobody can make a change of. */
export interface UnreadableRow {
  readonly id: number
  /** As of `OutboxRow`; null where that cannot be read either. */
  readonly at: string | null
  /** The row as Odoo gave it. May hold anything: for nobody's eyes but those of who mends it. */
  readonly garbage: string
  /** Why, without any value of the row. */
  readonly why: string
}

/** Fields of the outbox, as they are read. */
export const outboxFields = ['create_date', 'x_model', 'x_res_id', 'x_op', 'x_before', 'x_after', 'x_note'] as const

type Row = Readonly<Record<string, unknown>>

class Unreadable extends Error {}

/** What a row says. Never throws: a row must not keep those behind it waiting. */
export function outboxRow(id: number, row: Row, watched: ReadonlyMap<string, Watched>): OutboxRow | UnreadableRow {
  const at = instantOf(row.create_date)
  try {
    if (at === null) throw new Unreadable('it does not say when it was written')
    const model = watchedModels.find((each) => each === row.x_model)
    const entry = watched.get(String(row.x_model))
    if (model === undefined || entry === undefined) throw new Unreadable('its model is not watched')
    const op = outboxOperations.find((each) => each === row.x_op)
    if (op === undefined) throw new Unreadable('its change is none that is known')
    if (!isKey(row.x_res_id)) throw new Unreadable('it names no record')
    const note = typeof row.x_note === 'string' && row.x_note !== '' ? row.x_note : null
    const before = op === 'create' ? null : valuesOf(row.x_before, entry, 'before')
    const after = op === 'unlink' ? null : valuesOf(row.x_after, entry, 'after')
    return { id, at, model, key: row.x_res_id, op, before, after, note }
  } catch (error) {
    const why = error instanceof Unreadable ? error.message : 'it cannot be read'
    return { id, at, garbage: JSON.stringify(row), why }
  }
}

function instantOf(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/.test(value)) return null
  return `${value.slice(0, 10)}T${value.slice(11, 19)}Z`
}

function valuesOf(text: unknown, { carries, members }: Watched, when: string): CarriedValues {
  const found = objectIn(text)
  if (found === null) throw new Unreadable(`what was noted of the record ${when} is no JSON object`)
  const values: Record<string, CarriedValue> = {}
  const names: [string, CarriedKind][] = Object.entries(carries).map(([name, { kind }]: [string, Carried]) => [
    name,
    kind,
  ])
  for (const [name, kind] of members === undefined ? names : [...names, [members.noted, 'flag'] as const]) {
    if (!Object.hasOwn(found, name)) continue
    const value = kinds[kind](found[name])
    if (value === undefined) throw new Unreadable(`what was noted as ${name} ${when} is of another kind`)
    values[name] = value
  }
  return values
}

function objectIn(text: unknown): Row | null {
  if (typeof text !== 'string') return null
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : null
  } catch {
    return null
  }
}

/** What Odoo writes `false` for is nothing, except where it is a no. Undefined: it is not of this kind. */
const kinds: Readonly<Record<CarriedKind, (value: unknown) => CarriedValue | undefined>> = {
  key: (value) => (value === false ? null : isKey(value) ? value : undefined),
  keys: (value) => (Array.isArray(value) && value.every(isKey) ? value : undefined),
  text: (value) => (value === false ? null : typeof value === 'string' ? value : undefined),
  flag: (value) => (typeof value === 'boolean' ? value : undefined),
  decimal: (value) => (typeof value === 'string' && isNumber(value) ? roundedDecimal(Number(value), 12) : undefined),
}

function isKey(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0
}

/** As Python writes its numbers, and neither `nan` nor `inf`. */
function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) && Number.isFinite(Number(text))
}
