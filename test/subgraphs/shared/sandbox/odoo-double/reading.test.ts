import { describe, expect, it } from 'vitest'
import { asking } from './asking.ts'

describe('Reading', () => {
  const double = asking()

  it('keeps the order and the repetitions of ids, and drops what does not exist', async () => {
    expect(await double.get('purchase.order/read', { ids: [2, 99, 1, 2], fields: ['name'] })).toEqual([
      { id: 2, name: 'P2' },
      { id: 1, name: 'P1' },
      { id: 2, name: 'P2' },
    ])
  })

  it('takes ids for granted when nothing else is asked for', async () => {
    expect(await double.get('purchase.order/read', { ids: [99], fields: ['id'] })).toEqual([{ id: 99 }])
  })

  it('shows a relation with its name, or by its id alone', async () => {
    const read = (named: object) =>
      double.get('purchase.order/read', { ids: [1], fields: ['partner_id', 'user_id'], ...named })

    expect(await read({})).toEqual([{ id: 1, partner_id: [10, 'Zenith Médical'], user_id: false }])
    expect(await read({ load: null })).toEqual([{ id: 1, partner_id: 10, user_id: false }])
  })

  it('shows nothing as false, except for numbers', async () => {
    expect(
      await double.get('res.partner/read', {
        ids: [12],
        fields: ['ref', 'color', 'country_id', 'active', 'category_id'],
      }),
    ).toEqual([{ id: 12, ref: false, color: 0, country_id: false, active: true, category_id: [] }])
  })

  it('shows lists in the order of their model', async () => {
    expect(await double.get('purchase.order/read', { ids: [1], fields: ['order_line'] })).toEqual([
      { id: 1, order_line: [2, 3, 1] },
    ])
  })

  it('shows each company its own value', async () => {
    const limit = (company: number) =>
      double.get('res.partner/read', {
        ids: [10],
        fields: ['credit_limit'],
        context: { allowed_company_ids: [company] },
      })

    expect(await limit(1)).toEqual([{ id: 10, credit_limit: 50 }])
    expect(await limit(2)).toEqual([{ id: 10, credit_limit: 0 }])
  })

  it('works out quantities as the stock of the companies in view', async () => {
    const available = (companies: number[]) =>
      double.get('product.product/read', {
        ids: [1, 2],
        fields: ['qty_available', 'free_qty'],
        context: { allowed_company_ids: companies },
      })

    expect(await available([1, 2])).toEqual([
      { id: 1, qty_available: 10.3, free_qty: 7.8 },
      { id: 2, qty_available: 7, free_qty: 7 },
    ])
    expect(
      await double.get('stock.quant/read', { ids: [1], fields: ['available_quantity', 'product_uom_id'] }),
    ).toEqual([{ id: 1, available_quantity: 7.5, product_uom_id: [1, 'Units'] }])
  })

  it.each([
    ['stock.location', 3, 'HOS/Stock/Shelf'],
    ['stock.picking.type', 1, 'Hospital: Receipts'],
    ['stock.quant', 1, 'HOS/Stock - LOT-1'],
    ['purchase.order', 4, 'P3 (R-4)'],
    ['product.product', 1, '[GLV] Glove'],
    ['res.partner.category', 2, 'Vendors / Sterile'],
  ])('names %s as Odoo does', async (model, id, name) => {
    expect(await double.get(`${model}/read`, { ids: [id], fields: ['display_name'] })).toEqual([
      { id, display_name: name },
    ])
  })

  it('finds by name what a form would offer', async () => {
    expect(await double.get('res.partner/name_search', { name: 'ze' })).toEqual([[10, 'Zenith Médical']])
  })
})

describe('Reading by a specification', () => {
  const double = asking()

  it('goes as deep as it is told', async () => {
    const specification = {
      name: {},
      currency_id: {},
      partner_id: { fields: { ref: {}, display_name: {}, country_id: { fields: { code: {} } } } },
      order_line: { fields: { product_qty: {}, product_id: { fields: { display_name: {} } } } },
    }

    expect(await double.get('purchase.order/web_read', { ids: [3], specification })).toEqual([
      {
        id: 3,
        name: 'P10',
        currency_id: 2,
        partner_id: { id: 11, ref: '', display_name: 'acme', country_id: false },
        order_line: [{ id: 4, product_qty: 1, product_id: { id: 1, display_name: '[GLV] Glove' } }],
      },
    ])
  })

  it('shows past a limit bare ids, in the order that was asked for', async () => {
    const specification = { order_line: { fields: { name: {} }, limit: 1, order: 'product_qty desc' } }

    expect(await double.get('purchase.order/web_read', { ids: [1], specification })).toEqual([
      { id: 1, order_line: [{ id: 3, name: 'Gloves again' }, { id: 1 }, { id: 2 }] },
    ])
  })

  it('counts past a full page, as far as it is told', async () => {
    const page = (named: object) =>
      double.get<{ length: number }>('purchase.order/web_search_read', { domain: [], specification: {}, ...named })

    expect((await page({ limit: 2 })).length).toBe(4)
    expect((await page({ limit: 2, count_limit: 2 })).length).toBe(2)
    expect((await page({ limit: 2, count_limit: 3 })).length).toBe(3)
    expect(await page({ limit: 2, offset: 9 })).toEqual({ length: 0, records: [] })
  })

  it('fails on a field that does not exist, further down only where there are records', async () => {
    const read = (id: number) => ({ ids: [id], specification: { order_line: { fields: { nope: {} } } } })

    expect(await double.refusal('purchase.order/web_read', read(1))).toMatchObject({ name: 'builtins.ValueError' })
    expect(await double.get('purchase.order/web_read', { ids: [99], specification: { name: {} } })).toEqual([])
  })
})
