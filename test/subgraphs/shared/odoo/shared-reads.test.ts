import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Principal } from '#shared/auth/principal.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import { OdooRows } from '#shared/odoo/odoo-rows.ts'
import type { RowRule } from '#shared/odoo/row-rules.ts'
import { SharedReads } from '#shared/odoo/shared-reads.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { type OdooCall, startOdooProxy } from '../../../odoo-peer/proxy.ts'
import { auditor } from '../../../principals.ts'
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
