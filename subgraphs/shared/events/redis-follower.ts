import { setTimeout } from 'node:timers/promises'
import { Redis } from 'ioredis'
import type { Stream } from './catalogue.ts'
import type { LoggedEvent, Place, PlaceInEpoch } from './event.ts'
import type { FollowListener } from './event-log.ts'
import { idOf, type RawEntry, readEntry } from './redis-entries.ts'
import type { RedisKeys } from './redis-keys.ts'
import type { Look } from './redis-streams.ts'

export interface FollowerOptions {
  readonly url: string
  readonly keys: RedisKeys
  /** A look at the stream from a place, over another connection. */
  readonly look: (place: Place | PlaceInEpoch) => Promise<Look>
  /** How long a connection and an answer are waited for, in milliseconds. */
  readonly patienceMs: number
  readonly onUnreadable: (place: Place) => void
}

/** How long Redis waits for entries before it answers that there are none, in milliseconds. */
const blockMs = 3_000
const entriesAtOnce = 500
const longestPauseMs = 2_000

/**
 * Reads one stream on a connection of its own, as entries come. Whatever becomes of the connection, it makes a new one
 * and goes on after the last entry it told.
 */
export class RedisFollower {
  readonly #stream: Stream
  readonly #listener: FollowListener
  readonly #signal: AbortSignal
  readonly #options: FollowerOptions
  #place: Place
  /** Null until it is known. */
  #epoch: string | null
  /** The entry that did not follow what was told, for which the stream was looked at. */
  #lookedFor: string | null = null

  constructor(
    stream: Stream,
    after: Place | PlaceInEpoch,
    listener: FollowListener,
    signal: AbortSignal,
    options: FollowerOptions,
  ) {
    this.#stream = stream
    this.#place = { at: after.at, number: after.number }
    this.#epoch = 'epoch' in after ? after.epoch : null
    this.#listener = listener
    this.#signal = signal
    this.#options = options
  }

  /** Resolves when the signal aborts. */
  async run(): Promise<void> {
    for (let failures = 0; !this.#signal.aborted; ) {
      const redis = this.#connection()
      const stop = () => redis.disconnect()
      this.#signal.addEventListener('abort', stop, { once: true })
      try {
        await redis.connect()
        await this.#lookAgain()
        while (!this.#signal.aborted) {
          await this.#readOn(redis)
          failures = 0
        }
      } catch {
        // It is away, or was for a moment: there is nothing to tell, since nothing was lost by it.
        failures += 1
      }
      this.#signal.removeEventListener('abort', stop)
      redis.disconnect()
      const pause = Math.min(50 * 2 ** Math.min(failures, 10), longestPauseMs)
      // Not all followers come back in the same moment.
      await setTimeout(pause * (0.5 + Math.random() / 2), undefined, { signal: this.#signal }).catch(() => undefined)
    }
  }

  #connection(): Redis {
    const { url, patienceMs } = this.#options
    const redis = new Redis(url, {
      protocol: 2,
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      connectTimeout: patienceMs,
      // Redis says at least that there is nothing: who says nothing at all is gone.
      commandTimeout: blockMs + patienceMs,
      socketTimeout: blockMs + patienceMs,
      keepAlive: 10_000,
      retryStrategy: null,
    })
    redis.on('error', () => undefined)
    return redis
  }

  async #lookAgain(): Promise<void> {
    const place = this.#epoch === null ? this.#place : { ...this.#place, epoch: this.#epoch }
    const found = await this.#options.look(place)
    if (this.#signal.aborted) return
    this.#epoch = found.epoch
    if (!found.isThere) this.#lose(found.goOn)
  }

  async #readOn(redis: Redis): Promise<void> {
    const key = this.#options.keys.stream(this.#stream)
    const answer = await redis.xread('COUNT', entriesAtOnce, 'BLOCK', blockMs, 'STREAMS', key, idOf(this.#place))
    if (this.#signal.aborted) return
    const entries = ((answer?.[0] as [string, RawEntry[]] | undefined)?.[1] ?? []).map(readEntry)
    let told: LoggedEvent[] = []
    const tell = () => {
      if (told.length > 0) this.#tell(told)
      told = []
    }
    for (const { place, epoch, logged } of entries) {
      const last = told.at(-1)?.place ?? this.#place
      const isOfOurs = epoch === this.#epoch
      if (!isOfOurs || place.number !== last.number + 1) {
        tell()
        const entry = idOf(place)
        if (this.#lookedFor !== entry) {
          this.#lookedFor = entry
          return this.#lookAgain()
        }
        // All is as it was, as far as a look shows: what is missing was taken out of the middle.
        this.#lose({ at: place.at, number: Math.max(0, place.number - 1), epoch: this.#epoch as string })
      }
      if (logged !== null && isOfOurs) {
        told.push(logged)
        continue
      }
      tell()
      this.#options.onUnreadable(place)
      this.#lose({ ...place, epoch: this.#epoch as string })
    }
    tell()
  }

  #tell(entries: readonly LoggedEvent[]): void {
    this.#place = entries.at(-1)?.place ?? this.#place
    this.#call(() => this.#listener.onEntries(entries))
  }

  #lose(next: PlaceInEpoch): void {
    this.#place = { at: next.at, number: next.number }
    this.#epoch = next.epoch
    this.#call(() => this.#listener.onLost(next))
  }

  /** A fault of the listener is its own: it is thrown where nobody catches it, and what it was told is not told again. */
  #call(tell: () => void): void {
    if (this.#signal.aborted) return
    try {
      tell()
    } catch (error) {
      queueMicrotask(() => {
        throw error
      })
    }
  }
}
