import { describe, expect, it } from 'vitest'
import { asking } from './asking.ts'

describe('Writing', () => {
  const double = asking()
  const create = (model: string, ...values: object[]) => double.get<number[]>(`${model}/create`, { vals_list: values })
  const write = (model: string, ids: number[], vals: object) => double.get(`${model}/write`, { ids, vals })
  const read = async (model: string, id: number, fields: string[]) => {
    const [record] = await double.get<object[]>(`${model}/read`, { ids: [id], fields, load: null })
    return record
  }

  it('makes records with what Odoo gives them by itself', async () => {
    const [id = 0] = await create('res.partner', { name: ' New ', is_company: true })

    expect(
      await read('res.partner', id, [
        'complete_name',
        'active',
        'type',
        'commercial_partner_id',
        'create_uid',
        'suggest_days',
      ]),
    ).toEqual({
      id,
      complete_name: 'New',
      active: true,
      type: 'contact',
      commercial_partner_id: id,
      create_uid: 2,
      suggest_days: 7,
    })
  })

  it('changes what is given, and what follows from it', async () => {
    const [parent = 0] = await create('product.category', { name: 'Parent' })
    const [child = 0] = await create('product.category', { name: 'Child', parent_id: parent })
    await write('product.category', [parent], { name: 'Renamed' })

    expect(await read('product.category', child, ['complete_name', 'parent_path'])).toEqual({
      id: child,
      complete_name: 'Renamed / Child',
      parent_path: `${parent}/${child}/`,
    })
  })

  it('keeps both ends of a list in step', async () => {
    const [id = 0] = await create('res.partner', { name: 'Listed', category_id: [[6, 0, [1, 2]]] })
    await write('res.partner', [id], { category_id: [[3, 1]] })

    expect(await read('res.partner', id, ['category_id'])).toMatchObject({ category_id: [2] })
    expect(await double.ids('res.partner.category', [['partner_ids', '=', id]])).toEqual([2])
    await write('res.partner', [id], { category_id: [[5], [4, 1]] })
    expect(await double.ids('res.partner.category', [['partner_ids', '=', id]])).toEqual([1])
  })

  it('deletes, and never gives an id again', async () => {
    const [first = 0] = await create('res.partner', { name: 'Gone' })
    expect(await double.get('res.partner/unlink', { ids: [first] })).toBe(true)
    const [second = 0] = await create('res.partner', { name: 'Next' })

    expect(second).toBe(first + 1)
    expect(await double.get('res.partner/read', { ids: [first], fields: ['name'] })).toEqual([])
  })

  it('is all or nothing', async () => {
    await double.refusal('res.partner/create', { vals_list: [{ name: 'Half' }, { name: 'Half', country_id: 99 }] })
    await double.refusal('res.partner/write', { ids: [10, 999], vals: { ref: 'half' } })

    expect(await double.ids('res.partner', [['name', '=', 'Half']])).toEqual([])
    expect(await read('res.partner', 10, ['ref'])).toEqual({ id: 10, ref: 'Z-1' })
  })

  it.each([
    ['create without a name', 'create', { vals_list: [{}] }, 422, 'odoo.exceptions.ValidationError'],
    ['create with an unknown field', 'create', { vals_list: [{ nope: 1 }] }, 500, 'builtins.ValueError'],
    ['create with an unknown choice', 'create', { vals_list: [{ name: 'x', type: 'z' }] }, 500, 'builtins.ValueError'],
    [
      'create with a text as a number',
      'create',
      { vals_list: [{ name: 'x', color: 'z' }] },
      500,
      'builtins.ValueError',
    ],
    [
      'point at what is not there',
      'create',
      { vals_list: [{ name: 'x', country_id: 9 }] },
      422,
      'odoo.exceptions.ValidationError',
    ],
    [
      'list what is not there',
      'create',
      { vals_list: [{ name: 'x', category_id: [9] }] },
      404,
      'odoo.exceptions.MissingError',
    ],
    ['write what is not there', 'write', { ids: [999], vals: { ref: 'x' } }, 404, 'odoo.exceptions.MissingError'],
    ['write an unknown field', 'write', { ids: [10], vals: { nope: 1 } }, 500, 'builtins.KeyError'],
    ['delete what an order needs', 'unlink', { ids: [10] }, 422, 'odoo.exceptions.ValidationError'],
    ['delete the partner of a user', 'unlink', { ids: [3] }, 500, 'odoo.exceptions.RedirectWarning'],
    [
      'write what has consequences it does not know',
      'write',
      { ids: [10], vals: { phone: '1' } },
      501,
      'caregraph.sandbox.NotImplementedError',
    ],
  ])('does not %s', async (_, method, body, status, name) => {
    expect(await double.refusal(`res.partner/${method}`, body)).toMatchObject({ status, name })
  })

  it('makes no circle of a family', async () => {
    const [parent = 0] = await create('product.category', { name: 'A' })
    const [child = 0] = await create('product.category', { name: 'B', parent_id: parent })

    expect(await double.refusal('product.category/write', { ids: [parent], vals: { parent_id: child } })).toMatchObject(
      { status: 422, name: 'odoo.exceptions.UserError' },
    )
  })
})
