import type { FormattedExecutionResult } from 'graphql'
import {
  type Delivery,
  type Subscription,
  SubscriptionEnded,
  type SubscriptionRequest,
  type Subscriptions,
} from '#gateway/subscriptions/subscription.ts'

type Turn = IteratorResult<Delivery>

/** A subscription whose events a test makes, with a bound on what waits to be taken as the real ones have. */
class SubscriptionByHand implements Subscription {
  readonly request: SubscriptionRequest
  renewals = 0
  isOver = false
  readonly #bound: number
  readonly #queue: Delivery[] = []
  #waiting: PromiseWithResolvers<Turn> | null = null
  #failure: unknown = null

  constructor(request: SubscriptionRequest, bound: number) {
    this.request = request
    this.#bound = bound
  }

  get waiting(): number {
    return this.#queue.length
  }

  emit(result: FormattedExecutionResult, cursor: string): void {
    if (this.isOver || this.#failure !== null) return
    if (this.#waiting !== null) this.#settle({ done: false, value: { result, cursor } })
    else if (this.#queue.length < this.#bound) this.#queue.push({ result, cursor })
    else this.fail(ended('RATE_LIMITED', this.#queue.at(-1)?.cursor))
  }

  fail(error: unknown): void {
    this.#failure = error
    if (this.#waiting === null) return
    this.isOver = true
    this.#waiting.reject(error)
    this.#waiting = null
  }

  finish(): void {
    this.isOver = true
    if (this.#waiting !== null) this.#settle({ done: true, value: undefined })
  }

  renewed(): void {
    this.renewals += 1
  }

  async next(): Promise<Turn> {
    const value = this.#queue.shift()
    if (value !== undefined) return { done: false, value }
    if (this.#failure !== null) throw this.#failure
    if (this.isOver) return { done: true, value: undefined }
    this.#waiting = Promise.withResolvers<Turn>()
    return this.#waiting.promise
  }

  async return(): Promise<Turn> {
    this.#queue.length = 0
    this.finish()
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #settle(turn: Turn): void {
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.resolve(turn)
  }
}

export function ended(code: string, cursor?: string): SubscriptionEnded {
  const extensions = { code, origin: 'caregraph', retryable: true, ...(cursor && { cursor }) }
  return new SubscriptionEnded([{ message: 'Cannot go on', extensions }])
}

/** Subscriptions whose events a test makes. */
export class EventsByHand implements Subscriptions {
  readonly opened: SubscriptionByHand[] = []
  /** What is answered instead of a subscription. */
  refusal: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[] | null = null
  /** Holds back what is answered to `open`. */
  gate: Promise<void> = Promise.resolve()
  isClosed = false
  readonly #bound: number

  constructor(bound = 100) {
    this.#bound = bound
  }

  get running(): SubscriptionByHand[] {
    return this.opened.filter(({ isOver }) => !isOver)
  }

  get last(): SubscriptionByHand {
    const last = this.opened.at(-1)
    if (last === undefined) throw new Error('nobody subscribed')
    return last
  }

  emit(changes: unknown, cursor = `at-${changes}`): void {
    const result = { data: { changes } } as FormattedExecutionResult
    for (const each of this.running) each.emit(result, cursor)
  }

  async open(request: SubscriptionRequest) {
    await this.gate
    if (this.refusal !== null) return { errors: this.refusal }
    const subscription = new SubscriptionByHand(request, this.#bound)
    this.opened.push(subscription)
    return subscription
  }

  async close(): Promise<void> {
    this.isClosed = true
    for (const each of this.opened) each.finish()
  }
}
