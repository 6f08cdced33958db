/** What somebody may still send: so much at once, and by and by more of it. */
export class MessageAllowance {
  readonly #atOnce: number
  readonly #perSecond: number
  #left: number
  #since: number

  /** `now` is in milliseconds of a clock that never goes back. */
  constructor(atOnce: number, perSecond: number, now: number) {
    this.#atOnce = atOnce
    this.#perSecond = perSecond
    this.#left = atOnce
    this.#since = now
  }

  /** Takes one off; false where none is left. */
  take(now: number): boolean {
    this.#left = Math.min(this.#atOnce, this.#left + ((now - this.#since) / 1000) * this.#perSecond)
    this.#since = now
    if (this.#left < 1) return false
    this.#left -= 1
    return true
  }
}
