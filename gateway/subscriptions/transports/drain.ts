import type { EventEmitter } from 'node:events'

/** A stream that says whether it takes more: a socket, or an answer over HTTP. */
interface Outlet extends EventEmitter {
  readonly writableNeedDrain: boolean
}

/** Whether a connection takes what is sent to it, and since when it does not. */
export class Drain {
  readonly #outlet: Outlet
  #stuckSince: number | null = null
  #waiting: PromiseWithResolvers<void> | null = null

  constructor(outlet: Outlet) {
    this.#outlet = outlet
    outlet.on('drain', () => this.#moved())
  }

  /** Null where there is room; else what resolves when there may be, or the connection is gone. */
  room(): Promise<void> | null {
    if (!this.#outlet.writableNeedDrain) return null
    this.#stuckSince ??= performance.now()
    this.#waiting ??= Promise.withResolvers<void>()
    return this.#waiting.promise
  }

  /** For how many milliseconds nothing has gone out that should, as far as it was looked at. */
  stuckFor(now: number): number {
    if (!this.#outlet.writableNeedDrain) return 0
    this.#stuckSince ??= now
    return now - this.#stuckSince
  }

  /** The connection is gone: nobody waits for it any longer. */
  release(): void {
    this.#moved()
  }

  #moved(): void {
    this.#stuckSince = null
    this.#waiting?.resolve()
    this.#waiting = null
  }
}
