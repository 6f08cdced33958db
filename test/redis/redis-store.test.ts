import { expect, it, onTestFinished } from 'vitest'
import { StoreRefusal } from '#shared/cache/cache-store.ts'
import { RedisStore } from '#shared/cache/redis-store.ts'
import { storeContract } from '../subgraphs/shared/cache/store-contract.ts'
import { describeRedis } from './redis.ts'

describeRedis('RedisStore', (start) => {
  const connected = async () => {
    const redis = await start()
    onTestFinished(() => redis[Symbol.asyncDispose]())
    const store = new RedisStore(redis.url)
    onTestFinished(() => store.close())
    await store.ready()
    return { redis, store }
  }

  storeContract(async () => (await connected()).store)

  it('reads in one command beside the time, whatever the number of keys', async () => {
    const { redis, store } = await connected()
    const keys = Array.from({ length: 500 }, (_, place) => `key ${place}`)
    const before = await redis.admin.info('commandstats')
    await store.read(keys)
    const after = await redis.admin.info('commandstats')
    const calls = (info: string, command: string) =>
      Number(new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(info)?.[1] ?? 0)
    expect(calls(after, 'mget') - calls(before, 'mget')).toBe(1)
    expect(calls(after, 'time') - calls(before, 'time')).toBe(1)
    expect(calls(after, 'get')).toBe(0)
  })

  it('rejects at once while there is no connection, and works again when there is', async () => {
    const { redis, store } = await connected()
    await redis.kill()
    const began = performance.now()
    await expect(store.read(['a'])).rejects.toThrow()
    await expect(store.write([{ key: 'a', text: 'x', milliseconds: 1_000 }])).rejects.toThrow()
    expect(performance.now() - began).toBeLessThan(1_000)
    await redis.start()
    await store.ready()
    expect((await store.read(['a'])).texts).toEqual([null])
  })

  it('says that it refuses when it is full, repeats nothing of what was written, and can still be read', async () => {
    const { redis, store } = await connected()
    await store.write([{ key: 'a', text: 'x', milliseconds: 60_000 }])
    await redis.admin.config('SET', 'maxmemory', '1')
    const big = { key: 'canary', text: 'canary'.repeat(100), milliseconds: 60_000 }
    for (const refused of [store.write([big]), store.claim(['canary'], 'me', 1_000), store.settle([big])]) {
      await expect(refused).rejects.toThrow(new StoreRefusal('Redis refuses a command'))
    }
    expect((await store.read(['a'])).texts).toEqual(['x'])
  })

  it('starts without a Redis, and does not end the process', async () => {
    const store = new RedisStore('redis://127.0.0.1:1/0')
    onTestFinished(() => store.close())
    await expect(store.read(['a'])).rejects.toThrow()
  })
})
