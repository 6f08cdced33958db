import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CursorExpired } from '#shared/errors/errors.ts'
import type { Place } from '#shared/events/event.ts'
import { type Batch, EventStreams } from '#shared/events/event-streams.ts'
import { LateLog } from './late-log.ts'
import { keepsAll, leaseOf, orderEvent } from './made-events.ts'

const stream = 'procurement'
const start: Place = { at: 0, number: 0 }

type Step =
  | { readonly does: 'append'; readonly count: number }
  | { readonly does: 'trim' }
  | { readonly does: 'join'; readonly where: 'now' | 'start' | 'resume' }
  | { readonly does: 'pull'; readonly reader: number }
  | { readonly does: 'leave'; readonly reader: number }
  | { readonly does: 'pass'; readonly count: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('append' as const), count: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('trim' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('join' as const),
      where: fc.constantFrom('now' as const, 'start' as const, 'resume' as const),
    }),
  },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('pull' as const), reader: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('leave' as const), reader: fc.nat(20) }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('pass' as const), count: fc.integer({ min: 1, max: 6 }) }) },
)

/** Somebody who reads, one batch at a time, and looks at what it is given. */
class Reader {
  readonly iterator: AsyncIterator<Batch>
  /** The number it saw last; null until it began where nobody said. */
  last: number | null
  /** The highest number it may begin with. */
  readonly latest: number
  place: Place | undefined
  state: 'open' | 'left' | 'expired' = 'open'
  pull: Promise<void> | undefined

  constructor(iterator: AsyncIterator<Batch>, after: Place | null, latest: number) {
    this.iterator = iterator
    this.last = after?.number ?? null
    this.place = after ?? undefined
    this.latest = latest
  }

  begin(): void {
    this.pull ??= this.#next().finally(() => {
      this.pull = undefined
    })
  }

  async #next(): Promise<void> {
    try {
      const { done, value } = await this.iterator.next()
      if (done) {
        expect(this.state).toBe('left')
        return
      }
      expect(value.entries.length).toBeGreaterThan(0)
      expect(value.end).toEqual({ ...value.entries.at(-1)?.place, epoch: value.epoch })
      for (const { event, place } of value.entries) {
        expect(event.id).toBe(String(place.number))
        if (this.last === null) expect(place.number).toBeLessThanOrEqual(this.latest + 1)
        else expect(place.number).toBe(this.last + 1)
        this.last = place.number
        this.place = place
      }
    } catch (error) {
      if (!(error instanceof CursorExpired)) throw error
      this.state = 'expired'
    }
  }
}

it('gives every reader each entry once and in order, or says that some are gone, whatever happens in which order', async () => {
  let expired = 0
  let replayed = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 30, maxLength: 150, size: 'max' }),
      fc.scheduler(),
      async (steps, scheduler) => {
        const log = new LateLog({ retention: { ...keepsAll, entries: 8 } }, (what) =>
          scheduler.schedule(Promise.resolve(), what),
        )
        const lease = await leaseOf(log)
        const streams = new EventStreams(log, { pageSize: 3, windowEntries: 5, readsAtOnce: 2 })
        const ending = new AbortController()
        await streams.tail(stream)
        const readers: Reader[] = []
        let appended = 0
        const append = async (count: number) => {
          const events = Array.from({ length: count }, (_, at) => orderEvent(appended + 1 + at))
          appended += count
          await log.append({ events }, lease)
        }
        for (const each of steps) {
          const reader = 'reader' in each ? readers[each.reader % readers.length] : undefined
          if (each.does === 'append') await append(each.count)
          if (each.does === 'trim') await log.trim()
          if (each.does === 'pull' && reader?.state === 'open') reader.begin()
          if (each.does === 'leave' && reader?.state === 'open') {
            reader.state = 'left'
            await reader.iterator.return?.()
          }
          if (each.does === 'join' && readers.length < 20) {
            const known = { now: null, start, resume: readers.at(-1)?.place ?? start }[each.where]
            const iterator = streams.from(stream, known, ending.signal)
            readers.push(new Reader(iterator, known, appended))
          }
          for (let at = 0; each.does === 'pass' && at < each.count; at += 1) {
            if (scheduler.count() > 0) await scheduler.waitOne()
          }
          await setImmediate()
        }
        // One more comes, so that all have something to wait for; then everybody reads to the end.
        await append(1)
        const isBehind = (reader: Reader) => reader.state === 'open' && reader.last !== appended
        for (let turn = 0; readers.some(isBehind) && turn < 1_000; turn += 1) {
          for (const reader of readers) if (isBehind(reader)) reader.begin()
          await setImmediate()
          while (scheduler.count() > 0) await scheduler.waitOne()
        }
        const { floor } = await log.bounds(stream)
        for (const reader of readers) {
          if (reader.state === 'open') expect(reader.last).toBe(appended)
          // Nobody is told that something is gone while all of it is there.
          if (reader.state === 'expired' && reader.last !== null) expect(reader.last).toBeLessThan(floor.number)
          if (reader.state === 'expired') expired += 1
        }
        replayed += log.reads
        ending.abort()
        streams.close()
        await log.close()
      },
    ),
    { numRuns: 1_000 },
  )
  // Both ways were walked.
  expect(expired).toBeGreaterThan(500)
  expect(replayed).toBeGreaterThan(1_000)
}, 120_000)
