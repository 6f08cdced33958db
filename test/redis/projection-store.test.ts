import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, expect, it, onTestFinished } from 'vitest'
import { RedisProjectionStore } from '#shared/projections/redis-projection-store.ts'
import { asClaim, asConsumption, claim, claimEvent, leaseOf } from '../subgraphs/shared/projections/made-records.ts'
import { projectionStoreContract } from '../subgraphs/shared/projections/projection-store-contract.ts'
import { behavesAsNaive, steps } from '../subgraphs/shared/projections/same-as-naive.ts'
import { prefix, projectionServer } from './projection-server.ts'
import { describeRedis, type RedisServer } from './redis.ts'

describeRedis('RedisProjectionStore', (start) => {
  let shared: Promise<RedisServer> | undefined
  // One for all: each store has a namespace of its own in it.
  const server = () => {
    shared ??= start()
    return shared
  }
  afterAll(async () => (await shared)?.[Symbol.asyncDispose]())
  const made = async (name = `test:${randomUUID()}`) =>
    new RedisProjectionStore({ url: (await server()).url, namespace: name })

  projectionStoreContract(() => made())

  it('says what arrays that are filtered and sorted say, whatever is done with it', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const store = await made()
        await behavesAsNaive(store, taken).finally(() => store.close())
      }),
      { numRuns: 60 },
    )
  })

  it('is kept apart from the projections of another environment', async () => {
    const [one, other] = [await made(), await made()]
    onTestFinished(async () => void (await Promise.all([one.close(), other.close()])))
    const { fence } = await leaseOf(one)
    await one.write(fence, { put: [asClaim('1')], marks: { a: '1' }, announce: [claimEvent('1')] })
    await one.hint([{ type: 'Claim', id: '1' }])
    expect(await other.get('claim', ['1'])).toEqual([null])
    expect(await other.marks(['a'])).toEqual([null])
    expect(await other.unannounced(1)).toEqual([])
    expect(await other.hints(1)).toEqual([])
    expect(await leaseOf(other, 'other')).not.toBeNull()
    expect(() => new RedisProjectionStore({ url: 'redis://127.0.0.1:1', namespace: 'a}b' })).toThrow(TypeError)
  })

  it('has all keys of a namespace in one slot of a cluster, and none but its own', async () => {
    const { admin } = await server()
    const name = `slots:${randomUUID()}`
    const store = await made(name)
    onTestFinished(() => store.close())
    const { fence } = await leaseOf(store)
    const rebuild = await store.rebuild(fence)
    await store.hint([{ type: 'Claim', id: '1' }])
    await store.hints(1)
    for (const each of [store, rebuild]) {
      await each.write(fence, { put: [asClaim('1')], marks: { a: '1' }, announce: [claimEvent('1')] })
    }
    const keys = await admin.keys(`*${name}*`)
    // Of each generation its names, marks, records and two indexes.
    expect(keys.length).toBe(7 + 2 * 5)
    expect(keys.filter((key) => !key.startsWith(`{${name}}:projections:`))).toEqual([])
  })

  it('is written by one instance and read by all, over a rebuild', async () => {
    const { instance } = await projectionServer(start)
    const [one, other] = [instance(), instance()]
    const { fence } = await leaseOf(one)
    await one.write(fence, { put: [asClaim('1')] })
    expect(await other.get('claim', ['1'])).toEqual([claim('1')])
    for (const id of ['2', '3']) {
      const rebuild = await one.rebuild(fence)
      await rebuild.write(fence, { put: [asClaim(id)] })
      await rebuild.take()
      expect(await other.get('claim', ['1', id])).toEqual([null, claim(id)])
      const page = await other.page({ family: 'claim', index: 'all', keys: [''], limit: 9 })
      expect(page.map(({ record }) => record.id)).toEqual([id])
      // It writes into the generation that is there now, though it never heard of it.
      const mine = await one.lead('one', 60_000)
      await instance().write(mine?.fence ?? 0, { marks: { [id]: id } })
      expect(await one.marks([id])).toEqual([id])
      await expect(one.write(fence, {})).rejects.toThrow('somebody else ingests')
      break
    }
  })

  it('removes every key of what is no longer read: what was taken over, dropped, or left by one that ended', async () => {
    const { redis, instance } = await projectionServer(start)
    const store = instance()
    const { fence } = await leaseOf(store)
    const put = ['1', '2', '3'].map((id) => asConsumption(id))
    await store.write(fence, { put, marks: { a: '1' } })
    const first = await store.rebuild(fence)
    await first.write(fence, { put })
    await first.take()
    const generations = async () => {
      const keys = await redis.admin.keys(`${prefix}:*`)
      return new Set(keys.flatMap((key) => /:projections:(\d+):/.exec(key)?.[1] ?? []))
    }
    expect((await generations()).size).toBe(1)
    const dropped = await store.rebuild(fence)
    await dropped.write(fence, { put })
    expect((await generations()).size).toBe(2)
    await dropped.drop()
    expect((await generations()).size).toBe(1)
    // As one that ended in the middle leaves it, and then one that ended between the switch and the removal.
    const left = await store.rebuild(fence)
    await left.write(fence, { put })
    const again = await store.rebuild(fence)
    expect((await generations()).size).toBe(1)
    await again.write(fence, { put })
    const current = await redis.admin.hget(`${prefix}:generations`, 'current')
    const building = await redis.admin.hget(`${prefix}:generations`, 'building')
    await redis.admin.sadd(`${prefix}:dropped`, String(current))
    await redis.admin.hset(`${prefix}:generations`, 'current', String(building))
    await redis.admin.hdel(`${prefix}:generations`, 'building')
    await store.trim(fence, new Date())
    expect([...(await generations())]).toEqual([building])
    expect(await store.count('consumption', 'occurred', '')).toBe(3)
    expect(await redis.admin.exists(`${prefix}:dropped`)).toBe(0)
  })

  it('leaves out what nobody can read, says so, and fills the page with what follows', async () => {
    const { redis, instance } = await projectionServer(start)
    const unreadable: string[] = []
    const store = instance({ onUnreadable: (what) => unreadable.push(what) })
    const { fence } = await leaseOf(store)
    await store.write(fence, { put: ['1', '2', '3', '4', '5', '6'].map((id) => asConsumption(id)) })
    const records = `${prefix}:0:records:consumption`
    const second = (await redis.admin.hget(records, '2')) ?? ''
    const [line = '', text = ''] = second.split('\n')
    const { lot: _, ...older } = JSON.parse(text)
    await redis.admin.hset(records, '1', 'garbage')
    await redis.admin.hset(records, '2', `${line}\n${JSON.stringify(older)}`)
    await redis.admin.hset(records, '3', `${line}\n${text}`)
    await redis.admin.hdel(records, '4')
    const query = { family: 'consumption', index: 'occurred', keys: [''] } as const
    expect((await store.page({ ...query, limit: 2 })).map(({ record }) => record.id)).toEqual(['5', '6'])
    expect(unreadable).toEqual(Array(4).fill('consumption'))
    expect((await store.get('consumption', ['1', '2', '5'])).map((record) => record?.id)).toEqual([
      ...[undefined, undefined, '5'],
    ])
    const [under] = await store.under('consumption', 'occurred', [''], 10)
    expect(under?.map(({ id }) => id)).toEqual(['5', '6'])
    // It can be put again, removed and trimmed like any other.
    await store.write(fence, { put: [asConsumption('1')], remove: [{ family: 'consumption', id: '2' }] })
    expect((await store.page({ ...query, limit: 2 })).map(({ record }) => record.id)).toEqual(['1', '5'])
    await store.trim(fence, new Date('2100-01-01'))
    expect(await store.page({ ...query, limit: 2 })).toEqual([])
    expect(await redis.admin.exists(records)).toBe(0)
    expect(await store.count('consumption', 'all', '')).toBe(0)
  })

  it('gives the events behind those that nobody can read', async () => {
    const { redis, instance } = await projectionServer(start)
    const unreadable: string[] = []
    const store = instance({ onUnreadable: (what) => unreadable.push(what) })
    const { fence } = await leaseOf(store)
    await store.write(fence, { announce: ['1', '2', '3', '4', '5'].map((id) => claimEvent(id)) })
    for (const id of ['1', '2', '4']) await redis.admin.hset(`${prefix}:events`, id, '{"type":"claim.praised"}')
    expect((await store.unannounced(1)).map(({ id }) => id)).toEqual(['3'])
    expect((await store.unannounced(9)).map(({ id }) => id)).toEqual(['3', '5'])
    expect(new Set(unreadable)).toEqual(new Set(['event']))
  })

  it('orders what stands under several keys by the bytes of ids', async () => {
    const { instance } = await projectionServer(start)
    const store = instance()
    const { fence } = await leaseOf(store)
    const ids = ['a', 'B', 'ab', 'a-b', 'A', 'é', 'z', '_']
    const put = ids.map((id, at) => asConsumption(id, { deviceIdentifier: at % 2 === 0 ? 'one' : 'other' }))
    await store.write(fence, { put })
    const query = { family: 'consumption', index: 'device', keys: ['one', 'other'], limit: 20 } as const
    const found = (await store.page(query)).map(({ record }) => record.id)
    expect(found).toEqual(ids.toSorted())
    const back = (await store.page({ ...query, descending: true })).map(({ record }) => record.id)
    expect(back).toEqual(found.toReversed())
  })
})
