import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { CacheFigures } from '#shared/cache/cache-figures.ts'
import { CacheRules } from '#shared/cache/cache-rules.ts'
import { RedisStore } from '#shared/cache/redis-store.ts'
import { ReferenceCache } from '#shared/cache/reference-cache.ts'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { startOdooProxy } from '../odoo-peer/proxy.ts'
import { request, smallOdoo } from '../subgraphs/shared/odoo/small-odoo.ts'
import { describeRedis, type RedisServer } from './redis.ts'

const wards = Array.from({ length: 50 }, (_, place) => ({ id: place + 1, name: `Ward ${place + 1}` }))
const keys = wards.map(({ id }) => id)
// What a budget promises is tried with the usual one; all else with patience, for a machine that is busy.
const usualMs = 20
const patientMs = 1_000

const rulesOf = (seconds: number) =>
  new CacheRules(
    new Map([['x.ward', { type: 'Ward', seconds, fields: new Map([['name', seconds]]), changesOthers: false }]]),
  )

describeRedis('The cache on a real Redis', (start) => {
  /** An Odoo and a Redis, and as many instances in front of both as are asked for. */
  async function hospital(budgetMs = patientMs) {
    const redis = await start()
    onTestFinished(() => redis[Symbol.asyncDispose]())
    const peer = await startOdooProxy({ answer: smallOdoo({ 'x.ward': wards }) })
    onTestFinished(() => peer.close())
    const instance = async (rules = rulesOf(60)) => {
      const store = new RedisStore(redis.url)
      const figures = new CacheFigures()
      const cache = new ReferenceCache({ store, rules, figures, namespace: 'test', budgetMs })
      onTestFinished(() => cache.close())
      const account = new OdooAccount({ url: peer.url, database: 'a', apiKey: 'a', concurrency: 4 }, silentLog, {
        cache,
      })
      await Promise.all([store.ready(), account.connect(request())])
      peer.clear()
      const read = async (wanted: readonly number[] = keys) => {
        const rows = await account.searchRead('x.ward', { domain: [['id', 'in', wanted]], fields: ['name'] }, request())
        expect(rows).toEqual(wards.filter(({ id }) => wanted.includes(id)))
      }
      return { cache, figures, read }
    }
    return { redis, peer, instance }
  }

  it('answers without Odoo what another instance has asked', async () => {
    const { peer, instance } = await hospital()
    const [one, other] = [await instance(), await instance()]
    await one.read()
    await one.cache.settled()
    await other.read()
    expect(peer.calls).toHaveLength(1)
  })

  it('drops for all instances what one is told of', async () => {
    const { peer, instance } = await hospital()
    const [one, other] = [await instance(), await instance()]
    await one.read()
    await one.cache.settled()
    await other.cache.drop('Ward', 7)
    await one.read()
    expect(peer.calls.map(({ body }) => body.domain)).toEqual([[['id', 'in', keys]], [['id', 'in', [7]]]])
  })

  const badTreatment: Record<string, (redis: RedisServer) => unknown> = {
    'is killed': (redis) => redis.kill(),
    'is frozen': (redis) => redis.freeze(),
    'is slow': (redis) => redis.admin.call('CLIENT', 'PAUSE', '3000', 'ALL'),
    'is full': (redis) => redis.admin.config('SET', 'maxmemory', '1'),
    'takes no writes': (redis) => redis.admin.config('SET', 'min-replicas-to-write', '3'),
    'refuses reads': (redis) => redis.admin.call('ACL', 'SETUSER', 'default', '-mget'),
    'forgets everything': (redis) => redis.admin.flushall(),
    'asks for a password': (redis) => redis.admin.config('SET', 'requirepass', 'secret'),
  }

  it.each(Object.entries(badTreatment))(
    'fails no read and waits no longer than its budget when Redis %s',
    async (_, treat) => {
      const { redis, instance } = await hospital(usualMs)
      const { read, cache } = await instance()
      await read()
      await cache.settled()
      const longest = { before: 0, after: 0 }
      let phase: keyof typeof longest = 'before'
      let isOver = false
      const readers = Array.from({ length: 8 }, async (_each, at) => {
        for (let turn = 0; !isOver; turn += 1) {
          const began = performance.now()
          await read(keys.slice((at + turn) % 40, ((at + turn) % 40) + 10))
          longest[phase] = Math.max(longest[phase], performance.now() - began)
          await setTimeout(5)
        }
      })
      await setTimeout(300)
      phase = 'after'
      await treat(redis)
      await setTimeout(1_000)
      isOver = true
      // Whoever waits for Redis by now is waited for, however long that takes.
      await Promise.all(readers)
      redis.thaw()
      // Far below what a hanging Redis would cost; how near to the budget it is depends on the machine.
      expect(longest.after).toBeLessThan(longest.before + 500)
    },
  )

  it.each(['is killed', 'is frozen'])(
    'names the trouble after Redis %s, and uses it again when it is back',
    async (treatment) => {
      const { redis, peer, instance } = await hospital(usualMs)
      const { read, cache, figures } = await instance()
      await badTreatment[treatment]?.(redis)
      await read()
      expect(cache.isStoreInUse).toBe(false)
      expect(figures.troubles()).toEqual([treatment === 'is killed' ? 'CACHE_UNREACHABLE' : 'CACHE_SLOW'])
      if (treatment === 'is killed') await redis.start()
      else redis.thaw()
      await vi.waitFor(
        async () => {
          await read()
          await cache.settled()
          peer.clear()
          await read()
          expect(peer.calls).toEqual([])
        },
        { timeout: 20_000, interval: 500 },
      )
      expect(cache.isStoreInUse).toBe(true)
    },
  )

  it('names a full Redis, and goes on reading from it', async () => {
    const { redis, peer, instance } = await hospital()
    const { read, cache, figures } = await instance()
    await read([1])
    await cache.settled()
    await redis.admin.config('SET', 'maxmemory', '1')
    peer.clear()
    for (let turn = 0; turn < 3; turn += 1) await read([1, 2])
    expect(peer.calls.map(({ body }) => body.domain)).toEqual(Array(3).fill([['id', 'in', [2]]]))
    expect(figures.troubles()).toEqual(['CACHE_REFUSES_WRITES'])
  })

  it('removes a text of 100 MB that somebody put in the place of an answer, and answers right meanwhile', async () => {
    const { redis, instance } = await hospital(usualMs)
    const { read, cache, figures } = await instance()
    await read()
    await cache.settled()
    const [key = ''] = (await redis.admin.keys('*:Ward:*')).filter((each) => each.endsWith(':7'))
    await redis.admin.setrange(key, 100_000_000, 'x')
    const before = process.memoryUsage().rss
    for (let turn = 0; turn < 5; turn += 1) {
      await read()
      await setTimeout(200)
    }
    await cache.settled()
    await vi.waitFor(async () => expect(await redis.admin.strlen(key)).toBeLessThan(1_000), { timeout: 15_000 })
    expect(figures.troubles()).toContain('CACHE_POISONED')
    expect(process.memoryUsage().rss - before).toBeLessThan(1_000_000_000)
  })

  it('believes no text that this program did not write, of any kind of value', async () => {
    const { redis, peer, instance } = await hospital()
    const { read, cache, figures } = await instance()
    await read()
    await cache.settled()
    const entries = (await redis.admin.keys('*:Ward:*')).filter((each) => !each.includes(':tag:'))
    expect(entries).toHaveLength(keys.length)
    for (const [at, key] of entries.entries()) {
      const text = (await redis.admin.get(key)) ?? ''
      const others = ['', 'x', '{}', text.slice(0, -9), text.replace('Ward', 'Bed').replace(/"id":\d+/, '"id":0')]
      if (at % 6 < 5) await redis.admin.set(key, others[at % 6] ?? '', 'PX', 60_000)
      else await redis.admin.multi().del(key).rpush(key, 'a list').exec()
    }
    peer.clear()
    await read()
    expect(peer.calls).toHaveLength(1)
    expect(figures.troubles()).toContain('CACHE_POISONED')
    await cache.settled()
    // What is of another kind is written over like any other text.
    peer.clear()
    await read()
    expect(peer.calls).toEqual([])
  })

  it('goes by the clock of Redis: instances whose own clocks are apart agree', async () => {
    const { peer, instance } = await hospital()
    const [one, other] = [await instance(), await instance()]
    await one.read()
    await one.cache.settled()
    for (const hours of [-30, 30]) {
      vi.useFakeTimers({ now: Date.now() + hours * 3_600_000, toFake: ['Date'] })
      onTestFinished(() => void vi.useRealTimers())
      await other.read()
      vi.useRealTimers()
    }
    expect(peer.calls).toHaveLength(1)
    expect(other.figures.of('stale') + other.figures.of('spare')).toBe(0)
  })

  it('keeps answers of two versions of the schema apart, and drops for both', async () => {
    const { peer, instance } = await hospital()
    const [old, young] = [await instance(rulesOf(60)), await instance(rulesOf(61))]
    for (const each of [old, young, old, young]) {
      await each.read()
      await each.cache.settled()
    }
    expect(peer.calls).toHaveLength(2)
    await young.cache.drop('Ward')
    for (const each of [old, young]) await each.read()
    expect(peer.calls).toHaveLength(4)
  })
})
