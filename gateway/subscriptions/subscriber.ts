import type { GraphQLFormattedError } from 'graphql'
import type { PlaceInEpoch } from '#shared/events/event.ts'
import { type Delivery, type Subscription, SubscriptionEnded } from './subscription.ts'

/** What one subscriber has not yet taken may be this many deliveries, then it is cut off. */
export const mostWaiting = 500

interface Taker {
  readonly resolve: (result: IteratorResult<Delivery>) => void
  readonly reject: (error: unknown) => void
}

/** One subscriber: what was delivered to it and is not yet taken, up to a bound. */
export class Subscriber implements Subscription {
  /** What came up to here it has; what a group delivers at or before it is not for it. */
  place: PlaceInEpoch | null = null
  /** Where it may go on: the cursor of what it last took. */
  lastTaken: string | null = null
  readonly #waiting: Delivery[] = []
  readonly #onEnd: () => void
  readonly #onRenewed: () => void
  #taker: Taker | null = null
  #isOver = false
  #why: SubscriptionEnded | null = null

  constructor(onEnd: () => void, onRenewed: () => void) {
    this.#onEnd = onEnd
    this.#onRenewed = onRenewed
  }

  get isOver(): boolean {
    return this.#isOver
  }

  /** False where there is no room: it has not taken what it was given. */
  give(delivery: Delivery): boolean {
    if (this.#isOver) return true
    const taker = this.#taker
    if (taker !== null) {
      this.#taker = null
      this.lastTaken = delivery.cursor
      taker.resolve({ done: false, value: delivery })
      return true
    }
    if (this.#waiting.length >= mostWaiting) return false
    this.#waiting.push(delivery)
    return true
  }

  /** Ends it once it has taken what waits. */
  end(): void {
    this.#finish(null)
  }

  /** Ends it with what the client is told. What it did not take it can ask for again. */
  fail(errors: readonly GraphQLFormattedError[]): void {
    if (this.#isOver) return
    this.#waiting.length = 0
    const cursor = this.lastTaken
    const told = errors.map((error) => ({ ...error, extensions: { ...error.extensions, ...(cursor && { cursor }) } }))
    this.#finish(new SubscriptionEnded(told))
  }

  next(): Promise<IteratorResult<Delivery>> {
    const first = this.#waiting.shift()
    if (first !== undefined) {
      this.lastTaken = first.cursor
      return Promise.resolve({ done: false, value: first })
    }
    if (this.#isOver) {
      const why = this.#why
      this.#why = null
      return why === null ? Promise.resolve({ done: true, value: undefined }) : Promise.reject(why)
    }
    return new Promise((resolve, reject) => {
      this.#taker = { resolve, reject }
    })
  }

  return(): Promise<IteratorResult<Delivery>> {
    this.#waiting.length = 0
    this.#finish(null)
    return Promise.resolve({ done: true, value: undefined })
  }

  renewed(): void {
    if (!this.#isOver) this.#onRenewed()
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #finish(why: SubscriptionEnded | null): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#why = why
    const taker = this.#taker
    this.#taker = null
    if (taker !== null) {
      this.#why = null
      if (why === null) taker.resolve({ done: true, value: undefined })
      else taker.reject(why)
    }
    this.#onEnd()
  }
}
