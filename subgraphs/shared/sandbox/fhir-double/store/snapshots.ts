import { randomUUID } from 'node:crypto'
import { refusal } from '../outcome.ts'

const mostSnapshots = 100
const livesMs = 10 * 60_000

interface Kept<Found> {
  readonly found: Found
  readonly until: number
}

/**
 * What searches with more than one page found, so that the pages after the first are of the same moment, whatever is
 * written meanwhile. Few are kept, for some minutes.
 */
export class Snapshots<Found> {
  readonly #kept = new Map<string, Kept<Found>>()

  /** The name it is found by. */
  keep(found: Found): string {
    const name = randomUUID()
    this.#kept.set(name, { found, until: Date.now() + livesMs })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostSnapshots && oldest !== undefined) this.#kept.delete(oldest)
    return name
  }

  /** @throws {Refusal} 410 where it is not kept any longer. */
  find(name: string): Found {
    const kept = this.#kept.get(name)
    if (kept === undefined || kept.until < Date.now()) {
      throw refusal(410, 'not-found', 'The pages of this search are not kept any longer')
    }
    return kept.found
  }
}
