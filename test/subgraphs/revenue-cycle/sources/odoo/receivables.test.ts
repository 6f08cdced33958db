import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SourceContractBroken } from '#shared/errors/errors.ts'
import { readReceivables } from '#subgraphs/revenue-cycle/sources/odoo/receivables.ts'
import * as faults from '../../../../odoo-peer/faults.ts'
import { request, type SmallOdoo, startSmallOdoo } from '../../../shared/odoo/small-odoo.ts'

let small: SmallOdoo
beforeAll(async () => {
  small = await startSmallOdoo({ 'account.move.line': [] })
})
beforeEach(() => small.peer.clear())
afterAll(() => small[Symbol.asyncDispose]())

const asOf = '2026-06-30'
const day = (late: number) => new Date(Date.parse(asOf) - late * 86_400_000).toISOString().slice(0, 10)
const group = (company: number, currency: number | false, due: string | false, open: number) => ({
  company_id: [company, 'A company'],
  company_currency_id: currency && [currency, 'A currency'],
  'date_maturity:day': due && [due, 'A day'],
  'amount_residual:sum': open,
})
const read = (...groups: readonly object[]) => {
  small.peer.fault({ model: 'account.move.line' }, faults.json(groups))
  return readReceivables(small.odoo, asOf, [], request())
}

describe('readReceivables()', () => {
  it('puts each day into its age, the last day of an age included', async () => {
    const ages = [0, -1, 1, 30, 31, 60, 61, 90, 91, 4_000].map((late, place) => group(1, 1, day(late), 10 ** place))
    const [company] = await read(...ages)
    expect(company).toMatchObject({
      notDue: { amount: '11.00', currency: 'USD' },
      days1To30: { amount: '1100.00' },
      days31To60: { amount: '110000.00' },
      days61To90: { amount: '11000000.00' },
      over90Days: { amount: '1100000000.00' },
      total: { amount: '1111111111.00' },
    })
  })

  it('takes what has no day for not due, and credit off what is owed', async () => {
    const [company] = await read(group(1, 1, false, 5), group(1, 1, day(3), -7.5))
    expect(company).toMatchObject({
      notDue: { amount: '5.00' },
      days1To30: { amount: '-7.50' },
      total: { amount: '-2.50' },
    })
  })

  it('keeps companies apart, each in its own currency', async () => {
    const answer = await read(group(1, 1, day(1), 1.1), group(3, 2, day(1), 300), group(1, 1, day(2), 2.2))
    expect(answer.map(({ total }) => total)).toEqual([
      { amount: '3.30', currency: 'USD' },
      { amount: '300', currency: 'JPY' },
    ])
  })

  it('never loses or adds a cent: the ages of any number of days come to the total', async () => {
    const days = fc.array(fc.tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -1e9, max: 1e9 })), {
      minLength: 1,
    })
    await fc.assert(
      fc.asyncProperty(days, async (some) => {
        small.peer.clear()
        const [company] = await read(...some.map(([late, cents]) => group(1, 1, day(late), cents / 100)))
        const { notDue, days1To30, days31To60, days61To90, over90Days, total } = company ?? ({} as never)
        const cents = (money: { amount: string }) => Math.round(Number(money.amount) * 100)
        const ages = [notDue, days1To30, days31To60, days61To90, over90Days].map(cents)
        expect(ages.reduce((sum, age) => sum + age, 0)).toBe(cents(total))
        expect(cents(total)).toBe(some.reduce((sum, [, each]) => sum + each, 0))
      }),
      { numRuns: 100 },
    )
  })

  it('asks once, for open lines of receivables in the books', async () => {
    expect(await read()).toEqual([])
    expect(small.peer.calls.map(({ method, body }) => [method, body.domain])).toEqual([
      [
        'formatted_read_group',
        [
          '&',
          '&',
          ['account_id.account_type', '=', 'asset_receivable'],
          ['parent_state', '=', 'posted'],
          ['reconciled', '=', false],
        ],
      ],
    ])
  })

  it.each([
    ['a currency the account cannot read', group(1, 99, day(1), 1)],
    ['no currency', group(1, false, day(1), 1)],
    ['an amount that is none', { ...group(1, 1, day(1), 1), 'amount_residual:sum': 'much' }],
    ['a day that is none', { ...group(1, 1, day(1), 1), 'date_maturity:day': ['June', 'June'] }],
    ['a company that is none', { ...group(1, 1, day(1), 1), company_id: 'Acme' }],
  ])('refuses an answer with %s', async (_, wrong) => {
    await expect(read(wrong)).rejects.toThrow(SourceContractBroken)
  })
})
