import { cp, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { CursorExpired } from '#shared/errors/errors.ts'
import { NoLongerLeader } from '#shared/events/event-log.ts'
import { EventStreams } from '#shared/events/event-streams.ts'
import { followed } from '../subgraphs/shared/events/followed.ts'
import { idsFrom, keepsAll, leaseOf, orderEvent } from '../subgraphs/shared/events/made-events.ts'
import {
  appendAtLast,
  beginning,
  eventLogServer,
  events,
  idsIn,
  namespace,
  stream,
  streamKey,
} from './event-log-server.ts'
import { describeRedis, type RedisServer } from './redis.ts'
import { silentProxy } from './silent-proxy.ts'

describeRedis('What is lost of the event log on a real Redis', (start) => {
  it('says that a stream is another one, though nothing of it was told', async () => {
    const { redis, instance } = await eventLogServer(start)
    const log = instance()
    const { epoch, tail } = await log.bounds(stream)
    const place = { ...tail, epoch }
    const told = followed(instance(), stream, place)
    await vi.waitFor(async () => expect(await redis.admin.info('clients')).toContain('blocked_clients:1'), {
      timeout: 20_000,
    })
    await redis.admin.flushall()
    await log.append({ events: events(1, 2) }, await leaseOf(log))
    await told.reaches(2)
    expect(told.lines).toEqual(['lost up to 0', '1: 1', '2: 2'])
    told.stop()
  })

  it('says that all is lost after Redis forgot everything, and refuses whoever led before', async () => {
    const { redis, instance } = await eventLogServer(start)
    const log = instance()
    const lease = await leaseOf(log)
    const told = followed(instance(), stream, beginning)
    const streams = new EventStreams(instance())
    onTestFinished(() => streams.close())
    const reader = streams.from(stream, beginning, new AbortController().signal)
    await log.append({ events: events(1, 3) }, lease)
    expect((await reader.next()).value.entries).toHaveLength(3)
    await told.reaches(3)
    const before = await log.bounds(stream)
    const next = reader.next()
    const expired = expect(next).rejects.toThrow(CursorExpired)
    await redis.admin.flushall()
    await expect(log.append({ events: events(4, 4) }, lease)).rejects.toThrow(NoLongerLeader)
    const young = await leaseOf(log, 'other')
    expect(young.fence).toBeGreaterThan(lease.fence)
    await log.append({ events: events(4, 5) }, young)
    await told.reaches(5)
    expect(told.lines).toEqual(['1: 1', '2: 2', '3: 3', 'lost up to 0', '1: 4', '2: 5'])
    await expired
    const after = await log.bounds(stream)
    expect(after.epoch).not.toBe(before.epoch)
    await expect(log.read(stream, { ...before.tail, epoch: before.epoch }, 10)).rejects.toThrow(CursorExpired)
    told.stop()
  })

  it('notices that Redis came back without its last entries, though their numbers are given again', async () => {
    const { redis, instance } = await eventLogServer(start)
    const log = instance()
    const lease = await leaseOf(log)
    await log.append({ events: events(1, 3) }, lease)
    const told = followed(instance(), stream, beginning)
    const [, folder = ''] = (await redis.admin.config('GET', 'dir')) as string[]
    const [files, copy] = [path.join(folder, 'appendonlydir'), path.join(folder, 'copy')]
    await cp(files, copy, { recursive: true })
    await log.append({ events: events(4, 6) }, lease)
    await told.reaches(6)
    const lost = await log.bounds(stream)
    await redis.kill()
    await rm(files, { recursive: true })
    await cp(copy, files, { recursive: true })
    await redis.start()
    await appendAtLast(log, events(7, 10), lease)
    expect(await log.bounds(stream)).toMatchObject({ epoch: lost.epoch, tail: { number: 7 } })
    await expect(log.read(stream, { ...lost.tail, epoch: lost.epoch }, 10)).rejects.toThrow(CursorExpired)
    await told.reaches(10)
    expect(told.lines.slice(6)).toEqual(['lost up to 3', '4: 7', '5: 8', '6: 9', '7: 10'])
    told.stop()
  })

  it('says exactly what was trimmed while the way to Redis was broken', async () => {
    const { redis, instance } = await eventLogServer(start)
    const proxy = await silentProxy(redis.url)
    onTestFinished(() => proxy[Symbol.asyncDispose]())
    const retention = { ...keepsAll, entries: 4 }
    const [near, far] = [instance({ retention }), instance({ url: proxy.url })]
    const lease = await leaseOf(near)
    const told = followed(far, stream, beginning)
    await near.append({ events: events(1, 3) }, lease)
    await told.reaches(3)
    proxy.blocks = true
    proxy.silence()
    for (const event of events(4, 20)) {
      // Each at a time of its own.
      await setTimeout(3)
      await near.append({ events: [event] }, lease)
    }
    await near.trim()
    const { floor, epoch } = await near.bounds(stream)
    proxy.blocks = false
    await told.reaches(7)
    expect(told.ids()).toEqual(['1', '2', '3', ...idsFrom(17, 20)])
    expect(told.lost).toEqual([{ ...floor, epoch }])
    told.stop()
  })

  it('tells an entry that is no event it knows as lost, reads past it, and goes on', async () => {
    const { redis, instance } = await eventLogServer(start)
    const unreadable: string[] = []
    const log = instance({ onUnreadable: (of, number) => unreadable.push(`${of} ${number}`) })
    const lease = await leaseOf(log)
    await log.append({ events: events(1, 2) }, lease)
    const { epoch, tail } = await log.bounds(stream)
    // As an append of a younger version writes it.
    const text = JSON.stringify({ ...orderEvent('3'), type: 'procurement.purchase_order.praised' })
    await redis.admin.xadd(streamKey, `${tail.at}-3`, 'event', text, 'epoch', epoch)
    await redis.admin.hset(`{${namespace}}:streams`, `${stream}:tail`, `${tail.at}-3`)
    await log.append({ events: events(4, 5) }, lease)
    const told = followed(log, stream, beginning)
    await told.reaches(4)
    expect(told.lines).toEqual(['1: 1', '2: 2', 'lost up to 3', '4: 4', '5: 5'])
    expect((await log.read(stream, beginning, 10)).map(({ place }) => place.number)).toEqual([1, 2, 4, 5])
    expect((await log.read(stream, tail, 1)).map(({ place }) => place.number)).toEqual([4])
    expect(new Set(unreadable)).toEqual(new Set(['procurement 3']))
    const streams = new EventStreams(log)
    onTestFinished(() => streams.close())
    const reader = streams.from(stream, beginning, new AbortController().signal)
    expect((await reader.next()).value.end.number).toBe(2)
    await expect(reader.next()).rejects.toThrow(CursorExpired)
    told.stop()
  })

  const tampering: Record<string, readonly [(redis: RedisServer) => Promise<unknown>, readonly string[]]> = {
    'the stream is deleted': [({ admin }) => admin.del(streamKey), ['lost up to 0', '1: 4']],
    'something else is in its place': [
      ({ admin }) => admin.multi().del(streamKey).set(streamKey, 'a').exec(),
      ['lost up to 0', '1: 4'],
    ],
    'somebody else writes into it': [
      ({ admin }) => admin.xadd(streamKey, '*', 'event', '{}'),
      ['lost up to 0', '1: 4'],
    ],
    'its state is deleted': [({ admin }) => admin.del(`{${namespace}}:streams`), ['lost up to 0', '1: 4']],
    'somebody else trims it': [({ admin }) => admin.xtrim(streamKey, 'MAXLEN', 0), ['4: 4']],
  }

  it.each(Object.entries(tampering))('says what was lost, and goes on, where %s', async (_, [tamper, lines]) => {
    const { redis, instance } = await eventLogServer(start)
    const log = instance()
    const lease = await leaseOf(log)
    await log.append({ events: events(1, 3) }, lease)
    const told = followed(instance(), stream, beginning)
    await told.reaches(3)
    const { epoch, tail } = await log.bounds(stream)
    await tamper(redis)
    // The first who looks finds it.
    await log.bounds(stream)
    await appendAtLast(log, events(4, 4), lease)
    await told.reaches(4)
    expect(told.lines.slice(3)).toEqual(lines)
    const goesOn = log.read(stream, { ...tail, epoch }, 10)
    if (lines.length === 1) expect(await goesOn).toHaveLength(1)
    else await expect(goesOn).rejects.toThrow(CursorExpired)
    told.stop()
  })

  it('tells that an entry was taken out of the middle', async () => {
    const { redis, instance } = await eventLogServer(start)
    const log = instance()
    await log.append({ events: events(1, 4) }, await leaseOf(log))
    const third = (await log.read(stream, beginning, 4))[2]?.place
    await redis.admin.xdel(streamKey, `${third?.at}-3`)
    const told = followed(log, stream, beginning)
    await told.reaches(3)
    expect(told.lines).toEqual(['1: 1', '2: 2', 'lost up to 3', '4: 4'])
    told.stop()
  })

  it.each([
    ['is full', (redis: RedisServer) => redis.admin.config('SET', 'maxmemory', '1')],
    ['takes no writes', (redis: RedisServer) => redis.admin.config('SET', 'min-replicas-to-write', '3')],
    ['has something else where sides are', (redis: RedisServer) => redis.admin.set(`{${namespace}}:sides`, 'a')],
  ])('appends nothing of a step where Redis %s, and can still be read', async (_, treat) => {
    const { redis, instance } = await eventLogServer(start)
    const log = instance()
    const lease = await leaseOf(log)
    const letter = { id: 'a', reason: 'a', since: '2026-03-01T08:00:00.000Z', model: null, row: '' }
    await log.append({ events: events(1, 2) }, lease)
    await treat(redis)
    const step = { events: events(3, 4), sides: { a: 'below' } as const, deadLetters: [letter] }
    await expect(log.append(step, lease)).rejects.toThrow('Cannot use the event log: the store refuses a command')
    expect(await idsIn(log)).toEqual(['1', '2'])
    expect((await log.bounds(stream)).tail.number).toBe(2)
    expect(await log.countDeadLetters()).toBe(0)
    await redis.admin.config('SET', 'maxmemory', '0')
    await redis.admin.config('SET', 'min-replicas-to-write', '0')
    await redis.admin.del(`{${namespace}}:sides`)
    expect(await log.append(step, lease)).toEqual({ appended: 2 })
    expect(await log.sides(['a'])).toEqual(['below'])
  })
})
