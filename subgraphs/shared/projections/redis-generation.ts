import type { RedisConnection } from '../events/redis-connection.ts'
import type { RedisScript } from '../events/redis-scripts.ts'
import { checkedWrite } from './checked-write.ts'
import type { Family, RecordOf } from './families.ts'
import { beforeNul, indexesOf, keyOf } from './index-entries.ts'
import { timeAt } from './index-order.ts'
import {
  type Found,
  type IndexPlace,
  type IndexQuery,
  NoLongerIngesting,
  type ProjectionWrite,
} from './projection-store.ts'
import { type CheckedQuery, checkedIds, checkedNames, checkedQuery, checkedUnder } from './query-bounds.ts'
import { recordIn } from './record-shapes.ts'
import type { GenerationKeys, RedisProjectionKeys } from './redis-projection-keys.ts'
import { countScript, fieldsScript, pageScript, underScript } from './redis-reading-scripts.ts'
import { trimScript, writeScript } from './redis-writing-scripts.ts'
import { RebuildOver } from './refusals.ts'

export interface RedisGenerationOptions {
  readonly connection: RedisConnection
  readonly keys: RedisProjectionKeys
  readonly onUnreadable: (family: Family) => void
}

/** How many records `under` may find in one step: more is asked for in several. */
const mostInOneStep = 100_000

/** What may be read of a text that was kept: null where there is none, or nobody can read it. */
type Kept = string | null

/**
 * Records, indexes and marks in Redis: of the current generation, whichever that is at the time, or of one that is being
 * built. Every question is one step, and says which generation it takes to be meant; where another one is by now, it is
 * asked again.
 */
export class RedisGeneration {
  readonly #options: RedisGenerationOptions
  readonly #building: string | null
  #name: string

  /** `building`: the one that is being built; null for the current one. */
  constructor(options: RedisGenerationOptions, building: string | null) {
    this.#options = options
    this.#building = building
    this.#name = building ?? '0'
  }

  async get<Name extends Family>(family: Name, ids: readonly string[]): Promise<(RecordOf[Name] | null)[]> {
    const asked = checkedIds(ids)
    if (asked.length === 0) return []
    const found = (await this.#read(fieldsScript, (keys) => [keys.records(family)], asked)) as Kept[]
    return found.map((kept, at) => (kept === null ? null : this.#record(family, ids[at] ?? '', kept)))
  }

  /** A page is as long as was asked for where there is enough, though some of it cannot be read. */
  async page<Name extends Family>(query: IndexQuery<Name>): Promise<Found<Name>[]> {
    const checked = checkedQuery(query)
    const { keys, limit } = checked
    const page: Found<Name>[] = []
    const parts = new Set<string>()
    let { after } = checked
    while (keys.length > 0 && page.length < limit) {
      const wanted = limit - page.length
      const found = await this.#places<Name>({ ...checked, after, limit: wanted }, parts)
      for (const { record, place } of found) if (record !== null) page.push({ record, place })
      const last = found.at(-1)
      if (last === undefined || found.length < wanted) break
      after = { order: last.order, id: last.place.id }
    }
    return parts.size > 1 ? this.page(query) : page
  }

  async under<Name extends Family>(
    family: Name,
    index: string,
    keys: readonly string[],
    most: number,
  ): Promise<RecordOf[Name][][]> {
    const of = (each: GenerationKeys) => [each.records(family), each.index(family, index)]
    const asked = checkedUnder(keys, most)
    const atOnce = Math.max(1, Math.floor(mostInOneStep / Math.max(1, most)))
    for (;;) {
      const found: [ids: string[], kept: Kept[]][] = []
      const parts = new Set<string>()
      for (let at = 0; at < asked.length; at += atOnce) {
        const some = asked.slice(at, at + atOnce).map(beforeNul)
        found.push(...((await this.#read(underScript, of, [most, ...some], parts)) as typeof found))
      }
      // Another generation was taken between two steps: half of the answer is of neither.
      if (parts.size > 1) continue
      return found.map(([ids, kept]) => ids.flatMap((id, at) => this.#record(family, id, kept[at] ?? null) ?? []))
    }
  }

  async count(family: Family, index: string, key: string): Promise<number> {
    const found = await this.#read(countScript, (keys) => [keys.index(family, index)], [beforeNul(keyOf(key))])
    return Number(found)
  }

  async marks(names: readonly string[]): Promise<Kept[]> {
    if (names.length === 0) return []
    return (await this.#read(fieldsScript, (keys) => [keys.marks], checkedNames(names))) as Kept[]
  }

  async write(fence: number, write: ProjectionWrite): Promise<void> {
    const { put, remove, marks, followed, announced, announce } = checkedWrite(write)
    const families = [...new Set([...put, ...remove].map(({ family }) => family))]
    const numberOf = (family: Family) => families.indexOf(family) + 1
    const values = [
      ...familyArguments(families),
      ...[remove.length, ...remove.flatMap(({ family, id }) => [numberOf(family), id])],
      ...[put.length, ...put.flatMap(({ family, id, text }) => [numberOf(family), id, text])],
      ...[marks.length, ...marks.flatMap(([name, value]) => [name, value === null ? 0 : 1, value ?? ''])],
      ...[followed.length, ...followed],
      ...[announced.length, ...announced],
      ...[announce.length, ...announce.flatMap((event) => [event.id, JSON.stringify(event)])],
    ]
    const { keys } = this.#options
    await this.#asked(async (name) => {
      const mine = keys.of(name)
      const answer = await this.#options.connection.run(
        writeScript,
        [
          ...[keys.fence, keys.generations, keys.hints, keys.hintStates, keys.events, keys.eventOrder],
          ...[mine.names, mine.marks, ...families.flatMap((family) => familyKeys(mine, family))],
        ],
        [fence, name, this.#which, ...values],
      )
      return [answer]
    })
  }

  /** Takes away some of a family that were last updated before a time; how many there were. */
  async trim(fence: number, family: Family, before: string, most: number): Promise<number> {
    const { connection, keys } = this.#options
    const trimmed = await this.#asked(async (name) => {
      const asked = [keys.fence, keys.generations, ...familyKeys(keys.of(name), family)]
      return (await connection.run(trimScript, asked, [
        ...[fence, name, before, most],
        ...familyArguments([family]),
      ])) as unknown[]
    })
    return Number(trimmed)
  }

  async #places<Name extends Family>(query: CheckedQuery, parts: Set<string>) {
    const { family, index, keys, after, isDescending, limit } = query
    const name = family as Name
    const found = (await this.#read(
      pageScript,
      (each) => [each.records(family), each.index(family, index)],
      [limit, isDescending ? 1 : 0, after === null ? '' : `${after.order}\0${after.id}`, ...keys.map(beforeNul)],
      parts,
    )) as [places: string[], kept: Kept[]]
    const [places, kept] = found
    return places.map((text, at) => {
      const nul = text.indexOf('\0')
      const [order, id] = [text.slice(0, nul), text.slice(nul + 1)]
      const place: IndexPlace = { at: timeAt(order), id }
      return { record: this.#record(name, id, kept[at] ?? null), place, order }
    })
  }

  /** A record stands behind the line that says where it is in indexes. One that an index leads to has to be there. */
  #record<Name extends Family>(family: Name, id: string, kept: Kept): RecordOf[Name] | null {
    const record = kept === null ? null : recordIn(family, id, kept.slice(kept.indexOf('\n') + 1))
    if (record === null) this.#options.onUnreadable(family)
    return record
  }

  get #which() {
    return this.#building === null ? 'current' : 'building'
  }

  async #read(
    script: RedisScript,
    keysOf: (keys: GenerationKeys) => readonly string[],
    values: readonly (string | number)[],
    answered = new Set<string>(),
  ): Promise<unknown> {
    const { connection, keys } = this.#options
    const asked = async (name: string) =>
      (await connection.run(
        script,
        [keys.generations, ...keysOf(keys.of(name))],
        [name, this.#which, ...values],
      )) as unknown[]
    return this.#asked(asked, answered)
  }

  /** What is answered of the generation that is meant, noted in `answered`; `ask` gives which that is, and the answer. */
  async #asked(ask: (name: string) => Promise<readonly unknown[]>, answered = new Set<string>()): Promise<unknown> {
    for (;;) {
      const asked = this.#name
      const [name, answer] = await ask(asked)
      if (name === -1) throw new NoLongerIngesting('Cannot write: somebody else ingests')
      if (name === asked) {
        answered.add(asked)
        return answer
      }
      if (this.#building !== null) throw new RebuildOver()
      this.#name = String(name)
    }
  }
}

function familyKeys(keys: GenerationKeys, family: Family): string[] {
  return [keys.records(family), ...indexesOf(family).map((index) => keys.index(family, index))]
}

/** As scripts read them: how many families, and of each the names of its indexes. */
function familyArguments(families: readonly Family[]): (string | number)[] {
  return [families.length, ...families.flatMap((family) => [indexesOf(family).length, ...indexesOf(family)])]
}
