import type { OdooRow } from './columns.ts'

/**
 * Records that a search reads along with those it finds, by Odoo's field: the lines with the orders, in one call.
 *
 * From a list Odoo leaves out what the account may not see. For a field that points at one record it refuses the whole
 * call instead: only what whoever sees the first also sees is worth reading so.
 */
export type Lists = ReadonlyMap<string, ListSearch>

export interface ListSearch {
  readonly fields: readonly string[]
  /** Of how many records of each list the fields are read; of the others there is the id. Null for one record. */
  readonly limit: number | null
  readonly lists: Lists
  /** The order of the list, also where none of its fields are read. Absent: Odoo's own. */
  readonly order?: string
  /** Nothing is read along: it is for the order that the field is named here. */
  readonly keysOnly?: boolean
  /** Whoever sees the first need not see these: where anything is hidden from whoever asks, they are read apart. */
  readonly hasOwnRows?: boolean
}

export const noLists: Lists = new Map()

/** The keys of a list alone, in an order of their own. */
export function keysInOrder(order: string): ListSearch {
  return { fields: [], limit: null, lists: noLists, order, keysOnly: true }
}

/** All that several reads of the same records want of their lists. */
export function allLists(some: readonly Lists[]): Lists {
  const wanted = some.filter(({ size }) => size > 0)
  if (wanted.length < 2) return wanted[0] ?? noLists
  const all = new Map<string, ListSearch>()
  for (const [field, list] of wanted.flatMap((lists) => [...lists])) {
    const known = all.get(field)
    all.set(field, known === undefined ? list : bothOf(known, list))
  }
  return all
}

function bothOf(one: ListSearch, other: ListSearch): ListSearch {
  if (one.keysOnly) return other
  if (other.keysOnly) return one
  return {
    fields: [...new Set([...one.fields, ...other.fields])],
    ...(one.hasOwnRows && { hasOwnRows: true }),
    ...(one.order !== undefined && { order: one.order }),
    limit: one.limit === null || other.limit === null ? null : Math.max(one.limit, other.limit),
    lists: allLists([one.lists, other.lists]),
  }
}

type Specification = Readonly<Record<string, NestedRead>>

interface NestedRead {
  readonly fields?: Specification
  readonly limit?: number
  readonly order?: string
}

/** The same as Odoo wants it told. */
export function specificationOf(fields: readonly string[], lists: Lists): Specification {
  const plain = fields.map((field) => [field, {}] as const)
  const nested = [...lists].map(([field, list]) => [field, nestedRead(list)] as const)
  return Object.fromEntries([...plain, ...nested])
}

function nestedRead({ fields, limit, lists, order, keysOnly }: ListSearch): NestedRead {
  const ordered = order === undefined ? {} : { order }
  if (keysOnly) return ordered
  return { fields: specificationOf(fields, lists), ...(limit === null ? {} : { limit }), ...ordered }
}

/** Rows with keys in place of the records that came along, and those apart from them, by the field they came in. */
export function withoutLists(
  rows: readonly OdooRow[],
  fields: readonly string[],
): { readonly rows: readonly OdooRow[]; readonly brought: ReadonlyMap<string, readonly OdooRow[]> } {
  const brought = new Map<string, OdooRow[]>()
  const plain = rows.map((row) => {
    const keys: Record<string, unknown> = {}
    for (const field of fields) {
      const records = recordsIn(row[field])
      if (records === null) continue
      keys[field] = Array.isArray(row[field]) ? records.map(({ id }) => id) : records[0]?.id
      const known = brought.get(field) ?? []
      for (const record of records) if (isRead(record)) known.push(record)
      brought.set(field, known)
    }
    return { ...row, ...keys }
  })
  return brought.size === 0 ? { rows, brought } : { rows: plain, brought }
}

/**
 * Rows that were read with the lists of several, as one of them would have been given them: of what it did not ask for there
 * are keys, in records that came along too. Fields of the rows themselves may be more.
 */
export function asAskedFor(rows: readonly OdooRow[], read: Lists, asked: Lists): readonly OdooRow[] {
  if (read.size === 0) return rows
  return rows.map((row) => {
    const own: Record<string, unknown> & { id: number } = { ...row }
    for (const [field, { lists }] of read) {
      const records = recordsIn(row[field])
      if (records === null) continue
      const parts = records.map((record, place) => partAskedFor(record, place, lists, asked.get(field)))
      own[field] = Array.isArray(row[field]) ? parts : parts[0]
    }
    return own
  })
}

function partAskedFor(record: OdooRow, place: number, read: Lists, asked: ListSearch | undefined): OdooRow | number {
  if (asked === undefined || asked.keysOnly) return record.id
  if (asked.limit !== null && place >= asked.limit) return { id: record.id }
  const fields = new Set(['id', ...asked.fields, ...asked.lists.keys()])
  const own = { ...Object.fromEntries(Object.entries(record).filter(([field]) => fields.has(field))), id: record.id }
  return asAskedFor([own], read, asked.lists)[0] as OdooRow
}

/** Whether anything of a record that came along was read: past the limit there are ids alone. */
export function isRead(record: OdooRow): boolean {
  return Object.keys(record).length > 1
}

/** The records that came in a field; null where there are keys, nothing, or a refusal. */
export function recordsIn(value: unknown): readonly OdooRow[] | null {
  const records = Array.isArray(value) ? value : [value]
  const [first] = records
  return typeof first === 'object' && first !== null && 'id' in first ? records : null
}
