import type { Stream } from './catalogue.ts'
import type { BusinessEvent, LoggedEvent, Place, PlaceInEpoch } from './event.ts'

/** What a relay appends in one step: all of it, or nothing. */
export interface Append {
  readonly events: readonly BusinessEvent[]
  /** On which side of its minimum an item is since then, by `<item key>:<facility key>`: remembered with the append. */
  readonly sides?: Readonly<Record<string, 'above' | 'below'>>
  /** Rows that nobody could translate, kept until somebody looks at them. */
  readonly deadLetters?: readonly DeadLetter[]
}

/** A row of the outbox that could not be translated. */
export interface DeadLetter {
  /** The id its events would have had. */
  readonly id: string
  /** Why, in words without any value of the row. */
  readonly reason: string
  /** An instant in UTC: when it was set aside. */
  readonly since: string
  /** The model it is about where that could be read, else null. */
  readonly model: string | null
  /** The row as it was read, for a second try. Given to nobody. */
  readonly row: string
}

/** Where a stream begins and ends now. */
export interface Bounds {
  /** Names the stream as it is: another one after the store was lost or emptied, and numbers begin anew. */
  readonly epoch: string
  /** The last place of which what follows is still all there. */
  readonly floor: Place
  /** The last entry; 0 and 0 where there never was one. */
  readonly tail: Place
}

/** Somebody else has become the leader since: nothing was appended. */
export class NoLongerLeader extends Error {}

/**
 * The log of business events: a stream for each domain, in order, each event once.
 *
 * Every method rejects with `SourceUnavailable` of the origin `store` where the store is away; nothing is then half done.
 */
export interface EventLog {
  /**
   * Appends events to their streams and remembers what else there is, in one step, unless an id was appended before:
   * such an event is passed over. Resolves when it is durable, as far as the store is. `anybody` needs no lease: for
   * what has no order to keep. @throws {NoLongerLeader}
   */
  append(what: Append, lease: Lease | 'anybody'): Promise<{ readonly appended: number }>
  bounds(stream: Stream): Promise<Bounds>
  /**
   * Entries after a place, oldest first, at most `limit`. Empty where there are none. An entry that cannot be read is
   * left out: then there is a gap in the numbers.
   * @throws {CursorExpired} where what follows `after` is not all there, it is no place of the stream, or its epoch, where
   * it names one, is over.
   */
  read(stream: Stream, after: Place | PlaceInEpoch, limit: number): Promise<readonly LoggedEvent[]>
  /**
   * Tells of every entry after `after`, in order and in batches, as they come: the one reader of this process for this
   * stream. What is not there any longer when it gets to it is told by `onLost`. Goes on by itself after the store was
   * away. Ends when `signal` aborts. Where `after` names no epoch, it is of the one that is found first.
   */
  follow(stream: Stream, after: Place | PlaceInEpoch, listener: FollowListener, signal: AbortSignal): void
  /** On which side of its minimum an item was when it was last looked at; undefined where it never was. */
  sides(names: readonly string[]): Promise<readonly ('above' | 'below' | undefined)[]>

  /**
   * Makes this process the leader, if there is none: then for `milliseconds`, unless `extend` makes it longer. Null
   * while another one is.
   */
  lead(instance: string, milliseconds: number): Promise<Lease | null>
  /** False where another one has become the leader since. */
  extend(lease: Lease, milliseconds: number): Promise<boolean>
  /** Gives it up, so that another can begin at once. */
  release(lease: Lease): Promise<void>

  /** Where a named consumer goes on; null where it never was. Consumers are of one principal, see `consumerKey`. */
  position(consumer: string, stream: Stream): Promise<ConsumerPosition | null>
  /** Moves a consumer on, never back. Makes it where there is none. The place it is at since. */
  acknowledge(
    consumer: string,
    stream: Stream,
    at: { readonly epoch: string; readonly place: Place },
  ): Promise<ConsumerPosition>
  /** Every consumer that acknowledged, or was made, within the retention of consumers. */
  consumers(): Promise<readonly NamedPosition[]>
  forgetConsumer(consumer: string): Promise<void>

  /** What could not be translated, oldest first. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>
  countDeadLetters(): Promise<number>
  removeDeadLetter(id: string): Promise<boolean>

  /** Takes away what is older or more than it may be. Entries are counted by stream. */
  trim(): Promise<void>
  /** Null where everything that was acknowledged survives a crash; else why it may not, in words for an operator. */
  durability(): Promise<string | null>
  /** Whether the store answers now. */
  isUp(): Promise<boolean>
  close(): Promise<void>
}

export interface FollowListener {
  /** In order, without a gap, each once. */
  readonly onEntries: (entries: readonly LoggedEvent[]) => void
  /** Entries are gone that were never told: what follows is told from here on, in this epoch. */
  readonly onLost: (next: PlaceInEpoch) => void
}

/** That one process is the leader, and by which it is known when it no longer is. */
export interface Lease {
  /** Grows with each leader. */
  readonly fence: number
  readonly instance: string
}

export interface ConsumerPosition {
  readonly epoch: string
  readonly place: Place
  /** An instant in UTC: of the last acknowledgement. */
  readonly acknowledgedAt: string
}

export interface NamedPosition extends ConsumerPosition {
  readonly consumer: string
  readonly stream: Stream
}
