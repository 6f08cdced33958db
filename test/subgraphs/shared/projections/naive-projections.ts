import { type Family, type FamilyDefinition, families } from '#shared/projections/families.ts'
import type { Hint, Kept, ProjectionWrite } from '#shared/projections/projection-store.ts'

/** Times as sources write them, with where each is in the order of time. Null: there is none. */
export const times: readonly (readonly [at: string | null, rank: number])[] = [
  [null, 0],
  ['1970-01-01T00:00:00.001Z', 0.5],
  ['2025', 1],
  ['2025-01-01T00:00:00.000Z', 1],
  ['2026-02', 2],
  ['2026-03-01', 3],
  ['2026-03-01T00:00:00Z', 3],
  ['2026-03-01T01:00:00+01:00', 3],
  ['2026-02-28T19:00:00.000-05:00', 3],
  ['2026-03-01T00:00:00.0000001Z', 4],
  ['2026-03-01T00:00:00.05Z', 5],
  ['2026-03-01T00:00:00.5Z', 6],
  ['2026-03-01T00:00:00.500Z', 6],
  ['2026-03-01T05:30:00.5+05:30', 6],
  ['2026-03-01T00:00:01Z', 7],
  ['2026-03-01T00:00:60Z', 8],
  ['2026-03-01T00:01:00Z', 8],
  ['2026-03-02', 9],
  ['9999-12-31T23:59:59Z', 10],
]

const rankOf = new Map(times)

interface Standing {
  readonly rank: number
  readonly kept: Kept
}

/** Projections as plainly as they can be said: arrays that are filtered and sorted. */
export class NaiveProjections {
  #kept: Kept[] = []
  #marks: Record<string, string | null> = {}

  get(family: Family, ids: readonly string[]) {
    return ids.map((id) => this.#kept.find((each) => each.family === family && each.record.id === id)?.record ?? null)
  }

  /** All of an index under some keys, in order. */
  all(family: Family, index: string, keys: readonly string[]) {
    return this.#kept
      .filter((kept) => kept.family === family)
      .flatMap((kept): Standing[] => {
        const { indexes }: FamilyDefinition<never> = families[family]
        const found = indexes[index]?.(kept.record as never).find(({ key }) => keys.includes(key))
        return found === undefined ? [] : [{ rank: rankOf.get(found.at) ?? Number.NaN, kept }]
      })
      .toSorted(inOrder)
      .map(({ kept }) => kept.record)
  }

  marks(names: readonly string[]) {
    return names.map((name) => this.#marks[name] ?? null)
  }

  write({ put = [], remove = [], marks = {} }: ProjectionWrite) {
    const gone = [...remove, ...put.map(({ family, record: { id } }) => ({ family, id }))]
    this.#kept = this.#kept.filter(
      ({ family, record }) => !gone.some((each) => each.family === family && each.id === record.id),
    )
    for (const [at, kept] of put.entries()) {
      const isLast = !put
        .slice(at + 1)
        .some(({ family, record }) => family === kept.family && record.id === kept.record.id)
      if (isLast) this.#kept.push(kept)
    }
    this.#marks = { ...this.#marks, ...marks }
  }
}

/** What is outside of generations: hints and events. */
export class NaiveQueues {
  events: string[] = []
  #hints: { readonly name: string; state: 'new' | 'given' | 'again' }[] = []

  hint(hints: readonly Hint[]) {
    for (const { type, id } of hints) {
      const name = `${type}/${id}`
      const there = this.#hints.find((each) => each.name === name)
      if (there !== undefined && there.state !== 'given') continue
      this.#hints = [...this.#hints.filter((each) => each !== there), { name, state: there ? 'again' : 'new' }]
    }
  }

  hints(most: number) {
    const given = this.#hints.slice(0, most)
    for (const each of given) each.state = 'given'
    return given.map(({ name }) => name)
  }

  write({ followed = [], announce = [], announced = [] }: ProjectionWrite) {
    for (const { type, id } of followed) {
      const there = this.#hints.find(({ name }) => name === `${type}/${id}`)
      if (there?.state === 'again') there.state = 'new'
      else this.#hints = this.#hints.filter((each) => each !== there)
    }
    this.events = [
      ...new Set([...this.events.filter((id) => !announced.includes(id)), ...announce.map(({ id }) => id)]),
    ]
  }
}

function inOrder(one: Standing, other: Standing): number {
  return one.rank - other.rank || Buffer.compare(Buffer.from(one.kept.record.id), Buffer.from(other.kept.record.id))
}
