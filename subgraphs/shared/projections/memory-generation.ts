import type { CheckedWrite } from './checked-write.ts'
import type { Family, RecordOf } from './families.ts'
import type { IndexEntry } from './index-entries.ts'
import { byPlace, type Standing, timeAt } from './index-order.ts'
import type { Found } from './projection-store.ts'
import type { CheckedQuery } from './query-bounds.ts'
import { SortedEntries } from './sorted-entries.ts'

interface Held {
  readonly record: RecordOf[Family]
  readonly entries: readonly IndexEntry[]
}

/** Records, their indexes and marks as they are at a time, in memory. */
export class MemoryGeneration {
  readonly #records = new Map<Family, Map<string, Held>>()
  readonly #indexes = new Map<string, SortedEntries>()
  readonly #marks = new Map<string, string>()

  get<Name extends Family>(family: Name, id: string): RecordOf[Name] | null {
    return (this.#records.get(family)?.get(id)?.record ?? null) as RecordOf[Name] | null
  }

  page<Name extends Family>({ family, index, keys, after, isDescending, limit }: CheckedQuery): Found<Name>[] {
    const found: Found<Name>[] = []
    if (limit === 0) return found
    const sources = keys.flatMap((key) => this.#under(family, index, key)?.from(after, isDescending) ?? [])
    for (const { order, id } of merged(sources, isDescending)) {
      found.push({ record: this.get(family, id) as RecordOf[Name], place: { at: timeAt(order), id } })
      if (found.length === limit) break
    }
    return found
  }

  under<Name extends Family>(family: Name, index: string, key: string, most: number): RecordOf[Name][] {
    const entries = this.#under(family, index, key)?.from(null, false).take(most) ?? []
    return Array.from(entries, ({ id }) => this.get(family, id) as RecordOf[Name])
  }

  count(family: Family, index: string, key: string): number {
    return this.#under(family, index, key)?.size ?? 0
  }

  mark(name: string): string | null {
    return this.#marks.get(name) ?? null
  }

  write({ put, remove, marks }: Pick<CheckedWrite, 'put' | 'remove' | 'marks'>): void {
    for (const { family, id } of remove) this.#remove(family, id)
    for (const { family, id, record, entries } of put) {
      this.#remove(family, id)
      this.#recordsOf(family).set(id, { record, entries })
      for (const { index, key, order } of entries) this.#made(family, index, key).add({ order, id })
    }
    for (const [name, value] of marks) {
      if (value === null) this.#marks.delete(name)
      else this.#marks.set(name, value)
    }
  }

  /** Ids of records that were last updated before a time, the oldest first. */
  olderThan(family: Family, order: string, most: number): string[] {
    const entries = this.#under(family, 'all', '')?.from(null, false).take(most) ?? []
    return Array.from(entries).flatMap((entry) => (entry.order < order ? entry.id : []))
  }

  #remove(family: Family, id: string): void {
    const held = this.#records.get(family)?.get(id)
    if (held === undefined) return
    this.#recordsOf(family).delete(id)
    for (const { index, key, order } of held.entries) {
      const entries = this.#under(family, index, key)
      entries?.remove({ order, id })
      if (entries?.size === 0) this.#indexes.delete(nameOf(family, index, key))
    }
  }

  #recordsOf(family: Family): Map<string, Held> {
    const there = this.#records.get(family)
    if (there !== undefined) return there
    const made = new Map<string, Held>()
    this.#records.set(family, made)
    return made
  }

  #under(family: Family, index: string, key: string): SortedEntries | undefined {
    return this.#indexes.get(nameOf(family, index, key))
  }

  #made(family: Family, index: string, key: string): SortedEntries {
    const there = this.#under(family, index, key)
    if (there !== undefined) return there
    const made = new SortedEntries()
    this.#indexes.set(nameOf(family, index, key), made)
    return made
  }
}

/** Names of families and indexes have no spaces. */
function nameOf(family: Family, index: string, key: string): string {
  return `${family} ${index} ${key}`
}

/** What several give in order, in one order, and each once. */
function* merged(sources: readonly Iterator<Standing, void>[], isDescending: boolean): Generator<Standing, void> {
  const isBefore = (one: Standing, other: Standing) => byPlace(one, other) < 0 !== isDescending
  const heads = sources.flatMap((source) => {
    const { value } = source.next()
    return value === undefined ? [] : [{ source, value }]
  })
  let last: Standing | null = null
  while (heads.length > 0) {
    const first = heads.reduce((one, other) => (isBefore(other.value, one.value) ? other : one))
    const { value } = first
    if (last === null || byPlace(last, value) !== 0) yield value
    last = value
    const next = first.source.next().value
    if (next === undefined) heads.splice(heads.indexOf(first), 1)
    else first.value = next
  }
}
