import { setTimeout } from 'node:timers/promises'

/** A pause that somebody may end early: also one who comes before it begins, so that nobody comes in vain. */
export class WakefulPause {
  readonly #stop: AbortSignal
  #isWoken = false
  #end: (() => void) | null = null

  /** Once `stop` has aborted there are no more pauses; the one under way ends by `wake`. */
  constructor(stop: AbortSignal) {
    this.#stop = stop
  }

  /** Ends the pause that is under way, or the next one at once. */
  wake(): void {
    this.#isWoken = true
    this.#end?.()
  }

  async wait(milliseconds: number): Promise<void> {
    if (!this.#isWoken && !this.#stop.aborted) {
      const over = new AbortController()
      this.#end = () => over.abort()
      await setTimeout(milliseconds, undefined, { signal: over.signal }).catch(() => undefined)
      this.#end = null
    }
    this.#isWoken = false
  }
}
