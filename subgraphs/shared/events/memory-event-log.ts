import { randomBytes } from 'node:crypto'
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
import { MemoryStream } from './memory-stream.ts'
import { checkedRetention, type Retention } from './retention.ts'

export interface MemoryEventLogOptions {
  readonly retention: Retention
  /** The time, in milliseconds. */
  readonly now?: () => number
}

/** The event log in the memory of this process, for one process: it begins empty and ends with it. */
export class MemoryEventLog implements EventLog {
  readonly #retention: Retention
  readonly #now: () => number
  readonly #streams: ReadonlyMap<Stream, MemoryStream>
  readonly #sides = new Map<string, 'above' | 'below'>()
  readonly #deadLetters = new Map<string, DeadLetter>()
  readonly #consumers = new Map<string, NamedPosition>()
  readonly #closed = new AbortController()
  #fence = 0
  #leader: { readonly instance: string; readonly until: number } | null = null

  constructor({ retention, now = Date.now }: MemoryEventLogOptions) {
    this.#retention = checkedRetention(retention)
    this.#now = now
    const epoch = randomBytes(9).toString('base64url')
    this.#streams = new Map(streams.map((stream) => [stream, new MemoryStream(epoch)]))
  }

  async append(what: Append, lease: Lease | 'anybody'): Promise<{ readonly appended: number }> {
    const { events, sides, deadLetters } = checkedAppend(what)
    if (lease !== 'anybody' && !this.#isLeader(lease))
      throw new NoLongerLeader('Cannot append: another one has become the leader')
    let appended = 0
    for (const event of events) if (this.#stream(streamOf(event.type)).append(event, this.#now())) appended += 1
    for (const [name, side] of Object.entries(sides)) this.#sides.set(name, side)
    for (const letter of deadLetters) if (!this.#deadLetters.has(letter.id)) this.#deadLetters.set(letter.id, letter)
    return { appended }
  }

  async bounds(stream: Stream): Promise<Bounds> {
    const { epoch, floor, tail } = this.#stream(stream)
    return { epoch, floor, tail }
  }

  async read(stream: Stream, after: Place | PlaceInEpoch, limit: number): Promise<readonly LoggedEvent[]> {
    const found = this.#stream(stream)
    if (!found.has(after)) {
      throw new CursorExpired('Cannot go on after this place: what follows it is no longer kept')
    }
    return found.after(after, Math.max(1, Math.min(limit, mostOfAnAppend)))
  }

  follow(stream: Stream, after: Place | PlaceInEpoch, listener: FollowListener, signal: AbortSignal): void {
    this.#stream(stream).follow(after, listener, AbortSignal.any([signal, this.#closed.signal]))
  }

  async sides(names: readonly string[]): Promise<readonly ('above' | 'below' | undefined)[]> {
    return names.map((name) => this.#sides.get(name))
  }

  async lead(instance: string, milliseconds: number): Promise<Lease | null> {
    const now = this.#now()
    if (this.#leader !== null && this.#leader.instance !== instance && this.#leader.until > now) return null
    this.#fence = Math.max(this.#fence + 1, now)
    this.#leader = { instance, until: now + milliseconds }
    return { fence: this.#fence, instance }
  }

  async extend(lease: Lease, milliseconds: number): Promise<boolean> {
    if (!this.#isLeader(lease)) return false
    this.#leader = { instance: lease.instance, until: this.#now() + milliseconds }
    return true
  }

  async release(lease: Lease): Promise<void> {
    if (this.#isLeader(lease)) this.#leader = null
  }

  async position(consumer: string, stream: Stream): Promise<ConsumerPosition | null> {
    const found = this.#consumers.get(fieldOf(consumer, stream))
    if (found === undefined || !this.#isKnown(found)) return null
    const { epoch, place, acknowledgedAt } = found
    return { epoch, place, acknowledgedAt }
  }

  async acknowledge(
    consumer: string,
    stream: Stream,
    { epoch, place }: { readonly epoch: string; readonly place: Place },
  ): Promise<ConsumerPosition> {
    const kept = this.#consumers.get(fieldOf(consumer, stream))
    const isKept =
      kept !== undefined &&
      this.#isKnown(kept) &&
      (kept.epoch === epoch ? kept.place.number >= place.number : epoch !== this.#stream(stream).epoch)
    const position = {
      epoch: isKept ? kept.epoch : epoch,
      place: isKept ? kept.place : { at: place.at, number: place.number },
      acknowledgedAt: new Date(this.#now()).toISOString(),
    }
    this.#consumers.set(fieldOf(consumer, stream), { consumer, stream, ...position })
    return position
  }

  async consumers(): Promise<readonly NamedPosition[]> {
    return [...this.#consumers.values()].filter((each) => this.#isKnown(each))
  }

  async forgetConsumer(consumer: string): Promise<void> {
    for (const stream of streams) this.#consumers.delete(fieldOf(consumer, stream))
  }

  async deadLetters(limit: number): Promise<readonly DeadLetter[]> {
    return [...this.#deadLetters.values()].slice(0, Math.max(1, Math.min(limit, mostOfAnAppend)))
  }

  async countDeadLetters(): Promise<number> {
    return this.#deadLetters.size
  }

  async removeDeadLetter(id: string): Promise<boolean> {
    return this.#deadLetters.delete(id)
  }

  async trim(): Promise<void> {
    for (const stream of this.#streams.values()) stream.trim(this.#retention, this.#now())
    for (const [field, each] of this.#consumers) if (!this.#isKnown(each)) this.#consumers.delete(field)
  }

  async durability(): Promise<string | null> {
    return 'events are kept in the memory of this process, and are gone when it ends'
  }

  async isUp(): Promise<boolean> {
    return true
  }

  async close(): Promise<void> {
    this.#closed.abort()
  }

  #stream(stream: Stream): MemoryStream {
    return this.#streams.get(stream) as MemoryStream
  }

  #isLeader({ fence, instance }: Lease): boolean {
    return fence === this.#fence && this.#leader?.instance === instance
  }

  #isKnown({ acknowledgedAt }: ConsumerPosition): boolean {
    return Date.parse(acknowledgedAt) >= this.#now() - this.#retention.consumersMilliseconds
  }
}

function fieldOf(consumer: string, stream: Stream): string {
  return `${stream} ${consumer}`
}
