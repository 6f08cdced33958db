import { describe, expect, it } from 'vitest'
import { asking } from './asking.ts'
import { reader } from './small-double.ts'

describe('An account that sees one company', () => {
  const double = asking()

  it('finds the records of its company and those of none', async () => {
    expect(await double.ids('purchase.order', [], reader)).toEqual([3])
    expect(await double.ids('res.partner', [['id', '>=', 10]], reader)).toEqual([10, 12, 13])
    expect(await double.ids('product.product', [], reader)).toEqual([1, 2])
  })

  it('is refused a record of another company that it names', async () => {
    const read = { ids: [1, 3], fields: ['name'] }

    expect(await double.refusal('purchase.order/read', read, reader)).toMatchObject({
      status: 403,
      name: 'odoo.exceptions.AccessError',
    })
  })

  it('is refused another company', async () => {
    const context = { allowed_company_ids: [1] }

    expect(await double.refusal('purchase.order/search', { domain: [], context }, reader)).toEqual({
      status: 403,
      name: 'odoo.exceptions.AccessError',
      message: 'Access to unauthorized or invalid companies.',
    })
  })

  it('may name any company where no company is needed, and its own only where one is', async () => {
    const context = { allowed_company_ids: [9] }
    const fields = ['is_current_company_currency']

    expect(await double.get('res.company/search_count', { domain: [], context }, reader)).toBe(2)
    expect(await double.refusal('res.currency/search_read', { domain: [], fields, context })).toMatchObject({
      status: 403,
    })
  })

  it('is refused models that are not for it, looked through too', async () => {
    const refusals = await Promise.all([
      double.refusal('stock.lot/search', { domain: [] }, reader),
      double.refusal('stock.quant/search', { domain: [['lot_id.name', '=', 'LOT-1']] }, reader),
      double.refusal('res.partner/read', { ids: [10], fields: ['category_id'] }, reader),
    ])

    expect(refusals.map(({ status, name }) => [status, name])).toEqual([
      [403, 'odoo.exceptions.AccessError'],
      [403, 'odoo.exceptions.AccessError'],
      [403, 'odoo.exceptions.AccessError'],
    ])
  })

  it('sees the names of what it may not read where something points there', async () => {
    expect(await double.get('purchase.order/read', { ids: [3], fields: ['picking_type_id'] }, reader)).toEqual([
      { id: 3, picking_type_id: [1, 'Hospital: Receipts'] },
    ])
  })

  it('is refused fields for groups it is not in', async () => {
    for (const call of [
      double.refusal('res.partner/read', { ids: [10], fields: ['credit_limit'] }, reader),
      double.refusal('res.partner/search', { domain: [['credit_limit', '>', 0]] }, reader),
      double.refusal('res.partner/search', { domain: [], order: 'credit_limit' }, reader),
    ]) {
      expect(await call).toMatchObject({ status: 403, name: 'odoo.exceptions.AccessError' })
    }
  })

  it('reads of itself what everybody may, and no more', async () => {
    expect(
      await double.get('res.users/read', { ids: [5], fields: ['login', 'company_id'], load: null }, reader),
    ).toEqual([{ id: 5, login: 'reader', company_id: 2 }])
    expect(await double.refusal('res.users/read', { ids: [5], fields: ['company_ids'] }, reader)).toMatchObject({
      status: 403,
    })
  })

  it('may not write', async () => {
    expect(await double.refusal('res.partner/write', { ids: [10], vals: { ref: 'x' } }, reader)).toMatchObject({
      status: 403,
    })
  })
})
