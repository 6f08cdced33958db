import { CaregraphError } from '../../errors/errors.ts'
import type { Log } from '../../telemetry/log.ts'
import { NoLongerIngesting } from '../projection-store.ts'
import type { SourceState } from './ingest-state.ts'

const shortestPauseMs = 500
const longestPauseMs = 60_000

/** One source: when it is to be asked next, and how it is. Asked again later and later while it cannot be used. */
export class SourceWatch {
  readonly #name: string
  readonly #log: Log
  #dueAt = 0
  #pauseMs = shortestPauseMs
  #state: SourceState = { lastSuccess: null, trouble: null }

  constructor(name: string, log: Log) {
    this.#name = name
    this.#log = log
  }

  get state(): SourceState {
    return this.#state
  }

  get isDue(): boolean {
    return performance.now() >= this.#dueAt
  }

  /** Milliseconds until it is due. */
  get dueIn(): number {
    return Math.max(0, this.#dueAt - performance.now())
  }

  /** It is to be asked now, unless it is left alone for a while. */
  hurry(): void {
    if (this.#state.trouble === null) this.#dueAt = 0
  }

  /**
   * Asks it, and again `everyMs` later. Null where it failed: that is noted.
   * @throws where the fault is the store's, or another process ingests.
   */
  async attempt<Value>(ask: () => Promise<Value>, everyMs: number, signal: AbortSignal): Promise<Value | null> {
    try {
      const value = await ask()
      this.#dueAt = performance.now() + everyMs
      this.#pauseMs = shortestPauseMs
      if (this.#state.trouble !== null) this.#log.info('ingest.goes_on', { source: this.#name })
      this.#state = { lastSuccess: Date.now(), trouble: null }
      return value
    } catch (error) {
      if (isOfStore(error)) throw error
      // What is stopped in the middle is no trouble of a source.
      if (signal.aborted) throw new NoLongerIngesting('Cannot go on: it was stopped', { cause: error })
      this.#dueAt = performance.now() + this.#pauseMs
      this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs)
      const trouble = codeOf(error)
      if (this.#state.trouble !== trouble) this.#log.warn('ingest.trouble', { source: this.#name, code: trouble })
      this.#state = { ...this.#state, trouble }
      return null
    }
  }
}

/** Whether nothing can go on. */
export function isOfStore(error: unknown): boolean {
  return error instanceof NoLongerIngesting || (error instanceof CaregraphError && error.origin === 'store')
}

export function codeOf(error: unknown): CaregraphError['code'] {
  return error instanceof CaregraphError ? error.code : 'INTERNAL'
}
