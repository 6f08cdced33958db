import { setTimeout } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { globalId } from '#shared/values/global-id.ts'
import { ask } from '../gateway/program.ts'
import { startedHere } from '../gateway/started-here.ts'
import { refuse } from '../odoo-peer/faults.ts'
import { describeRedis } from './redis.ts'

const query = '{ items(first: 3) { nodes { id name } } }'
const ready = /Caregraph ready at (\S+)\n/

async function healthAt(address: string) {
  const answer = await fetch(new URL('/health/ready', address))
  return (await answer.json()) as { status: string; sources: Record<string, { state: string; detail?: string }> }
}

describeRedis('main.ts with a Redis', (start) => {
  const { run, odoo, issuer, settingsFor } = startedHere()

  it('keeps reference data there, forgets it when told to at a terminal, and not for another type', async () => {
    await using redis = await start()
    const [peer, identity] = [await odoo(), await issuer()]
    const settings = { ...settingsFor(peer), ...identity.settings, REDIS_CACHE_URL: redis.url, CACHE_BUDGET_MS: '1000' }
    const address = (await run(settings).says(ready)) ?? ''
    const token = await identity.token('auditor')
    const callsOf = async () => {
      peer.clear()
      const { json } = await ask(address, query, token)
      expect(json).toMatchObject({ data: { items: { nodes: [{}, {}, {}] } } })
      await setTimeout(100)
      return peer.calls.length
    }
    const drop = async (...words: string[]) => {
      const program = run(settings, 'drop', ...words)
      expect(await program.ended).toBe(0)
      return program.said()
    }
    expect([await callsOf(), await callsOf()]).toEqual([1, 0])
    expect(await drop('Company')).toBe('Dropped all that was kept of Company.\n')
    expect(await callsOf()).toBe(0)
    expect(await drop('Item')).toBe('Dropped all that was kept of Item.\n')
    expect([await callsOf(), await callsOf()]).toEqual([1, 0])
    expect(await drop('Item', globalId('odoo', 'Item', 999))).toBe('Dropped what was kept of one Item.\n')
    expect([await callsOf(), await callsOf()]).toEqual([1, 0])
  })

  it('names what is wrong with Redis in its health, and is ready all the same', async () => {
    await using redis = await start()
    const [peer, identity] = [await odoo(), await issuer()]
    const settings = { ...settingsFor(peer), ...identity.settings, REDIS_CACHE_URL: redis.url }
    const address = (await run(settings).says(ready)) ?? ''
    const token = await identity.token('auditor')
    await ask(address, query, token)
    expect((await healthAt(address)).sources.cache).toEqual({ state: 'up' })
    await redis.kill()
    expect((await ask(address, query, token)).json).not.toHaveProperty('errors')
    expect(await healthAt(address)).toMatchObject({
      status: 'ready',
      sources: { cache: { state: 'down', detail: 'CACHE_UNREACHABLE' } },
    })
    await redis.start()
    await vi.waitFor(
      async () => {
        await ask(address, query, token)
        expect((await healthAt(address)).sources.cache?.state).toBe('up')
      },
      { timeout: 15_000, interval: 300 },
    )
  })

  it('answers from Redis what it may when Odoo is away, in a process that was connected before', async () => {
    await using redis = await start()
    const [peer, identity] = [await odoo(), await issuer()]
    const settings = { ...settingsFor(peer), ...identity.settings, REDIS_CACHE_URL: redis.url, CACHE_BUDGET_MS: '1000' }
    const address = (await run(settings).says(ready)) ?? ''
    const token = await identity.token('auditor')
    await ask(address, query, token)
    await setTimeout(100)
    peer.fault({}, refuse())
    expect((await ask(address, query, token)).json).toMatchObject({ data: { items: { nodes: [{}, {}, {}] } } })
  })
})

describe('main.ts without a Redis', { timeout: 30_000 }, () => {
  const { run, odoo, issuer, settingsFor } = startedHere()

  it('starts where the Redis that is set cannot be reached, and serves', async () => {
    const [peer, identity] = [await odoo(), await issuer()]
    const settings = { ...settingsFor(peer), ...identity.settings, REDIS_CACHE_URL: 'redis://127.0.0.1:1/0' }
    const address = (await run(settings).says(ready)) ?? ''
    const { json } = await ask(address, query, await identity.token('auditor'))
    expect(json).toMatchObject({ data: { items: { nodes: [{}, {}, {}] } } })
    expect((await healthAt(address)).status).toBe('ready')
  })

  it.each([
    [['Item'], 'Cannot drop: REDIS_CACHE_URL is not set; what a process keeps in memory ends with it\n', {}],
    [
      ['Supplier'],
      /^Cannot drop Supplier: expected one of Item, Facility, Company, ItemCategory, StorageLocation\n$/,
      { REDIS_CACHE_URL: 'redis://127.0.0.1:1/0' },
    ],
    [['Item', 'seven'], 'Cannot drop Item: expected the id of one\n', { REDIS_CACHE_URL: 'redis://127.0.0.1:1/0' }],
    [['Item'], 'Cannot drop Item: Redis did not answer\n', { REDIS_CACHE_URL: 'redis://:canary-pw@127.0.0.1:1/0' }],
  ] as [string[], string | RegExp, Record<string, string>][])(
    'says why it cannot drop %j',
    async (words, message, env) => {
      const program = run(env, 'drop', ...words)
      expect(await program.ended).toBe(1)
      if (typeof message === 'string') expect(program.said()).toBe(message)
      else expect(program.said()).toMatch(message)
    },
  )
})
