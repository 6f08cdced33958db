import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { SourceUnavailable } from '#shared/errors/errors.ts'
import { NoLongerLeader } from '#shared/events/event-log.ts'
import { followed } from '../subgraphs/shared/events/followed.ts'
import { idsFrom, leaseOf, orderEvent } from '../subgraphs/shared/events/made-events.ts'
import { appendAtLast, beginning, eventLogServer, events, idsIn, stream } from './event-log-server.ts'
import { describeRedis, type RedisServer } from './redis.ts'
import { silentProxy } from './silent-proxy.ts'

describeRedis('The event log on a real Redis', (start) => {
  it('has everything it acknowledged after Redis was killed, and told it each once', async () => {
    const { redis, instance } = await eventLogServer(start)
    const [log, other] = [instance(), instance()]
    const lease = await leaseOf(log)
    const told = followed(other, stream, beginning)
    const acknowledged: string[] = []
    for (let round = 0; round < 3; round += 1) {
      let isKilled = false
      const killing = setTimeout(100 + randomInt(100)).then(() => {
        isKilled = true
        return redis.kill()
      })
      for (let at = 0; !isKilled; at += 1) {
        const id = `${round} ${at}`
        const isDone = await log.append({ events: [orderEvent(id)] }, lease).then(
          () => true,
          () => false,
        )
        if (isDone) acknowledged.push(id)
      }
      await killing
      await redis.start()
      await vi.waitFor(() => log.bounds(stream), { timeout: 20_000 })
    }
    const ids = await idsIn(log)
    expect(acknowledged.length).toBeGreaterThan(10)
    expect(new Set(ids).size).toBe(ids.length)
    expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([])
    // What was not acknowledged may be there: one each time at most.
    expect(ids.length - acknowledged.length).toBeLessThanOrEqual(3)
    await told.reaches(ids.length)
    expect(told.ids()).toEqual(ids)
    expect(told.lost).toEqual([])
    told.stop()
  })

  it('has each of many once where ten append at once, with duplicates and out of order, while Redis is killed', async () => {
    const { redis, instance } = await eventLogServer(start)
    const log = instance()
    const lease = await leaseOf(log)
    const told = followed(instance(), stream, beginning)
    const relays = Array.from({ length: 10 }, async () => {
      const relay = instance()
      const mine = events(1, 300).toSorted(() => randomInt(3) - 1)
      for (let at = 0; at < mine.length; at += 20) {
        const some = mine.slice(at, at + 20)
        await appendAtLast(relay, [...some, ...some.slice(0, 5)], lease)
      }
    })
    await setTimeout(50)
    await redis.kill()
    await redis.start()
    await Promise.all(relays)
    await told.reaches(300)
    await setTimeout(100)
    expect(told.ids().toSorted()).toEqual(idsFrom(1, 300).toSorted())
    expect(told.entries.map(({ place }) => place.number)).toEqual(idsFrom(1, 300).map(Number))
    expect(told.lost).toEqual([])
    told.stop()
  })

  it('has an event once whose answer never came, and which is appended again', async () => {
    const { redis, instance } = await eventLogServer(start)
    const [log, other] = [instance(), instance()]
    const lease = await leaseOf(log)
    const told = followed(other, stream, beginning)
    await log.append({ events: [orderEvent('1')] }, lease)
    redis.freeze()
    // It is on its way when nobody waits for it any longer, and is done when Redis goes on.
    await expect(log.append({ events: [orderEvent('2')], sides: { a: 'below' } }, lease)).rejects.toThrow(
      SourceUnavailable,
    )
    redis.thaw()
    await appendAtLast(log, [orderEvent('2'), orderEvent('3')], lease)
    await told.reaches(3)
    expect(await idsIn(log)).toEqual(['1', '2', '3'])
    expect(told.ids()).toEqual(['1', '2', '3'])
    told.stop()
  })

  it.each(['killed', 'frozen', 'never there'])('rejects everything within a bound where Redis is %s', async (how) => {
    const { redis, instance } = await eventLogServer(start)
    const log = instance(how === 'never there' ? { url: 'redis://127.0.0.1:1/0' } : {})
    const lease = how === 'never there' ? { fence: 1, instance: 'one' } : await leaseOf(log)
    if (how === 'killed') await redis.kill()
    if (how === 'frozen') redis.freeze()
    const asking: Record<string, () => Promise<unknown>> = {
      append: () => log.append({ events: [orderEvent('1')] }, lease),
      bounds: () => log.bounds(stream),
      read: () => log.read(stream, beginning, 10),
      sides: () => log.sides(['a']),
      lead: () => log.lead('one', 1_000),
      extend: () => log.extend(lease, 1_000),
      release: () => log.release(lease),
      position: () => log.position('a', stream),
      acknowledge: () => log.acknowledge('a', stream, { epoch: 'a', place: beginning }),
      consumers: () => log.consumers(),
      forgetConsumer: () => log.forgetConsumer('a'),
      deadLetters: () => log.deadLetters(10),
      countDeadLetters: () => log.countDeadLetters(),
      removeDeadLetter: () => log.removeDeadLetter('a'),
      trim: () => log.trim(),
      durability: () => log.durability(),
    }
    const began = performance.now()
    const answers = await Promise.all(
      Object.entries(asking).map(async ([name, ask]) =>
        ask().then(
          () => [name, 'answered'],
          (error: unknown) => [name, error instanceof SourceUnavailable && error.origin],
        ),
      ),
    )
    expect(answers).toEqual(Object.keys(asking).map((name) => [name, 'store']))
    // Nobody waits behind those who waited before.
    await expect(log.bounds(stream)).rejects.toThrow(SourceUnavailable)
    expect(await log.isUp()).toBe(false)
    expect(performance.now() - began).toBeLessThan(20_000)
    redis.thaw()
  })

  const cuts: Record<string, (redis: RedisServer) => Promise<unknown>> = {
    'connections are cut': (redis) => redis.admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'),
    'Redis is killed and started': async (redis) => {
      await redis.kill()
      await redis.start()
    },
    'Redis stands still': async (redis) => {
      redis.freeze()
      await setTimeout(4_500)
      redis.thaw()
    },
    'scripts are forgotten': (redis) => redis.admin.script('FLUSH'),
  }

  it.each(Object.entries(cuts))('goes on after the last entry it told when %s', async (_, cut) => {
    const { redis, instance } = await eventLogServer(start)
    const [log, other] = [instance(), instance()]
    const lease = await leaseOf(log)
    const told = followed(other, stream, beginning)
    let appended = 0
    let isOver = false
    const appending = (async () => {
      while (!isOver) {
        appended += 1
        await appendAtLast(log, events(appended, appended), lease)
      }
    })()
    for (let turn = 0; turn < 2; turn += 1) {
      const before = appended
      await vi.waitFor(() => expect(appended).toBeGreaterThan(before + 20), { timeout: 20_000 })
      await cut(redis)
    }
    const before = appended
    await vi.waitFor(() => expect(appended).toBeGreaterThan(before + 20), { timeout: 20_000 })
    isOver = true
    await appending
    await told.reaches(appended)
    expect(told.ids()).toEqual(idsFrom(1, appended))
    expect(told.lost).toEqual([])
    told.stop()
  })

  it('gives up a connection on which nothing comes any more, whoever waits on it', async () => {
    const { redis, instance } = await eventLogServer(start)
    const proxy = await silentProxy(redis.url)
    onTestFinished(() => proxy[Symbol.asyncDispose]())
    const [near, far] = [instance(), instance({ url: proxy.url })]
    const lease = await leaseOf(near)
    const told = followed(far, stream, beginning)
    await near.append({ events: events(1, 3) }, lease)
    await told.reaches(3)
    proxy.blocks = true
    proxy.silence()
    await near.append({ events: events(4, 6) }, lease)
    await expect(far.bounds(stream)).rejects.toThrow(SourceUnavailable)
    proxy.blocks = false
    await told.reaches(6)
    expect(told.ids()).toEqual(idsFrom(1, 6))
    expect(told.lost).toEqual([])
    await vi.waitFor(() => far.bounds(stream), { timeout: 20_000 })
    told.stop()
  })

  it('follows from the beginning where what it connects to answers nobody at first', async () => {
    const { redis, instance } = await eventLogServer(start)
    const proxy = await silentProxy(redis.url)
    onTestFinished(() => proxy[Symbol.asyncDispose]())
    proxy.blocks = true
    const [near, far] = [instance(), instance({ url: proxy.url })]
    const told = followed(far, stream, beginning)
    await near.append({ events: events(1, 3) }, await leaseOf(near))
    await expect(far.bounds(stream)).rejects.toThrow(SourceUnavailable)
    await setTimeout(1_500)
    proxy.blocks = false
    await told.reaches(3)
    expect(told.lines).toEqual(['1: 1', '2: 2', '3: 3'])
    told.stop()
  })

  it('refuses the append of a leader that was asleep while another one took over', async () => {
    const { instance } = await eventLogServer(start)
    const [one, other] = [instance(), instance()]
    const stale = await one.lead('one', 100)
    if (stale === null) throw new Error('nobody leads')
    await one.append({ events: events(1, 1) }, stale)
    const lease = await vi.waitFor(() => leaseOf(other, 'other'), { timeout: 10_000 })
    // Both try at once, each with what it read; none of the stale one's is there.
    const tried = await Promise.allSettled(
      idsFrom(2, 21).flatMap((id) => [
        one.append({ events: [orderEvent(`stale ${id}`)], sides: { a: 'below' } }, stale),
        other.append({ events: [orderEvent(id)] }, lease),
      ]),
    )
    const refused = tried.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]
    expect(refused.map(({ reason }) => reason instanceof NoLongerLeader)).toEqual(Array(20).fill(true))
    expect(await idsIn(other)).toEqual(idsFrom(1, 21))
    expect(await other.sides(['a'])).toEqual([undefined])
  })

  it('has one leader where ten ask at once', async () => {
    const { instance } = await eventLogServer(start)
    const leases = await Promise.all(idsFrom(1, 10).map((name) => instance().lead(name, 60_000)))
    expect(leases.filter((lease) => lease !== null)).toHaveLength(1)
  })
})
