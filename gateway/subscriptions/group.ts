import type { GraphQLFormattedError } from 'graphql'
import type { PlaceInEpoch } from '#shared/events/event.ts'
import type { ChangeBatch } from '#shared/events/feed/change.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Asked, Audience, EventExecution, Refused } from './event-execution.ts'
import type { Subscriber } from './subscriber.ts'
import type { Delivery } from './subscription.ts'

/** What a group needs of the process. */
export interface GroupOptions {
  readonly asked: Asked
  readonly execution: EventExecution
  readonly audience: Audience
  /** The request of one event, with the rights that all of the group have. `key` is the batch's. */
  readonly requestOf: (key: object) => RequestContext
  /** Told after each batch, the first too, once all of it was given. */
  readonly onBatch?: (batch: ChangeBatch) => void
  /** Waited for before it reads on while there is more in the log; what it gives is called once that was given. */
  readonly turn?: (group: Group) => Promise<() => void>
  readonly onOver: () => void
  /** Why somebody who does not take what it is given is cut off. */
  readonly tooSlow: () => readonly GraphQLFormattedError[]
  readonly failed: (error: unknown) => readonly GraphQLFormattedError[]
}

/**
 * All who ask the same with the same rights: each event is executed once for all of them.
 *
 * The events of a batch are executed side by side and given in order.
 */
export class Group {
  readonly asked: Asked
  /** By which the trail knows who is told what: may change between two batches. */
  audience: Audience
  /** Up to where events were given to its members; null until it has begun. */
  place: PlaceInEpoch | null = null
  readonly members = new Set<Subscriber>()
  readonly #options: GroupOptions
  readonly #stop = new AbortController()

  constructor(options: GroupOptions) {
    this.#options = options
    this.asked = options.asked
    this.audience = options.audience
  }

  get signal(): AbortSignal {
    return this.#stop.signal
  }

  /**
   * Begins to follow its events: from then on `place` is known, and whoever is there is given what comes after it. Gives
   * why it cannot begin.
   */
  async begin(request: RequestContext): Promise<Refused | null> {
    const begun = await this.#options.execution.begin(this.asked, { ...request, signal: this.#stop.signal })
    if ('errors' in begun) {
      this.stop()
      return begun
    }
    const source = begun[Symbol.asyncIterator]()
    try {
      const { done, value: first } = await source.next()
      if (done) this.stop()
      else void this.#run(first, source)
      return null
    } catch (error) {
      this.stop()
      return { errors: this.#options.failed(error) }
    }
  }

  add(member: Subscriber): void {
    this.members.add(member)
  }

  /** Lets a member go, who may go on elsewhere; a group that nobody is in ends. */
  release(member: Subscriber): void {
    this.members.delete(member)
    if (this.members.size === 0) this.stop()
  }

  stop(): void {
    if (this.#stop.signal.aborted) return
    this.#stop.abort()
    this.#options.onOver()
  }

  async #run(first: ChangeBatch, source: AsyncIterator<ChangeBatch>): Promise<void> {
    const { onBatch, turn } = this.#options
    let done = () => {}
    try {
      for (let batch = first; ; ) {
        await this.#give(batch)
        this.place = batch.end
        done()
        if (this.#stop.signal.aborted) return
        onBatch?.(batch)
        if (!batch.isLevel && turn !== undefined) done = await turn(this)
        const next = await source.next()
        if (next.done) break
        batch = next.value
      }
      for (const member of [...this.members]) member.end()
    } catch (error) {
      if (this.#stop.signal.aborted) return
      const errors = this.#options.failed(error)
      for (const member of [...this.members]) member.fail(errors)
    } finally {
      done()
      this.stop()
      void source.return?.()
    }
  }

  async #give({ changes, key, end }: ChangeBatch): Promise<void> {
    if (changes.length === 0) return
    const { execution, requestOf } = this.#options
    const running = changes.map(({ change }) => execution.deliver(this.asked, change, this.audience, requestOf(key)))
    for (const [index, { place, cursor }] of changes.entries()) {
      const delivery: Delivery = { result: await (running[index] as (typeof running)[number]), cursor }
      // Whoever joins while the others wait for the next one comes too late for this one.
      this.place = { ...place, epoch: end.epoch }
      for (const member of this.members) {
        if (member.place !== null && place.number <= member.place.number) continue
        member.place = this.place
        if (!member.give(delivery)) member.fail(this.#options.tooSlow())
      }
    }
  }
}
