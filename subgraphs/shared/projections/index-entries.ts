import { type Family, type FamilyDefinition, families, type RecordOf } from './families.ts'
import { orderOf } from './index-order.ts'

/** That a record stands under a key of an index. */
export interface IndexEntry {
  readonly index: string
  readonly key: string
  /** By what it is ordered, see `orderOf`. */
  readonly order: string
}

export const familyNames = Object.keys(families) as readonly Family[]

/** What is said of a family, whichever it is. */
export function definitionOf(family: Family): FamilyDefinition<never> {
  return families[family]
}

/** The names of the indexes of a family. */
export function indexesOf(family: Family): readonly string[] {
  return Object.keys(families[family].indexes)
}

/**
 * Where a record stands in the indexes of its family, under each key once.
 * @throws where an index puts it at two times: it would be met twice by whoever reads both keys.
 */
export function entriesOf<Name extends Family>(family: Name, record: RecordOf[Name]): readonly IndexEntry[] {
  // Most indexes of a family go by the same time.
  const orders = new Map<string | null, string>()
  const orderAt = (at: string | null) => {
    const order = orders.get(at) ?? orderOf(at)
    orders.set(at, order)
    return order
  }
  const entries: IndexEntry[] = []
  for (const [index, indexed] of Object.entries(definitionOf(family).indexes)) {
    const found = new Map<string, string>()
    for (const { key, at } of indexed(record as never)) found.set(keyOf(key), orderAt(at))
    if (new Set(found.values()).size > 1) {
      throw new TypeError(`Cannot put a record into the index ${family}.${index}: it gives it more than one time`)
    }
    for (const [key, order] of found) entries.push({ index, key, order })
  }
  return entries
}

/** A key as it is kept: half a character is none in UTF-8. */
export function keyOf(key: string): string {
  return key.toWellFormed()
}

/** A key as what can be told from what follows a NUL behind it. */
export function beforeNul(key: string): string {
  return key.replaceAll('\x01', '\x01\x02').replaceAll('\0', '\x01\x01')
}
