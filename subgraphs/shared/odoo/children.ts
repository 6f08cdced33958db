import DataLoader from 'dataloader'
import { CostLimit } from '../errors/errors.ts'
import type { RequestContext } from '../http/request-context.ts'
import type { OdooRow } from './columns.ts'
import { and, type Domain } from './domain.ts'
import { noLists, recordsIn } from './lists.ts'
import type { Odoo } from './odoo.ts'
import { searchReadable } from './readable-fields.ts'
import type { Entity, Properties } from './record-source.ts'
import type { Records } from './records.ts'
import { allReadings, type Reading, readingOf } from './related.ts'
import { inWaves } from './waves.ts'

/** How many records one read of children may bring; past it the operation is refused rather than cut. */
const maxChildren = 10_000

interface Wanted extends Reading {
  readonly parent: number
  /** What is enough where no other parent is asked for in the turn. Null: all of them are wanted. */
  readonly first: FirstOnes | null
}

/** So many of them from the start, with what is to be read of them. */
interface FirstOnes extends Reading {
  readonly count: number
}

/**
 * The records that point at a parent, such as the receipts of an order: one call for all parents of a turn.
 */
export class Children<Own extends Properties> {
  readonly #loader: DataLoader<Wanted, readonly Entity<Own>[]>
  readonly #records: Records<Own>

  constructor(
    records: Records<Own>,
    /** Odoo's field that names the parent, and the order of the children; children outside `domain` are not shown. */
    by: { readonly field: string; readonly domain: Domain; readonly order: string },
    odoo: Odoo,
    request: RequestContext,
  ) {
    this.#records = records
    this.#loader = new DataLoader(
      async (wanted: readonly Wanted[]) => {
        const parents = [...new Set(wanted.map(({ parent }) => parent))]
        const first = parents.length === 1 ? firstOnes(wanted) : null
        const { fields, lists } = allReadings(first ?? wanted)
        const rows = await searchReadable(
          odoo,
          records.source.model,
          {
            domain: and([[by.field, 'in', parents]], by.domain, records.source.scope),
            fields: [...new Set([by.field, ...fields])],
            lists,
            order: by.order,
            limit: first === null ? maxChildren + 1 : Math.max(...first.map(({ count }) => count)),
          },
          request,
        )
        if (rows.length > maxChildren) {
          const { type } = records.source
          throw new CostLimit(`Cannot read ${type} of ${parents.length} records: more than ${maxChildren} of them`)
        }
        const entities = await records.take(rows)
        const parentOf = (row: OdooRow | undefined) => {
          const parent = row?.[by.field]
          // It came along where it is asked for again below itself.
          return recordsIn(parent)?.[0]?.id ?? parent
        }
        const byParent = Map.groupBy(entities, (_, index) => parentOf(rows[index]))
        return wanted.map(({ parent }) => byParent.get(parent) ?? [])
      },
      { name: `${records.source.type} by ${by.field}`, cache: false, batchScheduleFn: inWaves(request) },
    )
  }

  /** The children of `parent` in order, with `properties` already here. None: an empty list. */
  of(parent: number, properties: readonly string[]): Promise<readonly Entity<Own>[]> {
    return this.#loader.load({ parent, first: null, ...readingOf(this.#records, properties) })
  }

  /**
   * Children of `parent` in order: at least `count` of them if there are so many, and then perhaps no more. With
   * `properties` already here where it is the only parent of the turn; else all children of all parents, and their keys.
   */
  firstOf(parent: number, count: number, properties: readonly string[]): Promise<readonly Entity<Own>[]> {
    const first = { count, ...readingOf(this.#records, properties) }
    return this.#loader.load({ parent, first, fields: [], lists: noLists })
  }
}

/** What is enough for all who ask; null where anybody wants more. */
function firstOnes(wanted: readonly Wanted[]): readonly FirstOnes[] | null {
  const all = wanted.flatMap(({ first }) => first ?? [])
  return all.length === wanted.length ? all : null
}
