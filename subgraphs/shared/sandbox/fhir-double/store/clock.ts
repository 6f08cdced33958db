/** A clock that never goes back, whatever the clock it reads does. */
export class Clock {
  readonly #now: () => number
  #latest = 0

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** From now on it is not earlier than this. */
  notBefore(instant: string): void {
    this.#latest = Math.max(this.#latest, Date.parse(instant) || 0)
  }

  /** As an instant of FHIR, in UTC with milliseconds. */
  instant(): string {
    this.#latest = Math.max(this.#latest, this.#now())
    return new Date(this.#latest).toISOString()
  }
}
