import { setImmediate } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { CursorExpired, SourceUnavailable } from '#shared/errors/errors.ts'
import type { PlaceInEpoch } from '#shared/events/event.ts'
import type { EventLog, FollowListener } from '#shared/events/event-log.ts'
import { type Batch, EventStreams, type EventStreamsOptions } from '#shared/events/event-streams.ts'
import { MemoryEventLog } from '#shared/events/memory-event-log.ts'
import { LateLog } from './late-log.ts'
import { idsFrom, keepsAll, leaseOf, orderEvent, stockEvent } from './made-events.ts'

const stream = 'procurement'
const start = { at: 0, number: 0 }

/** A log that counts what it is asked, and says when it should that it is away, or that something was lost. */
class WatchedLog extends MemoryEventLog {
  readonly asked: string[] = []
  isAway = false
  listener: FollowListener | undefined

  #ask(what: string): void {
    this.asked.push(what)
    if (this.isAway) throw new SourceUnavailable('store', 'Cannot use the event log: the store does not answer')
  }

  override async bounds(...asked: Parameters<EventLog['bounds']>) {
    this.#ask('bounds')
    return super.bounds(...asked)
  }

  override async read(...asked: Parameters<EventLog['read']>) {
    this.#ask('read')
    return super.read(...asked)
  }

  override follow(...asked: Parameters<EventLog['follow']>) {
    this.#ask('follow')
    this.listener = asked[2]
    super.follow(...asked)
  }
}

async function hospital(options: EventStreamsOptions = {}, entries = keepsAll.entries) {
  const log = new WatchedLog({ retention: { ...keepsAll, entries } })
  const streams = new EventStreams(log, options)
  onTestFinished(async () => {
    streams.close()
    await log.close()
  })
  const lease = await leaseOf(log)
  let appended = 0
  const append = async (count: number) => {
    const first = appended + 1
    appended += count
    await log.append({ events: idsFrom(first, appended).map((id) => orderEvent(id)) }, lease)
    // What is followed is told in a moment.
    await setImmediate()
  }
  const ending = new AbortController()
  const from = (after: PlaceInEpoch | typeof start | null) => streams.from(stream, after, ending.signal)
  return { log, lease, streams, append, ending, from }
}

const idsOf = (batch: IteratorResult<Batch>) => (batch.done ? null : batch.value.entries.map(({ event }) => event.id))

/** The next so many entries. */
async function take(iterator: AsyncIterator<Batch>, count: number): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < count) {
    const batch = idsOf(await iterator.next())
    if (batch === null) throw new Error('it is over')
    ids.push(...batch)
  }
  return ids
}

describe('EventStreams', () => {
  it('gives what comes from now on, the same batch to all', async () => {
    const { append, from, streams } = await hospital()
    await append(3)
    await streams.tail(stream)
    const readers = [from(null), from(null)]
    await append(2)
    const [one, other] = await Promise.all(readers.map((each) => each.next()))
    expect(one && idsOf(one)).toEqual(['4', '5'])
    expect(other?.value).toBe(one?.value)
    expect(one?.value).toMatchObject({ replayed: false, end: { number: 5 } })
  })

  it('replays what follows a place in pages, and goes over to what comes', async () => {
    const { append, from } = await hospital({ pageSize: 4 })
    await append(10)
    const reader = from(start)
    const pages = [await reader.next(), await reader.next(), await reader.next()]
    expect(pages.map(idsOf)).toEqual([idsFrom(1, 4), idsFrom(5, 8), idsFrom(9, 10)])
    expect(pages.map(({ value }) => value.replayed)).toEqual([true, true, true])
    const next = reader.next()
    await append(1)
    expect((await next).value).toMatchObject({ replayed: false, end: { number: 11 } })
  })

  it('gives nothing of other streams', async () => {
    const { log, lease, append, from } = await hospital()
    const reader = from(start)
    await log.append({ events: [stockEvent('s')] }, lease)
    await append(1)
    expect(idsOf(await reader.next())).toEqual(['1'])
  })

  it('follows each stream once, from when somebody wants it', async () => {
    const { log, append, from, streams } = await hospital()
    expect(log.asked).toEqual([])
    const readers = Array.from({ length: 50 }, () => from(null))
    const batches = Promise.all(readers.map((each) => each.next()))
    await streams.tail(stream)
    for (let turn = 0; turn < 3; turn += 1) await append(1)
    await batches
    expect(log.asked).toEqual(['bounds', 'follow'])
  })

  it('tells the last entry from memory once the stream is followed', async () => {
    const { log, append, streams } = await hospital()
    await append(2)
    expect(await streams.tail(stream)).toMatchObject({ number: 2 })
    await append(1)
    const { epoch, tail } = await log.bounds(stream)
    log.asked.length = 0
    expect(await streams.tail(stream)).toEqual({ ...tail, epoch })
    expect(log.asked).toEqual([])
  })

  it('reads a page once for a crowd that comes back to the same place, and shares the key of it', async () => {
    const { log, append, from, streams } = await hospital()
    await append(50)
    await streams.tail(stream)
    const batches = await Promise.all(Array.from({ length: 500 }, () => from(start).next()))
    expect(log.asked.filter((each) => each === 'read')).toHaveLength(1)
    expect(new Set(batches.map(({ value }) => value.key)).size).toBe(1)
  })

  it('has no more reads under way at once than it may', async () => {
    const { log, append, from } = await hospital({ readsAtOnce: 3 })
    await append(20)
    const entries = await log.read(stream, start, 20)
    let underWay = 0
    let most = 0
    const read = log.read.bind(log)
    log.read = async (...asked) => {
      underWay += 1
      most = Math.max(most, underWay)
      await setImmediate()
      underWay -= 1
      return read(...asked)
    }
    await Promise.all(entries.slice(0, 19).map(({ place }) => from(place).next()))
    expect(most).toBe(3)
  })

  it('gives a slow reader all of it, later, and holds no more than the window meanwhile', async () => {
    const { log, append, from } = await hospital({ windowEntries: 10, pageSize: 7 })
    const slow = from(start)
    const fast = from(start)
    for (let turn = 0; turn < 20; turn += 1) {
      await append(5)
      await take(fast, 5)
    }
    const reads = log.asked.filter((each) => each === 'read').length
    expect(await take(slow, 100)).toEqual(idsFrom(1, 100))
    expect(log.asked.filter((each) => each === 'read').length - reads).toBeGreaterThan(5)
  })

  it('says that a reader is too late where its place was trimmed meanwhile, and nothing of it to others', async () => {
    const { log, append, from } = await hospital({ windowEntries: 2 }, 3)
    const [slow, fast] = [from(start), from(start)]
    await append(1)
    expect(await Promise.all([take(slow, 1), take(fast, 1)])).toEqual([['1'], ['1']])
    for (let turn = 0; turn < 9; turn += 1) {
      await append(1)
      await take(fast, 1)
    }
    await log.trim()
    await expect(slow.next()).rejects.toThrow(CursorExpired)
    expect(await slow.next()).toEqual({ done: true, value: undefined })
    await append(1)
    expect(await take(fast, 1)).toEqual(['11'])
  })

  it('gives all of it to a reader whose read was begun by another one, before there was anything', async () => {
    const answers: (() => void)[] = []
    const log = new LateLog({ retention: keepsAll }, async (what) => {
      if (what.startsWith('an answer')) await new Promise<void>((resolve) => answers.push(resolve))
    })
    const streams = new EventStreams(log, { windowEntries: 2 })
    onTestFinished(() => streams.close())
    const lease = await leaseOf(log)
    const tail = await streams.tail(stream)
    const { signal } = new AbortController()
    const slow = streams.from(stream, null, signal)
    const resuming = take(streams.from(stream, tail, signal), 5)
    await setImmediate()
    // Its answer, that there is nothing, is on its way; meanwhile more comes than the window holds.
    for (const id of idsFrom(1, 5)) {
      await log.append({ events: [orderEvent(id)] }, lease)
      await setImmediate()
    }
    const late = take(slow, 5)
    for (let turn = 0; turn < 20; turn += 1) {
      answers.shift()?.()
      await setImmediate()
    }
    expect(await Promise.all([late, resuming])).toEqual([idsFrom(1, 5), idsFrom(1, 5)])
  })

  it.each([
    ['no entry', { at: 5, number: 1 }],
    ['beyond the end', { at: Date.now() + 60_000, number: 99 }],
    ['in another epoch', { at: 0, number: 0, epoch: 'another' }],
  ])('refuses to begin at a place that is %s', async (_, place) => {
    const { append, from } = await hospital()
    await append(3)
    await expect(from(place).next()).rejects.toThrow(CursorExpired)
  })

  it('ends everybody who was at places of an epoch that is over, and begins anew for others', async () => {
    const { log, append, from, streams } = await hospital()
    await append(2)
    const tail = await streams.tail(stream)
    const [waiting, resting] = [from(tail), from(tail)]
    await append(1)
    await Promise.all([take(waiting, 1), take(resting, 1)])
    const next = waiting.next()
    const young = { at: 0, number: 0, epoch: 'young' }
    log.listener?.onLost(young)
    await expect(next).rejects.toThrow(CursorExpired)
    await expect(resting.next()).rejects.toThrow(CursorExpired)
    expect(await streams.tail(stream)).toEqual(young)
    const fresh = from(null).next()
    log.listener?.onEntries([{ event: orderEvent('1'), place: { at: 1, number: 1 } }])
    expect((await fresh).value).toMatchObject({ epoch: 'young', end: { number: 1 } })
  })

  it('ends everybody who saw more than there is, after the store lost its end', async () => {
    const { log, append, from, streams } = await hospital()
    await append(3)
    const { epoch } = await streams.tail(stream)
    const reader = from(start)
    await take(reader, 3)
    const next = reader.next()
    log.listener?.onLost({ at: 1, number: 2, epoch })
    await expect(next).rejects.toThrow(CursorExpired)
  })

  it('ends with the signal, with return and with the room, also while something is awaited', async () => {
    const { append, ending, from, streams } = await hospital()
    const over = { done: true, value: undefined }
    const returned = from(null)
    const awaited = returned.next()
    expect(await returned.return?.()).toEqual(over)
    expect([await awaited, await returned.next()]).toEqual([over, over])
    const aborted = from(null)
    const waiting = aborted.next()
    ending.abort()
    expect([await waiting, await aborted.next(), await from(null).next()]).toEqual([over, over, over])
    const closed = streams.from(stream, null, new AbortController().signal)
    const last = closed.next()
    await append(0)
    streams.close()
    expect([await last, await closed.next()]).toEqual([over, over])
  })

  it('refuses to be asked for two batches at once', async () => {
    const { from } = await hospital()
    const reader = from(null)
    const first = reader.next()
    await expect(reader.next()).rejects.toThrow('Cannot read on: the batch before is awaited')
    await reader.return?.()
    await first
  })

  it('says that the store is away where it has to be asked, and follows when it is back', async () => {
    const { log, append, from } = await hospital()
    log.isAway = true
    await expect(from(null).next()).rejects.toThrow(SourceUnavailable)
    const unasked = from(null)
    await setImmediate()
    await expect(unasked.next()).rejects.toThrow(SourceUnavailable)
    log.isAway = false
    const reader = from(start)
    const next = reader.next()
    await append(1)
    expect(idsOf(await next)).toEqual(['1'])
  })

  it('takes less than 2 kB for a reader that waits', async () => {
    const { streams, append } = await hospital()
    await streams.tail(stream)
    const crowd = 10_000
    const endings = Array.from({ length: crowd }, () => new AbortController())
    // A signal makes something of its own when it is first listened to: that is whoever's it is.
    for (const { signal } of endings) signal.addEventListener('abort', () => undefined)
    const collect = globalThis.gc ?? (await collector())
    collect()
    const before = process.memoryUsage().heapUsed
    const readers = endings.map(({ signal }) => streams.from(stream, null, signal))
    const batches = readers.map((reader) => reader.next())
    await setImmediate()
    collect()
    const each = (process.memoryUsage().heapUsed - before) / crowd
    expect(each).toBeLessThan(2_000)
    await append(1)
    expect(new Set((await Promise.all(batches)).map(({ value }) => value)).size).toBe(1)
  })
})

/** The garbage collector, which Node gives only when it is asked for. */
async function collector(): Promise<() => void> {
  const { setFlagsFromString } = await import('node:v8')
  const { runInNewContext } = await import('node:vm')
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc')
}
