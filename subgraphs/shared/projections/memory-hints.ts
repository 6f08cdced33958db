import { hintNamed, hintNames } from './checked-write.ts'
import type { Hint } from './projection-store.ts'
import { mostHints, TooManyHints } from './refusals.ts'

/**
 * Hints that wait, each once. One that is told again after it was given out goes on waiting when it is followed: what
 * was read for it may be from before it was told again.
 */
export class MemoryHints {
  /** By name, the oldest first. */
  readonly #waiting = new Map<string, 'new' | 'given' | 'renewed'>()

  /** @throws {TooManyHints} and notes none of them. */
  add(hints: readonly Hint[]): void {
    const names = hintNames(hints)
    const fresh = names.filter((name) => !this.#waiting.has(name))
    if (fresh.length > 0 && this.#waiting.size + fresh.length > mostHints) throw new TooManyHints()
    for (const name of names) {
      const state = this.#waiting.get(name)
      if (state === undefined) this.#waiting.set(name, 'new')
      if (state !== 'given') continue
      this.#waiting.delete(name)
      this.#waiting.set(name, 'renewed')
    }
  }

  give(most: number): Hint[] {
    const names = this.#waiting.keys().take(most).toArray()
    for (const name of names) this.#waiting.set(name, 'given')
    return names.map(hintNamed)
  }

  follow(names: readonly string[]): void {
    for (const name of names) {
      if (this.#waiting.get(name) === 'renewed') this.#waiting.set(name, 'new')
      else this.#waiting.delete(name)
    }
  }
}
