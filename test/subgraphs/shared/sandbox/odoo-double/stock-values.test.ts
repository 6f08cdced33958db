import { describe, expect, it } from 'vitest'
import { asking } from './asking.ts'
import { reader, smallTables } from './small-double.ts'

const goods = { id: 1, name: 'Goods', complete_name: 'Goods', parent_path: '1/' }
const values = (company: number) => ({
  ids: [1],
  fields: ['total_value'],
  context: { allowed_company_ids: [company] },
})

describe('The value of stock', () => {
  const double = asking({
    ...smallTables,
    'product.category': [{ ...goods, property_cost_method: { 1: 'standard', 2: 'fifo' } }],
    'product.product': [
      { id: 1, product_tmpl_id: 1, active: true, standard_price: { 1: 1.505, 2: 9 } },
      { id: 2, product_tmpl_id: 2, active: true, standard_price: { 2: 3 } },
    ],
    'stock.location': [
      ...(smallTables['stock.location'] ?? []),
      { id: 6, name: 'Transit', usage: 'transit', active: true, company_id: 1, parent_path: '6/' },
      { id: 7, name: 'Old transit', usage: 'transit', active: false, company_id: 1, parent_path: '7/' },
      { id: 8, name: 'Vendors', usage: 'supplier', active: true, parent_path: '8/' },
    ],
    'stock.quant': [
      { id: 1, product_id: 1, location_id: 2, quantity: 10, company_id: 1 },
      { id: 2, product_id: 1, location_id: 3, quantity: 1, company_id: 1, owner_id: 1 },
      { id: 3, product_id: 1, location_id: 3, quantity: 100, company_id: 1, owner_id: 10 },
      { id: 4, product_id: 1, location_id: 6, quantity: 2, company_id: 1 },
      { id: 5, product_id: 1, location_id: 7, quantity: 1_000, company_id: 1 },
      { id: 6, product_id: 1, location_id: 8, quantity: -500, company_id: false },
      { id: 7, product_id: 1, location_id: 5, quantity: 4, company_id: 2 },
    ],
  })

  it("is the company's price of what is its own, in its places and between them, rounded to a coin", async () => {
    // 10 in stock, 1 of which it names itself the owner, 2 on their way: 13 at 1.505.
    expect(await double.get('product.product/read', values(1))).toEqual([{ id: 1, total_value: 19.57 }])
  })

  it('counts archived places where the context shows what is archived, but not for search_read', async () => {
    const shown = { allowed_company_ids: [1], active_test: false }
    expect(await double.get('product.product/read', { ...values(1), context: shown })).toEqual([
      { id: 1, total_value: 1_524.57 },
    ])
    const search = { domain: [['id', '=', 1]], fields: ['total_value'], context: shown }
    expect(await double.get('product.product/search_read', search)).toEqual([{ id: 1, total_value: 19.57 }])
  })

  it('is not worked out by other cost methods: a real Odoo would walk over moves', async () => {
    for (const key of [undefined, reader]) {
      expect(await double.refusal('product.product/read', values(2), key)).toMatchObject({
        status: 501,
        name: 'caregraph.sandbox.NotImplementedError',
        message: 'The Odoo double cannot value stock by the cost method fifo: a real Odoo can',
      })
    }
  })

  it('is not worked out for one place or one owner, which a context may name', async () => {
    const context = { allowed_company_ids: [1], location: [2] }
    expect(await double.refusal('product.product/read', { ...values(1), context })).toMatchObject({ status: 501 })
  })

  it('is nothing for a lot that has no value of its own', async () => {
    expect(await double.get('stock.lot/read', values(1))).toEqual([{ id: 1, total_value: 0 }])
  })
})

describe('Where a category says nothing of costs', () => {
  const [first, second] = smallTables['res.company'] ?? []
  const template = { ...smallTables['product.template']?.[0], id: 1, lot_valuated: true }
  const companies = [
    { id: 1, ...first, cost_method: 'average' },
    { id: 2, ...second, cost_method: 'standard' },
  ]
  const double = asking({ ...smallTables, 'res.company': companies })
  const byLot = asking({ ...smallTables, 'res.company': companies, 'product.template': [template] })

  it('the company says how it values its stock', async () => {
    expect(await double.get('product.product/read', values(2))).toEqual([{ id: 1, total_value: 0 }])
    expect(await double.refusal('product.product/read', values(1))).toMatchObject({
      message: expect.stringContaining('by the cost method average'),
    })
  })

  it('values of lots are not worked out', async () => {
    for (const model of ['product.product', 'stock.lot']) {
      expect(await byLot.refusal(`${model}/read`, values(2))).toMatchObject({
        status: 501,
        message: expect.stringContaining('lot by lot'),
      })
    }
  })
})
