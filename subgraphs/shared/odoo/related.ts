import { maxPageSize } from '../connections/page-size.ts'
import { type RequestedList, requestedBelow, requestedLists } from '../schema/look-ahead.ts'
import type { OdooRow } from './columns.ts'
import {
  allLists,
  isRead,
  keysInOrder,
  type ListSearch,
  type Lists,
  noLists,
  recordsIn,
  withoutLists,
} from './lists.ts'
import { fieldsOf, keyField, type RecordSource } from './record-source.ts'

/** Records of a type, for others that bring them along. */
export interface Companions {
  // biome-ignore lint/suspicious/noExplicitAny: records of any type
  readonly source: RecordSource<any>
  readonly related: Related
  /** Takes in rows that came along, so that they are not read again. */
  take(rows: readonly OdooRow[]): Promise<unknown>
}

/** What a read of records may bring along, by the property that holds the keys. */
export interface Related {
  /** Lists whose every record is of the type named and part of the first: what is asked of their nodes is read. */
  readonly lists?: Readonly<Record<string, Companions>>
  /**
   * Lists as these, of records that stand by themselves: whoever sees the first need not see them. Where their type has a
   * sign, those that do not show it do not come along.
   */
  readonly crossing?: Readonly<Record<string, Crossing>>
  /** Properties that hold the key of a record that stands by itself: whoever sees the first need not see it. */
  readonly single?: Readonly<Record<string, Single>>
  /** Properties that give the same record as another type knows it; its sign tells whether it is of that type. */
  readonly same?: Readonly<Record<string, Companions>>
  /** Properties that hold one key: who is to be told of the keys as soon as they are here, before they are shown. */
  readonly ahead?: Readonly<Record<string, Ahead>>
  /** The same records, as other subgraphs of this process know them: what is asked of those is read with these. */
  readonly extensions?: readonly Companions[]
  /** What is worked out of these records and many others, and reads them with these. */
  readonly along?: readonly Along[]
}

/** Something that is made of far more than a record's own fields. */
export interface Along {
  /** Fields of the record in which others come along for it. */
  readonly fields: readonly string[]
  /** What to read so that it can be made; null where none of these properties is it. */
  reading(properties: readonly string[]): Reading | null
  /** Is given all rows that are read of the records. Gives them back with keys in place of what came in the lists for it. */
  take(rows: readonly OdooRow[]): readonly OdooRow[]
}

/** Takes the keys of records, and what is asked of them. Whether something was asked of a source at once. */
export type Ahead = (keys: readonly number[], requested: readonly string[]) => boolean

export interface Crossing {
  readonly records: Companions
  /** Properties that are wanted of each, whatever is asked of it. */
  readonly always?: readonly string[]
  /** The order of the list, as Odoo is told it. Absent: Odoo's own. */
  readonly order?: string
}

export interface Single {
  readonly records: Companions
  /**
   * Whether the first is enough to tell that this one is of its type, where not every record of its model is; where it is
   * not, the record itself may tell. Absent: it never is.
   */
  readonly vouches?: (first: OdooRow) => boolean
}

/** What to read: fields, and what comes along. */
export interface Reading {
  readonly fields: readonly string[]
  readonly lists: Lists
}

/** What to read of records so that these properties are here: also what extensions know of, and what comes along. */
export function readingOf(records: Companions, properties: readonly string[]): Reading {
  const own = inheriting(records, {
    fields: fieldsOf(records.source, properties),
    lists: listsOf(records, properties),
  })
  const { extensions = [], along = [], same = none } = records.related
  const others = [
    ...extensions.map((extension) => readingOf(extension, properties)),
    ...Object.entries(same).flatMap(([name, as]) =>
      properties.includes(name) ? sameReading(name, as, properties) : [],
    ),
    ...along.flatMap((each) => each.reading(properties) ?? []),
  ]
  return others.length === 0 ? own : allReadings([own, ...others])
}

/** All that several want of the same records. */
export function allReadings(some: readonly Reading[]): Reading {
  return {
    fields: [...new Set(some.flatMap(({ fields }) => fields))],
    lists: allLists(some.map(({ lists }) => lists)),
  }
}

/** The same, with what the parts of a record take from it read of the record. */
function inheriting({ source, related }: Companions, reading: Reading): Reading {
  let { fields, lists } = reading
  for (const [name, { source: part }] of Object.entries(related.lists ?? none)) {
    const field = keyField(source, name)
    const list = lists.get(field)
    const { inherited } = part
    if (list === undefined || inherited === undefined) continue
    const own = list.fields.filter((each) => !Object.hasOwn(inherited, each))
    // A part of which nothing else is read would not come along at all.
    if (own.length === 0 || own.length === list.fields.length) continue
    fields = [...new Set([...fields, ...list.fields.flatMap((each) => inherited[each] ?? [])])]
    lists = new Map(lists).set(field, { ...list, fields: own })
  }
  return { fields, lists }
}

function listsOf({ source, related }: Companions, properties: readonly string[]): Lists {
  const { lists = none, crossing = none, single = none } = related
  // Asked for at every reference of a list, and most types have nothing to bring along.
  if (lists === none && crossing === none && single === none) return noLists
  const found = new Map<string, ListSearch>()
  const requested = requestedLists(properties)
  const keysAsked = (name: string, { order }: Crossing) =>
    order !== undefined && properties.includes(name) ? keysInOrder(order) : null
  const add = (name: string, list: Crossing, more: Partial<ListSearch>) => {
    const search = listSearch(list, requested.get(name)) ?? keysAsked(name, list)
    if (search !== null) found.set(keyField(source, name), { ...search, ...more })
  }
  for (const [name, records] of Object.entries(lists)) add(name, { records }, {})
  for (const [name, list] of Object.entries(crossing)) add(name, list, { hasOwnRows: true })
  for (const [name, one] of Object.entries(single)) {
    const search = properties.includes(name) ? singleSearch(name, one, properties) : null
    if (search !== null) found.set(keyField(source, name), search)
  }
  return found.size === 0 ? noLists : found
}

const none: Readonly<Record<string, never>> = {}

function listSearch({ records, always = [], order }: Crossing, asked: RequestedList | undefined): ListSearch | null {
  // A page size that is out of bounds is refused by the list itself.
  if (asked === undefined || asked.first < 1 || asked.first > maxPageSize.nested) return null
  const { fields, lists } = readingOf(records, asked.nodes)
  const all = withSign(records, [...fields, ...fieldsOf(records.source, always)])
  if (all.length === 0) return null
  return { fields: all, limit: asked.first, lists, ...(order !== undefined && { order }) }
}

function singleSearch(name: string, { records }: Single, properties: readonly string[]) {
  const asked = requestedBelow(properties, name)
  // Many may point at the same record, and with each of them its lists would come again.
  if (asksForMany(records, asked)) return null
  const { fields, lists } = readingOf(records, asked)
  return fields.length === 0 ? null : { fields: withSign(records, fields), limit: null, lists, hasOwnRows: true }
}

/** Whether any list of a record is among these properties, or what is worked out of many others. */
function asksForMany({ related }: Companions, properties: readonly string[]): boolean {
  const { lists = none, crossing = none, extensions = [], along = [] } = related
  return (
    Object.keys({ ...lists, ...crossing }).some((name) => properties.includes(name)) ||
    along.some((each) => each.reading(properties) !== null) ||
    extensions.some((extension) => asksForMany(extension, properties))
  )
}

function sameReading(name: string, as: Companions, asked: readonly string[]): Reading {
  return { fields: withSign(as, fieldsOf(as.source, requestedBelow(asked, name))), lists: noLists }
}

function withSign({ source: { sign } }: Companions, fields: readonly string[]): readonly string[] {
  const isAsked = sign !== undefined && fields.length > 0
  return [...new Set(isAsked ? [...fields, sign.field] : fields)]
}

/**
 * Tells those who want to know ahead of what these rows point at, and what came along with them. Whether anything was
 * asked of a source.
 */
export function tellAhead(
  { source, related }: Companions,
  properties: readonly string[],
  rows: readonly OdooRow[],
): boolean {
  let asked = false
  for (const [name, tell] of Object.entries(related.ahead ?? none)) {
    const field = keyField(source, name)
    const keys = rows.map((row) => row[field]).filter((key) => typeof key === 'number')
    if (properties.includes(name) && keys.length > 0) asked = tell(keys, requestedBelow(properties, name)) || asked
  }
  const requested = requestedLists(properties)
  for (const [name, records] of Object.entries(related.lists ?? none)) {
    const nodes = requested.get(name)?.nodes
    const listed = rows.flatMap((row) => row[keyField(source, name)] ?? []).filter((one) => typeof one === 'object')
    if (nodes !== undefined) asked = tellAhead(records, nodes, listed as OdooRow[]) || asked
  }
  return asked
}

/** Gives what came along to those it is for; what is left are rows of keys. */
export async function handOn(
  all: readonly OdooRow[],
  { source, related }: Pick<Companions, 'source' | 'related'>,
): Promise<readonly OdooRow[]> {
  const { extensions = [], along = [], single = none, lists = none, crossing = none, same = none } = related
  const given: Promise<unknown>[] = []
  const give = (records: Companions, came: readonly OdooRow[]) => {
    if (came.length > 0) given.push(records.take(came))
  }
  const rows = along.reduce((some, each) => each.take(some), all)
  for (const as of Object.values(same)) give(as, sameRecords(rows, as))
  for (const extension of extensions) give(extension, partsOf(rows, extension))
  const fields = relatedFields({ source, related })
  const { rows: plain, brought } =
    fields.length === 0 ? { rows, brought: nothing } : withoutLists(withInherited(rows, { source, related }), fields)
  const broughtAs = (name: string) => brought.get(keyField(source, name)) ?? []
  for (const [name, records] of Object.entries(lists)) give(records, broughtAs(name))
  for (const [name, { records }] of Object.entries(crossing)) {
    const isShown = records.source.sign?.isShown
    give(records, isShown === undefined ? broughtAs(name) : broughtAs(name).filter(isShown))
  }
  for (const [name, one] of Object.entries(single)) give(one.records, knownOfType(one, keyField(source, name), rows))
  await Promise.all(given)
  return plain
}

const nothing: ReadonlyMap<string, readonly OdooRow[]> = new Map()

/** Rows whose parts have what they take from them. */
function withInherited(rows: readonly OdooRow[], { source, related }: Pick<Companions, 'source' | 'related'>) {
  let all = rows
  for (const [name, { source: part }] of Object.entries(related.lists ?? none)) {
    const field = keyField(source, name)
    const inherited = Object.entries(part.inherited ?? none)
    if (inherited.length === 0) continue
    all = all.map((row) => {
      const given = inherited.filter(([, own]) => own in row).map(([theirs, own]) => [theirs, row[own]] as const)
      const parts = recordsIn(row[field])
      if (given.length === 0 || parts === null) return row
      const shared = Object.fromEntries(given)
      return { ...row, [field]: parts.map((each) => (isRead(each) ? { ...shared, ...each } : each)) }
    })
  }
  return all
}

/** Records of those that came along in a field that are known to be of the type it is for. */
function knownOfType({ records, vouches }: Single, field: string, rows: readonly OdooRow[]): OdooRow[] {
  const { scope, sign } = records.source
  return rows.flatMap((first) => {
    const record = first[field]
    if (typeof record !== 'object' || record === null || !('id' in record)) return []
    const isKnown = scope.length === 0 || vouches?.(first) || sign?.isShown(record as OdooRow)
    return isKnown ? [record as OdooRow] : []
  })
}

function relatedFields({ source, related }: Pick<Companions, 'source' | 'related'>): string[] {
  const { extensions = [], along = [], lists, crossing, single } = related
  const own = [lists, crossing, single].flatMap((some) => (some === undefined ? [] : Object.keys(some)))
  const others = [...along.flatMap((each) => each.fields), ...extensions.flatMap(relatedFields)]
  return [...new Set([...own.map((name) => keyField(source, name)), ...others])]
}

/** Those that show that they are of another type too. */
function sameRecords(rows: readonly OdooRow[], as: Companions): OdooRow[] {
  return partsOf(
    rows.filter((row) => as.source.sign?.isShown(row) === true),
    as,
  )
}

/** Of each row what an extension knows of. */
function partsOf(rows: readonly OdooRow[], { source }: Companions): OdooRow[] {
  const fields = fieldsOf(source, Object.keys(source.properties))
  return rows.flatMap((row) => {
    const known = fields.filter((field) => field in row).map((field) => [field, row[field]] as const)
    return known.length === 0 ? [] : [{ id: row.id, ...Object.fromEntries(known) }]
  })
}
