import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { SourceUnavailable } from '#shared/errors/errors.ts'
import { NoLongerIngesting, type ProjectionStore } from '#shared/projections/projection-store.ts'
import { asConsumption, claimEvent, leaseOf } from '../subgraphs/shared/projections/made-records.ts'
import { prefix, projectionServer } from './projection-server.ts'
import { describeRedis, type RedisServer } from './redis.ts'
import { silentProxy } from './silent-proxy.ts'

const occurred = { family: 'consumption', index: 'occurred', keys: [''], limit: 1_000 } as const
const ids = Array.from({ length: 40 }, (_, at) => String(at))

/** All of a turn: the same records under other keys, a mark, an event, and a hint that is followed. */
const turnOf = (turn: number) => ({
  put: ids.map((id) => asConsumption(id, { lot: String(turn), deviceIdentifier: `device ${turn}` })),
  marks: { turn: String(turn) },
  followed: [{ type: 'SupplyDelivery', id: String(turn) }],
  announce: [claimEvent(String(turn))],
  announced: [String(turn - 1)],
})

/** Which turn is in the store; throws where it is some of one and some of another. */
async function turnIn(store: ProjectionStore): Promise<number> {
  const [mark] = await store.marks(['turn'])
  const turn = Number(mark)
  const records = await store.get('consumption', ids)
  expect(new Set(records.map((record) => record?.lot))).toEqual(new Set([String(turn)]))
  expect(await store.count('consumption', 'device', `device ${turn}`)).toBe(ids.length)
  expect(await store.count('consumption', 'device', `device ${turn - 1}`)).toBe(0)
  expect(await store.count('consumption', 'all', '')).toBe(ids.length)
  expect((await store.page(occurred)).map(({ record }) => record.id)).toEqual(ids.toSorted())
  expect((await store.unannounced(10)).map(({ id }) => id)).toEqual([String(turn)])
  return turn
}

async function isDone(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (!(error instanceof SourceUnavailable)) throw error
    return false
  }
}

describeRedis('Projections on a real Redis', (start) => {
  it('have each write whole or not at all when Redis is killed, and each that was acknowledged', async () => {
    const { redis, instance } = await projectionServer(start)
    const store = instance()
    const { fence } = await leaseOf(store)
    let turn = 0
    let acknowledged = 0
    for (let round = 0; round < 4; round += 1) {
      let isKilled = false
      const killing = setTimeout(80 + randomInt(120)).then(() => {
        isKilled = true
        return redis.kill()
      })
      while (!isKilled) {
        turn += 1
        if (await isDone(store.write(fence, turnOf(turn)))) acknowledged = turn
        else turn -= 1
      }
      await killing
      await redis.start()
      const found = await vi.waitFor(() => turnIn(store), { timeout: 20_000 })
      // What was not acknowledged may be there as well: one at most.
      expect([acknowledged, acknowledged + 1]).toContain(found)
      turn = found
    }
    expect(acknowledged).toBeGreaterThan(4)
  })

  it('have a write that is made again because its answer never came, once', async () => {
    const { redis, instance } = await projectionServer(start)
    const store = instance()
    const { fence } = await leaseOf(store)
    await store.write(fence, turnOf(1))
    redis.freeze()
    await expect(store.write(fence, turnOf(2))).rejects.toThrow(SourceUnavailable)
    redis.thaw()
    await vi.waitFor(() => store.write(fence, turnOf(2)), { timeout: 20_000 })
    expect(await turnIn(store)).toBe(2)
  })

  it.each(['killed', 'frozen', 'never there'])('reject everything within a bound where Redis is %s', async (how) => {
    const { redis, instance } = await projectionServer(start)
    const store = instance(how === 'never there' ? { url: 'redis://127.0.0.1:1/0' } : {})
    const lease = how === 'never there' ? null : await leaseOf(store)
    const fence = lease?.fence ?? 1
    const rebuild = lease && (await store.rebuild(fence))
    if (how === 'killed') await redis.kill()
    if (how === 'frozen') redis.freeze()
    const asking: Record<string, () => Promise<unknown>> = {
      get: () => store.get('claim', ['1']),
      page: () => store.page(occurred),
      under: () => store.under('consumption', 'device', ['a'], 5),
      count: () => store.count('consumption', 'device', 'a'),
      marks: () => store.marks(['a']),
      hint: () => store.hint([{ type: 'Claim', id: '1' }]),
      hints: () => store.hints(5),
      unannounced: () => store.unannounced(5),
      lead: () => store.lead('one', 1_000),
      write: () => store.write(fence, turnOf(1)),
      rebuild: () => store.rebuild(fence),
      trim: () => store.trim(fence, new Date()),
      ...(lease && { extend: () => lease.extend(1_000), end: () => lease.end() }),
      ...(rebuild && {
        'rebuild.get': () => rebuild.get('claim', ['1']),
        'rebuild.write': () => rebuild.write(fence, turnOf(1)),
        take: () => rebuild.take(),
        drop: () => rebuild.drop(),
      }),
    }
    const began = performance.now()
    const answers = await Promise.all(
      Object.entries(asking).map(async ([name, ask]) =>
        ask().then(
          () => [name, 'answered'],
          (error: unknown) => [name, error instanceof SourceUnavailable && `${error.origin}: ${error.message}`],
        ),
      ),
    )
    const told = 'store: Cannot use the projections: the store does not answer'
    expect(answers).toEqual(Object.keys(asking).map((name) => [name, told]))
    expect(await store.isUp()).toBe(false)
    expect(performance.now() - began).toBeLessThan(20_000)
    redis.thaw()
  })

  const treatments: Record<string, (redis: RedisServer) => Promise<unknown>> = {
    'is full': ({ admin }) => admin.config('SET', 'maxmemory', '1'),
    'is a replica by now': ({ admin }) => admin.replicaof('127.0.0.1', 1),
    'takes no writes': ({ admin }) => admin.config('SET', 'min-replicas-to-write', '3'),
    'has something else where events are': ({ admin }) => admin.set(`${prefix}:events:order`, 'a'),
    'has something else where an index is': ({ admin }) => admin.set(`${prefix}:0:index:claim:number`, 'a'),
  }

  it.each(Object.entries(treatments))('write nothing where Redis %s, and can still be read', async (_, treat) => {
    const { redis, instance } = await projectionServer(start)
    const store = instance()
    const { fence } = await leaseOf(store)
    await store.hint([{ type: 'SupplyDelivery', id: '1' }])
    await store.write(fence, { ...turnOf(1), announce: [], followed: [] })
    await treat(redis)
    // Of a family that something else is in the way of as well.
    const remove = [{ family: 'claim', id: '1' }] as const
    await expect(store.write(fence, { ...turnOf(2), remove })).rejects.toThrow(
      'Cannot use the projections: the store refuses a command',
    )
    expect((await store.get('consumption', ids)).map((record) => record?.lot)).toEqual(ids.map(() => '1'))
    expect(await store.marks(['turn'])).toEqual(['1'])
    expect(await store.count('consumption', 'device', 'device 1')).toBe(ids.length)
    expect(await store.page(occurred)).toHaveLength(ids.length)
    await redis.admin.config('SET', 'maxmemory', '0')
    await redis.admin.replicaof('NO', 'ONE')
    await redis.admin.config('SET', 'min-replicas-to-write', '0')
    await redis.admin.del(`${prefix}:events:order`, `${prefix}:0:index:claim:number`)
    expect(await store.hints(5)).toHaveLength(1)
    await store.write(fence, { ...turnOf(2), remove })
    expect(await turnIn(store)).toBe(2)
  })

  it('go on where connections are cut and scripts are forgotten', async () => {
    const { redis, instance } = await projectionServer(start)
    const store = instance()
    const { fence } = await leaseOf(store)
    await store.write(fence, turnOf(1))
    await redis.admin.script('FLUSH')
    await store.write(fence, turnOf(2))
    await redis.admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes')
    await vi.waitFor(() => store.write(fence, turnOf(3)), { timeout: 20_000 })
    expect(await turnIn(store)).toBe(3)
  })

  it('refuse whoever ingested before all was lost, and begin empty with a fence that grew', async () => {
    const { redis, instance } = await projectionServer(start)
    const store = instance()
    const { fence } = await leaseOf(store)
    const rebuild = await store.rebuild(fence)
    await rebuild.write(fence, turnOf(1))
    await rebuild.take()
    await redis.admin.flushall()
    await expect(store.write(fence, turnOf(2))).rejects.toThrow(NoLongerIngesting)
    expect(await store.get('consumption', ['1'])).toEqual([null])
    const young = await leaseOf(store, 'other')
    expect(young.fence).toBeGreaterThan(fence)
    await store.write(young.fence, turnOf(3))
    expect(await turnIn(store)).toBe(3)
  })

  it('are the old ones or the new ones, whole, when Redis is killed while a rebuild is taken', async () => {
    const { redis, instance } = await projectionServer(start)
    const store = instance()
    const { fence } = await leaseOf(store)
    await store.write(fence, turnOf(1))
    for (let turn = 2; turn < 7; turn += 1) {
      const rebuild = await vi.waitFor(() => store.rebuild(fence), { timeout: 20_000 })
      await rebuild.write(fence, turnOf(turn))
      const taking = isDone(rebuild.take())
      await setTimeout(randomInt(4))
      await redis.kill()
      const isTaken = await taking
      await redis.start()
      const [mark] = await vi.waitFor(() => store.marks(['turn']), { timeout: 20_000 })
      if (isTaken) expect(mark).toBe(String(turn))
      // Whoever does not know whether it was taken, takes it again.
      await rebuild.take()
      expect(await turnIn(store)).toBe(turn)
    }
    // Nothing of the others is left when the next one begins.
    await store.rebuild(fence)
    const keys = await redis.admin.keys(`${prefix}:*`)
    expect(new Set(keys.flatMap((key) => /:projections:(\d+):/.exec(key)?.[1] ?? [])).size).toBe(1)
  })

  it('give up a way that passes nothing on, and come back', async () => {
    const { redis, instance } = await projectionServer(start)
    const proxy = await silentProxy(redis.url)
    onTestFinished(() => proxy[Symbol.asyncDispose]())
    const [near, far] = [instance(), instance({ url: proxy.url })]
    const { fence } = await leaseOf(near)
    await near.write(fence, turnOf(1))
    expect(await turnIn(far)).toBe(1)
    proxy.silence()
    await expect(far.marks(['turn'])).rejects.toThrow(SourceUnavailable)
    await near.write(fence, turnOf(2))
    expect(await vi.waitFor(() => turnIn(far), { timeout: 20_000 })).toBe(2)
  })

  it('are written by one of many who try at once', async () => {
    const { instance } = await projectionServer(start)
    const leases = await Promise.all(ids.slice(0, 10).map((name) => instance().lead(name, 60_000)))
    expect(leases.filter((lease) => lease !== null)).toHaveLength(1)
  })
})
