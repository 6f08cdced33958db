import { setTimeout } from 'node:timers/promises'
import { SourceTimeout, SourceUnavailable } from '../errors/errors.ts'
import { SourceCalls } from '../telemetry/source-calls.ts'
import { type Answer, type Asked, isNothing, rowsIn } from './asked.ts'
import type { BudgetedStore } from './budgeted-store.ts'
import type { CacheFigures } from './cache-figures.ts'
import type { CacheKeys } from './cache-keys.ts'
import type { CacheRules } from './cache-rules.ts'
import type { Kept } from './cache-store.ts'
import { type Decoded, decodeAnswer, encodeAnswer, lifeOf } from './cached-answer.ts'
import type { Patience } from './in-time.ts'
import type { SourceRest } from './source-rest.ts'

/** An answer and, where it is older than it should be, when its source was asked. */
export interface Found<Own extends Answer> {
  readonly answer: Own
  readonly staleSince?: number
}

export interface LookupParts {
  readonly store: BudgetedStore
  readonly keys: CacheKeys
  readonly rules: CacheRules
  readonly figures: CacheFigures
  readonly rest: SourceRest
  /** Keys of answers that this process is asking for anew. */
  readonly refreshing: Set<string>
  /** In whose name this process claims. */
  readonly instance: string
  /** How long one read of the store may take for whoever waits for another's answer. */
  readonly budgetMs: number
}

/** A source that is asked for all who wait must not be left with the first of them. */
const sharedWorkMs = 10_000
/** Whoever asks a source says so for this long at a time: others wait, but not for ever for one that was killed. */
const claimMs = 5_000
// A process with a crowd at its door may be late by seconds.
const claimAnewEveryMs = 1_000
const lookAgainMs = 10
/** With an older answer at hand nobody waits longer for a source. */
const patienceWithSpareMs = 2_000

type Outcomes<Own extends Answer> = Map<number, Found<Own> | Error>
type Spares<Own extends Answer> = ReadonlyMap<number, Found<Own>>

/** What the store had: the time there, and the versions of tags as they stood before a source was asked. */
interface Moment {
  readonly now: number
  readonly tags: ReadonlyMap<string, string | null>
}

/** One search for the answers to some questions: among what was kept, with whoever asks already, at the source. */
export class Lookup<Own extends Answer> {
  readonly #asked: Asked<Own>
  readonly #keys: readonly string[]
  readonly #parts: LookupParts
  readonly #tags: readonly (readonly string[])[]

  constructor(asked: Asked<Own>, keys: readonly string[], parts: LookupParts) {
    this.#asked = asked
    this.#keys = keys
    this.#parts = parts
    this.#tags = asked.questions.map(({ about }) => parts.keys.tags(asked.type, about))
  }

  /** The answers at these places, or why there is none. Never rejects. */
  async find(places: readonly number[], calls: SourceCalls, patience: Patience): Promise<Outcomes<Own>> {
    const { figures } = this.#parts
    const read = await this.#read(places, patience)
    if (read === null) {
      figures.count('ignored', places.length)
      return this.#load(places, null, new Map(), calls)
    }
    const outcomes: Outcomes<Own> = new Map()
    const spares = new Map<number, Found<Own>>()
    const stale: number[] = []
    for (const [place, kept] of read.decoded) {
      if (kept.state === 'poisoned') this.#notePoison()
      if (kept.state === 'fresh') outcomes.set(place, { answer: kept.answer })
      if (kept.state === 'stale') {
        outcomes.set(place, { answer: kept.answer, staleSince: kept.at })
        stale.push(place)
      }
      if (kept.state === 'spare') spares.set(place, { answer: kept.answer, staleSince: kept.at })
    }
    figures.count('hits', outcomes.size)
    figures.count('stale', stale.length)
    if (stale.length > 0) void this.#refresh(stale, read.moment, patience)
    const missing = places.filter((place) => !outcomes.has(place))
    if (missing.length > 0) {
      for (const [place, found] of await this.#ask(missing, read.moment, spares, calls, patience)) {
        outcomes.set(place, found)
      }
    }
    return outcomes
  }

  async #read(places: readonly number[], patience: Patience, others: readonly string[] = []) {
    const tags = [...new Set(places.flatMap((place) => this.#tags[place] ?? []))]
    const keys = places.map((place) => this.#keys[place] as string)
    const read = await this.#parts.store.read([...keys, ...tags, ...others], patience)
    if (read === null) return null
    const { now, texts } = read
    const textAt = (place: number) => texts[place] ?? null
    const moment: Moment = { now, tags: new Map(tags.map((tag, place) => [tag, textAt(keys.length + place)])) }
    const decoded = new Map<number, Decoded<Own>>(
      places.map((place, at) => [place, this.#decode(place, textAt(at), moment)]),
    )
    return { moment, decoded, others: others.map((_, place) => textAt(keys.length + tags.length + place)) }
  }

  #decode(place: number, text: string | null, { now, tags }: Moment): Decoded<Own> {
    return decodeAnswer<Own>(text, {
      key: this.#keys[place] as string,
      now,
      tags: (this.#tags[place] as readonly string[]).map((tag) => tags.get(tag) ?? null),
      seconds: this.#asked.seconds,
      isAnswer: (value): value is Own => this.#asked.isAnswer(value, place),
      isNothing,
    })
  }

  /** Asks the source for what nobody else is asking it for, and waits for the rest. */
  async #ask(
    places: readonly number[],
    moment: Moment,
    spares: Spares<Own>,
    calls: SourceCalls,
    patience: Patience,
  ): Promise<Outcomes<Own>> {
    if (this.#parts.rest.isResting && places.every((place) => spares.has(place))) return this.#spared(places, spares)
    const begun = await this.#begin(places, moment, patience)
    if (begun === null) return this.#load(places, null, spares, calls)
    const [own, others] = [true, false].map((mine) => places.filter((_, at) => begun.claimed[at] === mine))
    const [loaded, awaited] = await Promise.all([
      this.#load(own as number[], begun.moment, spares, calls),
      this.#await(others as number[], spares, calls),
    ])
    return new Map([...loaded, ...awaited])
  }

  async #begin(places: readonly number[], { now, tags }: Moment, patience: Patience) {
    const { store, keys, instance } = this.#parts
    const absent = [...new Set(places.flatMap((place) => this.#tags[place] ?? []))].filter((tag) => !tags.get(tag))
    const versions = absent.map((tag) => keys.version(tag))
    const begun = await store.begin(this.#claimsOf(places), instance, claimMs, versions, patience)
    if (begun === null) return null
    const settled = absent.map((tag, at) => [tag, begun.tags[at] ?? null] as const)
    return { claimed: begun.claimed, moment: { now, tags: new Map([...tags, ...settled]) } }
  }

  /** Asks the source, and keeps what it says where it is known what that hangs on. */
  async #load(
    places: readonly number[],
    moment: Moment | null,
    spares: Spares<Own>,
    calls: SourceCalls,
  ): Promise<Outcomes<Own>> {
    if (places.length === 0) return new Map()
    this.#parts.figures.count('misses', places.length)
    const loading = this.#loadAndKeep(places, moment, calls)
    const isSpared = places.every((place) => spares.has(place))
    const answers = await (isSpared ? Promise.race([loading, setTimeout(patienceWithSpareMs, null)]) : loading)
    if (answers === null) return this.#spared(places, spares)
    if (!(answers instanceof Error)) return new Map(places.map((place, at) => [place, answers[at] as Found<Own>]))
    const isAway = answers instanceof SourceUnavailable || answers instanceof SourceTimeout
    return new Map(places.map((place) => [place, (isAway ? this.#spare(place, spares) : undefined) ?? answers]))
  }

  async #loadAndKeep(
    places: readonly number[],
    moment: Moment | null,
    calls: SourceCalls,
  ): Promise<readonly Found<Own>[] | Error> {
    const { store, rest } = this.#parts
    const claims = this.#claimsOf(places)
    const claiming = moment === null ? undefined : setInterval(() => store.extend(claims, claimMs), claimAnewEveryMs)
    try {
      const answers = await this.#asked.load(places, { calls, signal: AbortSignal.timeout(sharedWorkMs) })
      rest.answered()
      if (moment !== null) this.#keep(places, answers, moment, claims)
      return answers.map((answer) => ({ answer }))
    } catch (error) {
      if (error instanceof SourceUnavailable || error instanceof SourceTimeout) rest.failed()
      if (moment !== null) store.write([], claims)
      return error instanceof Error ? error : new Error('the source rejected with something that is no error')
    } finally {
      clearInterval(claiming)
    }
  }

  /** The only place where an answer is kept. */
  #keep(places: readonly number[], answers: readonly Own[], moment: Moment, claims: readonly string[]): void {
    const { rules, figures, store } = this.#parts
    const { type, seconds } = this.#asked
    const kept = places.flatMap((place, at): Kept[] => {
      const answer = answers[at] as Own
      if (!rowsIn(answer).every((row) => rules.permits(type, row))) {
        figures.count('refused')
        figures.trouble('CACHE_REFUSED_ANSWER')
        return []
      }
      const key = this.#keys[place] as string
      const tags = (this.#tags[place] as readonly string[]).map((tag) => moment.tags.get(tag) ?? null)
      if (tags.includes(null)) return []
      const text = encodeAnswer({ of: key, at: moment.now, tags: tags as string[], answer })
      return text === null ? [] : [{ key, text, milliseconds: lifeOf(seconds, isNothing(answer)).spare }]
    })
    store.write(kept, claims)
  }

  /** Looks again and again for what somebody else is asking the source, until it is there or they have given up. */
  async #await(places: readonly number[], spares: Spares<Own>, calls: SourceCalls): Promise<Outcomes<Own>> {
    const outcomes: Outcomes<Own> = new Map()
    const began = performance.now()
    let waiting = places
    while (waiting.length > 0) {
      await setTimeout(lookAgainMs)
      // It is the source that is waited for here: each look has a patience of its own.
      const patience = { left: this.#parts.budgetMs }
      const read = await this.#read(waiting, patience, this.#claimsOf(waiting))
      const waited = performance.now() - began
      if (read === null || waited > sharedWorkMs) {
        return new Map([...outcomes, ...(await this.#load(waiting, null, spares, calls))])
      }
      if (waited > patienceWithSpareMs && waiting.every((place) => spares.has(place))) {
        return new Map([...outcomes, ...this.#spared(waiting, spares)])
      }
      const byState = Map.groupBy(waiting, (place) => {
        if (read.decoded.get(place)?.state === 'fresh') return 'here'
        const holder = read.others[waiting.indexOf(place)]
        if (holder === null) return 'given up'
        // A claim of this process that nobody in it holds: it could not be given back.
        return holder === this.#parts.instance ? 'lost' : 'waiting'
      })
      for (const place of byState.get('here') ?? []) {
        const kept = read.decoded.get(place)
        if (kept?.state === 'fresh') outcomes.set(place, { answer: kept.answer })
      }
      const [givenUp = [], lost = []] = [byState.get('given up'), byState.get('lost')]
      const asked = givenUp.length === 0 ? [] : await this.#ask(givenUp, read.moment, spares, calls, patience)
      const loaded = await this.#load(lost, read.moment, spares, calls)
      for (const [place, found] of [...asked, ...loaded]) outcomes.set(place, found)
      waiting = byState.get('waiting') ?? []
    }
    this.#parts.figures.count('awaited', outcomes.size)
    return outcomes
  }

  /** Asks anew for answers that were given although they are a little old; nobody waits for it. */
  async #refresh(places: readonly number[], moment: Moment, patience: Patience): Promise<void> {
    const { refreshing, rest } = this.#parts
    const mine = places.filter((place) => !refreshing.has(this.#keys[place] as string))
    if (mine.length === 0 || rest.isResting) return
    for (const place of mine) refreshing.add(this.#keys[place] as string)
    try {
      const begun = await this.#begin(mine, moment, patience)
      const claimed = mine.filter((_, at) => begun?.claimed[at])
      if (begun !== null) await this.#load(claimed, begun.moment, new Map(), new SourceCalls())
    } finally {
      for (const place of mine) refreshing.delete(this.#keys[place] as string)
    }
  }

  #spared(places: readonly number[], spares: Spares<Own>): Outcomes<Own> {
    return new Map(places.map((place) => [place, this.#spare(place, spares) as Found<Own>]))
  }

  #spare(place: number, spares: Spares<Own>): Found<Own> | undefined {
    const spare = spares.get(place)
    if (spare !== undefined) this.#parts.figures.count('spare')
    return spare
  }

  #claimsOf(places: readonly number[]): string[] {
    return places.map((place) => this.#parts.keys.claim(this.#keys[place] as string))
  }

  #notePoison(): void {
    this.#parts.figures.count('poisoned')
    this.#parts.figures.trouble('CACHE_POISONED')
  }
}
