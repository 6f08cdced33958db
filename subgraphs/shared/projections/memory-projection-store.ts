import { setImmediate } from 'node:timers/promises'
import type { BusinessEvent } from '../events/event.ts'
import { checkedWrite } from './checked-write.ts'
import type { Family, IndexOf, RecordOf } from './families.ts'
import { definitionOf, familyNames, keyOf } from './index-entries.ts'
import { orderOf } from './index-order.ts'
import { MemoryGeneration } from './memory-generation.ts'
import { MemoryHints } from './memory-hints.ts'
import {
  type Found,
  type Hint,
  type IndexQuery,
  type IngestLease,
  NoLongerIngesting,
  type ProjectionRebuild,
  type ProjectionStore,
  type ProjectionWrite,
} from './projection-store.ts'
import { checkedIds, checkedMost, checkedNames, checkedQuery, checkedUnder } from './query-bounds.ts'
import { RebuildOver } from './refusals.ts'

export interface MemoryProjectionStoreOptions {
  /** The time, in milliseconds. */
  readonly now?: () => number
}

/** Projections in the memory of this process, for one process: they begin empty and end with it. */
export class MemoryProjectionStore implements ProjectionStore {
  readonly #now: () => number
  readonly #hints = new MemoryHints()
  readonly #events = new Map<string, BusinessEvent>()
  #current = new MemoryGeneration()
  #building: MemoryGeneration | null = null
  #fence = 0
  #leader: { readonly instance: string; readonly until: number } | null = null

  constructor({ now = Date.now }: MemoryProjectionStoreOptions = {}) {
    this.#now = now
  }

  async get<Name extends Family>(family: Name, ids: readonly string[]): Promise<readonly (RecordOf[Name] | null)[]> {
    return read(this.#current).get(family, ids)
  }

  async page<Name extends Family>(query: IndexQuery<Name>): Promise<readonly Found<Name>[]> {
    return read(this.#current).page(query)
  }

  async under<Name extends Family>(
    family: Name,
    index: IndexOf<Name>,
    keys: readonly string[],
    most: number,
  ): Promise<readonly (readonly RecordOf[Name][])[]> {
    return read(this.#current).under(family, index, keys, most)
  }

  async count<Name extends Family>(family: Name, index: IndexOf<Name>, key: string): Promise<number> {
    return read(this.#current).count(family, index, key)
  }

  async marks(names: readonly string[]): Promise<readonly (string | null)[]> {
    return read(this.#current).marks(names)
  }

  async hint(hints: readonly Hint[]): Promise<void> {
    this.#hints.add(hints)
  }

  async hints(most: number): Promise<readonly Hint[]> {
    return this.#hints.give(checkedMost(most))
  }

  async unannounced(most: number): Promise<readonly BusinessEvent[]> {
    return this.#events.values().take(checkedMost(most)).toArray()
  }

  async lead(instance: string, milliseconds: number): Promise<IngestLease | null> {
    const now = this.#now()
    if (this.#leader !== null && this.#leader.instance !== instance && this.#leader.until > now) return null
    const fence = Math.max(this.#fence + 1, now)
    this.#fence = fence
    this.#leader = { instance, until: now + milliseconds }
    return {
      fence,
      extend: async (longer) => {
        if (!this.#isLeading(fence)) return false
        this.#leader = { instance, until: this.#now() + longer }
        return true
      },
      end: async () => {
        if (this.#isLeading(fence)) this.#leader = null
      },
    }
  }

  async write(fence: number, write: ProjectionWrite): Promise<void> {
    this.#write(fence, write, () => this.#current)
  }

  async rebuild(fence: number): Promise<ProjectionRebuild> {
    this.#mustLead(fence)
    const mine = new MemoryGeneration()
    this.#building = mine
    const open = () => {
      if (this.#building !== mine) throw new RebuildOver()
      return mine
    }
    return {
      get: async (family, ids) => read(open()).get(family, ids),
      page: async (query) => read(open()).page(query),
      under: async (family, index, keys, most) => read(open()).under(family, index, keys, most),
      count: async (family, index, key) => read(open()).count(family, index, key),
      marks: async (names) => read(open()).marks(names),
      write: async (by, write) => this.#write(by, write, open),
      take: async () => {
        if (this.#current === mine) return
        this.#mustLead(fence)
        this.#current = open()
        this.#building = null
      },
      drop: async () => {
        if (this.#building === mine) this.#building = null
      },
    }
  }

  async trim(fence: number, now: Date): Promise<number> {
    this.#mustLead(fence)
    let trimmed = 0
    for (const family of familyNames) {
      const oldest = orderOf(new Date(now.getTime() - definitionOf(family).retentionDays * 86_400_000).toISOString())
      for (;;) {
        const ids = this.#current.olderThan(family, oldest, trimmedAtOnce)
        this.#current.write({ put: [], remove: ids.map((id) => ({ family, id })), marks: [] })
        trimmed += ids.length
        if (ids.length < trimmedAtOnce) break
        await setImmediate()
        this.#mustLead(fence)
      }
    }
    return trimmed
  }

  async isUp(): Promise<boolean> {
    return true
  }

  async close(): Promise<void> {}

  #write(fence: number, write: ProjectionWrite, generation: () => MemoryGeneration): void {
    const checked = checkedWrite(write)
    this.#mustLead(fence)
    generation().write(checked)
    this.#hints.follow(checked.followed)
    for (const id of checked.announced) this.#events.delete(id)
    for (const event of checked.announce) if (!this.#events.has(event.id)) this.#events.set(event.id, event)
  }

  #mustLead(fence: number): void {
    if (!this.#isLeading(fence)) throw new NoLongerIngesting('Cannot write: somebody else ingests')
  }

  #isLeading(fence: number): boolean {
    return fence === this.#fence && this.#leader !== null
  }
}

const trimmedAtOnce = 1_000

/** What is asked of a generation, within its bounds. */
function read(generation: MemoryGeneration) {
  return {
    get: <Name extends Family>(family: Name, ids: readonly string[]) =>
      checkedIds(ids).map((id) => generation.get(family, id)),
    page: <Name extends Family>(query: IndexQuery<Name>): Found<Name>[] => generation.page(checkedQuery(query)),
    under: <Name extends Family>(family: Name, index: string, keys: readonly string[], most: number) =>
      checkedUnder(keys, most).map((key) => generation.under(family, index, key, most)),
    count: (family: Family, index: string, key: string) => generation.count(family, index, keyOf(key)),
    marks: (names: readonly string[]) => checkedNames(names).map((name) => generation.mark(name)),
  }
}
