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

  record(call: SourceCall): void {
    this.made.push(call)
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
