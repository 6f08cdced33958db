/** Something that has times to keep. */
export interface Watched {
  /** `now` is in milliseconds of a clock that never goes back. */
  look(now: number): void
}

/** Looks at all that is watched in turn: one timer, however many there are. */
export class Rounds {
  readonly #watched = new Set<Watched>()
  readonly #timer: NodeJS.Timeout

  constructor(everyMs: number) {
    this.#timer = setInterval(() => this.#go(), everyMs).unref()
  }

  add(watched: Watched): void {
    this.#watched.add(watched)
  }

  remove(watched: Watched): void {
    this.#watched.delete(watched)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #go(): void {
    const now = performance.now()
    for (const each of this.#watched) each.look(now)
  }
}
