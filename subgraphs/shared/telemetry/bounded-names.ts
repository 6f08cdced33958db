/** What stands for a name that is not one, or one too many. */
export const otherName = 'other'

/**
 * Names as they are while they look like names of ours and are few; any other is `other`, so that neither a value nor an
 * endless series of them can become the label of a metric.
 */
export class BoundedNames {
  readonly #pattern: RegExp
  readonly #most: number
  readonly #seen = new Set<string>()

  constructor(pattern: RegExp, most: number) {
    this.#pattern = pattern
    this.#most = most
  }

  of(name: unknown): string {
    if (typeof name !== 'string') return otherName
    if (this.#seen.has(name)) return name
    if (this.#seen.size >= this.#most || !this.#pattern.test(name)) return otherName
    this.#seen.add(name)
    return name
  }
}
