import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CacheFigures } from '#shared/cache/cache-figures.ts'
import { CacheRules } from '#shared/cache/cache-rules.ts'
import { MemoryStore } from '#shared/cache/memory-store.ts'
import { ReferenceCache } from '#shared/cache/reference-cache.ts'
import { and, type Domain, or } from '#shared/odoo/domain.ts'
import { noLists } from '#shared/odoo/lists.ts'
import { OdooAccount, type Search } from '#shared/odoo/odoo.ts'
import { OdooRows } from '#shared/odoo/odoo-rows.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { startOdooProxy } from '../../../odoo-peer/proxy.ts'
import { request, smallOdoo } from './small-odoo.ts'

const wards = [
  { id: 1, name: 'North', company_id: 1, beds: 10 },
  { id: 2, name: 'South', company_id: 3, beds: 20 },
  { id: 3, name: 'West', company_id: false, beds: 30 },
  { id: 4, name: false, company_id: 1, beds: 40 },
]
const fields = new Map([
  ['name', 60],
  ['company_id', 60],
])
const rules = new CacheRules(new Map([['x.ward', { type: 'Ward', seconds: 60, fields, changesOthers: false }]]))

/** An Odoo of wards with a cache in front of it, and the questions that reached Odoo. */
async function hospital() {
  const peer = await startOdooProxy({ answer: smallOdoo({ 'x.ward': wards, 'x.nurse': wards }) })
  const store = new MemoryStore(10_000_000)
  const keys: string[] = []
  const write = store.write.bind(store)
  store.write = (kept, released) => {
    keys.push(...kept.map(({ key }) => key))
    return write(kept, released)
  }
  const cache = new ReferenceCache({ store, rules, figures: new CacheFigures(), namespace: 'test', budgetMs: 1_000 })
  const account = new OdooAccount({ url: peer.url, database: 'small', apiKey: 'a-key', concurrency: 4 }, silentLog, {
    cache,
  })
  await account.connect(request())
  const search = async (asked: Search, model = 'x.ward') => {
    peer.clear()
    const rows = await account.searchRead(model, asked, request())
    await cache.settled()
    return { rows, calls: peer.calls.map(({ body }) => body) }
  }
  return { account, cache, store, keys, search, peer, [Symbol.asyncDispose]: () => peer.close() }
}

const nurses = { fields: ['name'], limit: 5, lists: noLists }
const byId = (keys: readonly number[], rest: Domain = []): Search => ({
  domain: and([['id', 'in', keys]], rest),
  fields: ['name'],
})

describe('Reads through a cache', () => {
  it('keep records that are asked for by id one by one: a second call asks for the others alone', async () => {
    await using odoo = await hospital()
    expect((await odoo.search(byId([1, 9]))).calls).toHaveLength(1)
    const { rows, calls } = await odoo.search(byId([1, 2, 9, 4]))
    expect(rows).toEqual([
      { id: 1, name: 'North' },
      { id: 2, name: 'South' },
      { id: 4, name: false },
    ])
    expect(calls.map(({ domain }) => domain)).toEqual([[['id', 'in', [2, 4]]]])
    expect((await odoo.search(byId([4, 2, 1, 9]))).calls).toEqual([])
  })

  it('keep a list as a whole, in its order, with its limit', async () => {
    await using odoo = await hospital()
    const list: Search = { domain: [['company_id', '=', 1]], fields: ['name'], order: 'id desc', limit: 1 }
    const first = await odoo.search(list)
    expect(first.rows).toEqual([{ id: 4, name: false }])
    expect(await odoo.search(list)).toEqual({ rows: first.rows, calls: [] })
    for (const other of [
      { ...list, limit: 2 },
      { ...list, offset: 1 },
      { ...list, order: 'id asc' },
      { ...list, companies: [3] },
      { ...list, fields: ['company_id'] },
      { ...list, domain: [['company_id', '=', 3]] as Domain },
    ]) {
      expect((await odoo.search(other)).calls).toHaveLength(1)
    }
  })

  it('forget with a record the lists it may be in', async () => {
    await using odoo = await hospital()
    const list: Search = { domain: [['company_id', '=', 1]], fields: ['name'], order: 'id asc' }
    await odoo.search(list)
    await odoo.cache.drop('Ward', 1)
    expect((await odoo.search(list)).calls).toHaveLength(1)
  })

  it('do not take one record for another, whatever is kept', async () => {
    await using odoo = await hospital()
    await odoo.search(byId([1]))
    const { texts } = await odoo.store.read(odoo.keys)
    await odoo.store.write(
      odoo.keys.map((key, place) => ({
        key,
        text: (texts[place] ?? '').replace('"id":1', '"id":2'),
        milliseconds: 9_999,
      })),
    )
    const { rows, calls } = await odoo.search(byId([1]))
    expect(rows).toEqual([{ id: 1, name: 'North' }])
    expect(calls).toHaveLength(1)
  })

  it('keep a list apart from records with the same condition', async () => {
    await using odoo = await hospital()
    await odoo.search({ ...byId([1, 2]), order: 'id desc' })
    expect((await odoo.search(byId([1, 2]))).rows.map(({ id }) => id)).toEqual([1, 2])
    expect((await odoo.search({ ...byId([1, 2]), order: 'id desc' })).rows.map(({ id }) => id)).toEqual([2, 1])
  })

  it.each([
    ['a field that may not be kept', { ...byId([1]), fields: ['name', 'beds'] }],
    ['a condition on one', byId([1], [['beds', '>', 1]])],
    ['an order by one', { domain: [], fields: ['name'], order: 'beds asc, id asc' }],
    ['a condition on what lies behind a field', byId([1], [['company_id.x_owner', '=', 1]])],
    ['a list of other records', { ...byId([1]), lists: new Map([['nurse_ids', nurses]]) }],
    ['a condition inside another', { domain: or([['name', '=', 'North']], [['beds', '=', 20]]), fields: [] }],
  ] as [string, Search][])('ask each time where there is %s', async (_, asked) => {
    await using odoo = await hospital()
    await odoo.search(asked).catch(() => undefined)
    const { calls } = await odoo.search(asked).catch(() => ({ calls: ['refused'] }))
    expect(calls).toHaveLength(1)
    expect(odoo.cache.figures.of('misses')).toBe(0)
  })

  it('ask each time for a model that is not kept', async () => {
    await using odoo = await hospital()
    await odoo.search(byId([1]), 'x.nurse')
    expect((await odoo.search(byId([1]), 'x.nurse')).calls).toHaveLength(1)
  })

  it('give each who asks what Odoo would give them: rights are part of the question', async () => {
    await using odoo = await hospital()
    const ward = { company: { field: 'company_id', orShared: true }, facility: null, supplier: 'every record' } as const
    const seenBy = async (companies: 'all' | readonly number[]) => {
      const asker = request()
      const principal = { ...asker.principal, companies: companies === 'all' ? companies : new Set(companies) }
      const rows = new OdooRows(odoo.account, { ...asker, principal }, { 'x.ward': ward })
      return (await rows.searchRead('x.ward', byId([1, 2, 3]))).map(({ id }) => id)
    }
    for (let round = 0; round < 2; round += 1) {
      expect(await seenBy('all')).toEqual([1, 2, 3])
      expect(await seenBy([1])).toEqual([1, 3])
      expect(await seenBy([3])).toEqual([2, 3])
      expect(await seenBy([])).toEqual([])
    }
  })

  it('answer as Odoo does, whatever is asked in whatever order', async () => {
    await using odoo = await hospital()
    const bare = new OdooAccount({ url: odoo.peer.url, database: 'small', apiKey: 'a-key', concurrency: 4 }, silentLog)
    const keys = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1 })
    const rest = fc.constantFrom<Domain>(
      [],
      [['company_id', 'in', [1, 3]]],
      or([['name', '=', 'North']], [['id', '>', 2]]),
    )
    const asked = fc.record({
      domain: fc.oneof(
        rest,
        fc.tuple(keys, rest).map(([ids, more]) => and([['id', 'in', ids]], more)),
      ),
      fields: fc.subarray(['name', 'company_id', 'beds']),
      companies: fc.constantFrom([1, 3], [1], [3, 1]),
      page: fc.option(fc.record({ order: fc.constantFrom('id asc', 'id desc'), limit: fc.nat(3) }), { nil: undefined }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { minLength: 3, maxLength: 8 }), async (all) => {
        for (const { page, ...each } of all) {
          const search = { ...each, ...page }
          const key = ({ id }: { readonly id: number }) => id
          const [kept, true_] = await Promise.all(
            [odoo.account, bare].map((account) => account.searchRead('x.ward', search, request())),
          )
          const inOrder = (rows = [] as typeof kept) => (page ? rows : rows?.toSorted((a, b) => key(a) - key(b)))
          expect(inOrder(kept)).toEqual(inOrder(true_))
        }
      }),
      { numRuns: 100 },
    )
    expect(odoo.cache.figures.of('hits')).toBeGreaterThan(20)
  })

  it('write nothing that was asked, nor anything typed, into keys', async () => {
    await using odoo = await hospital()
    await odoo.search({ domain: [['name', 'ilike', 'canary']], fields: ['name'] })
    expect(odoo.keys).toHaveLength(1)
    expect(odoo.keys[0]).toMatch(/^test:v[\w-]{10}:Ward:c1\.3:en_US:[\w-]{22}:[\w-]{22}:list$/)
  })
})
