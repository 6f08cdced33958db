import type { LimitFunction } from 'p-limit'
import type { Stream } from './catalogue.ts'
import type { LoggedEvent, Place, PlaceInEpoch } from './event.ts'
import type { EventLog } from './event-log.ts'
import { LiveWindow } from './live-window.ts'

/** Somebody who is told when there is something new, or all is over. */
export interface Waiting {
  wake(): void
}

export interface FollowedStreamOptions {
  readonly pageSize: number
  readonly windowEntries: number
  readonly atOnce: LimitFunction
}

/** One stream of the log, followed once for all its readers, from when the first of them comes. */
export class FollowedStream {
  readonly #log: EventLog
  readonly #stream: Stream
  readonly #options: FollowedStreamOptions
  readonly #closed = new AbortController()
  readonly #waiting = new Set<Waiting>()
  /** Reads of the log that are under way, by place: a crowd at the same place reads once. */
  readonly #reads = new Map<string, Promise<readonly LoggedEvent[]>>()
  #opening: Promise<void> | undefined
  #window: LiveWindow | undefined
  /** Grows when places before it may name other entries now: whoever is at one cannot go on. */
  #era = 0

  constructor(log: EventLog, stream: Stream, options: FollowedStreamOptions) {
    this.#log = log
    this.#stream = stream
    this.#options = options
  }

  get isOpen(): boolean {
    return this.#window !== undefined
  }

  get isClosed(): boolean {
    return this.#closed.signal.aborted
  }

  get era(): number {
    return this.#era
  }

  /** The last entry that came. Only once it is open. */
  get tail(): PlaceInEpoch {
    return this.#opened.end
  }

  /** Begins to follow. Asked again, it tries again where it failed. @throws {SourceUnavailable} */
  open(): Promise<void> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = undefined
      throw error
    })
    return this.#opening
  }

  /** What follows a place, of what came last: as `LiveWindow.after`. Only once it is open. */
  after(place: Place) {
    return this.#opened.after(place)
  }

  /** A page of the log after a place. @throws {CursorExpired | SourceUnavailable} */
  read(place: PlaceInEpoch): Promise<readonly LoggedEvent[]> {
    const name = `${place.epoch} ${place.at} ${place.number}`
    const underWay = this.#reads.get(name)
    if (underWay !== undefined) return underWay
    const { atOnce, pageSize } = this.#options
    const read = atOnce(() => this.#log.read(this.#stream, place, pageSize)).finally(() => this.#reads.delete(name))
    this.#reads.set(name, read)
    return read
  }

  /** Wakes somebody once, when there is something new or all is over. */
  wakeLater(waiting: Waiting): void {
    this.#waiting.add(waiting)
  }

  forget(waiting: Waiting): void {
    this.#waiting.delete(waiting)
  }

  close(): void {
    this.#closed.abort()
    this.#wakeAll()
  }

  get #opened(): LiveWindow {
    if (this.#window === undefined) throw new Error('Cannot ask a stream before it is followed')
    return this.#window
  }

  async #open(): Promise<void> {
    const { epoch, tail } = await this.#log.bounds(this.#stream)
    const window = new LiveWindow(this.#options.windowEntries, { ...tail, epoch })
    this.#window = window
    const listener = {
      onEntries: (entries: readonly LoggedEvent[]) => {
        window.add(entries)
        this.#wakeAll()
      },
      onLost: (next: PlaceInEpoch) => {
        // Readers who are past it, or of another epoch, hold places that mean something else now. All others find out by
        // what they read whether they miss anything.
        if (next.epoch !== window.end.epoch || next.number < window.end.number) this.#era += 1
        window.reset(next)
        this.#wakeAll()
      },
    }
    this.#log.follow(this.#stream, window.end, listener, this.#closed.signal)
  }

  #wakeAll(): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const each of waiting) each.wake()
  }
}
