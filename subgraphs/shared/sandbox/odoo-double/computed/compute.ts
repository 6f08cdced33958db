import type { Environment } from '../environment.ts'
import { beyondTheDouble } from '../errors.ts'
import type { TableRow } from '../tables.ts'

export type Value = boolean | number | string | readonly number[] | Readonly<Record<string, unknown>> | null

/** Reads other records, with the rights of the environment. */
export interface Reader {
  /** A field of a record; null when there is no such record. */
  value(model: string, id: unknown, field: string): Value
  /** The sum of a field over the records that match, archived ones too. */
  sum(model: string, domain: readonly unknown[], field: string): number
  /** Ids of the records that match. */
  ids(model: string, domain: readonly unknown[]): readonly number[]
  /** The same with full rights. */
  readonly aside: Reader
}

/** Works out a field of one record. */
export type Compute = (row: TableRow, env: Environment, read: Reader) => Value

export type ComputedFields = Readonly<Record<string, Readonly<Record<string, Compute>>>>

/** @throws 501 in a context that has Odoo work out the field otherwise. */
export function refuseContext(env: Environment, keys: readonly string[], what: string): void {
  const key = keys.find((name) => env.context[name] !== undefined)
  if (key !== undefined) throw beyondTheDouble(`work out ${what} in a context with ${key}`)
}

export function now(): string {
  return new Date().toISOString().slice(0, 19).replace('T', ' ')
}
