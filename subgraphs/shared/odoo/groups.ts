import { SourceContractBroken } from '../errors/errors.ts'

/** A row of `formatted_read_group`: the groups it is of, and what was worked out for them. */
export type OdooGroup = Readonly<Record<string, unknown>>

/**
 * The record a group is of; null for the group of those that point nowhere.
 *
 * Odoo gives `[id, name]`; the name is read with more rights than ours, so it is left where it is.
 * @throws {SourceContractBroken} when it is no group by records.
 */
export function groupedKey(group: OdooGroup, field: string): number | null {
  const value = group[field]
  if (value === false) return null
  if (Array.isArray(value) && Number.isInteger(value[0])) return value[0]
  throw broken(field, 'the id of a record')
}

/**
 * Whether something holds for the records of a group.
 * @throws {SourceContractBroken} when it is no group by yes or no.
 */
export function groupedFlag(group: OdooGroup, field: string): boolean {
  const value = group[field]
  if (typeof value === 'boolean') return value
  throw broken(field, 'true or false')
}

/**
 * The text that the records of a group have in common; null for the group of those without any.
 * @throws {SourceContractBroken} when it is no group by texts.
 */
export function groupedText(group: OdooGroup, field: string): string | null {
  const value = group[field]
  if (value === false) return null
  if (typeof value === 'string') return value
  throw broken(field, 'a text')
}

/**
 * The first day of the period a group is of; null for the group of those without a day.
 * @throws {SourceContractBroken} when it is no group by periods.
 */
export function groupedDay(group: OdooGroup, field: string): string | null {
  const value = group[field]
  if (value === false) return null
  const [day] = Array.isArray(value) ? value : []
  if (typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day)) return day
  throw broken(field, 'a day')
}

/**
 * The numbers that Odoo gathered of the records of a group (`field:array_agg`), in the order of the records: what is
 * gathered of several fields stands at the same places. `length`: how many there have to be.
 * @throws {SourceContractBroken} when they are not numbers, or not so many.
 */
export function gatheredNumbers(group: OdooGroup, spec: string, length?: number): readonly number[] {
  return gathered(group, spec, length, isFiniteNumber, 'numbers')
}

/**
 * The records that Odoo gathered in the same way, by their keys; null for one that points nowhere.
 * @throws {SourceContractBroken} as `gatheredNumbers`.
 */
export function gatheredKeys(group: OdooGroup, spec: string, length: number): readonly (number | null)[] {
  return gathered(group, spec, length, isKeyOrNone, 'ids of records')
}

function gathered<One>(
  group: OdooGroup,
  spec: string,
  length: number | undefined,
  isOne: (each: unknown) => each is One,
  expected: string,
): readonly One[] {
  const found = group[spec]
  if (Array.isArray(found) && found.every(isOne) && (length ?? found.length) === found.length) return found
  throw new SourceContractBroken('odoo', `Cannot use groups of Odoo: expected ${expected} as ${spec}`)
}

function isFiniteNumber(each: unknown): each is number {
  return Number.isFinite(each)
}

function isKeyOrNone(each: unknown): each is number | null {
  return each === null || Number.isInteger(each)
}

function broken(field: string, expected: string): SourceContractBroken {
  return new SourceContractBroken('odoo', `Cannot use groups by ${field} of Odoo: expected ${expected}`)
}
