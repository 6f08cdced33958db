import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BadUserInput, CostLimit, NotFound, SourceContractBroken } from '#shared/errors/errors.ts'
import { globalId } from '#shared/values/global-id.ts'
import { readStockValues, stockValueFilter } from '#subgraphs/inventory/sources/odoo/stock-values.ts'
import * as faults from '../../../../odoo-peer/faults.ts'
import { request, type SmallOdoo, startSmallOdoo } from '../../../shared/odoo/small-odoo.ts'

let small: SmallOdoo
beforeAll(async () => {
  small = await startSmallOdoo({
    'stock.quant': [],
    'product.product': [
      { id: 7, total_value: 10, qty_available: 3 },
      { id: 8, total_value: 500, qty_available: 0.001 },
    ],
    'stock.lot': [{ id: 4, total_value: 90, product_qty: 2 }],
  })
})
beforeEach(() => small.peer.clear())
afterAll(() => small[Symbol.asyncDispose]())

const ofCompany = (key: number, currency = 1) => ({
  company_id: [key, ''],
  'company_id.currency_id': [currency, ''],
  'company_id.partner_id': [key * 10, ''],
  'location_id.warehouse_id': [1, 'Here'],
})
/** What a company has at a facility, quantity by quantity. */
const stock = (held: readonly Held[], more: object = {}) => {
  const gathered = (of: (one: Held) => unknown) => held.flatMap((one) => one.quantities.map(() => of(one)))
  return {
    ...ofCompany(1),
    'product_id.lot_valuated': false,
    'product_id:array_agg': gathered(({ item = 7 }) => item),
    'lot_id:array_agg': gathered(({ lot = null }) => lot),
    'owner_id:array_agg': gathered(({ owner = null }) => owner),
    'quantity:array_agg': held.flatMap(({ quantities }) => quantities),
    ...more,
  }
}
interface Held {
  readonly item?: unknown
  readonly quantities: readonly unknown[]
  readonly lot?: number | null
  readonly owner?: unknown
}
const three: Held = { quantities: [3] }
const byLot = { 'product_id.lot_valuated': true }

const read = (...groups: readonly object[]) => {
  small.peer.fault({ method: 'formatted_read_group' }, faults.json(groups))
  return readStockValues(small.odoo, [], request())
}
const amounts = async (...groups: readonly object[]) =>
  (await read(...groups)).map(({ value }) => ('amount' in value ? value.amount : value))

describe('The value of stock', () => {
  it('is quantity by quantity what a piece is worth, each rounded to a coin as Odoo does', async () => {
    expect(await amounts(stock([{ quantities: [1] }]))).toEqual(['3.33'])
    // Rounded once, a third of ten and two thirds would be ten.
    expect(await amounts(stock([{ quantities: [1, 1, 1] }]))).toEqual(['9.99'])
    expect(await amounts(stock([{ quantities: [3, -6] }]))).toEqual(['-10.00'])
  })

  it('is rounded to the coins of the currency that the company has', async () => {
    expect(await read(stock([{ quantities: [1, 1] }], ofCompany(3, 2)))).toMatchObject([
      { value: { amount: '6', currency: 'JPY' } },
    ])
  })

  it('is nothing where there are no pieces to divide by, and counts no noise of sums', async () => {
    expect(await amounts(stock([{ item: 8, quantities: [2] }]))).toEqual(['0.00'])
    expect(await amounts(stock([{ quantities: [3, 0.004] }]))).toEqual(['10.00'])
  })

  it('leaves out what belongs to others, and counts what the company itself is named the owner of', async () => {
    const ofSupplier = { quantities: [6], owner: 99 }
    expect(await amounts(stock([three, ofSupplier]))).toEqual(['10.00'])
    expect(await amounts(stock([{ ...three, owner: 10 }]))).toEqual(['10.00'])
    expect(await read(stock([ofSupplier]))).toEqual([])
  })

  it('is that of the lot where lots have values of their own; pieces without a lot are worth nothing', async () => {
    const inLot = { item: 6, quantities: [1, 1], lot: 4 }
    expect(await amounts(stock([{ ...three, lot: 5 }]), stock([inLot, { ...inLot, lot: null }], byLot))).toEqual([
      '100.00',
    ])
  })

  it('comes by company and facility, what is in no facility last', async () => {
    const rows = await read(
      stock([three], ofCompany(3)),
      stock([three], { 'location_id.warehouse_id': false }),
      stock([three], { 'location_id.warehouse_id': [2, 'There'] }),
      stock([three]),
    )
    const key = (of: object | null) => (of === null ? null : Reflect.get(of, 'key'))
    expect(rows.map(({ company, facility }) => [key(company), key(facility)])).toEqual([
      [1, 1],
      [1, 2],
      [1, null],
      [3, 1],
    ])
  })

  it('is an error in its place where it is of an item, or a lot, that Odoo does not show', async () => {
    const there = { 'location_id.warehouse_id': [2, 'There'] }
    const hidden = [
      stock([{ ...three, item: 9 }], there),
      stock([{ ...three, item: 6, lot: 3 }], { ...there, ...byLot }),
    ]
    for (const group of hidden) {
      expect(await read(stock([three]), group)).toMatchObject([
        { value: { amount: '10.00' } },
        { value: expect.any(NotFound) },
      ])
    }
  })

  it('gathers stock in one call, and asks for values once for each company, with no other company in view', async () => {
    await read(
      stock([three, { ...three, item: 8 }]),
      stock([three], { 'location_id.warehouse_id': false }),
      stock([three], ofCompany(3)),
      stock([{ ...three, item: 6, lot: 4 }], { ...ofCompany(3), ...byLot }),
    )
    expect(
      small.peer.calls.map(({ model, method, body }) =>
        method === 'search_read'
          ? [model, body.domain, (body.context as Record<string, unknown>).allowed_company_ids]
          : [model],
      ),
    ).toEqual([
      ['stock.quant'],
      ['product.product', [['id', 'in', [7, 8]]], [1]],
      ['product.product', [['id', 'in', [7]]], [3]],
      ['stock.lot', [['id', 'in', [4]]], [3]],
    ])
  })

  it('is refused, and not cut, where it is of too many items or lots', async () => {
    const many = Array.from({ length: 20_001 }, (_, place) => place + 1)
    await expect(read(stock([{ quantities: Array(20_001).fill(1) }]))).resolves.toHaveLength(1)
    await expect(read(stock(many.map((item) => ({ ...three, item }))))).rejects.toThrow(CostLimit)
    await expect(
      read(
        stock(
          many.map((lot) => ({ ...three, lot })),
          byLot,
        ),
      ),
    ).rejects.toThrow(CostLimit)
  })

  it.each([
    ['a currency the account cannot read', stock([three], { 'company_id.currency_id': [99, 'XXX'] })],
    ['quantities that are none', stock([{ quantities: ['much'] }])],
    ['no quantities at all', stock([three], { 'quantity:array_agg': false })],
    ['items that are none', stock([{ ...three, item: null }])],
    ['owners that are none', stock([{ ...three, owner: 'somebody' }])],
    ['fewer lots than quantities', stock([three], { 'lot_id:array_agg': [] })],
    ['no word on what lots are worth', stock([three], { 'product_id.lot_valuated': null })],
    ['no company', stock([three], { company_id: false })],
  ])('refuses an answer with %s', async (_, wrong) => {
    await expect(read(wrong)).rejects.toThrow(SourceContractBroken)
  })
})

describe('stockValueFilter()', () => {
  it('asks for stock of any that are named, and of categories with all below them', () => {
    const filter = {
      companies: [globalId('odoo', 'Company', 1)],
      facilities: [globalId('odoo', 'Facility', 2)],
      items: [globalId('odoo', 'Item', 3)],
      categories: [globalId('odoo', 'ItemCategory', 4)],
    }
    expect(stockValueFilter(filter)).toEqual([
      '&',
      '&',
      '&',
      ['company_id', 'in', [1]],
      ['location_id.warehouse_id', 'in', [2]],
      ['product_id', 'in', [3]],
      ['product_id.categ_id', 'child_of', [4]],
    ])
    expect(stockValueFilter(null)).toEqual([])
  })

  it('refuses ids of something else, and none at all', () => {
    expect(() => stockValueFilter({ categories: [globalId('odoo', 'Item', 1)] })).toThrow(BadUserInput)
    expect(() => stockValueFilter({ companies: [] })).toThrow(BadUserInput)
  })
})
