import { randomUUID } from 'node:crypto'
import type { SourceCalls } from '../telemetry/source-calls.ts'
import type { Answer, Asked, Scope } from './asked.ts'
import { BudgetedStore } from './budgeted-store.ts'
import type { CacheFigures } from './cache-figures.ts'
import { CacheKeys } from './cache-keys.ts'
import type { CacheRules } from './cache-rules.ts'
import type { CacheStore } from './cache-store.ts'
import type { Patience } from './in-time.ts'
import { type Found, Lookup } from './lookup.ts'
import { SourceRest } from './source-rest.ts'

export interface ReferenceCacheOptions {
  readonly store: CacheStore
  readonly rules: CacheRules
  readonly figures: CacheFigures
  /** What separates deployments on one store: environment and database. */
  readonly namespace: string
  /** How long one operation waits for the store, in all. */
  readonly budgetMs: number
}

/**
 * Keeps answers about reference data, and asks the source once for all who want the same: in this process and, with a
 * store that others use too, in all of them.
 *
 * Only what `rules` allow is ever kept, whatever is asked for: the records themselves are looked at before they are
 * written. A store that is away, slow or full costs at most `budgetMs` of an operation, and no answer. An answer that
 * is older than it should be is noted in the `calls` of whoever gets it.
 */
export class ReferenceCache {
  readonly rules: CacheRules
  readonly figures: CacheFigures
  readonly #store: CacheStore
  readonly #budgeted: BudgetedStore
  readonly #keys: CacheKeys
  readonly #budgetMs: number
  readonly #instance = randomUUID()
  readonly #rest = new SourceRest()
  readonly #underWay = new Map<string, Promise<Found<Answer>>>()
  readonly #refreshing = new Set<string>()
  readonly #patience = new WeakMap<SourceCalls, Patience>()

  constructor({ store, rules, figures, namespace, budgetMs }: ReferenceCacheOptions) {
    this.rules = rules
    this.figures = figures
    this.#store = store
    this.#budgeted = new BudgetedStore(store, figures)
    this.#keys = new CacheKeys(namespace, rules.version)
    this.#budgetMs = budgetMs
  }

  /**
   * The answers, in order. Rejects with what the source rejects with where nothing that was kept can stand in.
   */
  async answers<Own extends Answer>(asked: Asked<Own>, scope: Scope): Promise<Own[]> {
    const keys = asked.questions.map(({ name }) => this.#keys.answer(asked.type, name))
    const places = keys.flatMap((key, place) => (this.#underWay.has(key) || keys.indexOf(key) !== place ? [] : [place]))
    if (places.length > 0) this.#begin(asked, keys, places, scope)
    const found = (await Promise.all(keys.map((key) => this.#underWay.get(key)))) as Found<Own>[]
    for (const { staleSince } of found) if (staleSince !== undefined) scope.calls.noteStale(asked.type, staleSince)
    return found.map(({ answer }) => answer)
  }

  /**
   * Forgets what is kept of a record and of the lists it may be in; without a key, of all records of the type. Answers
   * that are on their way are not believed either. Rejects when the store cannot be reached.
   */
  drop(type: string, key?: number): Promise<void> {
    return this.#store.write(this.#keys.dropped(type, this.rules.dropsAll(type) ? undefined : key))
  }

  /** False while the store is left alone because it was too slow or away. */
  get isStoreInUse(): boolean {
    return this.#budgeted.isInUse
  }

  /** Resolves when nothing is being written any longer. */
  settled(): Promise<void> {
    return this.#budgeted.settled()
  }

  close(): Promise<void> {
    return this.#budgeted.close()
  }

  #begin<Own extends Answer>(asked: Asked<Own>, keys: readonly string[], places: readonly number[], scope: Scope) {
    const lookup = new Lookup(asked, keys, {
      store: this.#budgeted,
      keys: this.#keys,
      rules: this.rules,
      figures: this.figures,
      rest: this.#rest,
      refreshing: this.#refreshing,
      instance: this.#instance,
      budgetMs: this.#budgetMs,
    })
    const found = lookup.find(places, scope.calls, this.#patienceOf(scope.calls))
    for (const place of places) {
      const key = keys[place] as string
      const one = found.then((outcomes) => outcomes.get(place) as Found<Own>).then(orThrow)
      this.#underWay.set(key, one)
      one.catch(() => undefined).finally(() => this.#underWay.delete(key))
    }
  }

  #patienceOf(calls: SourceCalls): Patience {
    const known = this.#patience.get(calls) ?? { left: this.#budgetMs }
    this.#patience.set(calls, known)
    return known
  }
}

function orThrow<Own extends Answer>(found: Found<Own> | Error): Found<Own> {
  if (found instanceof Error) throw found
  return found
}
