import type { OdooRow } from './columns.ts'

/**
 * Lists that a search reads along with its records, by Odoo's field: the lines with the orders, in one call.
 *
 * Only fields that point at many are read so. One that points at a single record which the account may not see would
 * have Odoo refuse the whole call; from a list Odoo leaves it out.
 */
export type Lists = ReadonlyMap<string, ListSearch>

export interface ListSearch {
  readonly fields: readonly string[]
  /** Of how many records of each list the fields are read; of the others there is the id. */
  readonly limit: number
  readonly lists: Lists
}

export const noLists: Lists = new Map()

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
  return {
    fields: [...new Set([...one.fields, ...other.fields])],
    limit: Math.max(one.limit, other.limit),
    lists: allLists([one.lists, other.lists]),
  }
}

type Specification = Readonly<Record<string, { readonly fields?: Specification; readonly limit?: number }>>

/** The same as Odoo wants it told. */
export function specificationOf(fields: readonly string[], lists: Lists): Specification {
  const plain = fields.map((field) => [field, {}] as const)
  const nested = [...lists].map(
    ([field, list]) => [field, { fields: specificationOf(list.fields, list.lists), limit: list.limit }] as const,
  )
  return Object.fromEntries([...plain, ...nested])
}

/** Rows with their lists as keys again, and apart from them the records that came along, by the field they came in. */
export function withoutLists(
  rows: readonly OdooRow[],
  fields: readonly string[],
): { readonly rows: readonly OdooRow[]; readonly brought: ReadonlyMap<string, readonly OdooRow[]> } {
  const brought = new Map<string, OdooRow[]>()
  const plain = rows.map((row) => {
    const keys: Record<string, readonly number[]> = {}
    for (const field of fields) {
      const list: unknown = row[field]
      if (!Array.isArray(list) || typeof list[0] !== 'object') continue
      const records = list as readonly OdooRow[]
      keys[field] = records.map(({ id }) => id)
      const known = brought.get(field) ?? []
      // Past the limit there are ids alone.
      for (const record of records) if (Object.keys(record).length > 1) known.push(record)
      brought.set(field, known)
    }
    return { ...row, ...keys }
  })
  return brought.size === 0 ? { rows, brought } : { rows: plain, brought }
}
