import { setTimeout } from 'node:timers/promises'
import { BadUserInput, CaregraphError, SourceNotConnected } from '../../errors/errors.ts'
import type { RequestContext } from '../../http/request-context.ts'
import type { Odoo, OdooAccount } from '../../odoo/odoo.ts'
import { OdooRows } from '../../odoo/odoo-rows.ts'
import type { RowRule } from '../../odoo/row-rules.ts'
import { SharedReads } from '../../odoo/shared-reads.ts'
import { SourceCalls } from '../../telemetry/source-calls.ts'
import { type EventType, type Stream, streamOf } from '../catalogue.ts'
import { cursorOf, placeIn, placeStill } from '../cursor.ts'
import type { BusinessEvent, LoggedEvent, Place, PlaceInEpoch } from '../event.ts'
import type { Bounds, ConsumerPosition, EventLog } from '../event-log.ts'
import type { Batch, EventStreams } from '../event-streams.ts'
import { Change, type ChangeBatch } from './change.ts'
import type { EventCondition } from './conditions.ts'
import { consumerKey } from './consumer-key.ts'
import { type Sight, seenEvents } from './sight-of-events.ts'

/** What a subscription field tells of. */
export interface ChangesOf {
  readonly types: ReadonlySet<EventType>
  /** Odoo's model of the records, whose row rule says who may hear of them. */
  readonly model: string
  /** The rule itself, where the records are not Odoo's. */
  readonly rule?: RowRule
  /** False where an event is about no single record of the model, as stock. */
  readonly hasRecord: boolean
  /** Whether an event is one of those asked for. Absent: all are. */
  readonly matches?: EventCondition | undefined
  /** The same where records have to be asked: of these events, those asked for. */
  readonly matching?:
    | ((events: readonly BusinessEvent[], odoo: Odoo, request: RequestContext) => Promise<ReadonlySet<BusinessEvent>>)
    | undefined
}

/** Where to begin: as the client says. */
export interface From {
  readonly after?: string | null | undefined
  readonly consumer?: string | null | undefined
}

/** Where subscriptions get their events from, in this process. */
export class ChangeFeed {
  readonly log: EventLog
  readonly namespace: string
  readonly #streams: EventStreams
  readonly #account: OdooAccount
  readonly #deadlineMs: number

  /** `deadlineMs`: how long what a batch needs of Odoo may take; then it is told without. */
  constructor(options: {
    readonly log: EventLog
    readonly streams: EventStreams
    readonly namespace: string
    readonly account: OdooAccount
    readonly deadlineMs: number
  }) {
    this.log = options.log
    this.namespace = options.namespace
    this.#streams = options.streams
    this.#account = options.account
    this.#deadlineMs = options.deadlineMs
  }

  /**
   * The changes that whoever asks may hear of, in batches, from where `from` or the request says.
   * @throws {BadUserInput | CursorExpired} where that is no place to begin at.
   */
  async of(which: ChangesOf, from: From, request: RequestContext): Promise<AsyncIterable<ChangeBatch>> {
    const stream = streamOf([...which.types][0] as EventType)
    const start = await this.#start(stream, from, request)
    return this.#batches(which, stream, start, request)
  }

  async #start(stream: Stream, { after, consumer }: From, request: RequestContext): Promise<PlaceInEpoch | null> {
    const { begin, lastEventId } = request.subscription ?? { begin: 'as asked' }
    if (begin !== 'as asked') return begin
    const lastSeen = lastEventId ?? after
    if (lastSeen != null && consumer != null) {
      throw new BadUserInput('Cannot begin: expected after or consumer, found both')
    }
    if (lastSeen == null && consumer == null) return null
    const bounds = await this.log.bounds(stream)
    if (lastSeen != null) return placeIn(lastSeen, stream, bounds, this.namespace)
    const key = consumerKey(request.principal, consumer as string)
    // Made now: whoever is cut off before its first acknowledgement has missed nothing when it comes back.
    const known = (await this.log.position(key, stream)) ?? (await this.#consumerFromNow(key, stream, bounds))
    return placeStill(known, bounds)
  }

  #consumerFromNow(key: string, stream: Stream, { epoch, tail }: Bounds): Promise<ConsumerPosition> {
    return this.log.acknowledge(key, stream, { epoch, place: tail })
  }

  async *#batches(
    which: ChangesOf,
    stream: Stream,
    start: PlaceInEpoch | null,
    request: RequestContext,
  ): AsyncGenerator<ChangeBatch> {
    const tail = await this.#streams.tail(stream)
    const place = start ?? tail
    // Whoever goes on in another group has caught up already.
    const lastBefore = request.subscription?.begin === 'as asked' ? tail.number : 0
    yield { changes: [], end: place, key: {}, isLevel: await this.#isLevel(stream, place) }
    for await (const batch of this.#streams.from(stream, place, request.signal)) {
      const { end, key, epoch } = batch
      const wanted = batch.entries.filter(
        ({ event }) => which.types.has(event.type) && (which.matches === undefined || which.matches(event)),
      )
      const seen = wanted.length === 0 ? nothing : await this.#seen(which, wanted, batch, request)
      const changes = wanted.flatMap((entry) => {
        const sight = seen.get(entry)
        if (sight === undefined) return []
        const cursor = cursorOf({ stream, epoch, place: entry.place, namespace: this.namespace })
        const isReplayed = entry.place.number <= lastBefore
        return [{ place: entry.place, cursor, change: new Change(entry.event, cursor, isReplayed, sight === 'left') }]
      })
      yield { changes, end, key, isLevel: await this.#isLevel(stream, end) }
    }
  }

  async #isLevel(stream: Stream, { number }: Place): Promise<boolean> {
    return number >= (await this.#streams.tail(stream)).number
  }

  /** Waits while Odoo is away: what cannot be decided is neither told nor passed over. */
  async #seen(which: ChangesOf, entries: Batch['entries'], { key }: Batch, request: RequestContext) {
    for (let reads = sharedReadsOf(key, this.#deadlineMs); ; reads = sharedReadsOf({}, this.#deadlineMs)) {
      try {
        return await this.#seenNow(which, entries, reads, request)
      } catch (error) {
        if (!(error instanceof CaregraphError && error.retryable)) throw error
        await setTimeout(pauseMs, undefined, { signal: request.signal })
      }
    }
  }

  async #seenNow(which: ChangesOf, entries: Batch['entries'], sharedReads: SharedReads, request: RequestContext) {
    const asking = { ...request, signal: sharedReads.scope.signal, calls: new SourceCalls(), sharedReads }
    const seen = await seenEvents(entries, which, this.#account, asking)
    if (which.matching === undefined) return seen
    const heard = entries.filter((entry) => seen.has(entry))
    const events = heard.map(({ event }) => event)
    const matching = await which.matching(events, new OdooRows(this.#account, asking), asking)
    return new Map([...seen].filter(([{ event }]) => matching.has(event)))
  }
}

/** What a subgraph's context has for its subscriptions: the changes that whoever asks may hear of. */
export type Changes = (which: ChangesOf, from: From) => Promise<AsyncIterable<ChangeBatch>>

/** `feed`: null where no log of events is connected; then nobody can subscribe. */
export function changesFor(feed: ChangeFeed | null, request: RequestContext): Changes {
  return async (which, from) => {
    if (feed === null) throw new SourceNotConnected('events', 'Cannot subscribe: no log of events is connected')
    return feed.of(which, from, request)
  }
}

/** Between two looks at an Odoo that is away. */
const pauseMs = 1_000

const nothing: ReadonlyMap<LoggedEvent, Sight> = new Map()

const ofBatch = new WeakMap<object, { readonly shared: SharedReads; readonly until: number }>()

/**
 * What is read for a batch is read once, for all who are told of it at about the same time. Batches are kept for whoever
 * comes back, who needs the better part of `deadlineMs` as well.
 */
export function sharedReadsOf(key: object, deadlineMs: number): SharedReads {
  const known = ofBatch.get(key)
  if (known !== undefined && performance.now() < known.until) return known.shared
  const shared = new SharedReads({ signal: AbortSignal.timeout(deadlineMs), calls: new SourceCalls() })
  ofBatch.set(key, { shared, until: performance.now() + deadlineMs / 3 })
  return shared
}
