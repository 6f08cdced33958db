import { CursorExpired } from '../errors/errors.ts'
import { checkedAppend, mostOfAnAppend } from './append-bounds.ts'
import { type Stream, streamOf, streams } from './catalogue.ts'
import type { LoggedEvent, Place, PlaceInEpoch } from './event.ts'
import {
  type Append,
  type Bounds,
  type ConsumerPosition,
  type DeadLetter,
  type EventLog,
  type FollowListener,
  type Lease,
  type NamedPosition,
  NoLongerLeader,
} from './event-log.ts'
import { RedisConnection } from './redis-connection.ts'
import { durabilityOf } from './redis-durability.ts'
import { readEntry } from './redis-entries.ts'
import { RedisFollower } from './redis-follower.ts'
import { consumerField, consumerIn, RedisKeys } from './redis-keys.ts'
import * as scripts from './redis-scripts.ts'
import { look, newEpoch } from './redis-streams.ts'
import { checkedRetention, type Retention } from './retention.ts'

export interface RedisEventLogOptions {
  readonly url: string
  /** Names the environment and the database of Odoo: logs of others may be in the same Redis. */
  readonly namespace: string
  readonly retention: Retention
  /** How long a connection is waited for, and then an answer, in milliseconds. */
  readonly patienceMs?: number
  /** Told by each reader of an entry that is no event as this program knows them; see the README for what becomes of it. */
  readonly onUnreadable?: (stream: Stream, number: number) => void
}

/** The event log in a Redis that all instances use. It has to keep everything: see `durability`. */
export class RedisEventLog implements EventLog {
  readonly #options: RedisEventLogOptions & { readonly patienceMs: number }
  readonly #retention: Retention
  readonly #keys: RedisKeys
  readonly #connection: RedisConnection
  readonly #closed = new AbortController()

  /** Connects in the background. */
  constructor(options: RedisEventLogOptions) {
    this.#options = { patienceMs: 3_000, ...options }
    this.#retention = checkedRetention(options.retention)
    this.#keys = new RedisKeys(options.namespace)
    this.#connection = new RedisConnection(options.url, this.#options.patienceMs)
  }

  async append(what: Append, lease: Lease | 'anybody'): Promise<{ readonly appended: number }> {
    const { events, sides, deadLetters } = checkedAppend(what)
    const meant = [...new Set(events.map(({ type }) => streamOf(type)))]
    const keys = this.#keys
    const appended = await this.#connection.run(
      scripts.appendScript,
      [
        ...[keys.streams, keys.fence, keys.sides, keys.deadLetters, keys.deadLettersSince],
        ...meant.flatMap((stream) => [keys.stream(stream), keys.ids(stream)]),
      ],
      [
        ...(lease === 'anybody' ? ['', ''] : [lease.fence, lease.instance]),
        ...[meant.length, ...meant.flatMap((stream) => [stream, newEpoch()])],
        ...[events.length, ...events.flatMap((event) => [placeOf(event, meant), event.id, JSON.stringify(event)])],
        ...[Object.keys(sides).length, ...Object.entries(sides).flat()],
        ...[deadLetters.length, ...deadLetters.flatMap((letter) => [letter.id, JSON.stringify(letter)])],
      ],
    )
    if (appended === -1) throw new NoLongerLeader('Cannot append: another one has become the leader')
    return { appended: Number(appended) }
  }

  async bounds(stream: Stream): Promise<Bounds> {
    const { epoch, floor, tail } = await look(this.#connection, this.#keys, stream, { at: 0, number: 0 })
    return { epoch, floor, tail }
  }

  async read(stream: Stream, after: Place | PlaceInEpoch, limit: number): Promise<readonly LoggedEvent[]> {
    const wanted = Math.max(1, Math.min(limit, mostOfAnAppend))
    let place: Place | PlaceInEpoch = after
    for (;;) {
      const { isThere, entries, epoch } = await look(this.#connection, this.#keys, stream, place, wanted)
      if (!isThere) throw new CursorExpired('Cannot go on after this place: what follows it is no longer kept')
      const read = entries.map(readEntry)
      const logged = read.flatMap((each) => {
        if (each.logged === null) this.#options.onUnreadable?.(stream, each.place.number)
        return each.logged ?? []
      })
      const last = read.at(-1)
      // A whole page that nobody can read says nothing of what follows it.
      if (logged.length > 0 || last === undefined || entries.length < wanted) return logged
      place = { ...last.place, epoch }
    }
  }

  follow(stream: Stream, after: Place | PlaceInEpoch, listener: FollowListener, signal: AbortSignal): void {
    const { url, patienceMs, onUnreadable } = this.#options
    const ends = AbortSignal.any([signal, this.#closed.signal])
    const follower = new RedisFollower(stream, after, listener, ends, {
      url,
      keys: this.#keys,
      patienceMs,
      look: (place) => look(this.#connection, this.#keys, stream, place),
      onUnreadable: ({ number }) => onUnreadable?.(stream, number),
    })
    void follower.run()
  }

  async sides(names: readonly string[]): Promise<readonly ('above' | 'below' | undefined)[]> {
    if (names.length === 0) return []
    const found = await this.#connection.ask((redis) => redis.hmget(this.#keys.sides, ...names))
    return found.map((side) => (side === 'above' || side === 'below' ? side : undefined))
  }

  async lead(instance: string, milliseconds: number): Promise<Lease | null> {
    const keys = [this.#keys.lease, this.#keys.fence]
    const fence = await this.#connection.run(scripts.leadScript, keys, [instance, milliseconds])
    return fence === '' ? null : { fence: Number(fence), instance }
  }

  async extend({ fence, instance }: Lease, milliseconds: number): Promise<boolean> {
    const keys = [this.#keys.lease, this.#keys.fence]
    return (await this.#connection.run(scripts.extendScript, keys, [fence, instance, milliseconds])) === 1
  }

  async release({ fence, instance }: Lease): Promise<void> {
    await this.#connection.run(scripts.releaseScript, [this.#keys.lease, this.#keys.fence], [fence, instance])
  }

  async position(consumer: string, stream: Stream): Promise<ConsumerPosition | null> {
    const [found] = await this.#positions(consumerField(consumer, stream))
    if (found === undefined) return null
    const { epoch, place, acknowledgedAt } = found
    return { epoch, place, acknowledgedAt }
  }

  async acknowledge(
    consumer: string,
    stream: Stream,
    { epoch, place }: { readonly epoch: string; readonly place: Place },
  ): Promise<ConsumerPosition> {
    const answer = await this.#connection.run(
      scripts.acknowledgeScript,
      [this.#keys.streams, this.#keys.consumers, this.#keys.consumersSince],
      [consumerField(consumer, stream), stream, epoch, place.at, place.number, this.#retention.consumersMilliseconds],
    )
    return positionOf(answer as [string, string])
  }

  consumers(): Promise<readonly NamedPosition[]> {
    return this.#positions()
  }

  async forgetConsumer(consumer: string): Promise<void> {
    const fields = streams.map((stream) => consumerField(consumer, stream))
    await this.#connection.run(scripts.removeScript, [this.#keys.consumers, this.#keys.consumersSince], fields)
  }

  async deadLetters(limit: number): Promise<readonly DeadLetter[]> {
    const keys = [this.#keys.deadLetters, this.#keys.deadLettersSince]
    const wanted = Math.max(1, Math.min(limit, mostOfAnAppend))
    const found = (await this.#connection.run(scripts.oldestScript, keys, [wanted])) as string[]
    return inGroups(found, 2).map(([id = '', text = '']) => deadLetterIn(id, text))
  }

  countDeadLetters(): Promise<number> {
    return this.#connection.ask((redis) => redis.hlen(this.#keys.deadLetters))
  }

  async removeDeadLetter(id: string): Promise<boolean> {
    const keys = [this.#keys.deadLetters, this.#keys.deadLettersSince]
    return (await this.#connection.run(scripts.removeScript, keys, [id])) === 1
  }

  async trim(): Promise<void> {
    const { milliseconds, entries, ids, consumersMilliseconds } = this.#retention
    const keys = this.#keys
    await this.#connection.run(
      scripts.trimScript,
      [
        ...[keys.streams, keys.consumers, keys.consumersSince],
        ...streams.flatMap((stream) => [keys.stream(stream), keys.ids(stream)]),
      ],
      [...[milliseconds, entries, ids, consumersMilliseconds], ...streams.flatMap((stream) => [stream, newEpoch()])],
    )
  }

  durability(): Promise<string | null> {
    return durabilityOf(this.#connection)
  }

  isUp(): Promise<boolean> {
    return this.#connection.isUp()
  }

  async close(): Promise<void> {
    this.#closed.abort()
    this.#connection.close()
  }

  async #positions(field?: string): Promise<NamedPosition[]> {
    const keys = [this.#keys.consumers, this.#keys.consumersSince]
    const asked = [this.#retention.consumersMilliseconds, ...(field === undefined ? [] : [field])]
    const found = (await this.#connection.run(scripts.consumersScript, keys, asked)) as string[]
    return inGroups(found, 3).flatMap(([name = '', position = '', since = '']) => {
      const consumer = consumerIn(name)
      return consumer === null ? [] : [{ ...consumer, ...positionOf([position, since]) }]
    })
  }
}

/** Which of `meant`, from 1, is the stream of an event. */
function placeOf({ type }: LoggedEvent['event'], meant: readonly Stream[]): number {
  return meant.indexOf(streamOf(type)) + 1
}

function positionOf([position, since]: readonly [string, string]): ConsumerPosition {
  const [epoch = '', at, number] = position.split(' ')
  return {
    epoch,
    place: { at: Number(at), number: Number(number) },
    acknowledgedAt: new Date(Number(since)).toISOString(),
  }
}

function deadLetterIn(id: string, text: string): DeadLetter {
  try {
    return { ...JSON.parse(text), id }
  } catch {
    const since = new Date(0).toISOString()
    return { id, reason: 'what was set aside is no longer readable', since, model: null, row: text }
  }
}

function inGroups(texts: readonly string[], size: number): string[][] {
  return Array.from({ length: texts.length / size }, (_, at) => texts.slice(at * size, (at + 1) * size))
}
