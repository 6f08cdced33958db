import DataLoader from 'dataloader'
import { CostLimit } from '../errors/errors.ts'
import type { RequestContext } from '../http/request-context.ts'
import { and, type Domain } from './domain.ts'
import { allLists } from './lists.ts'
import type { Odoo } from './odoo.ts'
import { searchReadable } from './readable-fields.ts'
import type { Entity, Properties } from './record-source.ts'
import type { Records } from './records.ts'
import { type Reading, readingOf } from './related.ts'
import { inWaves } from './waves.ts'

/** How many records one read of children may bring; past it the operation is refused rather than cut. */
const maxChildren = 10_000

interface Wanted extends Reading {
  readonly parent: number
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
        const rows = await searchReadable(
          odoo,
          records.source.model,
          {
            domain: and([[by.field, 'in', parents]], by.domain, records.source.scope),
            fields: [...new Set([by.field, ...wanted.flatMap(({ fields }) => fields)])],
            lists: allLists(wanted.map(({ lists }) => lists)),
            order: by.order,
            limit: maxChildren + 1,
          },
          request,
        )
        if (rows.length > maxChildren) {
          const { type } = records.source
          throw new CostLimit(`Cannot read ${type} of ${parents.length} records: more than ${maxChildren} of them`)
        }
        const entities = await records.take(rows)
        const byParent = Map.groupBy(entities, (_, index) => rows[index]?.[by.field])
        return wanted.map(({ parent }) => byParent.get(parent) ?? [])
      },
      { name: `${records.source.type} by ${by.field}`, cache: false, batchScheduleFn: inWaves(request) },
    )
  }

  /** The children of `parent` in order, with `properties` already here. None: an empty list. */
  of(parent: number, properties: readonly string[]): Promise<readonly Entity<Own>[]> {
    return this.#loader.load({ parent, ...readingOf(this.#records, properties) })
  }
}
