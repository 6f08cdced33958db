import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BadUserInput, CostLimit, SourceContractBroken } from '#shared/errors/errors.ts'
import { globalId } from '#shared/values/global-id.ts'
import { readSupplierSpend, spendFilter } from '#subgraphs/procurement/sources/odoo/supplier-spend.ts'
import * as faults from '../../../../odoo-peer/faults.ts'
import { request, type SmallOdoo, startSmallOdoo } from '../../../shared/odoo/small-odoo.ts'

let small: SmallOdoo
beforeAll(async () => {
  small = await startSmallOdoo({ 'account.move': [] })
})
beforeEach(() => small.peer.clear())
afterAll(() => small[Symbol.asyncDispose]())

const group = {
  company_id: [1, 'A company'],
  'company_id.currency_id': [2, 'JPY'],
  partner_id: [7, 'A supplier'],
  'date:month': ['2026-03-01', 'March 2026'],
  'amount_untaxed_signed:sum': -1200.4,
  __count: 3,
}
const read = (groups: readonly object[], filter: Parameters<typeof spendFilter>[0] = null) => {
  small.peer.fault({ model: 'account.move' }, faults.json(groups))
  return readSupplierSpend(small.odoo, spendFilter(filter), request())
}

describe('Spend by supplier and month', () => {
  it('is what bills ask for, in the currency of the company', async () => {
    expect(await read([group])).toMatchObject([
      { month: '2026-03-01', spend: { amount: '1200', currency: 'JPY' }, billCount: 3 },
    ])
  })

  it('is negative where refunds outweigh the bills, and names no supplier where the bills name none', async () => {
    const [row] = await read([{ ...group, partner_id: false, 'amount_untaxed_signed:sum': 5 }])
    expect(row).toMatchObject({ supplier: null, spend: { amount: '-5' } })
  })

  it('asks once, for bills in the books of what was asked for', async () => {
    const companies = [globalId('odoo', 'Company', 1)]
    await read([], { companies, from: '2026-01-01', to: '2026-03-31' })
    expect(small.peer.calls.map(({ method, body }) => [method, body.domain])).toEqual([
      [
        'formatted_read_group',
        [
          '&',
          '&',
          ['move_type', 'in', ['in_invoice', 'in_refund', 'in_receipt']],
          ['state', '=', 'posted'],
          '&',
          ['company_id', 'in', [1]],
          '&',
          ['date', '>=', '2026-01-01'],
          ['date', '<=', '2026-03-31'],
        ],
      ],
    ])
  })

  it('is refused, and not cut, where it has too many rows', async () => {
    await expect(read(Array(5_000).fill(group))).resolves.toHaveLength(5_000)
    await expect(read(Array(5_001).fill(group))).rejects.toThrow(CostLimit)
  })

  it('refuses days the wrong way round and ids of something else', () => {
    expect(() => spendFilter({ from: '2026-02-01', to: '2026-01-01' })).toThrow(BadUserInput)
    expect(() => spendFilter({ suppliers: [globalId('odoo', 'Company', 1)] })).toThrow(BadUserInput)
  })

  it.each([
    ['a currency the account cannot read', { 'company_id.currency_id': [99, 'XXX'] }],
    ['an amount that is none', { 'amount_untaxed_signed:sum': 'much' }],
    ['a month that is none', { 'date:month': ['March', 'March'] }],
  ])('refuses an answer with %s', async (_, wrong) => {
    await expect(read([{ ...group, ...wrong }])).rejects.toThrow(SourceContractBroken)
  })
})
