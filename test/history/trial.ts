import { setTimeout } from 'node:timers/promises'
import { personaTokens } from '../../client/examples/token.ts'
import { Random } from '../random-queries/random.ts'
import { faultsOf } from './check.ts'
import { type Disturbance, disturbances } from './disturbances.ts'
import { DrivenOdoo } from './driven-odoo.ts'
import { Driver } from './driver.ts'
import type { Fault, History, Logged } from './history.ts'
import { LogReader } from './log-afterwards.ts'
import { afterwards, before } from './odoo-afterwards.ts'
import { type Stage, setStage, settle } from './stage.ts'
import { Following, fields } from './subscriber.ts'
import { type Ground, type Surroundings, startSurroundings } from './surroundings.ts'

export interface TrialOptions {
  readonly seed: number
  readonly drivers: number
  /** For how long drivers drive at least, in milliseconds. */
  readonly milliseconds: number
  readonly tell?: (line: string) => void
}

/** What was done and what came of it. */
export interface Trial {
  readonly faults: readonly Fault[]
  readonly history: History
  readonly disturbed: readonly Disturbance[]
  readonly interruptions: number
  readonly deadLetters: number
}

/** How long all that happened may take to be told once nothing disturbs any longer. */
const patienceMs = 90_000

/** Drives and disturbs a whole Caregraph, and gives the verdict on what its subscribers were told. */
export async function runTrial(ground: Ground, options: TrialOptions): Promise<Trial> {
  await using surroundings = await startSurroundings(ground)
  options.tell?.('two gateways, a Redis and an Odoo are up')
  return await runTrialIn(surroundings, options)
}

/** As `runTrial`, in surroundings that are there. */
export function runTrialIn(surroundings: Surroundings, options: TrialOptions): Promise<Trial> {
  return new Run(surroundings, options).run()
}

class Run {
  readonly #all: Surroundings
  readonly #options: TrialOptions
  readonly #odoo: DrivenOdoo
  readonly #stop = new AbortController()

  constructor(all: Surroundings, options: TrialOptions) {
    this.#all = all
    this.#options = options
    this.#odoo = new DrivenOdoo(all.odoo)
  }

  async run(): Promise<Trial> {
    const { seed } = this.#options
    const since = await before(this.#odoo)
    const stage = await setStage(this.#odoo)
    const following = this.#subscribe()
    const first = new Driver('first', stage, new Random(seed))
    try {
      await this.#begin(first, stage, following)
      await using log = new LogReader(this.#all.redis.port, await this.#all.namespace())
      const known = new Set((await log.read()).flat().map(({ id }) => id))
      const disturbed = await this.#disturbedDriving(stage, following)
      const streams = await this.#settled(log, following)
      this.#stop.abort()
      await settle(stage)
      const history: History = {
        acts: stage.acts,
        streams,
        before: known,
        subscribers: await Promise.all(following.map((each) => each.record())),
        afterwards: await afterwards(this.#odoo, since),
      }
      return {
        faults: faultsOf(history),
        history,
        disturbed,
        interruptions: following.reduce((sum, { interruptions }) => sum + interruptions, 0),
        deadLetters: await log.deadLetters(),
      }
    } finally {
      this.#stop.abort()
    }
  }

  #subscribe(): Following[] {
    const { instances, issuer } = this.#all
    const urls = instances.map(({ gateway }) => gateway.url)
    return fields.flatMap((field, place) =>
      (['cursor', 'consumer'] as const).map((goesOnBy, number) => {
        const random = new Random(this.#options.seed + 1_000 + 2 * place + number)
        const tokens = personaTokens(field.persona, issuer.issuer)
        return new Following({ field, goesOnBy, urls, token: async () => tokens(), random, signal: this.#stop.signal })
      }),
    )
  }

  /** Makes what drivers share, until each subscriber has been told something: it has begun for certain then. */
  async #begin(first: Driver, stage: Stage, following: readonly Following[]): Promise<void> {
    const until = Date.now() + patienceMs
    while (following.some(({ last }) => last === null)) {
      if (Date.now() > until) throw new Error('Cannot begin: not every subscriber is told anything')
      for (const [list, make] of [
        [stage.items, () => first.makeItem()],
        [stage.suppliers, () => first.makeSupplier()],
      ] as const) {
        const made = list.length < 4 ? await make() : null
        if (made !== null) list.push(made)
      }
      await first.makeOrder()
      await first.makeInvoice()
      await first.adjust()
      await first.receiveNew()
      if (stage.items.length >= 4) {
        await first.renameAny()
        await setTimeout(500)
      }
    }
    this.#options.tell?.('all subscribers have begun')
  }

  /**
   * Drivers drive, and one thing after the other is done to the programs: each of them once at least, and until every
   * subscriber has gone on after having been cut off.
   */
  async #disturbedDriving(stage: Stage, following: readonly Following[]): Promise<Disturbance[]> {
    const { seed, drivers, milliseconds, tell } = this.#options
    const random = new Random(seed)
    const stop = new AbortController()
    const driving = Array.from({ length: drivers }, (_, number) =>
      new Driver(`driver ${number + 1}`, stage, new Random(seed + 1 + number)).run(stop.signal),
    )
    const disturbed: Disturbance[] = []
    try {
      const all = Object.keys(disturbances) as Disturbance[]
      const until = Date.now() + milliseconds
      const goOnUntil = until + patienceMs
      const isEnough = () =>
        disturbed.length >= all.length &&
        Date.now() > until &&
        (following.every(({ hasGoneOn }) => hasGoneOn) || Date.now() > goOnUntil)
      let left: Disturbance[] = []
      while (!isEnough()) {
        await setTimeout(200 + random.below(1_200))
        if (left.length === 0) left = [...all]
        const next = left.splice(random.below(left.length), 1)[0] as Disturbance
        tell?.(`${stage.acts.length} acts; now: ${next}`)
        await disturbances[next](this.#all, random)
        disturbed.push(next)
      }
    } finally {
      stop.abort()
      await Promise.all(driving)
    }
    return disturbed
  }

  /** Waits until nothing is left in Odoo's outbox and everybody has the last event that is for him, as long as it may take. */
  async #settled(log: LogReader, following: readonly Following[]): Promise<Logged[][]> {
    const until = Date.now() + patienceMs
    for (;;) {
      const { result: waiting } = await this.#odoo.call<number>('x_caregraph_outbox/search_count', { domain: [] })
      const streams = await log.read()
      const lastOf = (types: ReadonlySet<string>) => streams.flat().findLast(({ type }) => types.has(type))?.id
      const isTold = following.every(({ field, last }) => last === (lastOf(field.types) ?? null))
      if ((waiting === 0 && isTold) || Date.now() > until) return streams
      await setTimeout(250)
    }
  }
}
