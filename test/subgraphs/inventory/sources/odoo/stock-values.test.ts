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
  owner_id: false,
  'location_id.warehouse_id': [1, 'Here'],
})
const items = (product: number, quantities: readonly unknown[], more: object = {}) => ({
  ...ofCompany(1),
  product_id: [product, ''],
  'quantity:array_agg': quantities,
  ...more,
})
const isOfLots = ({ body }: { readonly body: Readonly<Record<string, unknown>> }) =>
  (body.groupby as string[] | undefined)?.includes('lot_id') === true
const read = (ofItems: readonly object[], ofLots: readonly object[] = []) => {
  small.peer.fault({ method: 'formatted_read_group' }, faults.json(ofItems))
  small.peer.fault(isOfLots, faults.json(ofLots))
  return readStockValues(small.odoo, [], request())
}
const amounts = async (ofItems: readonly object[], ofLots: readonly object[] = []) =>
  (await read(ofItems, ofLots)).map(({ value }) => ('amount' in value ? value.amount : value))

describe('The value of stock', () => {
  it('is quantity by quantity what a piece is worth, each rounded to a coin as Odoo does', async () => {
    expect(await amounts([items(7, [1])])).toEqual(['3.33'])
    // Rounded once, a third of ten and two thirds would be ten.
    expect(await amounts([items(7, [1, 1, 1])])).toEqual(['9.99'])
    expect(await amounts([items(7, [3, -6])])).toEqual(['-10.00'])
  })

  it('is rounded to the coins of the currency that the company has', async () => {
    expect(await read([items(7, [1, 1], ofCompany(3, 2))])).toMatchObject([{ value: { amount: '6', currency: 'JPY' } }])
  })

  it('is nothing where there are no pieces to divide by, and counts no noise of sums', async () => {
    expect(await amounts([items(8, [2])])).toEqual(['0.00'])
    expect(await amounts([items(7, [3, 0.004])])).toEqual(['10.00'])
  })

  it('leaves out what belongs to others, and counts what the company itself is named the owner of', async () => {
    expect(await amounts([items(7, [3]), items(7, [6], { owner_id: [99, 'A supplier'] })])).toEqual(['10.00'])
    expect(await amounts([items(7, [3], { owner_id: [10, 'Itself'] })])).toEqual(['10.00'])
    expect(await read([items(7, [6], { owner_id: [99, 'A supplier'] })])).toEqual([])
  })

  it('is that of the lot where lots have values of their own; pieces without a lot are worth nothing', async () => {
    const inLot = { ...ofCompany(1), lot_id: [4, 'L4'], 'quantity:array_agg': [1, 1] }
    expect(await amounts([items(7, [3])], [inLot, { ...inLot, lot_id: false }])).toEqual(['100.00'])
  })

  it('comes by company and facility, what is in no facility last', async () => {
    const rows = await read([
      items(7, [3], ofCompany(3)),
      items(7, [3], { 'location_id.warehouse_id': false }),
      items(7, [3], { 'location_id.warehouse_id': [2, 'There'] }),
      items(7, [3]),
    ])
    const key = (of: object | null) => (of === null ? null : Reflect.get(of, 'key'))
    expect(rows.map(({ company, facility }) => [key(company), key(facility)])).toEqual([
      [1, 1],
      [1, 2],
      [1, null],
      [3, 1],
    ])
  })

  it('is an error in its place where it is of an item that Odoo does not show', async () => {
    const rows = await read([items(7, [3]), items(9, [1], { 'location_id.warehouse_id': [2, 'There'] })])
    expect(rows).toMatchObject([{ value: { amount: '10.00' } }, { value: expect.any(NotFound) }])
  })

  it('asks for values once for each company, with no other company in view', async () => {
    await read([items(7, [3]), items(7, [1]), items(8, [1]), items(7, [3], ofCompany(3))])
    expect(
      small.peer.calls
        .filter(({ method }) => method === 'search_read')
        .map(({ model, body }) => [model, body.domain, (body.context as Record<string, unknown>).allowed_company_ids]),
    ).toEqual([
      ['product.product', [['id', 'in', [7, 8]]], [1]],
      ['product.product', [['id', 'in', [7]]], [3]],
    ])
  })

  it('is refused, and not cut, where there are too many amounts', async () => {
    await expect(read(Array(20_000).fill(items(7, [3])))).resolves.toHaveLength(1)
    await expect(read(Array(20_001).fill(items(7, [3])))).rejects.toThrow(CostLimit)
    await expect(read([], Array(20_001).fill({ ...items(7, [3]), lot_id: false }))).rejects.toThrow(CostLimit)
  })

  it.each([
    ['a currency the account cannot read', { 'company_id.currency_id': [99, 'XXX'] }],
    ['quantities that are none', { 'quantity:array_agg': ['much'] }],
    ['no quantities at all', { 'quantity:array_agg': false }],
    ['no company', { company_id: false }],
  ])('refuses an answer with %s', async (_, wrong) => {
    await expect(read([items(7, [3], wrong)])).rejects.toThrow(SourceContractBroken)
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
