import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Asked, Row } from '#shared/cache/asked.ts'
import { CacheFigures } from '#shared/cache/cache-figures.ts'
import { CacheRules } from '#shared/cache/cache-rules.ts'
import { type CacheStore, StoreRefusal } from '#shared/cache/cache-store.ts'
import { MemoryStore } from '#shared/cache/memory-store.ts'
import { ReferenceCache } from '#shared/cache/reference-cache.ts'
import { Forbidden, SourceTimeout, SourceUnavailable } from '#shared/errors/errors.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'

type Answer = Row | null

const rulesFor = (seconds: number, changesOthers = false) =>
  new CacheRules(new Map([['x.ward', { type: 'Ward', seconds, fields: new Map([['name', seconds]]), changesOthers }]]))

/** A source of wards, what was asked of it, and caches in front of it that share a store and a clock. */
function hospital({ seconds = 60, changesOthers = false } = {}) {
  let now = 1_000_000
  const wards = new Map<number, string>([
    [1, 'North'],
    [2, 'South'],
    [3, ''],
  ])
  const loads: number[][] = []
  const source = {
    answer: async (keys: readonly number[]): Promise<Answer[]> => {
      return keys.map((id) => (wards.has(id) ? { id, name: wards.get(id) } : null))
    },
  }
  const store = new MemoryStore(10_000_000, () => now)
  const cacheOn = (on: CacheStore = store, rules = rulesFor(seconds, changesOthers)) =>
    new ReferenceCache({ store: on, rules, figures: new CacheFigures(), namespace: 'test', budgetMs: 20 })
  const asked = (keys: readonly number[], type = 'Ward'): Asked<Answer> => ({
    type,
    seconds,
    questions: keys.map((key) => ({ name: String(key), about: key })),
    isAnswer: (value, place): value is Answer => value === null || (value as { id?: unknown }).id === keys[place],
    load: (places) => {
      const wanted = places.map((place) => keys[place] as number)
      loads.push(wanted)
      return source.answer(wanted)
    },
  })
  const scope = () => ({ signal: AbortSignal.timeout(10_000), calls: new SourceCalls() })
  const cache = cacheOn()
  return {
    wards,
    loads,
    source,
    store,
    cache,
    cacheOn,
    asked,
    scope,
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    ask: async (...keys: number[]) => {
      const answers = await cache.answers(asked(keys), scope())
      await cache.settled()
      return answers
    },
  }
}

const away = () => Promise.reject(new SourceUnavailable('odoo', 'Cannot call: away'))

describe('ReferenceCache', () => {
  it('asks the source once for what it then keeps, also for an empty name and for a record that is not there', async () => {
    const { ask, loads, cache } = hospital()
    const answers = [{ id: 1, name: 'North' }, { id: 3, name: '' }, null]
    expect(await ask(1, 3, 9)).toEqual(answers)
    expect(await ask(1, 3, 9)).toEqual(answers)
    expect(loads).toEqual([[1, 3, 9]])
    expect([cache.figures.of('misses'), cache.figures.of('hits')]).toEqual([3, 3])
  })

  it('asks for those alone that it does not have, in one go', async () => {
    const { ask, loads } = hospital()
    await ask(1)
    expect(await ask(1, 2, 3, 2)).toMatchObject([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 2 }])
    expect(loads).toEqual([[1], [2, 3]])
  })

  it('asks again once an answer is too old, and sooner where there was nothing', async () => {
    const { ask, loads, pass } = hospital()
    await ask(1, 9)
    pass(30_000)
    await ask(1, 9)
    expect(loads).toEqual([[1, 9], [9]])
    pass(90_000)
    await ask(1)
    expect(loads).toEqual([[1, 9], [9], [1]])
  })

  it('gives an answer that is a little old at once, says so, and asks for it anew meanwhile, once', async () => {
    const { wards, asked, scope, cache, loads, pass, ask } = hospital()
    await ask(1)
    wards.set(1, 'New North')
    pass(60_000)
    const scopes = [scope(), scope(), scope()]
    const answers = await Promise.all(scopes.map((each) => cache.answers(asked([1]), each)))
    expect(answers).toEqual(Array(3).fill([{ id: 1, name: 'North' }]))
    expect(scopes.map(({ calls }) => [...calls.stale])).toEqual(Array(3).fill([['Ward', 1_000_000]]))
    await setTimeout(10)
    await cache.settled()
    expect(loads).toEqual([[1], [1]])
    const after = scope()
    expect(await cache.answers(asked([1]), after)).toEqual([{ id: 1, name: 'New North' }])
    expect(after.calls.stale.size).toBe(0)
  })

  it('gives an answer of up to a day ago when the source is away, and says of when it is', async () => {
    const { asked, scope, cache, source, pass, ask } = hospital()
    await ask(1)
    pass(20 * 60 * 60_000)
    for (const failure of [away, () => Promise.reject(new SourceTimeout('odoo', 'Cannot call: late'))]) {
      source.answer = failure
      const each = scope()
      expect(await cache.answers(asked([1]), each)).toEqual([{ id: 1, name: 'North' }])
      expect([...each.calls.stale]).toEqual([['Ward', 1_000_000]])
    }
    await expect(cache.answers(asked([2]), scope())).rejects.toBeInstanceOf(SourceTimeout)
    pass(5 * 60 * 60_000)
    await expect(cache.answers(asked([1]), scope())).rejects.toBeInstanceOf(SourceTimeout)
  })

  it('does not wait for a source that has just failed where an older answer is at hand', async () => {
    const { asked, scope, cache, source, loads, pass, ask } = hospital()
    await ask(1)
    pass(60 * 60_000)
    source.answer = away
    for (let i = 0; i < 5; i += 1) await cache.answers(asked([1]), scope())
    expect(loads).toEqual([[1], [1]])
  })

  it('does not wait long for a source that hangs where an older answer is at hand', async () => {
    const { asked, scope, cache, source, pass, ask } = hospital()
    await ask(1)
    pass(60 * 60_000)
    source.answer = () => new Promise(() => undefined)
    const began = performance.now()
    expect(await cache.answers(asked([1]), scope())).toEqual([{ id: 1, name: 'North' }])
    expect(performance.now() - began).toBeLessThan(4_000)
  })

  it('gives no older answer where the source is there and refuses', async () => {
    const { asked, scope, cache, source, pass, ask } = hospital()
    await ask(1)
    pass(60 * 60_000)
    source.answer = () => Promise.reject(new Forbidden('Cannot read', 'odoo'))
    await expect(cache.answers(asked([1]), scope())).rejects.toBeInstanceOf(Forbidden)
  })

  it('keeps nothing that the rules do not permit, whatever it is asked to keep', async () => {
    const { cache, store, asked, scope, source } = hospital()
    source.answer = async (keys) => keys.map((id) => ({ id, name: 'x', salary: 'canary-77' }))
    expect(await cache.answers(asked([1]), scope())).toEqual([{ id: 1, name: 'x', salary: 'canary-77' }])
    await cache.answers(asked([2], 'Nurse'), scope())
    await cache.settled()
    expect((await store.read(['test:Ward:1'])).texts).toEqual([null])
    expect([cache.figures.of('refused'), cache.figures.troubles()]).toEqual([2, ['CACHE_REFUSED_ANSWER']])
    source.answer = async (keys) => keys.map((id) => ({ id, name: 'y' }))
    expect(await cache.answers(asked([1]), scope())).toEqual([{ id: 1, name: 'y' }])
  })
})

describe('A crowd', () => {
  it('makes one load in one process', async () => {
    const { cache, asked, scope, loads } = hospital()
    const answers = await Promise.all(Array.from({ length: 200 }, () => cache.answers(asked([1, 2]), scope())))
    expect(answers.every(([one]) => one?.name === 'North')).toBe(true)
    expect(loads).toEqual([[1, 2]])
  })

  it('makes one load in several processes: the others wait for what the first is asking for', async () => {
    const { cacheOn, asked, scope, loads, source } = hospital()
    const atOnce = source.answer
    source.answer = async (keys) => {
      await setTimeout(300)
      return atOnce(keys)
    }
    const caches = [cacheOn(), cacheOn(), cacheOn()]
    const answers = await Promise.all(caches.map((each) => each.answers(asked([1, 2]), scope())))
    expect(answers.map(([one]) => one?.name)).toEqual(['North', 'North', 'North'])
    expect(loads).toEqual([[1, 2]])
    expect(caches.reduce((sum, { figures }) => sum + figures.of('awaited'), 0)).toBe(4)
  })

  it('does not wait for one that was killed while it asked', async () => {
    const { store, cache, asked, scope, loads } = hospital()
    const key = `test:${cache.rules.version}:Ward:1:asked`
    await store.claim([key], 'another', 200)
    const began = performance.now()
    const answering = cache.answers(asked([1]), scope())
    void setTimeout(200).then(() => store.write([], [key]))
    expect(await answering).toMatchObject([{ id: 1 }])
    expect(performance.now() - began).toBeGreaterThan(150)
    expect(loads).toEqual([[1]])
  })

  it('is told what went wrong, each of them, and asks again later', async () => {
    const { cache, asked, scope, source, loads } = hospital()
    const whole = source.answer
    source.answer = away
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => cache.answers(asked([1]), scope())))
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
    expect(loads).toEqual([[1]])
    source.answer = whole
    expect(await cache.answers(asked([1]), scope())).toMatchObject([{ id: 1 }])
  })
})

describe('A drop', () => {
  it('forgets one record and the lists, and leaves other records', async () => {
    const { ask, cache, loads, wards } = hospital()
    await ask(1, 2)
    wards.set(1, 'West')
    await cache.drop('Ward', 1)
    expect(await ask(1, 2)).toMatchObject([{ name: 'West' }, { name: 'South' }])
    expect(loads).toEqual([[1, 2], [1]])
  })

  it('forgets all of a type without a key, and where a change of one record shows in others', async () => {
    for (const [changesOthers, key] of [
      [false, undefined],
      [true, 1],
    ] as const) {
      const { ask, cache, loads } = hospital({ changesOthers })
      await ask(1, 2)
      await cache.drop('Ward', key)
      await ask(1, 2)
      expect(loads).toEqual([
        [1, 2],
        [1, 2],
      ])
    }
  })

  it('holds for what is on its way: an answer from before is not believed', async () => {
    const { cache, asked, scope, source, wards, loads } = hospital()
    const atOnce = source.answer
    let release: () => void = () => undefined
    source.answer = async (keys) => {
      const answer = await atOnce(keys)
      await new Promise<void>((resolve) => {
        release = resolve
      })
      return answer
    }
    const early = cache.answers(asked([1]), scope())
    await setTimeout(10)
    wards.set(1, 'West')
    await cache.drop('Ward', 1)
    release()
    expect(await early).toMatchObject([{ name: 'North' }])
    await cache.settled()
    source.answer = atOnce
    expect(await cache.answers(asked([1]), scope())).toMatchObject([{ name: 'West' }])
    expect(loads).toHaveLength(2)
  })

  it('holds for older answers too: what was dropped is no spare', async () => {
    const { ask, cache, asked, scope, source } = hospital()
    await ask(1)
    await cache.drop('Ward', 1)
    source.answer = away
    await expect(cache.answers(asked([1]), scope())).rejects.toBeInstanceOf(SourceUnavailable)
  })

  it('is not undone when the store forgets it', async () => {
    const { ask, cache, store, loads } = hospital()
    await ask(1)
    await cache.drop('Ward', 1)
    await store.write([], ['test:tag:Ward:1', 'test:tag:Ward:lists', 'test:tag:Ward'])
    await ask(1)
    expect(loads).toEqual([[1], [1]])
  })
})

describe('A store that is not as it should be', () => {
  const failing = (store: CacheStore, faults: Partial<CacheStore>): CacheStore =>
    new Proxy(store, { get: (target, name) => Reflect.get(faults, name) ?? Reflect.get(target, name).bind?.(target) })
  const never = () => new Promise<never>(() => undefined)
  const broken = () => Promise.reject(new Error('no'))
  const full = () => Promise.reject(new StoreRefusal('no'))

  it.each([
    ['does not answer reads', { read: never }, ['CACHE_SLOW']],
    ['refuses reads', { read: broken }, ['CACHE_UNREACHABLE']],
    ['does not answer claims', { claim: never }, ['CACHE_SLOW']],
    ['refuses claims', { claim: broken }, ['CACHE_UNREACHABLE']],
    ['refuses writes', { write: full }, ['CACHE_REFUSES_WRITES']],
    ['is full', { write: full, claim: full, settle: full }, ['CACHE_REFUSES_WRITES']],
  ] as const)('costs no answer when it %s, and is named', async (_, faults, troubles) => {
    const { cacheOn, store, asked, scope } = hospital()
    const cache = cacheOn(failing(store, faults))
    const began = performance.now()
    for (let i = 0; i < 3; i += 1) expect(await cache.answers(asked([1, 9]), scope())).toMatchObject([{ id: 1 }, null])
    // The first waits for it, and nobody after.
    expect(performance.now() - began).toBeLessThan(400)
    await setTimeout(20)
    expect(cache.figures.troubles()).toEqual(troubles)
  })

  it('is given nothing that hangs on a tag that does not stand', async () => {
    const { cacheOn, store, asked, scope, loads } = hospital()
    const cache = cacheOn(failing(store, { settle: (kept) => Promise.resolve(kept.map(() => null as never)) }))
    for (let i = 0; i < 2; i += 1) {
      await cache.answers(asked([1]), scope())
      await cache.settled()
    }
    expect([loads.length, cache.figures.of('poisoned')]).toEqual([2, 0])
  })

  it('is read all the same when it is full', async () => {
    const { cacheOn, cache: whole, store, asked, scope, loads } = hospital()
    await whole.answers(asked([1]), scope())
    await whole.settled()
    const cache = cacheOn(failing(store, { write: full, claim: full, settle: full }))
    for (let i = 0; i < 3; i += 1) await cache.answers(asked([1, 2]), scope())
    expect(loads).toEqual([[1], [2], [2], [2]])
    expect(cache.isStoreInUse).toBe(true)
  })

  it('is used again when it is well again', async () => {
    const { cacheOn, store, asked, scope, loads } = hospital()
    let isBroken = true
    const cache = cacheOn(
      failing(store, { read: (keys: readonly string[]) => (isBroken ? broken() : store.read(keys)) }),
    )
    await cache.answers(asked([1]), scope())
    expect(cache.isStoreInUse).toBe(false)
    isBroken = false
    await setTimeout(1_200)
    for (let i = 0; i < 3; i += 1) {
      await cache.answers(asked([1]), scope())
      await cache.settled()
    }
    expect(cache.isStoreInUse).toBe(true)
    expect(loads).toEqual([[1], [1]])
  })

  it('is waited for no longer than an operation has patience, however often it is asked', async () => {
    const { cacheOn, store, asked, scope } = hospital()
    const slow = failing(store, { read: (keys: readonly string[]) => setTimeout(8).then(() => store.read(keys)) })
    const cache = cacheOn(slow)
    const one = scope()
    const began = performance.now()
    for (let key = 10; key < 30; key += 1) await cache.answers(asked([key]), one)
    expect(cache.figures.of('ignored')).toBeGreaterThan(10)
    expect(performance.now() - began).toBeLessThan(500)
  })

  it('may hold anything: what this program did not write is not believed, and is written over', async () => {
    const { cache, store, asked, scope, loads } = hospital()
    const key = `test:${cache.rules.version}:Ward:1`
    await cache.answers(asked([1]), scope())
    await cache.settled()
    const [whole] = (await store.read([key])).texts
    const poison = fc.oneof(
      fc.json(),
      fc.string(),
      fc.nat((whole as string).length - 2).map((length) => (whole as string).slice(0, length + 1)),
      fc.constant((whole as string).replace('"id":1', '"id":2')),
    )
    await fc.assert(
      fc.asyncProperty(poison, async (text) => {
        const before = loads.length
        await store.write([{ key, text, milliseconds: 60_000 }])
        for (let i = 0; i < 2; i += 1) {
          expect(await cache.answers(asked([1]), scope())).toEqual([{ id: 1, name: 'North' }])
          await cache.settled()
        }
        expect(loads.length).toBe(before + 1)
      }),
    )
    expect(cache.figures.troubles()).toEqual(['CACHE_POISONED'])
  })

  it('serves instances of different versions apart, and drops for both', async () => {
    const { cacheOn, store, asked, scope, loads } = hospital()
    const [old, young] = [cacheOn(store, rulesFor(60)), cacheOn(store, rulesFor(61))]
    for (const each of [old, young, old, young]) {
      await each.answers(asked([1]), scope())
      await each.settled()
    }
    expect(loads).toHaveLength(2)
    await young.drop('Ward', 1)
    for (const each of [old, young]) await each.answers(asked([1]), scope())
    expect(loads).toHaveLength(4)
  })
})
