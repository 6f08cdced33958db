import {
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleAll,
  isBrokenCircuitError,
} from 'cockatiel'
import type { CacheFigures } from './cache-figures.ts'
import { type CacheStore, type Kept, StoreRefusal } from './cache-store.ts'
import { maxEntryBytes } from './cached-answer.ts'
import { inTime, Overrun, type Patience } from './in-time.ts'

/** What is done without anybody waiting for it may take so long. */
const backgroundMs = 5_000
/** More than this much background work is not begun: a store that hangs must not gather memory here. */
const mostInBackground = 1_000

/**
 * A store for which nobody waits longer than they can: what takes longer or fails is null, and for a while after that
 * the store is left alone. Nothing here rejects.
 */
export class BudgetedStore {
  readonly #store: CacheStore
  readonly #figures: CacheFigures
  readonly #breaker: CircuitBreakerPolicy
  readonly #background = new Set<Promise<unknown>>()

  constructor(store: CacheStore, figures: CacheFigures) {
    this.#store = store
    this.#figures = figures
    this.#breaker = circuitBreaker(handleAll, {
      // One that was too slow once is likely to be so again, and everybody after would pay for finding out.
      breaker: new ConsecutiveBreaker(1),
      halfOpenAfter: new ExponentialBackoff({ initialDelay: 500, maxDelay: 10_000 }),
    })
  }

  /** False while the store is left alone. */
  get isInUse(): boolean {
    return this.#breaker.state !== CircuitState.Open
  }

  async read(keys: readonly string[], patience: Patience): Promise<Awaited<ReturnType<CacheStore['read']>> | null> {
    const answer = await this.#within(() => this.#store.read(keys), patience)
    // One text that is too large is enough to make every read of its neighbours too slow.
    if (answer === 'overrun') this.#inBackground(() => this.#removeLarge(keys))
    return typeof answer === 'string' ? null : answer
  }

  /** Takes these claims, and has tags stand; null where neither is known to be so. */
  async begin(
    claims: readonly string[],
    name: string,
    milliseconds: number,
    tags: readonly Kept[],
    patience: Patience,
  ): Promise<{ readonly claimed: readonly boolean[]; readonly tags: readonly string[] } | null> {
    const begun = await this.#within(async () => {
      const [claimed, settled] = await Promise.all([
        this.#store.claim(claims, name, milliseconds),
        tags.length === 0 ? [] : this.#store.settle(tags),
      ])
      return { claimed, tags: settled }
    }, patience)
    return typeof begun === 'string' ? null : begun
  }

  /** Keeps these without anybody waiting for it; the released keys are forgotten also where that fails. */
  write(kept: readonly Kept[], released: readonly string[]): void {
    this.#inBackground(async () => {
      try {
        await this.#store.write(kept, released)
      } catch {
        this.#figures.count('unkept', kept.length)
        this.#figures.trouble('CACHE_REFUSES_WRITES')
      }
    })
  }

  extend(keys: readonly string[], milliseconds: number): void {
    this.#inBackground(() => this.#store.extend(keys, milliseconds))
  }

  /** Resolves when nothing is under way any longer. */
  async settled(): Promise<void> {
    while (this.#background.size > 0) await Promise.allSettled(this.#background)
  }

  async close(): Promise<void> {
    await this.settled()
    await this.#store.close()
  }

  async #within<Value>(
    work: () => Promise<Value>,
    patience: Patience,
  ): Promise<Value | 'left alone' | 'overrun' | 'refused'> {
    // Whoever has no patience left is answered by the source.
    if (patience.left <= 0) return 'left alone'
    try {
      return await this.#breaker.execute(() => inTime(work(), patience).catch(this.#noteRefusal))
    } catch (error) {
      if (isBrokenCircuitError(error)) return 'left alone'
      if (!(error instanceof Overrun)) {
        this.#figures.trouble('CACHE_UNREACHABLE')
        return 'left alone'
      }
      this.#figures.count('overruns')
      this.#figures.trouble('CACHE_SLOW')
      return 'overrun'
    }
  }

  /** A store that is full can still be read. */
  readonly #noteRefusal = (error: unknown): 'refused' => {
    if (!(error instanceof StoreRefusal)) throw error
    this.#figures.trouble('CACHE_REFUSES_WRITES')
    return 'refused'
  }

  async #removeLarge(keys: readonly string[]): Promise<void> {
    const removed = await this.#store.removeLarger(keys, maxEntryBytes)
    if (removed === 0) return
    this.#figures.count('poisoned', removed)
    this.#figures.trouble('CACHE_POISONED')
  }

  #inBackground(work: () => Promise<unknown>): void {
    if (this.#background.size >= mostInBackground) return
    const done = inTime(work(), { left: backgroundMs }).catch(() => undefined)
    this.#background.add(done)
    void done.finally(() => this.#background.delete(done))
  }
}
