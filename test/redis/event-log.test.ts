import { randomUUID } from 'node:crypto'
import { afterAll, expect, it, onTestFinished } from 'vitest'
import { RedisEventLog } from '#shared/events/redis-event-log.ts'
import { eventLogContract } from '../subgraphs/shared/events/event-log-contract.ts'
import { keepsAll, leaseOf, orderEvent } from '../subgraphs/shared/events/made-events.ts'
import { describeRedis, type RedisServer } from './redis.ts'

describeRedis('RedisEventLog', (start) => {
  let shared: Promise<RedisServer> | undefined
  // One for all: each log has a namespace of its own in it.
  const server = () => {
    shared ??= start({ isDurable: true })
    return shared
  }
  afterAll(async () => (await shared)?.[Symbol.asyncDispose]())
  const made = async (namespace = `test:${randomUUID()}`, retention = keepsAll) =>
    new RedisEventLog({ url: (await server()).url, namespace, retention })

  eventLogContract((retention) => made(undefined, retention))

  it('is kept apart from the log of another environment', async () => {
    const [one, other] = [await made(), await made()]
    onTestFinished(async () => void (await Promise.all([one.close(), other.close()])))
    const [lease, otherLease] = [await leaseOf(one), await leaseOf(other, 'other')]
    await one.append({ events: [orderEvent('1')], sides: { a: 'below' } }, lease)
    expect((await other.bounds('procurement')).tail.number).toBe(0)
    expect(await other.sides(['a'])).toEqual([undefined])
    expect(await other.append({ events: [orderEvent('1')] }, otherLease)).toEqual({ appended: 1 })
  })

  it('has all keys of a namespace in one slot of a cluster', async () => {
    const { admin } = await server()
    const namespace = `slots:${randomUUID()}`
    const log = await made(namespace)
    onTestFinished(() => log.close())
    const lease = await leaseOf(log)
    const letter = { id: 'a', reason: 'a', since: '2026-03-01T08:00:00.000Z', model: null, row: '' }
    await log.append({ events: [orderEvent('1')], sides: { a: 'below' }, deadLetters: [letter] }, lease)
    await log.acknowledge('a', 'procurement', { epoch: 'a', place: { at: 0, number: 0 } })
    const keys = await admin.keys(`*${namespace}*`)
    expect(keys.length).toBe(10)
    expect(keys.filter((key) => !key.startsWith(`{${namespace}}:`))).toEqual([])
  })

  it('says whether everything it acknowledged survives a crash', async () => {
    const { admin } = await server()
    const log = await made()
    onTestFinished(() => log.close())
    expect(await log.durability()).toBeNull()
    await admin.config('SET', 'appendfsync', 'everysec')
    onTestFinished(async () => void (await admin.config('SET', 'appendfsync', 'always')))
    expect(await log.durability()).toBe(
      'events may be lost when Redis stops or is full: appendfsync is everysec and has to be always',
    )
    await admin.config('SET', 'maxmemory-policy', 'allkeys-lru')
    onTestFinished(async () => void (await admin.config('SET', 'maxmemory-policy', 'noeviction')))
    expect(await log.durability()).toContain('maxmemory-policy is allkeys-lru and has to be noeviction')
  })

  it('says that it cannot tell where Redis does not say how it is set', async () => {
    const { admin, url } = await server()
    await admin.call('ACL', 'SETUSER', 'relay', 'on', '>secret', '~*', '+@all', '-config')
    const address = new URL(url)
    const namespace = `test:${randomUUID()}`
    address.username = 'relay'
    address.password = 'secret'
    const log = new RedisEventLog({ url: address.href, namespace, retention: keepsAll })
    onTestFinished(() => log.close())
    expect(await log.durability()).toMatch(/^Redis does not say how it is set/)
    expect(await log.append({ events: [orderEvent('1')] }, await leaseOf(log))).toEqual({ appended: 1 })
  })
})
