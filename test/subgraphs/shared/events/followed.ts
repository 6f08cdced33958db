import { vi } from 'vitest'
import type { Stream } from '#shared/events/catalogue.ts'
import type { LoggedEvent, Place, PlaceInEpoch } from '#shared/events/event.ts'
import type { EventLog } from '#shared/events/event-log.ts'

/** What a follower was told, in order: entries by their number and id, losses by where it goes on. */
export interface Told {
  readonly entries: LoggedEvent[]
  readonly lost: PlaceInEpoch[]
  readonly lines: string[]
  readonly ids: () => string[]
  stop(): void
  /** Resolves when so many entries were told, or fails after a long while. */
  reaches(count: number): Promise<void>
}

export function followed(log: EventLog, stream: Stream, after: Place): Told {
  const stopping = new AbortController()
  const told: Told = {
    entries: [],
    lost: [],
    lines: [],
    ids: () => told.entries.map(({ event }) => event.id),
    stop: () => stopping.abort(),
    reaches: (count) =>
      vi.waitFor(
        () => {
          if (told.entries.length < count) throw new Error(`told ${told.entries.length} of ${count}`)
        },
        { timeout: 40_000, interval: 20 },
      ),
  }
  const listener = {
    onEntries: (entries: readonly LoggedEvent[]) => {
      told.entries.push(...entries)
      told.lines.push(...entries.map(({ event, place }) => `${place.number}: ${event.id}`))
    },
    onLost: (next: PlaceInEpoch) => {
      told.lost.push(next)
      told.lines.push(`lost up to ${next.number}`)
    },
  }
  log.follow(stream, after, listener, stopping.signal)
  return told
}
