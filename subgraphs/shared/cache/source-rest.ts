/** A source that failed is not waited for again so soon by whoever has an older answer at hand. */
const restMs = 5_000

/** When a source last failed. */
export class SourceRest {
  #failedAt = Number.NEGATIVE_INFINITY

  get isResting(): boolean {
    return performance.now() - this.#failedAt < restMs
  }

  failed(): void {
    this.#failedAt = performance.now()
  }

  answered(): void {
    this.#failedAt = Number.NEGATIVE_INFINITY
  }
}
