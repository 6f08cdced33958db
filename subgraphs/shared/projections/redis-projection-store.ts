import type { BusinessEvent } from '../events/event.ts'
import { eventIn } from '../events/event-shape.ts'
import { RedisConnection } from '../events/redis-connection.ts'
import { extendScript, leadScript, oldestScript, releaseScript } from '../events/redis-scripts.ts'
import { hintNamed, hintNames } from './checked-write.ts'
import type { Family, IndexOf, RecordOf } from './families.ts'
import { definitionOf, familyNames } from './index-entries.ts'
import { orderOf } from './index-order.ts'
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
import { checkedMost } from './query-bounds.ts'
import { RedisGeneration } from './redis-generation.ts'
import { RedisProjectionKeys } from './redis-projection-keys.ts'
import { dropScript, hintScript, hintsScript, rebuildScript, takeScript } from './redis-writing-scripts.ts'
import { mostHints, RebuildOver, TooManyHints } from './refusals.ts'

export interface RedisProjectionStoreOptions {
  readonly url: string
  /** Names the environment and the database of Odoo; it may be that of the event log. */
  readonly namespace: string
  /** How long a connection is waited for, and then an answer, in milliseconds. */
  readonly patienceMs?: number
  /** Told each time something is left out that is kept and nobody can read: garbage, or of another version. */
  readonly onUnreadable?: (what: Family | 'event') => void
}

/** Projections in a Redis that all instances use. It has to keep everything: see `durability` of the event log. */
export class RedisProjectionStore implements ProjectionStore {
  readonly #keys: RedisProjectionKeys
  readonly #connection: RedisConnection
  readonly #onUnreadable: (what: Family | 'event') => void
  readonly #current: RedisGeneration

  /** Connects in the background. */
  constructor({ url, namespace, patienceMs = 3_000, onUnreadable = () => undefined }: RedisProjectionStoreOptions) {
    this.#keys = new RedisProjectionKeys(namespace)
    this.#connection = new RedisConnection(url, patienceMs, 'the projections')
    this.#onUnreadable = onUnreadable
    this.#current = this.#generation(null)
  }

  get<Name extends Family>(family: Name, ids: readonly string[]): Promise<readonly (RecordOf[Name] | null)[]> {
    return this.#current.get(family, ids)
  }

  page<Name extends Family>(query: IndexQuery<Name>): Promise<readonly Found<Name>[]> {
    return this.#current.page(query)
  }

  under<Name extends Family>(
    family: Name,
    index: IndexOf<Name>,
    keys: readonly string[],
    most: number,
  ): Promise<readonly (readonly RecordOf[Name][])[]> {
    return this.#current.under(family, index, keys, most)
  }

  count<Name extends Family>(family: Name, index: IndexOf<Name>, key: string): Promise<number> {
    return this.#current.count(family, index, key)
  }

  marks(names: readonly string[]): Promise<readonly (string | null)[]> {
    return this.#current.marks(names)
  }

  async hint(hints: readonly Hint[]): Promise<void> {
    const answer = await this.#connection.run(hintScript, this.#hintKeys, [mostHints, ...hintNames(hints)])
    if (answer === -1) throw new TooManyHints()
  }

  async hints(most: number): Promise<readonly Hint[]> {
    if (checkedMost(most) === 0) return []
    const names = await this.#connection.run(hintsScript, this.#hintKeys, [most])
    return (names as string[]).map(hintNamed)
  }

  async unannounced(most: number): Promise<readonly BusinessEvent[]> {
    if (checkedMost(most) === 0) return []
    const keys = [this.#keys.events, this.#keys.eventOrder]
    for (let asked = most; ; asked *= 2) {
      const found = (await this.#connection.run(oldestScript, keys, [asked])) as string[]
      const events = found.flatMap((text, at) => (at % 2 === 0 ? [] : (eventIn(text) ?? [])))
      const isAll = found.length < 2 * asked
      // Those that nobody can read must not stand in the way of those behind them.
      if (events.length < most && !isAll) continue
      for (let lost = events.length; lost < found.length / 2; lost += 1) this.#onUnreadable('event')
      return events.slice(0, most)
    }
  }

  async lead(instance: string, milliseconds: number): Promise<IngestLease | null> {
    const keys = [this.#keys.lease, this.#keys.fence]
    const given = await this.#connection.run(leadScript, keys, [instance, milliseconds])
    if (given === '') return null
    const fence = Number(given)
    return {
      fence,
      extend: async (longer) => (await this.#connection.run(extendScript, keys, [fence, instance, longer])) === 1,
      end: async () => void (await this.#connection.run(releaseScript, keys, [fence, instance])),
    }
  }

  write(fence: number, write: ProjectionWrite): Promise<void> {
    return this.#current.write(fence, write)
  }

  async rebuild(fence: number): Promise<ProjectionRebuild> {
    const { generations, dropped } = this.#keys
    const keys = [this.#keys.fence, generations, dropped]
    const answer = await this.#connection.run(rebuildScript, keys, [fence])
    if (answer === -1) throw gone()
    const mine = String(answer)
    await this.#sweep()
    const building = this.#generation(mine)
    return {
      get: (family, ids) => building.get(family, ids),
      page: (query) => building.page(query),
      under: (family, index, under, most) => building.under(family, index, under, most),
      count: (family, index, key) => building.count(family, index, key),
      marks: (names) => building.marks(names),
      write: (by, write) => building.write(by, write),
      take: async () => {
        const taken = await this.#connection.run(takeScript, keys, [fence, mine])
        if (taken === -1) throw gone()
        if (taken === 0) throw new RebuildOver()
        await this.#sweepLater()
      },
      drop: async () => {
        await this.#connection.run(dropScript, [generations, dropped], [mine])
        await this.#sweepLater()
      },
    }
  }

  async trim(fence: number, now: Date): Promise<number> {
    await this.#sweep()
    let trimmed = 0
    for (const family of familyNames) {
      const oldest = orderOf(new Date(now.getTime() - definitionOf(family).retentionDays * 86_400_000).toISOString())
      for (let some = trimmedAtOnce; some === trimmedAtOnce; ) {
        some = await this.#current.trim(fence, family, oldest, trimmedAtOnce)
        trimmed += some
      }
    }
    return trimmed
  }

  isUp(): Promise<boolean> {
    return this.#connection.isUp()
  }

  async close(): Promise<void> {
    this.#connection.close()
  }

  get #hintKeys() {
    return [this.#keys.hints, this.#keys.hintStates]
  }

  #generation(building: string | null): RedisGeneration {
    const options = { connection: this.#connection, keys: this.#keys, onUnreadable: this.#onUnreadable }
    return new RedisGeneration(options, building)
  }

  /** Removes what nobody reads any more, a key at a time: Redis frees what was in it beside its other work. */
  async #sweep(): Promise<void> {
    await this.#connection.ask(async (redis) => {
      for (const name of await redis.smembers(this.#keys.dropped)) {
        const { names } = this.#keys.of(name)
        for (const key of await redis.smembers(names)) await redis.unlink(key)
        await redis.unlink(names)
        await redis.srem(this.#keys.dropped, name)
      }
    })
  }

  /** What is done by now is done, though Redis is gone before the rest: the next rebuild or trim sweeps. */
  async #sweepLater(): Promise<void> {
    await this.#sweep().catch(() => undefined)
  }
}

const trimmedAtOnce = 500

function gone(): NoLongerIngesting {
  return new NoLongerIngesting('Cannot write: somebody else ingests')
}
