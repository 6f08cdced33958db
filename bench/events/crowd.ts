import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'

/** What so many subscribers ask for, over a WebSocket each. */
export interface Asking {
  /** Of the gateway, by `ws:`. */
  readonly url: string
  readonly token: string
  readonly count: number
  /** Each takes one, in turn. They select `eventId`, and `cursor` where they are to go on after they were cut off. */
  readonly queries: readonly string[]
}

export type Order =
  | { readonly do: 'subscribe'; readonly asking: Asking }
  | { readonly do: 'cut off' }
  | { readonly do: 'resume' }
  | { readonly do: 'tell' }

export interface CrowdState {
  readonly subscribers: number
  /** Sockets that are open and known to the gateway. */
  readonly open: number
  /** What was neither an event nor of the protocol; the first of it. */
  readonly faultCount: number
  readonly faults: readonly string[]
  /** Of everything that was received. */
  readonly bytes: number
  /** How many events one of them was told. */
  readonly fewestTold: number
  readonly mostTold: number
  /** How many were told an event twice. */
  readonly repeated: number
  /** How many different sequences of events there are: 1 where all were told the same in the same order. */
  readonly orders: number
  /** Each event that was told: to how many, and in which milliseconds of Unix time first and last. */
  readonly deliveries: readonly {
    readonly eventId: string
    readonly count: number
    readonly first: number
    readonly last: number
  }[]
}

/** A crowd of subscribers in a process of their own. */
export class Crowd {
  readonly #process: ChildProcess
  #asked = 0

  constructor() {
    // Whatever this process was started with is its own.
    this.#process = fork(new URL('crowd-process.ts', import.meta.url).pathname, { execArgv: [] })
  }

  /** Has so many more subscribe. Resolves once all of them have asked. */
  async subscribe(asking: Asking): Promise<void> {
    this.#asked += asking.count
    await this.#order({ do: 'subscribe', asking })
    await this.until(({ open, faultCount }) => open === this.#asked || faultCount > 0)
  }

  /** Breaks off all sockets, without a word. */
  async cutOff(): Promise<void> {
    await this.#order({ do: 'cut off' })
    await this.until(({ open }) => open === 0)
  }

  /** All who were cut off connect again, and go on after the last cursor they have. */
  async resume(): Promise<void> {
    await this.#order({ do: 'resume' })
  }

  state(): Promise<CrowdState> {
    return this.#order({ do: 'tell' })
  }

  /** Waits until the crowd is so. @throws when it is not for long. */
  async until(isSo: (state: CrowdState) => boolean, milliseconds = 60_000): Promise<CrowdState> {
    const end = performance.now() + milliseconds
    for (;;) {
      const state = await this.state()
      if (isSo(state)) return state
      if (performance.now() > end) throw new Error(`Cannot wait longer for the crowd: ${JSON.stringify(state)}`)
      // Telling how it is takes the crowd's time.
      await setTimeout(100)
    }
  }

  end(): void {
    this.#process.kill('SIGKILL')
  }

  async #order(order: Order): Promise<CrowdState> {
    const answer = once(this.#process, 'message') as Promise<[CrowdState]>
    this.#process.send(order)
    return (await answer)[0]
  }
}
