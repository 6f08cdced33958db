import { describe, expect, it } from 'vitest'
import { asking } from './asking.ts'

describe('Groups', () => {
  const double = asking()
  const groups = (model: string, named: object) =>
    double.get<Record<string, unknown>[]>(`${model}/formatted_read_group`, { domain: [], ...named })

  it('are sorted by what they are grouped by, and carry the condition that selects them', async () => {
    expect(await groups('purchase.order', { groupby: ['state'], aggregates: ['__count', 'amount_total:sum'] })).toEqual(
      [
        { state: 'cancel', __extra_domain: [['state', '=', 'cancel']], __count: 1, 'amount_total:sum': 100 },
        { state: 'draft', __extra_domain: [['state', '=', 'draft']], __count: 2, 'amount_total:sum': 10.5 },
        { state: 'purchase', __extra_domain: [['state', '=', 'purchase']], __count: 1, 'amount_total:sum': 20.25 },
      ],
    )
  })

  it('sum decimal numbers exactly', async () => {
    const [group] = await groups('stock.quant', {
      domain: [['location_id', '=', 3]],
      aggregates: ['quantity:sum', 'quantity:avg'],
    })

    expect(group).toMatchObject({ 'quantity:sum': 0.3, 'quantity:avg': 0.15 })
  })

  it('follow a path, and keep apart what is not there', async () => {
    const found = await groups('stock.quant', {
      groupby: ['location_id.warehouse_id', 'product_id.uom_id'],
      aggregates: ['quantity:sum'],
    })

    expect(found).toEqual([
      {
        'location_id.warehouse_id': [1, 'Hospital'],
        'product_id.uom_id': [1, 'Units'],
        __extra_domain: [
          '&',
          ['location_id', 'any', [['warehouse_id', '=', 1]]],
          ['product_id', 'any', [['uom_id', '=', 1]]],
        ],
        'quantity:sum': 10.3,
      },
      expect.objectContaining({ 'location_id.warehouse_id': [2, 'Clinic'], 'quantity:sum': 7 }),
    ])
  })

  it.each([
    ['day', '01 Mar 2026', '2026-03-01 00:00:00', '2026-03-02 00:00:00'],
    ['week', 'W10 2026', '2026-03-01 00:00:00', '2026-03-08 00:00:00'],
    ['month', 'March 2026', '2026-03-01 00:00:00', '2026-04-01 00:00:00'],
    ['quarter', 'Q1 2026', '2026-01-01 00:00:00', '2026-04-01 00:00:00'],
    ['year', '2026', '2026-01-01 00:00:00', '2027-01-01 00:00:00'],
  ])('gather a %s', async (period, label, from, before) => {
    const spec = `date_order:${period}`
    const [first] = await groups('purchase.order', { groupby: [spec], aggregates: ['id:array_agg'] })

    expect(first?.[spec]).toEqual([from, label])
    expect(first?.__extra_domain).toEqual(['&', ['date_order', '>=', from], ['date_order', '<', before]])
  })

  it('put a moment where clocks of the zone show it', async () => {
    const found = await groups('purchase.order', {
      domain: [['id', '=', 3]],
      groupby: ['date_order:day'],
      aggregates: ['__count'],
      context: { tz: 'Europe/Brussels' },
    })

    expect(found[0]?.['date_order:day']).toEqual(['2026-04-05 22:00:00', '06 Apr 2026'])
  })

  it('are as many as a list has members', async () => {
    const found = await groups('res.partner', {
      domain: [['id', 'in', [10, 11, 12]]],
      groupby: ['category_id'],
      aggregates: ['id:array_agg'],
    })

    expect(found.map((group) => [group.category_id, group['id:array_agg']])).toEqual([
      [
        [1, 'Vendors'],
        [10, 11],
      ],
      [[2, 'Vendors / Sterile'], [10]],
      [false, [12]],
    ])
  })

  it('tell a number that is nothing from 0', async () => {
    const found = await groups('res.partner', {
      domain: [['id', 'in', [11, 12]]],
      groupby: ['color'],
      aggregates: ['__count'],
    })

    expect(found.map(({ color }) => color)).toEqual([0, false])
  })

  it('can be sorted by figures, cut, and left out by figures', async () => {
    const counted = { groupby: ['state'], aggregates: ['__count'] }

    expect(
      (await groups('purchase.order', { ...counted, order: '__count desc, state' })).map(({ state }) => state),
    ).toEqual(['draft', 'cancel', 'purchase'])
    expect(await groups('purchase.order', { ...counted, limit: 1, offset: 1 })).toMatchObject([{ state: 'draft' }])
    expect(await groups('purchase.order', { ...counted, having: [['__count', '>', 1]] })).toMatchObject([
      { state: 'draft' },
    ])
  })

  it('are one when nothing divides them, over no records too', async () => {
    const aggregates = ['__count', 'amount_total:sum', 'id:array_agg']

    expect(await groups('purchase.order', { domain: [['id', '=', 99]], aggregates })).toEqual([
      { __extra_domain: [[1, '=', 1]], __count: 0, 'amount_total:sum': false, 'id:array_agg': [] },
    ])
  })

  it.each([
    ['a field that does not exist', { groupby: ['nope'] }, 'builtins.ValueError'],
    ['a list from the other side', { groupby: ['order_line'] }, 'builtins.ValueError'],
    ['an instant without a period', { groupby: ['date_order'] }, 'builtins.ValueError'],
    ['a period of what is no date', { groupby: ['state:month'] }, 'builtins.ValueError'],
    ['a figure without a function', { groupby: ['state'], aggregates: ['amount_total'] }, 'builtins.ValueError'],
    ['a function that does not exist', { groupby: ['state'], aggregates: ['amount_total:foo'] }, 'builtins.ValueError'],
    [
      'an order by what is no group',
      { groupby: ['state'], aggregates: ['__count'], order: 'nope' },
      'builtins.ValueError',
    ],
    ['nothing at all', {}, 'builtins.AssertionError'],
  ])('fail with a 500 for %s', async (_, named, name) => {
    expect(await double.refusal('purchase.order/formatted_read_group', { domain: [], ...named })).toMatchObject({
      status: 500,
      name,
    })
  })
})
