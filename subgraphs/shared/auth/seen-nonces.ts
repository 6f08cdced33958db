/** Which nonces were seen within a time, to accept each once. */
export class SeenNonces {
  readonly #forMs: number
  readonly #most: number
  /** When each was seen, in milliseconds; the earliest first. */
  readonly #seenAt = new Map<string, number>()

  /** Remembers each for `forMs`, and `most` of them at the same time. */
  constructor(forMs: number, most: number) {
    this.#forMs = forMs
    this.#most = most
  }

  /**
   * Whether `nonce` is seen for the first time at `now`, in milliseconds. Never true when there is no place to remember
   * it: what is forgotten too early could come again.
   */
  isFirst(nonce: string, now: number): boolean {
    for (const [seen, at] of this.#seenAt) {
      if (now - at <= this.#forMs) break
      this.#seenAt.delete(seen)
    }
    if (this.#seenAt.has(nonce) || this.#seenAt.size >= this.#most) return false
    this.#seenAt.set(nonce, now)
    return true
  }
}
