import type { BusinessEvent } from '../../events/event.ts'
import { everyPage } from '../every-page.ts'
import type { Family, IndexOf, RecordOf } from '../families.ts'
import { definitionOf, keyOf } from '../index-entries.ts'
import type { Kept, ProjectionStore } from '../projection-store.ts'
import { mostAsked } from '../query-bounds.ts'

export type Readable = Pick<ProjectionStore, 'get' | 'page' | 'under' | 'marks'>

/** What belongs together, so that none of it is written without the rest. */
export interface Change {
  readonly put?: readonly Kept[]
  readonly remove?: readonly { readonly family: Family; readonly id: string }[]
  readonly announce?: readonly BusinessEvent[]
  readonly marks?: Readonly<Record<string, string | null>>
}

/** Changes that are not written yet, and the projections as they will be with them. */
export class Draft {
  readonly #store: Readable
  readonly #records = new Map<Family, Map<string, Kept['record'] | null>>()
  readonly #first: Change[] = []
  readonly #last: Change[] = []

  constructor(store: Readable) {
    this.#store = store
  }

  /** In the order in which they are to be written. */
  get changes(): readonly Change[] {
    return [...this.#first, ...this.#last]
  }

  /**
   * Notes a change. What is read of a source goes `last`: where writing takes several steps and is stopped between two,
   * it is not there yet, so that all of it is done again.
   */
  add(change: Change, when: 'first' | 'last'): void {
    for (const { family, id } of change.remove ?? []) this.#of(family).set(id, null)
    for (const { family, record } of change.put ?? []) this.#of(family).set(record.id, record)
    const list = when === 'first' ? this.#first : this.#last
    list.push(change)
  }

  async get<Name extends Family>(family: Name, ids: readonly string[]): Promise<readonly (RecordOf[Name] | null)[]> {
    const drafted = this.#records.get(family)
    const found = new Map<string, RecordOf[Name] | null>()
    const others = [...new Set(ids)].filter((id) => drafted?.has(id) !== true)
    for (let at = 0; at < others.length; at += mostAsked) {
      const some = others.slice(at, at + mostAsked)
      const records = await this.#store.get(family, some)
      for (const [place, id] of some.entries()) found.set(id, records[place] ?? null)
    }
    return ids.map((id) => (drafted?.has(id) ? (drafted.get(id) as RecordOf[Name] | null) : (found.get(id) ?? null)))
  }

  /** What will stand under each of these keys, in no order; of what is there already at most `most` each. */
  async under<Name extends Family>(
    family: Name,
    index: IndexOf<Name>,
    keys: readonly string[],
    most: number,
  ): Promise<readonly (readonly RecordOf[Name][])[]> {
    const found: (readonly RecordOf[Name][])[] = []
    const atOnce = Math.max(1, Math.min(mostAsked, Math.floor(mostFound / most)))
    for (let at = 0; at < keys.length; at += atOnce) {
      found.push(...(await this.#store.under(family, index, keys.slice(at, at + atOnce), most)))
    }
    return this.#withDrafted(family, index, keys, found)
  }

  /** The same, however many stand under a key. */
  async allUnder<Name extends Family>(
    family: Name,
    index: IndexOf<Name>,
    keys: readonly string[],
  ): Promise<readonly (readonly RecordOf[Name][])[]> {
    const found = await this.under(family, index, keys, mostAsked)
    const whole = new Map<string, readonly RecordOf[Name][]>()
    for (const [place, key] of keys.entries()) {
      if ((found[place]?.length ?? 0) < mostAsked) continue
      const [all = []] = this.#withDrafted(family, index, [key], [await this.#pages(family, index, key)])
      whole.set(key, all)
    }
    return keys.map((key, place) => whole.get(key) ?? found[place] ?? [])
  }

  async #pages<Name extends Family>(
    family: Name,
    index: IndexOf<Name>,
    key: string,
  ): Promise<readonly RecordOf[Name][]> {
    const query = { family, index, keys: [key], limit: mostAsked }
    const all: RecordOf[Name][] = []
    for await (const some of everyPage<Name>(this.#store, query)) all.push(...some)
    return all
  }

  #withDrafted<Name extends Family>(
    family: Name,
    index: IndexOf<Name>,
    keys: readonly string[],
    found: readonly (readonly RecordOf[Name][])[],
  ): readonly (readonly RecordOf[Name][])[] {
    const drafted = this.#records.get(family)
    const indexed = definitionOf(family).indexes[index]
    const added = new Map<string, RecordOf[Name][]>()
    for (const record of drafted?.values() ?? []) {
      const entries = record === null ? [] : (indexed?.(record as never) ?? [])
      for (const key of new Set(entries.map((entry) => keyOf(entry.key)))) {
        added.set(key, [...(added.get(key) ?? []), record as RecordOf[Name]])
      }
    }
    return keys.map((key, place) => [
      ...(found[place] ?? []).filter(({ id }) => drafted?.has(id) !== true),
      ...(added.get(keyOf(key)) ?? []),
    ])
  }

  /** A thousand at a time; these are never changed by a draft before it is written. */
  async marks(names: readonly string[]): Promise<readonly (string | null)[]> {
    const found: (string | null)[] = []
    for (let at = 0; at < names.length; at += mostAsked) {
      found.push(...(await this.#store.marks(names.slice(at, at + mostAsked))))
    }
    return found
  }

  #of(family: Family): Map<string, Kept['record'] | null> {
    const there = this.#records.get(family)
    if (there !== undefined) return there
    const made = new Map<string, Kept['record'] | null>()
    this.#records.set(family, made)
    return made
  }
}

/** Records of one question. */
const mostFound = 50_000
