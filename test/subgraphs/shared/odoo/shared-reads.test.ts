import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '#shared/auth/principal.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import { keysInOrder, type ListSearch, type Lists } from '#shared/odoo/lists.ts'
import { OdooAccount, type Search } from '#shared/odoo/odoo.ts'
import { OdooRows } from '#shared/odoo/odoo-rows.ts'
import { type RowRule, rowRules } from '#shared/odoo/row-rules.ts'
import { SharedReads } from '#shared/odoo/shared-reads.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { startOdooDouble } from '#shared/sandbox/odoo-double/double.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { type OdooCall, startOdooProxy } from '../../../odoo-peer/proxy.ts'
import { auditor } from '../../../principals.ts'
import { mixedTables } from '../../../rows/mixed-tables.ts'
import { request, smallOdoo } from './small-odoo.ts'

const wards = Array.from({ length: 12 }, (_, place) => ({
  id: place + 1,
  name: `ward ${place + 1}`,
  company_id: [1, 3, false][place % 3] as number | false,
  beds: place * 10,
}))

const rule: RowRule = { company: { field: 'company_id', orShared: true }, facility: null, supplier: 'every record' }

async function hospital() {
  const answer = smallOdoo({ 'x.ward': wards })
  const isSecret = ({ body }: OdooCall) => Array.isArray(body.fields) && body.fields.includes('secret')
  const peer = await startOdooProxy({ answer: (call) => (isSecret(call) ? undefined : answer(call)) })
  const account = new OdooAccount({ url: peer.url, database: 'small', apiKey: 'k', concurrency: 4 }, silentLog)
  await account.connect(request())
  peer.clear()
  const sharing = () => {
    const sharedReads = new SharedReads({ signal: AbortSignal.timeout(10_000), calls: new SourceCalls() })
    return (principal: Principal = auditor) => {
      const asking = { ...request(), principal, sharedReads }
      return { asking, rows: new OdooRows(account, asking, { 'x.ward': rule }) }
    }
  }
  return { account, peer, sharing, [Symbol.asyncDispose]: () => peer.close() }
}

const byId = (keys: readonly number[], fields: readonly string[], rest: Domain = []) => ({
  domain: and([['id', 'in', keys]], rest),
  fields,
})

describe('Reads that are shared', () => {
  it('ask once for all records and fields that are wanted in one turn', async () => {
    await using odoo = await hospital()
    const { asking } = odoo.sharing()()
    const [some, others] = await Promise.all([
      odoo.account.searchRead('x.ward', byId([1, 2], ['name']), asking),
      odoo.account.searchRead('x.ward', byId([2, 3, 99], ['beds']), asking),
    ])
    expect(odoo.peer.calls).toHaveLength(1)
    expect(some.map(({ id, name }) => [id, name])).toEqual([
      [1, 'ward 1'],
      [2, 'ward 2'],
    ])
    expect(others.map(({ id, beds }) => [id, beds])).toEqual([
      [2, 10],
      [3, 20],
    ])
  })

  it('keep apart what is asked under other conditions, in an order, or cut off', async () => {
    await using odoo = await hospital()
    const { asking } = odoo.sharing()()
    const answers = await Promise.all([
      odoo.account.searchRead('x.ward', byId([1, 2], ['name']), asking),
      odoo.account.searchRead('x.ward', byId([1, 2], ['name'], [['beds', '>', 5]]), asking),
      odoo.account.searchRead('x.ward', { ...byId([1, 2], ['name']), order: 'id desc' }, asking),
      odoo.account.searchRead('x.ward', { ...byId([1, 2], ['name']), order: 'id desc', limit: 1 }, asking),
      odoo.account.searchRead('x.ward', { ...byId([1, 2], ['beds']), order: 'id desc', limit: 1 }, asking),
    ])
    expect(odoo.peer.calls).toHaveLength(4)
    expect(answers.map((rows) => rows.map(({ id }) => id))).toEqual([[1, 2], [2], [2, 1], [2], [2]])
  })

  it('ask for each by itself where the common question is refused, so that one does not cost the others', async () => {
    await using odoo = await hospital()
    const { asking } = odoo.sharing()()
    const [well, ill] = await Promise.allSettled([
      odoo.account.searchRead('x.ward', byId([1], ['name']), asking),
      odoo.account.searchRead('x.ward', byId([1], ['secret']), asking),
    ])
    expect(well.status).toBe('fulfilled')
    expect(ill.status).toBe('rejected')
  })

  it('give everybody what they would be given alone, whatever they may see', async () => {
    await using odoo = await hospital()
    const keys = fc.uniqueArray(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 6 })
    const fields = fc.uniqueArray(fc.constantFrom('name', 'beds', 'company_id'), { minLength: 1 })
    const companies = fc.constantFrom<readonly number[] | 'all'>('all', [1], [3], [1, 3], [])
    const asker = fc.record({ keys, fields, companies })
    await fc.assert(
      fc.asyncProperty(fc.array(asker, { minLength: 1, maxLength: 6 }), async (askers) => {
        const share = odoo.sharing()
        const answers = await Promise.all(
          askers.map(({ companies: reach, ...asked }) => {
            const principal = { ...auditor, companies: reach === 'all' ? reach : new Set(reach) }
            return share(principal).rows.searchRead('x.ward', byId(asked.keys, asked.fields))
          }),
        )
        for (const [place, { companies: reach, keys: wanted }] of askers.entries()) {
          const seen = wards.filter(
            ({ id, company_id: company }) =>
              wanted.includes(id) &&
              (reach === 'all' || (reach.length > 0 && (company === false || reach.includes(company)))),
          )
          expect(answers[place]?.map(({ id }) => id).toSorted()).toEqual(seen.map(({ id }) => id).toSorted())
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are of those who look from the same companies: what depends on the company is no other’s', async () => {
    await using odoo = await hospital()
    const share = odoo.sharing()
    await Promise.all(
      [[1], [3], [1, 3]].map((companies) =>
        share({ ...auditor, companies: new Set(companies) }).rows.searchRead('x.ward', byId([1, 2, 3], ['name'])),
      ),
    )
    expect(odoo.peer.calls.map(({ body }) => body.context)).toMatchObject(
      [[1], [3], [1, 3]].map((companies) => ({ allowed_company_ids: companies })),
    )
  })

  it('make one call for all who have the same companies, however many fields they see of how many records', async () => {
    await using odoo = await hospital()
    const share = odoo.sharing()
    const principal = { ...auditor, companies: new Set([1, 3]) }
    await Promise.all(
      Array.from({ length: 50 }, (_, place) =>
        share({ ...principal, subject: `s${place}` }).rows.searchRead(
          'x.ward',
          byId([(place % 12) + 1], [place % 2 ? 'name' : 'beds']),
        ),
      ),
    )
    expect(odoo.peer.calls).toHaveLength(1)
  })
})

describe('Reads of every model that are shared', () => {
  const tables = mixedTables(hospitalGroupTables(), { sharesPlaces: true })
  const keysOf = (model: string) => (tables[model] ?? []).map(({ id }) => id)
  const reachOf = (keys: readonly number[]) =>
    fc.oneof(
      fc.constant('all' as const),
      fc.subarray([...keys]).map((some) => new Set(some)),
    )
  const suppliers = [...new Set((tables['purchase.order'] ?? []).map(({ partner_id }) => Number(partner_id)))]
  const asker = fc.record({
    companies: reachOf(keysOf('res.company')),
    facilities: reachOf(keysOf('stock.warehouse')),
    supplier: fc.option(fc.constantFrom(...suppliers.slice(0, 5)), { freq: 2 }),
  })
  let double: Awaited<ReturnType<typeof startOdooDouble>>
  let account: OdooAccount

  beforeAll(async () => {
    const companyIds = keysOf('res.company')
    const user = { id: 2, login: 'a', apiKey: 'k', companyIds, companyId: companyIds[0] ?? 1, access: 'admin' } as const
    double = await startOdooDouble({ tables, database: 'd', users: [user] })
    account = new OdooAccount({ url: double.url, database: 'd', apiKey: 'k', concurrency: 4 }, silentLog)
  })
  afterAll(() => double.close())

  const mostRecords = 60
  /** One for each company, or for each facility, who is limited by nothing else. */
  const ofOne = (reach: 'companies' | 'facilities', model: string) =>
    keysOf(model).map((key) => ({
      ...{ companies: 'all' as const, facilities: 'all' as const, supplier: null },
      [reach]: new Set([key]),
    }))
  // Movements of lots are read for traces only, by whoever sees all facilities: here Odoo is not asked otherwise.
  const models = Object.keys(rowRules).filter((model) => keysOf(model).length > 0 && model !== 'stock.move.line')

  it.each(models)('give everybody what they would be given alone: %s', async (model) => {
    const all = keysOf(model)
    // Spread over the whole table, which is in the order in which things happened.
    const search = byId(
      all.filter((_, place) => place % Math.ceil(all.length / mostRecords) === 0),
      [],
    )
    await fc.assert(
      fc.asyncProperty(fc.array(asker, { minLength: 2, maxLength: 4 }), async (askers) => {
        const sharedReads = new SharedReads({ signal: AbortSignal.timeout(30_000), calls: new SourceCalls() })
        const idsFor = async (reach: (typeof askers)[number], more = {}, asked: Search = search) => {
          const rows = new OdooRows(account, { ...request(), principal: { ...auditor, ...reach }, ...more })
          return (await rows.searchRead(model, asked)).map(({ id }) => id)
        }
        const alone = await Promise.all(askers.map((reach) => idsFor(reach)))
        expect(await Promise.all(askers.map((reach) => idsFor(reach, { sharedReads })))).toEqual(alone)
        // What is cut off is cut off where it was for whoever asks.
        const few = { ...search, order: 'id', limit: 2 }
        const fewAlone = await Promise.all(askers.map((reach) => idsFor(reach, {}, few)))
        expect(await Promise.all(askers.map((reach) => idsFor(reach, { sharedReads }, few)))).toEqual(fewAlone)
      }),
      { numRuns: 12, examples: [[ofOne('companies', 'res.company')], [ofOne('facilities', 'stock.warehouse')]] },
    )
  })

  it('give nobody records that came along for somebody who may see them', async () => {
    const sharedReads = new SharedReads({ signal: AbortSignal.timeout(30_000), calls: new SourceCalls() })
    const [order] = tables['purchase.order'] as readonly [{ readonly id: number }]
    const supplier = new Map([['partner_id', { fields: ['name'], limit: null, lists: new Map(), hasOwnRows: true }]])
    const asked = { ...byId([order.id], ['partner_id']), lists: supplier }
    const rowsFor = (principal: Principal) => new OdooRows(account, { ...request(), principal, sharedReads })
    // From the same companies, so that it is one call for both.
    const limited = { ...auditor, companies: new Set(keysOf('res.company')) }
    const [whole, own] = await Promise.all([
      rowsFor(auditor).searchRead('purchase.order', asked),
      rowsFor(limited).searchRead('purchase.order', asked),
    ])
    expect(whole[0]?.partner_id).toMatchObject({ name: expect.any(String) })
    expect(own[0]?.partner_id).toEqual(expect.any(Number))
  })

  describe('with records that came along', () => {
    const none: Lists = new Map()
    const one = (fields: readonly string[], lists = none): ListSearch => ({
      ...{ fields, lists, limit: null },
      hasOwnRows: true,
    })
    const partner = one(['name'], none)
    const lines = (more: Partial<ListSearch>): ListSearch => ({ fields: ['name'], limit: 5, lists: none, ...more })
    const receipts = { fields: ['name'], limit: 3, lists: none, order: 'scheduled_date asc, id asc', hasOwnRows: true }
    const of = (lists: Readonly<Record<string, ListSearch>>) => ({
      fields: ['name', ...Object.keys(lists)],
      lists: new Map(Object.entries(lists)),
    })
    const asked = {
      'nothing of them': { fields: ['name', 'partner_id', 'order_line'] },
      parts: of({ order_line: lines({}) }),
      'fewer parts': of({ order_line: lines({ limit: 1, fields: ['product_qty'] }) }),
      'what parts name': of({ order_line: lines({ fields: ['product_id', 'order_id'] }) }),
      'what is beside them': of({ partner_id: partner, picking_ids: receipts }),
      'what is beside parts': of({
        order_line: lines({
          lists: new Map([
            ['order_id', one(['name'], new Map([['partner_id', partner]]))],
            ['product_id', one(['name'])],
          ]),
        }),
      }),
      'keys in an order': of({ picking_ids: keysInOrder(receipts.order) }),
    } satisfies Record<string, Omit<Search, 'domain'>>
    const limited = { ...auditor, companies: new Set(keysOf('res.company')) }
    const names = Object.keys(asked) as (keyof typeof asked)[]
    const pairs = names.flatMap((one) => names.map((other) => [one, other] as const))

    it.each(pairs)(
      'give whoever asks for %s what it would be given alone, though another asks for %s',
      async (one, other) => {
        const orders = (
          tables['purchase.order'] as readonly { readonly id: number; readonly order_line?: unknown }[]
        ).slice(0, 40)
        const keys = orders.map(({ id }) => id)
        const read = async (which: keyof typeof asked, principal: Principal, more = {}) => {
          const rows = new OdooRows(account, { ...request(), principal, ...more })
          const { fields } = asked[which]
          const found = await rows.searchRead('purchase.order', { ...byId(keys, []), ...asked[which] })
          return found.map((row) => Object.fromEntries(['id', ...fields].map((field) => [field, row[field]])))
        }
        for (const principals of [
          [limited, auditor],
          [limited, limited],
          [auditor, limited],
        ] as const) {
          const sharedReads = new SharedReads({ signal: AbortSignal.timeout(30_000), calls: new SourceCalls() })
          const alone = [await read(one, principals[0]), await read(other, principals[1])]
          const together = await Promise.all([
            read(one, principals[0], { sharedReads }),
            read(other, principals[1], { sharedReads }),
          ])
          expect(together).toEqual(alone)
        }
      },
    )
  })
})
