/** One call to an outside system, as it is counted: no arguments, no answers. */
export interface SourceCall {
  /** The outside system: `odoo`. */
  readonly source: string
  /** What was called, in the source's own words: `purchase.order/search_read`. */
  readonly call: string
  readonly milliseconds: number
  readonly failed: boolean
}

/**
 * Every call to an outside system that one operation made, in the order they ended.
 *
 * The number of calls is what an operation costs its sources, so it is counted where it happens and asserted in tests.
 * A retry is a call of its own.
 */
export class SourceCalls {
  readonly made: SourceCall[] = []
  /** When the source was asked for the oldest of the answers that were older than they should be, by type. */
  readonly stale = new Map<string, number>()
  readonly #onIdle = new Set<() => void>()
  #underWay = 0

  record(call: SourceCall): void {
    this.made.push(call)
  }

  /** Notes that an answer about records of a type is as its source said at this instant, in milliseconds. */
  noteStale(type: string, since: number): void {
    this.stale.set(type, Math.min(since, this.stale.get(type) ?? since))
  }

  /** Calls that have begun and not ended: those that wait for their place or to be tried again are among them. */
  get underWay(): number {
    return this.#underWay
  }

  /** What `work` gives; until then it is a call under way. */
  async during<Value>(work: Promise<Value>): Promise<Value> {
    this.#underWay += 1
    try {
      return await work
    } finally {
      this.#underWay -= 1
      if (this.#underWay === 0) for (const notice of [...this.#onIdle]) notice()
    }
  }

  /** Resolves when no call is under way any longer, or after `milliseconds`. */
  idle(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.#onIdle.delete(done)
        resolve()
      }
      const timer = setTimeout(done, milliseconds)
      this.#onIdle.add(done)
    })
  }

  /** Calls made to `source`; all of them when none is named. */
  count(source?: string): number {
    return source === undefined ? this.made.length : this.made.filter((call) => call.source === source).length
  }

  /** Time spent in them, added up; calls side by side count each. */
  milliseconds(): number {
    return this.made.reduce((sum, call) => sum + call.milliseconds, 0)
  }
}
