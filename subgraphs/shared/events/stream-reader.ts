import { CursorExpired } from '../errors/errors.ts'
import type { LoggedEvent, Place, PlaceInEpoch } from './event.ts'
import type { FollowedStream } from './followed-stream.ts'
import { type Batch, batchOf } from './live-window.ts'

interface Asked {
  readonly resolve: (result: IteratorResult<Batch>) => void
  readonly reject: (error: unknown) => void
}

const over: IteratorResult<Batch> = { done: true, value: undefined }

/**
 * One reader of a stream. All it holds is its place: what came last is in the stream's window, and what is older in the
 * log, so that thousands of them wait for little.
 */
export class StreamReader implements AsyncIterableIterator<Batch> {
  readonly #stream: FollowedStream
  readonly #signal: AbortSignal
  /** Null: from now on, as soon as the stream is open. */
  #after: Place | PlaceInEpoch | null
  #place: PlaceInEpoch | undefined
  #era = 0
  /** Its place is one of the log: where it comes from outside, the log itself says so. */
  #isKnown: boolean
  #asked: Asked | undefined
  /** What went wrong before anybody asked. */
  #failure: { readonly error: unknown } | undefined
  #isOver = false
  readonly #end = () => this.#finish()

  constructor(stream: FollowedStream, after: Place | PlaceInEpoch | null, signal: AbortSignal) {
    this.#stream = stream
    this.#after = after
    this.#isKnown = after === null
    this.#signal = signal
    if (signal.aborted) this.#finish()
    else signal.addEventListener('abort', this.#end, { once: true })
    if (this.#isOver) return
    if (stream.isOpen) this.#begin()
    else void this.#open()
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<Batch>> {
    if (this.#asked !== undefined) return Promise.reject(new Error('Cannot read on: the batch before is awaited'))
    if (this.#failure !== undefined) {
      const { error } = this.#failure
      this.#failure = undefined
      return Promise.reject(error)
    }
    if (this.#isOver) return Promise.resolve(over)
    return new Promise((resolve, reject) => {
      this.#asked = { resolve, reject }
      this.wake()
    })
  }

  return(): Promise<IteratorResult<Batch>> {
    this.#finish()
    return Promise.resolve(over)
  }

  /** Answers who waits for a batch, if there is one. */
  wake(): void {
    if (this.#stream.isClosed) this.#finish()
    if (this.#isOver || this.#asked === undefined || this.#place === undefined) return
    const isOfThisEra = this.#era === this.#stream.era
    const next = this.#isKnown && isOfThisEra ? this.#stream.after(this.#place) : undefined
    if (!isOfThisEra) this.#expire()
    else if (next === null) this.#stream.wakeLater(this)
    else if (next === undefined) void this.#readOn(this.#place)
    else this.#give(next)
  }

  async #open(): Promise<void> {
    try {
      await this.#stream.open()
    } catch (error) {
      this.#fail(error)
      return
    }
    this.#begin()
    this.wake()
  }

  #begin(): void {
    const tail = this.#stream.tail
    this.#era = this.#stream.era
    this.#place = this.#after === null ? tail : { epoch: tail.epoch, ...this.#after }
    this.#after = null
  }

  async #readOn(place: PlaceInEpoch, isSecond = false): Promise<void> {
    let entries: readonly LoggedEvent[]
    try {
      entries = await this.#stream.read(place)
    } catch (error) {
      this.#fail(error)
      return
    }
    if (this.#isOver) return
    const gap = entries.findIndex((entry, at) => entry.place.number !== place.number + 1 + at)
    const whole = gap < 0 ? entries : entries.slice(0, gap)
    if (this.#era !== this.#stream.era) {
      this.#expire()
    } else if (whole.length > 0) {
      this.#isKnown = true
      this.#give(batchOf(whole, place.epoch, true))
    } else if (this.#isKnown && this.#stream.after(place) === undefined) {
      // Something follows, and is not there: it is gone, unless somebody else began this read before it came.
      if (isSecond) this.#expire()
      else await this.#readOn(place, true)
    } else {
      this.#isKnown = true
      this.wake()
    }
  }

  #give(batch: Batch): void {
    const asked = this.#asked
    this.#asked = undefined
    this.#place = batch.end
    asked?.resolve({ done: false, value: batch })
  }

  #expire(): void {
    this.#fail(new CursorExpired('Cannot go on after this event: events after it are no longer kept'))
  }

  #fail(error: unknown): void {
    if (this.#isOver) return
    const asked = this.#asked
    this.#asked = undefined
    this.#finish()
    if (asked === undefined) this.#failure = { error }
    else asked.reject(error)
  }

  #finish(): void {
    this.#isOver = true
    this.#signal.removeEventListener('abort', this.#end)
    this.#stream.forget(this)
    const asked = this.#asked
    this.#asked = undefined
    asked?.resolve(over)
  }
}
