import DataLoader from 'dataloader'
import type { GraphQLResolveInfo } from 'graphql'
import { NotFound } from '../errors/errors.ts'
import type { RequestContext } from '../http/request-context.ts'
import { requestedFields } from '../schema/look-ahead.ts'
import { integerKey } from '../values/global-id.ts'
import { type MaybePromise, whenHere } from '../values/maybe-promise.ts'
import type { Column, ColumnValue, OdooRow } from './columns.ts'
import { and } from './domain.ts'
import { type EntityClass, entityClass } from './entity-class.ts'
import type { OdooFacts } from './facts.ts'
import { type Lists, noLists } from './lists.ts'
import type { Odoo, Search } from './odoo.ts'
import { searchReadable, throwIfRefused } from './readable-fields.ts'
import { type Entity, fieldsOf, type Properties, type RecordSource } from './record-source.ts'
import { allReadings, handOn, type Reading, type Related, readingOf } from './related.ts'
import { type VisibleReferences, visibleReferences } from './visible-references.ts'
import { inWaves } from './waves.ts'

interface Wanted extends Reading {
  readonly keys: readonly number[]
}

/** A read that is under way: whoever wants no more than it brings waits for it instead of asking again. */
interface UnderWay {
  readonly keys: ReadonlySet<number>
  readonly fields: ReadonlySet<string>
  readonly done: Promise<unknown>
}

/** A type with more records than this is not read whole. */
const mostReadWhole = 200

/**
 * The records of one type that one operation touches.
 *
 * Whatever is asked for in one turn is read in one call: the union of the keys and the union of the fields. Made new
 * for every operation: it remembers, and what one person may see another may not.
 */
export class Records<Own extends Properties> {
  readonly source: RecordSource<Own>
  /** What reads of these records may bring along. */
  readonly related: Related
  readonly #odoo: Odoo
  readonly #request: RequestContext
  readonly #rows = new Map<number, OdooRow | null>()
  readonly #readings = new Set<UnderWay>()
  /** Values on their way, by property and key: many places of an answer show the same one. */
  readonly #coming = new Map<string, Map<number, Promise<unknown>>>()
  readonly #entities = new Map<number, Entity<Own>>()
  readonly #loader: DataLoader<Wanted, undefined>
  readonly #entityClass: EntityClass<Own>
  readonly #leaning: readonly Column<unknown>[]
  readonly #references: VisibleReferences | null
  #facts: OdooFacts | null = null

  constructor(source: RecordSource<Own>, odoo: Odoo, request: RequestContext, related: Related = {}) {
    this.source = source
    this.related = related
    this.#odoo = odoo
    this.#request = request
    this.#entityClass = entityClass(source)
    this.#references = odoo.isLimited ? visibleReferences(odoo, request) : null
    this.#leaning = Object.values(source.properties).filter((column) => column.leansOnUnknown !== undefined)
    this.#loader = new DataLoader((wanted: readonly Wanted[]) => this.#read(wanted), {
      name: source.type,
      cache: false,
      batchScheduleFn: inWaves(request),
    })
  }

  /** The entity with this key, without asking whether Odoo has it: its properties will tell. */
  entity(key: number): Entity<Own> {
    let entity = this.#entities.get(key)
    if (entity === undefined) {
      entity = new this.#entityClass(this, key)
      this.#entities.set(key, entity)
    }
    return entity
  }

  /**
   * As `entity`, by the id clients know, once these of its properties are here, or once it is known why they are not:
   * then each of them rejects, and whatever else there is of the entity is not touched by it.
   * @throws {BadUserInput} when it is not an id of this type.
   */
  entityWith(id: unknown, properties: readonly string[]): MaybePromise<Entity<Own>> {
    const key = integerKey(id, 'odoo', this.source.type)
    const fields = fieldsOf(this.source, properties)
    const entity = this.entity(key)
    if (this.#row(key, fields) !== undefined || fields.length === 0) return entity
    return this.#rowsLater([key], readingOf(this, properties)).then(
      () => entity,
      (error: unknown) => {
        for (const name of properties) this.#fail(key, name, error)
        return entity
      },
    )
  }

  /** The entity with this id once Odoo has said that it exists; null when it does not. Reads `properties` with it. */
  async find(id: unknown, properties: readonly string[]): Promise<Entity<Own> | null> {
    const key = integerKey(id, 'odoo', this.source.type)
    const fields = fieldsOf(this.source, properties)
    await this.load([key], properties)
    return this.#row(key, fields) === null ? null : this.entity(key)
  }

  /** These entities with `properties` already here: one read for all that is asked in this turn. */
  load(keys: readonly number[], properties: readonly string[]): MaybePromise<readonly Entity<Own>[]> {
    const fields = fieldsOf(this.source, properties)
    const missing = keys.filter((key) => this.#row(key, fields) === undefined)
    const entities = () => keys.map((key) => this.entity(key))
    return missing.length > 0 ? this.#rowsLater(missing, readingOf(this, properties)).then(entities) : entities()
  }

  /** Those of these entities that Odoo has, as this type; the others are left out. Reads `properties` with them. */
  async existing(keys: readonly number[], properties: readonly string[]): Promise<readonly Entity<Own>[]> {
    await this.load(keys, properties)
    return keys.filter((key) => this.#rows.get(key) != null).map((key) => this.entity(key))
  }

  /** As `existing`, for a field that points at one record or, by null, at none. */
  async ifExisting(key: number | null, properties: readonly string[]): Promise<Entity<Own> | null> {
    const [entity] = key === null ? [] : await this.existing([key], properties)
    return entity ?? null
  }

  /** Whether whoever asks may not see all records that these point at. */
  get isLimited(): boolean {
    return this.#odoo.isLimited
  }

  /**
   * The record that a field of a visible one points at: null when it points nowhere, or at one that may not be seen.
   * Costs nothing where nobody hides anything: then its properties will tell whether Odoo has it.
   */
  pointedAt(key: number | null, info: GraphQLResolveInfo): MaybePromise<Entity<Own> | null> {
    if (key === null) return null
    return this.isLimited ? this.ifExisting(key, requestedFields(info)) : this.entity(key)
  }

  /** @throws {NotFound} when there is no such record, or none that whoever asks may see. */
  async mustExist(key: number): Promise<void> {
    // A row that somebody read is one that may be seen.
    if (this.#rows.get(key) == null && (await this.ifExisting(key, [])) === null) throw this.#missing()
  }

  #missing(): NotFound {
    return new NotFound(`Cannot read ${this.source.type}: no such record, or none you may see`, 'odoo')
  }

  /**
   * A property's value: now when it is here, else with the next read. A reference to a record that whoever asks may not
   * see is null. @throws {NotFound} when Odoo has no such record.
   */
  value<Name extends keyof Own & string>(key: number, name: Name): MaybePromise<ColumnValue<Own[Name]>> {
    const column = this.source.properties[name] as Column<ColumnValue<Own[Name]>>
    const row = this.#row(key, column.fields)
    try {
      const value = row !== undefined ? this.#valueIn(row, column) : this.#valueLater(key, name, column)
      const references = this.#references
      return references === null ? value : whenHere(value, (here) => references.visibleIn(here))
    } catch (error) {
      // A field that fails at once while its neighbours are still being read could end the process (graphql-js 16).
      return Promise.reject(error)
    }
  }

  /** Takes in rows that another read brought, so that they are not read again. Gives their entities, in order. */
  async take(rowsWithLists: readonly OdooRow[]): Promise<Entity<Own>[]> {
    const rows = await handOn(rowsWithLists, this)
    await this.#learn(rows)
    return rows.map((row) => {
      const known = this.#rows.get(row.id)
      this.#rows.set(row.id, known ? { ...known, ...row } : row)
      return this.entity(row.id)
    })
  }

  #row(key: number, fields: readonly string[]): OdooRow | null | undefined {
    const row = this.#rows.get(key)
    if (row === undefined || row === null) return row
    for (const field of fields) if (!(field in row)) return undefined
    return row
  }

  #valueIn<Value>(row: OdooRow | null, column: Column<Value>): Value {
    if (row === null) throw this.#missing()
    throwIfRefused(row, column.fields)
    return column.read(row, this.#facts as OdooFacts)
  }

  #valueLater<Value>(key: number, name: string, column: Column<Value>): Promise<Value> {
    const coming = this.#coming.get(name) ?? new Map<number, Promise<unknown>>()
    this.#coming.set(name, coming)
    const known = coming.get(key) as Promise<Value> | undefined
    if (known !== undefined) return known
    const value = this.#rowsLater([key], { fields: column.fields, lists: noLists }).then(() =>
      this.#valueIn(this.#rows.get(key) ?? null, column),
    )
    coming.set(key, value)
    // A later turn may try again what failed in this one.
    value.catch(() => coming.delete(key))
    return value
  }

  /** Has a property reject without being asked for again. */
  #fail(key: number, name: string, error: unknown): void {
    const failure = Promise.reject(error)
    failure.catch(() => undefined)
    const coming = this.#coming.get(name) ?? new Map<number, Promise<unknown>>()
    this.#coming.set(name, coming.set(key, failure))
  }

  /** Resolves once these rows are here, with these fields or known to be missing. */
  #rowsLater(keys: readonly number[], { fields, lists }: Reading): Promise<unknown> {
    for (const reading of this.#readings) {
      const bringsRecords = this.source.readWhole || keys.every((key) => reading.keys.has(key))
      if (bringsRecords && fields.every((field) => reading.fields.has(field))) {
        // A type that has outgrown being read whole may come without some.
        return reading.done.then(() => {
          const missing = keys.filter((key) => this.#row(key, fields) === undefined)
          return missing.length === 0 ? undefined : this.#loader.load({ keys: missing, fields, lists })
        })
      }
    }
    return this.#loader.load({ keys, fields, lists })
  }

  async #read(wanted: readonly Wanted[]): Promise<readonly undefined[]> {
    const keys = new Set(wanted.flatMap((want) => want.keys))
    const { fields, lists } = allReadings(wanted)
    const reading = { keys, fields: new Set(fields), done: this.#readRows([...keys], fields, lists) }
    this.#readings.add(reading)
    try {
      await reading.done
    } finally {
      this.#readings.delete(reading)
    }
    return wanted.map(() => undefined)
  }

  async #readRows(keys: readonly number[], fields: readonly string[], lists: Lists): Promise<void> {
    const missing = this.source.readWhole ? await this.#readWhole(keys, fields) : keys
    if (missing.length > 0) {
      const rows = await this.#search({ domain: [['id', 'in', missing]], fields, lists })
      const found = new Set(rows.map((row) => row.id))
      // A search, unlike a read by ids, leaves out what the account may not see instead of failing for all.
      for (const key of missing) if (!found.has(key)) this.#rows.set(key, null)
    }
  }

  /** Reads every record of the type. Gives the keys still missing: none, unless the type has outgrown this. */
  async #readWhole(keys: readonly number[], fields: readonly string[]): Promise<readonly number[]> {
    const rows = await this.#search({ domain: [], fields, limit: mostReadWhole })
    const found = new Set(rows.map((row) => row.id))
    const missing = keys.filter((key) => !found.has(key))
    if (rows.length === mostReadWhole) return missing
    for (const key of missing) this.#rows.set(key, null)
    return []
  }

  async #search(search: Search): Promise<OdooRow[]> {
    const scoped = { ...search, domain: and(search.domain, this.source.scope) }
    const rows = await searchReadable(this.#odoo, this.source.model, scoped, this.#request)
    await this.take(rows)
    return rows
  }

  async #learn(rows: readonly OdooRow[]): Promise<void> {
    this.#facts ??= await this.#odoo.facts(this.#request)
    const facts = this.#facts
    const unknown = this.#leaning.some((column) => rows.some((row) => column.leansOnUnknown?.(row, facts) === true))
    // What cannot be learnt of what they name must not cost the reader the records that name it.
    if (unknown) await this.#odoo.refreshFacts(this.#request).catch(() => undefined)
  }
}
