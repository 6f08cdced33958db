import type { LoggedEvent, Place, PlaceInEpoch } from './event.ts'

/** Entries of a stream that follow each other, as one reader gets them. */
export interface Batch {
  /** At least one, in order, without a gap. */
  readonly entries: readonly LoggedEvent[]
  readonly epoch: string
  /** The place of the last of them. */
  readonly end: PlaceInEpoch
  /** True where they were read from the log for those who were behind; false where they are told as they come. */
  readonly replayed: boolean
  /** The same object for all who are given the same entries, for work that they share. */
  readonly key: object
}

/** @throws where there are no entries. */
export function batchOf(entries: readonly LoggedEvent[], epoch: string, replayed: boolean): Batch {
  const last = entries.at(-1)
  if (last === undefined) throw new RangeError('Cannot make a batch: expected entries, found none')
  return { entries, epoch, end: { ...last.place, epoch }, replayed, key: entries }
}

/**
 * The youngest entries of a stream, in the batches in which they came: what readers that are not far behind are given,
 * all the same ones. It holds no more than so many entries, however slow anybody is.
 */
export class LiveWindow {
  readonly #mostEntries: number
  #batches: Batch[] = []
  #entries = 0
  #start: PlaceInEpoch
  #end: PlaceInEpoch

  constructor(mostEntries: number, place: PlaceInEpoch) {
    this.#mostEntries = mostEntries
    this.#start = place
    this.#end = place
  }

  /** Where it ends: the last entry that came. */
  get end(): PlaceInEpoch {
    return this.#end
  }

  /** Forgets all of it, and begins at another place. */
  reset(place: PlaceInEpoch): void {
    this.#batches = []
    this.#entries = 0
    this.#start = place
    this.#end = place
  }

  /** Takes the entries that follow its end. */
  add(entries: readonly LoggedEvent[]): void {
    const batch = batchOf(entries, this.#end.epoch, false)
    this.#batches.push(batch)
    this.#entries += entries.length
    this.#end = batch.end
    while (this.#entries > this.#mostEntries) {
      const oldest = this.#batches.shift() as Batch
      this.#entries -= oldest.entries.length
      this.#start = oldest.end
    }
  }

  /** What follows a place, in one batch; null where nothing does yet; undefined where that is not here, or not any more. */
  after({ number }: Place): Batch | null | undefined {
    if (number < this.#start.number) return undefined
    if (number >= this.#end.number) return null
    const batch = this.#batches.findLast(({ entries }) => (entries[0]?.place.number ?? 0) <= number + 1) as Batch
    const first = batch.entries[0]?.place.number ?? 0
    // Whoever comes from a place in the middle is alone with the rest.
    return first === number + 1 ? batch : batchOf(batch.entries.slice(number + 1 - first), batch.epoch, false)
  }
}
