import { byPlace, type Standing } from './index-order.ts'

/** How many are together at most: inserting moves half of them, and looking up jumps from one run to the next. */
const longestRun = 512

/** What stands under one key of an index, in order. Takes and loses one in a time that hardly grows with their number. */
export class SortedEntries {
  /** In order, none of them empty. */
  readonly #runs: Standing[][] = []
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Adds one that is not there. */
  add(entry: Standing): void {
    const place = Math.min(this.#runOf(entry), Math.max(0, this.#runs.length - 1))
    const run = this.#runs[place]
    this.#size += 1
    if (run === undefined) {
      this.#runs.push([entry])
      return
    }
    run.splice(firstFrom(run, entry), 0, entry)
    if (run.length > longestRun) this.#runs.splice(place + 1, 0, run.splice(longestRun / 2))
  }

  remove(entry: Standing): void {
    const place = this.#runOf(entry)
    const run = this.#runs[place]
    if (run === undefined) return
    const at = firstFrom(run, entry)
    const found = run[at]
    if (found === undefined || byPlace(found, entry) !== 0) return
    run.splice(at, 1)
    this.#size -= 1
    if (run.length === 0) this.#runs.splice(place, 1)
  }

  /** Those after a place, or all; it must not change while it is gone through. */
  *from(after: Standing | null, isDescending: boolean): Generator<Standing, void> {
    if (isDescending) yield* this.#backwards(after)
    else yield* this.#forwards(after)
  }

  *#forwards(after: Standing | null): Generator<Standing, void> {
    for (let place = after === null ? 0 : this.#runOf(after); place < this.#runs.length; place += 1) {
      const run = this.#runs[place] as Standing[]
      for (let at = after === null ? 0 : firstFrom(run, after); at < run.length; at += 1) {
        const entry = run[at] as Standing
        if (after === null || byPlace(entry, after) > 0) yield entry
      }
    }
  }

  *#backwards(before: Standing | null): Generator<Standing, void> {
    const last = this.#runs.length - 1
    for (let place = before === null ? last : Math.min(this.#runOf(before), last); place >= 0; place -= 1) {
      const run = this.#runs[place] as Standing[]
      for (let at = (before === null ? run.length : firstFrom(run, before)) - 1; at >= 0; at -= 1)
        yield run[at] as Standing
    }
  }

  /** The first run whose last entry does not come before this; how many runs there are, where there is none. */
  #runOf(entry: Standing): number {
    return firstWhere(
      this.#runs.length,
      (place) => byPlace((this.#runs[place] as Standing[]).at(-1) as Standing, entry) >= 0,
    )
  }
}

/** Where the first entry is that does not come before this. */
function firstFrom(run: readonly Standing[], entry: Standing): number {
  return firstWhere(run.length, (at) => byPlace(run[at] as Standing, entry) >= 0)
}

/** The first of so many places where it holds, as it does for all behind it; how many there are, where it holds nowhere. */
function firstWhere(length: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
