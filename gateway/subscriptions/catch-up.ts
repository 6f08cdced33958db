import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Group } from './group.ts'

interface Waiting {
  readonly key: string
  readonly group: Group
  readonly isFirst: boolean
  readonly go: (done: () => void) => void
}

/** For how long those who come are waited for, so that they go on together. */
const gatherMs = 20
/** Groups that read on at once. */
const mostOfARound = 100
/** No round waits longer for one of its groups: Odoo may hang, and must not hold up the others. */
const patienceMs = 2_000
/** Who is no more events apart goes on from the first of their places. */
const nearby = 100

/**
 * When groups that are behind read on: in rounds, so that thousands who come back at once neither ask Odoo thousandfold
 * nor keep each other waiting until their deadlines pass. Those of one key who wait at about the same place go on as one.
 */
export class CatchUp {
  readonly #unite: (lead: Group, others: readonly Group[]) => Promise<void>
  #waiting: Waiting[] = []
  #known = new WeakSet<Group>()
  #isRunning = false

  /** `unite`: has the members of some groups go on in another, as far as they are still there. */
  constructor(unite: (lead: Group, others: readonly Group[]) => Promise<void>) {
    this.#unite = unite
  }

  /** Resolves when a group may read on, or has ended, with what it says once it has dealt with what it read. */
  turn(key: string, group: Group): Promise<() => void> {
    const isFirst = !this.#known.has(group)
    this.#known.add(group)
    return new Promise((go) => {
      this.#waiting.push({ key, group, isFirst, go })
      if (!this.#isRunning) void this.#run()
    })
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    while (this.#waiting.length > 0) {
      if (this.#waiting.some(({ isFirst }) => isFirst)) await setTimeout(gatherMs)
      // By then those of the last round wait again who have further to go.
      else await setImmediate()
      await this.#round()
    }
    this.#isRunning = false
  }

  async #round(): Promise<void> {
    const byKey = Map.groupBy(this.#waiting.splice(0), ({ key }) => key)
    await Promise.all([...byKey.values()].flatMap(near).map(([lead, ...others]) => this.#unite(lead, others)))
    const waiting = [...byKey.values()].flat()
    const isOver = ({ group }: Waiting) => group.signal.aborted
    for (const { go } of waiting.filter(isOver)) go(() => undefined)
    const left = waiting.filter((each) => !isOver(each))
    this.#waiting.unshift(...left.splice(mostOfARound))
    const round = Promise.all(left.map(({ go }) => new Promise<void>((done) => go(done))))
    const over = new AbortController()
    const patience = setTimeout(patienceMs, undefined, { signal: over.signal }).catch(() => undefined)
    await Promise.race([round, patience])
    over.abort()
  }
}

/** Groups of one key by their places, those together that are not far apart. The first of each is no further than others. */
function near(waiting: readonly Waiting[]): [Group, ...Group[]][] {
  const placeOf = (group: Group) => group.place?.number ?? 0
  // Of those at one place the one that began last goes first: what it takes for the past is that for all of them.
  const groups = waiting.map(({ group }) => group).reverse()
  const together: [Group, ...Group[]][] = []
  for (const group of groups.sort((one, other) => placeOf(one) - placeOf(other))) {
    const last = together.at(-1)
    if (last !== undefined && placeOf(group) - placeOf(last[0]) <= nearby) last.push(group)
    else together.push([group])
  }
  return together
}
