import type { Entry } from './entry.ts'

/** Entries that wait to be written together, and who is told. */
export interface Appended {
  readonly entries: readonly Entry[]
  resolve(): void
  reject(error: Error): void
}

/** Entries and the ids in them, counted: more wait for no disk. It has stopped, and memory is not where they are kept. */
const mostWaiting = 500_000
/** What is written in one go: some megabytes. */
const mostAtOnce = 100_000

/** What waits for the disk, in the order it came. */
export class Waiting {
  #appended: Appended[] = []
  #weight = 0

  get isEmpty(): boolean {
    return this.#appended.length === 0
  }

  /** Whether there is place for these as well; there always is where nothing waits. */
  hasPlaceFor(entries: readonly Entry[]): boolean {
    return this.isEmpty || this.#weight + weightOf(entries) <= mostWaiting
  }

  add(appended: Appended): void {
    this.#appended.push(appended)
    this.#weight += weightOf(appended.entries)
  }

  /** Takes what is written next. */
  take(): readonly Appended[] {
    let weight = 0
    const end = this.#appended.findIndex(({ entries }, place) => {
      weight += weightOf(entries)
      return weight > mostAtOnce && place > 0
    })
    const batch = this.#appended.splice(0, end === -1 ? this.#appended.length : end)
    for (const { entries } of batch) this.#weight -= weightOf(entries)
    return batch
  }
}

function weightOf(entries: readonly Entry[]): number {
  const idsIn = (entry: Entry) =>
    entry.kind === 'operation' ? entry.reads.reduce((sum, { ids }) => sum + ids.length, 0) : 0
  return entries.reduce((sum, entry) => sum + 1 + idsIn(entry), 0)
}
