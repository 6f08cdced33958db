import type { GlobalId } from '../values/global-id.ts'
import type { MaybePromise } from '../values/maybe-promise.ts'
import type { Column, ColumnValue, OdooRow } from './columns.ts'
import type { Domain } from './domain.ts'

/** The properties of an entity, each with the Odoo fields behind it. */
export type Properties = Readonly<Record<string, Column<unknown>>>

/** Where a type's records are kept in Odoo, and what of them the graph knows. */
export interface RecordSource<Own extends Properties> {
  /** The type's name in the schema, which is also the name in its ids. */
  readonly type: string
  readonly model: string
  /** Which of the model's records are of this type at all. Joined to every read, so no id can reach past it. */
  readonly scope: Domain
  /** By what a record shows that it is in scope, where it comes along with another. Absent: it does not show it. */
  readonly sign?: Sign
  /** True for types with a handful of records: the first read brings all of them, so that a later one needs no call. */
  readonly readWhole?: boolean
  /**
   * Fields that Odoo takes from the record in whose list this one stands, by the name they have there. Where a list of
   * these comes along they are read once, of that record: for each of the list Odoo would work them out anew.
   */
  readonly inherited?: Readonly<Record<string, string>>
  readonly properties: Own
}

/** Enough, but not necessary: a record that does not show it may be in scope all the same. */
export interface Sign {
  readonly field: string
  readonly isShown: (row: OdooRow) => boolean
}

export function recordSource<const Own extends Properties>(source: RecordSource<Own>): RecordSource<Own> {
  return source
}

/**
 * An entity held by its key. Each property is a method of its own name, as GraphQL's default resolver expects: it
 * answers at once when the value is already here, and otherwise joins the next read of all that was asked for.
 */
export type Entity<Own extends Properties> = {
  readonly id: GlobalId
  readonly key: number
} & { readonly [Name in keyof Own]: () => MaybePromise<ColumnValue<Own[Name]>> }

/** The Odoo fields behind these properties; names that are no property of the source have none. */
export function fieldsOf(source: RecordSource<Properties>, properties: readonly string[]): readonly string[] {
  const ofSource = knownFields.get(source) ?? new WeakMap<readonly string[], readonly string[]>()
  knownFields.set(source, ofSource)
  const known = ofSource.get(properties)
  if (known !== undefined) return known
  const all = properties.flatMap((name) =>
    Object.hasOwn(source.properties, name) ? (source.properties[name]?.fields ?? []) : [],
  )
  const fields = [...new Set(all)]
  ofSource.set(properties, fields)
  return fields
}

/** The field that holds the keys of what is related. */
export function keyField(source: RecordSource<Properties>, name: string): string {
  const field = source.properties[name]?.fields[0]
  if (field === undefined) throw new TypeError(`No property ${name} in ${source.type}`)
  return field
}

// The same selection is asked for at every object of a list.
const knownFields = new WeakMap<object, WeakMap<readonly string[], readonly string[]>>()
