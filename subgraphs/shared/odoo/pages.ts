import { setImmediate } from 'node:timers/promises'
import DataLoader from 'dataloader'
import { type Connection, connectionOf } from '../connections/connection.ts'
import { maxPageSize, pageSize } from '../connections/page-size.ts'
import type { RequestContext } from '../http/request-context.ts'
import { isOnlyRequest } from '../schema/look-ahead.ts'
import type { OdooRow } from './columns.ts'
import { and, type Domain } from './domain.ts'
import { allLists, noLists } from './lists.ts'
import type { Odoo, Search } from './odoo.ts'
import { cursorsOf, fromTheStart, type Orderings, orderClause, placeAfter } from './ordering.ts'
import { searchReadable } from './readable-fields.ts'
import type { Entity, Properties } from './record-source.ts'
import type { Records } from './records.ts'
import { readingOf, tellAhead } from './related.ts'
import { inWaves } from './waves.ts'

/** What a client asked of a list. */
export interface PageRequest<Order extends string> {
  readonly filter: Domain
  readonly order: Order
  readonly first: number
  readonly after?: string | null | undefined
  /** Properties the client selected on the nodes: read in the same call. */
  readonly properties: readonly string[]
}

/**
 * Pages of one type's records, one Odoo call each. Two selections of the same page, under two aliases, are one call.
 */
export class Pages<Own extends Properties, Orders extends Orderings> {
  readonly #records: Records<Own>
  readonly #orders: Orders
  readonly #loader: DataLoader<Search, readonly OdooRow[]>

  constructor(records: Records<Own>, orders: Orders, odoo: Odoo, request: RequestContext) {
    this.#records = records
    this.#orders = orders
    this.#loader = new DataLoader(
      (searches: readonly Search[]) => searchTogether(odoo, records.source.model, searches, request),
      { name: `${records.source.type} pages`, cache: false, batchScheduleFn: inWaves(request) },
    )
  }

  /** @throws {BadUserInput} on a page size out of bounds or a cursor of another list or order. */
  async page(request: PageRequest<keyof Orders & string>): Promise<Connection<Entity<Own>>> {
    const ordering = this.#orders[request.order]
    if (ordering === undefined) throw new TypeError(`No ordering ${request.order} in ${this.#records.source.type}`)
    const size = pageSize(request.first, maxPageSize.root)
    const after = request.after ?? null
    // Lists of different types have orders of the same name; their cursors must not be taken for each other.
    const order = `${this.#records.source.type} ${request.order}`
    const place = after === null ? fromTheStart : placeAfter(after, order, ordering)
    const { fields, lists } = readingOf(this.#records, request.properties)
    const rows = await this.#loader.load({
      domain: and(this.#records.source.scope, request.filter, place.domain),
      fields: [...fields, ordering.field],
      lists,
      order: orderClause(ordering),
      // One more than asked for tells whether there is a next page.
      limit: size + 1,
      offset: place.offset,
    })
    const page = rows.slice(0, size)
    // Making an answer of a page takes milliseconds, in which a source can be at work already.
    if (isOnlyRequest(request.properties) && tellAhead(this.#records, request.properties, page)) await underWay()
    const nodes = await this.#records.take(page)
    let cursors: readonly string[] | undefined
    const cursorAt = (place: number) => {
      cursors ??= cursorsOf(page, order, ordering, after)
      return cursors[place] as string
    }
    return connectionOf(nodes, cursorAt, { hasNextPage: rows.length > size, hasPreviousPage: after !== null })
  }
}

/** Once what was just asked of a source has left this process: one turn to connect, one to write. */
async function underWay(): Promise<void> {
  await setImmediate()
  await setImmediate()
}

function searchTogether(
  odoo: Odoo,
  model: string,
  searches: readonly Search[],
  request: RequestContext,
): Promise<(readonly OdooRow[] | Error)[]> {
  const identity = ({ fields: _, lists: __, ...search }: Search) => JSON.stringify(search)
  const answers = new Map<string, Promise<readonly OdooRow[] | Error>>()
  for (const [same, [search, ...others]] of Map.groupBy(searches, identity)) {
    if (search === undefined) continue
    const all = [search, ...others]
    const fields = [...new Set(all.flatMap((each) => each.fields))]
    const together = { ...search, fields, lists: allLists(all.map(({ lists }) => lists ?? noLists)) }
    answers.set(
      same,
      searchReadable(odoo, model, together, request).catch((error: unknown) => error as Error),
    )
  }
  return Promise.all(searches.map((search) => answers.get(identity(search)) as Promise<readonly OdooRow[] | Error>))
}
