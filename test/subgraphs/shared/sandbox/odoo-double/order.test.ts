import { describe, expect, it } from 'vitest'
import { asking } from './asking.ts'

describe('An order', () => {
  const double = asking()
  const sorted = (model: string, order?: string, domain: unknown[] = []) =>
    double.get(`${model}/search`, {
      domain,
      ...(order === undefined ? {} : { order }),
      context: { active_test: false },
    })

  it('is the model’s own when none is asked for', async () => {
    expect(await sorted('purchase.order')).toEqual([4, 3, 2, 1])
    expect(await sorted('res.partner', undefined, [['id', '>=', 10]])).toEqual([13, 12, 10, 11])
  })

  it('sorts texts by their bytes: capitals first', async () => {
    expect(await sorted('res.partner', 'name', [['id', '>=', 10]])).toEqual([13, 12, 10, 11])
    expect(await sorted('purchase.order', 'name desc')).toEqual([4, 2, 3, 1])
  })

  it('sorts instants by parts of a second, which it never shows', async () => {
    expect(await sorted('purchase.order', 'date_order, id')).toEqual([2, 1, 3, 4])
    const rows = await double.get('purchase.order/search_read', {
      domain: [['id', '<', 3]],
      fields: ['date_order'],
      order: 'id',
    })
    expect(rows).toEqual([
      { id: 1, date_order: '2026-03-01 10:00:00' },
      { id: 2, date_order: '2026-03-01 10:00:00' },
    ])
  })

  it('puts nothing last going up and first going down, unless it says otherwise', async () => {
    expect(await sorted('purchase.order', 'date_approve, id')).toEqual([1, 2, 3, 4])
    expect(await sorted('purchase.order', 'date_approve desc, id')).toEqual([2, 3, 4, 1])
    expect(await sorted('purchase.order', 'date_approve desc nulls last, id')).toEqual([1, 2, 3, 4])
    expect(await sorted('res.partner', 'color, id', [['id', '>=', 10]])).toEqual([11, 10, 13, 12])
  })

  it('follows the order of what is pointed at', async () => {
    expect(await sorted('purchase.order', 'partner_id, id')).toEqual([1, 2, 4, 3])
    expect(await sorted('purchase.order', 'partner_id desc, id')).toEqual([3, 1, 2, 4])
    expect(await sorted('purchase.order', 'company_id, id')).toEqual([3, 1, 2, 4])
    expect(await sorted('purchase.order', 'company_id.id, id')).toEqual([1, 2, 4, 3])
  })

  it('sorts by what is a view of another field', async () => {
    expect(await sorted('product.product', 'name desc')).toEqual([2, 1])
  })

  it('is cut into pages, of which 0 is no limit', async () => {
    const page = (limit: unknown, offset: unknown) =>
      double.get('purchase.order/search', { domain: [], order: 'id', limit, offset })

    expect(await page(2, 1)).toEqual([2, 3])
    expect(await page('2', 0)).toEqual([1, 2])
    expect(await page(0, 3)).toEqual([4])
    expect(await page(null, 9)).toEqual([])
  })

  it.each([
    ['names no field', 'nope', 500, 'builtins.ValueError'],
    ['is no order', 'name; drop', 422, 'odoo.exceptions.UserError'],
    ['sorts by a list', 'order_line', 500, 'builtins.ValueError'],
    ['sorts by a name that is worked out', 'display_name', 500, 'builtins.ValueError'],
    ['is a number', 5, 500, 'builtins.TypeError'],
  ])('is refused when it %s', async (_, order, status, name) => {
    expect(await double.refusal('purchase.order/search', { domain: [], order })).toMatchObject({ status, name })
  })

  it('is not looked at when nothing can match', async () => {
    expect(await double.get('purchase.order/search', { domain: [['id', 'in', []]], order: 'nope' })).toEqual([])
  })

  it.each([
    [{ limit: -1 }, 'psycopg2.errors.InvalidRowCountInLimitClause'],
    [{ offset: -1 }, 'psycopg2.errors.InvalidRowCountInResultOffsetClause'],
    [{ limit: true }, 'psycopg2.errors.DatatypeMismatch'],
  ])('cannot be cut by %o', async (page, name) => {
    expect(await double.refusal('purchase.order/search', { domain: [], ...page })).toMatchObject({ status: 500, name })
  })
})
