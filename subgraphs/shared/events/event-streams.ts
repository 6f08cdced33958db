import pLimit from 'p-limit'
import { type Stream, streams } from './catalogue.ts'
import type { Place, PlaceInEpoch } from './event.ts'
import type { EventLog } from './event-log.ts'
import { FollowedStream } from './followed-stream.ts'
import type { Batch } from './live-window.ts'
import { StreamReader } from './stream-reader.ts'

export type { Batch } from './live-window.ts'

export interface EventStreamsOptions {
  /** How many entries one read of the log asks for. */
  readonly pageSize?: number
  /** How many of the youngest entries of a stream are held for all readers. */
  readonly windowEntries?: number
  /** How many reads of the log may be under way at once; others wait. */
  readonly readsAtOnce?: number
}

/** The events of the log for all who want them in this process: each stream is followed once, and each page read once. */
export class EventStreams {
  readonly #followed: ReadonlyMap<Stream, FollowedStream>

  constructor(log: EventLog, { pageSize = 100, windowEntries = 1_000, readsAtOnce = 8 }: EventStreamsOptions = {}) {
    const atOnce = pLimit(readsAtOnce)
    this.#followed = new Map(
      streams.map((stream) => [stream, new FollowedStream(log, stream, { pageSize, windowEntries, atOnce })]),
    )
  }

  /**
   * Every entry after a place, in order, each once, in batches: those of the log, then as they come, until `signal`
   * aborts or `return()`. Null: from now on, that is from when the stream is followed; ask `tail` first to be sure.
   * Whoever is slow is given the same from the log, later; nothing is held for it.
   *
   * Iterating rejects with `CursorExpired` where entries are gone that it was not given, or `after` is no place of the
   * stream; with `SourceUnavailable` of the origin `store` where the log has to be read and is away. It is over then.
   * While the log is away and nothing has to be read, it waits.
   */
  from(stream: Stream, after: Place | PlaceInEpoch | null, signal: AbortSignal): AsyncIterableIterator<Batch> {
    return new StreamReader(this.#stream(stream), after, signal)
  }

  /** The last entry of a stream, as far as this process was told; it is followed since. @throws {SourceUnavailable} */
  async tail(stream: Stream): Promise<PlaceInEpoch> {
    const followed = this.#stream(stream)
    await followed.open()
    return followed.tail
  }

  /** Ends all who iterate. The log stays open. */
  close(): void {
    for (const stream of this.#followed.values()) stream.close()
  }

  #stream(stream: Stream): FollowedStream {
    return this.#followed.get(stream) as FollowedStream
  }
}
