import { describe, expect, it } from 'vitest'
import { asking } from './asking.ts'

describe('A call to the double', () => {
  const double = asking()

  it.each([
    ['a model that no Odoo has', 'no.such/read', 404, 'werkzeug.exceptions.NotFound'],
    ['a method that no Odoo has', 'res.partner/frobnicate', 404, 'werkzeug.exceptions.NotFound'],
    ['a private method', 'res.partner/_search', 403, 'odoo.exceptions.AccessError'],
    ['a method kept from callers', 'res.partner/sudo', 403, 'odoo.exceptions.AccessError'],
  ])('is refused as by Odoo for %s', async (_, call, status, name) => {
    expect(await double.refusal(call, {})).toMatchObject({ status, name })
  })

  it.each([
    ['a model it does not keep', 'mail.message/search', { domain: [] }],
    ['a business method', 'purchase.order/button_confirm', { ids: [1] }],
    ['a field it does not keep', 'res.partner/search_read', { domain: [], fields: ['message_ids'] }],
    ['a search by such a field', 'res.partner/search', { domain: [['message_ids', '=', 1]] }],
    ['an order by such a field', 'res.partner/search', { domain: [], order: 'message_ids' }],
    ['all fields of a model', 'res.partner/read', { ids: [1] }],
    ['a day relative to now', 'purchase.order/search', { domain: [['date_order', '>', 'today -7d']] }],
    ['names of another kind', 'res.partner/read', { ids: [1], fields: ['display_name'], context: { show_vat: true } }],
    ['making an order', 'purchase.order/create', { vals_list: [{ name: 'P' }] }],
  ])('is refused as its own shortcoming for %s', async (_, call, body) => {
    expect(await double.refusal(call, body)).toMatchObject({
      status: 501,
      name: 'caregraph.sandbox.NotImplementedError',
    })
  })

  it.each([
    ['an argument that is missing', 'res.partner/search', {}, "missing a required argument: 'domain'"],
    [
      'an argument nobody knows',
      'res.partner/search_count',
      { domain: [], foo: 1 },
      "got an unexpected keyword argument 'foo'",
    ],
    [
      'ids for a method of the model',
      'res.partner/search',
      { ids: [1], domain: [] },
      'cannot call res.partner.search with ids',
    ],
  ])('is not processed with %s', async (_, call, body, message) => {
    expect(await double.refusal(call, body)).toEqual({
      status: 422,
      name: 'werkzeug.exceptions.UnprocessableEntity',
      message,
    })
  })

  it('fails late on an argument that search_read hands on', async () => {
    expect(await double.refusal('res.partner/search_read', { domain: [], fields: ['name'], foo: 1 })).toMatchObject({
      status: 500,
      name: 'builtins.TypeError',
    })
  })

  it('is refused in a language that is not installed', async () => {
    expect(await double.refusal('res.partner/search', { domain: [], context: { lang: 'fr_FR' } })).toEqual({
      status: 422,
      name: 'odoo.exceptions.UserError',
      message: 'Invalid language code: fr_FR',
    })
  })

  it('tells who is asking, with zone and language', async () => {
    expect(await double.get('res.users/context_get', {})).toEqual({ lang: 'en_US', tz: false, uid: 2 })
  })

  it('tells external ids of units, and an empty one for a unit without', async () => {
    expect(await double.get('uom.uom/get_external_id', { ids: [1, 99] })).toEqual({ 1: 'uom.product_uom_unit', 99: '' })
  })

  it('describes fields by the attributes that are named', async () => {
    const described = await double.get('purchase.order/fields_get', {
      allfields: ['partner_id', 'state'],
      attributes: ['type', 'relation', 'required', 'selection'],
    })

    expect(described).toEqual({
      partner_id: { type: 'many2one', relation: 'res.partner', required: true },
      state: { type: 'selection', required: false, selection: expect.arrayContaining([['draft', 'RFQ']]) },
    })
  })
})
