import type { ResourceType } from '@medplum/fhirtypes'
import type { Fhir } from '../../fhir/fhir.ts'
import { everyPage } from '../every-page.ts'
import { type ProjectedType, projectedTypes } from '../mapping/projected-types.ts'
import { type Hint, NoLongerIngesting } from '../projection-store.ts'
import { followHints } from './hint-following.ts'
import type { Leading } from './ingest-options.ts'
import { markOf } from './marks.ts'
import { pagesSince } from './pages-since.ts'
import { scopeWithin } from './polling.ts'
import { codeOf, isOfStore } from './source-watch.ts'

type Asked = Pick<Fhir, 'pages' | 'byIds' | 'read'>

/** What came of the last comparison of a type. */
interface Compared {
  /** An instant in UTC by our clock. */
  readonly at: string
  /** How many more are kept than the server had: those from files; fewer where some do not count. */
  readonly beyond: number
}

const atOnce = 500

/**
 * Finds what a FHIR server does not have any longer: R4 tells nobody of it. Now and then the number that is kept of a type
 * is compared with the number there is; where they went apart all ids are read, and what is missing among them is asked
 * for one by one before it is taken away.
 */
export class Deletions {
  readonly #leading: Leading
  readonly #fhir: Asked
  /** When a type is to be looked at next, by our own steady clock. */
  readonly #dueAt = new Map<ProjectedType, number>()

  constructor(leading: Leading, fhir: Asked) {
    this.#leading = leading
    this.#fhir = fhir
  }

  /**
   * Looks at a type where it is time to. Where the server does not play along it is left for the next time.
   * @throws where the store is away, or another process leads.
   */
  async look(type: ProjectedType): Promise<void> {
    const { countMs, signal, log } = this.#leading
    if (performance.now() < (this.#dueAt.get(type) ?? 0)) return
    try {
      await this.#compare(type)
    } catch (error) {
      if (isOfStore(error)) throw error
      if (signal.aborted) throw new NoLongerIngesting('Cannot go on: it was stopped', { cause: error })
      log.warn('ingest.trouble', { source: `fhir/${type}`, code: codeOf(error) })
    }
    this.#dueAt.set(type, performance.now() + countMs)
  }

  async #compare(type: ProjectedType): Promise<void> {
    const { store, write, now, countMs } = this.#leading
    const [whole = null, mark = null] = await store.marks([markOf.whole(type), markOf.counted(type)])
    if (whole === null) return
    const last: Compared | null = mark === null ? null : JSON.parse(mark)
    const since = last === null ? Number.POSITIVE_INFINITY : now() - Date.parse(last.at)
    if (since >= 0 && since < countMs) return
    const total = await this.#total(type)
    const beyond = async () => (await store.count(projectedTypes[type], 'all', '')) - (total ?? 0)
    if (total === null || (await beyond()) !== (last?.beyond ?? 0)) await this.#removeGone(type)
    const compared: Compared = { at: new Date(now()).toISOString(), beyond: await beyond() }
    await write({ marks: { [markOf.counted(type)]: JSON.stringify(compared) } })
  }

  /** Null where the server does not say. */
  async #total(type: ProjectedType): Promise<number | null> {
    const pages = this.#fhir.pages(type as ResourceType, { _summary: 'count' }, scopeWithin(this.#leading.signal))
    for await (const { total } of pages) return total
    return null
  }

  async #removeGone(type: ProjectedType): Promise<void> {
    const { store, signal } = this.#leading
    const there = new Set<unknown>()
    const elements = { _elements: 'id,meta' }
    for await (const { resources } of pagesSince(this.#fhir, type, null, () => scopeWithin(signal), elements)) {
      signal.throwIfAborted()
      for (const resource of resources) there.add((resource as { id?: unknown }).id)
    }
    for await (const ids of this.#keptIds(type, store)) {
      const hints: readonly Hint[] = ids.filter((id) => !there.has(id)).map((id) => ({ type, id }))
      if (hints.length > 0) await followHints(hints, this.#fhir, this.#leading)
    }
  }

  async *#keptIds(type: ProjectedType, store: Leading['store']): AsyncGenerator<readonly string[]> {
    const family = projectedTypes[type]
    const query = { family, index: 'all', keys: [''], limit: atOnce } as const
    for await (const records of everyPage<typeof family>(store, query)) {
      yield records.flatMap((record) => ('source' in record && record.source !== 'fhir' ? [] : [record.id]))
    }
  }
}
