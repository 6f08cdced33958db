import DataLoader from 'dataloader'
import { CostLimit } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { OdooRow } from '#shared/odoo/columns.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import { allLists, type Lists } from '#shared/odoo/lists.ts'
import type { Odoo, Search } from '#shared/odoo/odoo.ts'
import { searchReadable, throwIfRefused } from '#shared/odoo/readable-fields.ts'
import type { Entity, Properties } from '#shared/odoo/record-source.ts'
import type { Records } from '#shared/odoo/records.ts'
import { readingOf } from '#shared/odoo/related.ts'
import { isStorableText } from '#shared/odoo/storable-text.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import { comparable } from '#shared/projections/families.ts'
import { isAnyOf } from '../sources/odoo/typed-text.ts'

/** How many records one read may bring; past it the operation is refused rather than cut. */
const mostRecords = 10_000

interface Wanted {
  readonly number: string
  readonly fields: readonly string[]
  readonly lists: Lists
}

/**
 * Records by a number that people typed into a field of Odoo, in whatever case: one call for all that is asked for in a
 * turn. The number itself is for finding them only, and shown nowhere: the field may hold anything.
 */
export class RecordsByText<Own extends Properties> {
  readonly #records: Records<Own>
  readonly #field: string
  readonly #odoo: Odoo
  readonly #request: RequestContext
  readonly #found: DataLoader<Wanted, readonly Entity<Own>[]>
  readonly #numbers: DataLoader<number, string | null>

  constructor(records: Records<Own>, field: string, odoo: Odoo, request: RequestContext) {
    this.#records = records
    this.#field = field
    this.#odoo = odoo
    this.#request = request
    const [name, batchScheduleFn] = [`${records.source.type} by ${field}`, inWaves(request)]
    this.#found = new DataLoader((wanted) => this.#find(wanted), { name, cache: false, batchScheduleFn })
    this.#numbers = new DataLoader((keys) => this.#readNumbers(keys), { name, batchScheduleFn })
  }

  /** Those that bear any of these numbers, by key, with `properties` already here. */
  async of(numbers: readonly string[], properties: readonly string[]): Promise<readonly Entity<Own>[]> {
    const { fields, lists } = readingOf(this.#records, properties)
    const given = [...new Set(numbers.map(comparable))].filter((number) => number !== '' && isStorableText(number))
    const found = await Promise.all(given.map((number) => this.#found.load({ number, fields, lists })))
    return [...new Map(found.flat().map((entity) => [entity.key, entity])).values()].sort((a, b) => a.key - b.key)
  }

  /** The number that a record bears, comparable; null where it bears none. No call for what was found by it. */
  numberOf({ key }: Entity<Own>): Promise<string | null> {
    return this.#numbers.load(key)
  }

  async #find(wanted: readonly Wanted[]): Promise<readonly Entity<Own>[][]> {
    const numbers = [...new Set(wanted.map(({ number }) => number))]
    const lists = allLists(wanted.map((each) => each.lists))
    const fields = wanted.flatMap((each) => each.fields)
    const order = { order: 'id', limit: mostRecords + 1 }
    const rows = await this.#search(isAnyOf(this.#field, numbers), { fields, lists, ...order })
    if (rows.length > mostRecords) {
      const { type } = this.#records.source
      throw new CostLimit(`Cannot find ${type} by ${numbers.length} numbers: more than ${mostRecords} of them`)
    }
    const entities = await this.#records.take(rows)
    const byNumber = new Map<string, Entity<Own>[]>()
    for (const [place, row] of rows.entries()) {
      const number = this.#numberIn(row)
      this.#numbers.prime(row.id, number)
      const same = byNumber.get(number ?? '') ?? []
      byNumber.set(number ?? '', [...same, entities[place] as Entity<Own>])
    }
    return wanted.map(({ number }) => byNumber.get(number) ?? [])
  }

  async #readNumbers(keys: readonly number[]): Promise<(string | null)[]> {
    const rows = await this.#search([['id', 'in', keys]], { fields: [] })
    const byKey = new Map(rows.map((row) => [row.id, this.#numberIn(row)]))
    return keys.map((key) => byKey.get(key) ?? null)
  }

  #search(domain: Domain, { fields, ...rest }: Omit<Search, 'domain'>): Promise<OdooRow[]> {
    const { model, scope } = this.#records.source
    const search = { ...rest, domain: and(domain, scope), fields: [...new Set([this.#field, ...fields])] }
    return searchReadable(this.#odoo, model, search, this.#request)
  }

  #numberIn(row: OdooRow): string | null {
    throwIfRefused(row, [this.#field])
    const text = row[this.#field]
    return typeof text === 'string' && text.trim() !== '' ? comparable(text) : null
  }
}
