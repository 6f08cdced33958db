import type { BusinessEvent, LoggedEvent, Place, PlaceInEpoch } from './event.ts'
import type { FollowListener } from './event-log.ts'
import type { Retention } from './retention.ts'

const start: Place = { at: 0, number: 0 }
const entriesAtOnce = 500

/** One stream of the log in memory. */
export class MemoryStream {
  readonly epoch: string
  floor: Place = start
  tail: Place = start
  /** All entries from the one after the floor to the tail. */
  #entries: LoggedEvent[] = []
  /** The ids that were appended, the earliest first. */
  readonly #ids = new Set<string>()
  readonly #wakings = new Set<() => void>()

  constructor(epoch: string) {
    this.epoch = epoch
  }

  /** False where its id was appended before. */
  append(event: BusinessEvent, now: number): boolean {
    if (this.#ids.has(event.id)) return false
    this.tail = { at: Math.max(now, this.tail.at), number: this.tail.number + 1 }
    this.#ids.add(event.id)
    this.#entries.push({ event, place: this.tail })
    for (const wake of this.#wakings) wake()
    return true
  }

  /** Whether a place is one of this stream, and all that follows it is there. */
  has(place: Place | PlaceInEpoch): boolean {
    if ('epoch' in place && place.epoch !== this.epoch) return false
    if (place.number === this.floor.number) return place.at === this.floor.at
    return this.#entries[place.number - this.floor.number - 1]?.place.at === place.at
  }

  after({ number }: Place, limit: number): readonly LoggedEvent[] {
    const from = number - this.floor.number
    return this.#entries.slice(from, from + limit)
  }

  trim(retention: Retention, now: number): void {
    const young = this.#entries.findIndex(({ place }) => place.at >= now - retention.milliseconds)
    const tooOld = young < 0 ? this.#entries.length : young
    const gone = this.#entries.splice(0, Math.max(tooOld, this.#entries.length - retention.entries))
    this.floor = gone.at(-1)?.place ?? this.floor
    const most = Math.max(this.#entries.length, retention.ids)
    for (const id of this.#ids) {
      if (this.#ids.size <= most) break
      this.#ids.delete(id)
    }
  }

  follow(after: Place | PlaceInEpoch, listener: FollowListener, signal: AbortSignal): void {
    if (signal.aborted) return
    let place: Place | PlaceInEpoch = after
    let isWoken = false
    const readOn = () => {
      isWoken = false
      if (signal.aborted) return
      if (!this.has(place)) {
        const next = { ...this.#lastUpTo(place), epoch: this.epoch }
        place = next
        listener.onLost(next)
      }
      const entries = this.after(place, entriesAtOnce)
      if (entries.length === 0) return
      place = entries.at(-1)?.place ?? place
      wake()
      listener.onEntries(entries)
    }
    const wake = () => {
      if (isWoken) return
      isWoken = true
      queueMicrotask(readOn)
    }
    this.#wakings.add(wake)
    signal.addEventListener('abort', () => this.#wakings.delete(wake), { once: true })
    wake()
  }

  /** The last entry that is there and not after a place; the floor where there is none. */
  #lastUpTo(place: Place | PlaceInEpoch): Place {
    if ('epoch' in place && place.epoch !== this.epoch) return this.floor
    const isUpTo = (each: Place) => each.at < place.at || (each.at === place.at && each.number <= place.number)
    return this.#entries.findLast((each) => isUpTo(each.place))?.place ?? this.floor
  }
}
