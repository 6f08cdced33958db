import type { Principal } from '#shared/auth/principal.ts'
import { type Stream, streams } from '#shared/events/catalogue.ts'
import { cursorOf, placeIn, streamOfCursor } from '#shared/events/cursor.ts'
import type { DeadLetter, EventLog, NamedPosition } from '#shared/events/event-log.ts'
import { consumerKey, namesIn } from '#shared/events/feed/consumer-key.ts'
import type { RelayState } from '#shared/events/relay/relay.ts'
import type { Translated } from '#shared/events/relay/translation.ts'
import { globalId, sourceKey } from '#shared/values/global-id.ts'

const mostConsumers = 1_000
const mostLetters = 10_000

export interface EventOperationsOptions {
  readonly log: EventLog
  readonly namespace: string
  /** Null where this process takes nothing from an outbox. */
  readonly relay: { readonly state: RelayState } | null
  /** Makes events of the row in a dead letter, if it can. */
  readonly retranslate: (letter: DeadLetter) => Translated
}

/** What operators see of events, and what consumers say of themselves. */
export class EventOperations {
  readonly #options: EventOperationsOptions

  constructor(options: EventOperationsOptions) {
    this.#options = options
  }

  streams() {
    return Promise.all(
      streams.map(async (name) => {
        const { floor, tail } = await this.#options.log.bounds(name)
        const lastAppendedAt = tail.number === 0 ? null : new Date(tail.at).toISOString()
        return { name, events: tail.number - floor.number, total: tail.number, lastAppendedAt }
      }),
    )
  }

  async consumers() {
    const { log } = this.#options
    const bounds = new Map(await Promise.all(streams.map(async (name) => [name, await log.bounds(name)] as const)))
    const behindOf = ({ stream, epoch, place }: NamedPosition) => {
      const at = bounds.get(stream)
      const isThere = at !== undefined && at.epoch === epoch && place.number >= at.floor.number
      return isThere ? Math.max(0, at.tail.number - place.number) : null
    }
    const told = (await log.consumers()).map((each) => ({
      ...namesIn(each.consumer),
      stream: each.stream,
      acknowledgedAt: each.acknowledgedAt,
      behind: behindOf(each),
    }))
    return told.toSorted((one, other) => (other.behind ?? Infinity) - (one.behind ?? Infinity)).slice(0, mostConsumers)
  }

  async relay() {
    const { relay, log } = this.#options
    if (relay === null) return null
    const { isLeader, waiting, oldest, lastAppend, trouble } = relay.state
    return {
      leads: isLeader,
      waiting,
      oldestWaitingSince: oldest,
      lastAppendedAt: lastAppend === null ? null : new Date(lastAppend).toISOString(),
      trouble,
      deadLetters: await log.countDeadLetters(),
    }
  }

  async deadLetters(first: number) {
    const letters = await this.#options.log.deadLetters(first)
    return letters.map(({ id, reason, since }) => ({
      letterId: globalId('caregraph', 'DeadLetter', id),
      reason,
      since,
    }))
  }

  /** @throws {BadUserInput | CursorExpired} where the cursor is none of a stream as it is now. */
  async acknowledge(principal: Principal, consumer: string, cursor: string) {
    const { log, namespace } = this.#options
    const key = consumerKey(principal, consumer)
    const stream: Stream = streamOfCursor(cursor)
    const { epoch, ...place } = placeIn(cursor, stream, await log.bounds(stream), namespace)
    const at = await log.acknowledge(key, stream, { epoch, place })
    return { consumer, cursor: cursorOf({ ...at, stream, namespace }), acknowledgedAt: at.acknowledgedAt }
  }

  /** @throws {BadUserInput} where it is no id of a dead letter. */
  async replay(letterId: string, dryRun: boolean) {
    const { log, retranslate } = this.#options
    const id = sourceKey(letterId, 'caregraph', 'DeadLetter')
    const letter = (await log.deadLetters(mostLetters)).find((each) => each.id === id)
    if (letter === undefined) return { outcome: 'NOT_FOUND' as const, eventTypes: [], reason: null }
    const translated = retranslate(letter)
    if ('deadLetter' in translated) {
      return { outcome: 'NOT_TRANSLATED' as const, eventTypes: [], reason: translated.deadLetter.reason }
    }
    const eventTypes = translated.events.map(({ type }) => type)
    if (dryRun) return { outcome: 'WOULD_BE_REPLAYED' as const, eventTypes, reason: null }
    await log.append({ events: translated.events }, 'anybody')
    await log.removeDeadLetter(id)
    return { outcome: 'REPLAYED' as const, eventTypes, reason: null }
  }
}
