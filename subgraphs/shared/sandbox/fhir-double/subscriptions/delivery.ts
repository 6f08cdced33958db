import { setTimeout as wait } from 'node:timers/promises'
import type { Notice } from './notice.ts'

export interface DeliveryOptions {
  /** Before each further try; after the last one a notice is lost, and the next one is sent. */
  readonly retryDelaysMs?: readonly number[]
  readonly timeoutMs?: number
}

const mostWaiting = 10_000

/** Sends the notices of one subscription one after the other, each a few times where it is not taken. */
export class Delivery {
  readonly #delays: readonly number[]
  readonly #timeoutMs: number
  readonly #stop = new AbortController()
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor({ retryDelaysMs = [100, 500, 2_000], timeoutMs = 5_000 }: DeliveryOptions = {}) {
    this.#delays = retryDelaysMs
    this.#timeoutMs = timeoutMs
  }

  /** Whether it was taken, in the end. One too many is lost at once. */
  send(notice: Notice): Promise<boolean> {
    if (this.#waiting >= mostWaiting) return Promise.resolve(false)
    this.#waiting += 1
    const sent = this.#last.then(() => this.#try(notice))
    this.#last = sent.finally(() => {
      this.#waiting -= 1
    })
    return sent
  }

  close(): void {
    this.#stop.abort()
  }

  async #try(notice: Notice): Promise<boolean> {
    const { signal } = this.#stop
    for (const delayMs of [0, ...this.#delays]) {
      if (delayMs > 0) await wait(delayMs, undefined, { signal, ref: false }).catch(() => undefined)
      if (signal.aborted) return false
      if (await this.#isTaken(notice)) return true
    }
    return false
  }

  async #isTaken({ method, url, headers, body }: Notice): Promise<boolean> {
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(this.#timeoutMs)])
    try {
      const response = await fetch(url, { method, headers, body, signal, redirect: 'manual' })
      await response.body?.cancel()
      return response.ok
    } catch {
      return false
    }
  }
}
