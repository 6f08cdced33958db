import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asking } from './asking.ts'

const orders = 'purchase.order'
const partners = 'res.partner'

describe('A domain', () => {
  const double = asking()
  const found = (model: string, ...domain: unknown[]) => double.ids(model, domain)

  it('joins neighbours by "and", and takes operators before their terms', async () => {
    expect(await found(orders, ['partner_id', '=', 10], ['state', '=', 'draft'])).toEqual([1])
    expect(await found(orders, '|', ['name', '=', 'P1'], ['name', '=', 'P2'], ['state', '=', 'draft'])).toEqual([1])
    expect(await found(orders, '!', ['name', 'in', ['P1', 'P2']])).toEqual([3, 4])
  })

  it.each([
    ['an operator without its terms', ['|', ['id', '=', 1]], 'builtins.ValueError'],
    ['a text instead of a term', ['id', '=', 1], 'builtins.ValueError'],
    ['what is no list', 5, 'builtins.TypeError'],
    ['a field that does not exist', [['nope', '=', 1]], 'builtins.ValueError'],
    ['an operator that does not exist', [['id', '~', 1]], 'builtins.ValueError'],
    ['an instant with a zone', [['date_order', '>', '2026-03-01T10:00:00Z']], 'builtins.ValueError'],
    ['a day that does not exist', [['date_order', '>', '2026-02-30']], 'builtins.ValueError'],
    ['a text as a number', [['amount_total', '>', 'much']], 'builtins.ValueError'],
    ['a text as an id', [['id', '=', 'a']], 'psycopg2.errors.InvalidTextRepresentation'],
    ['an order of yes and no', [['locked', '>', 1]], 'builtins.ValueError'],
    ['a list in a list', [['id', 'in', [[1]]]], 'builtins.TypeError'],
  ])('fails with a 500 for %s', async (_, domain, name) => {
    expect(await double.refusal(`${orders}/search`, { domain })).toMatchObject({ status: 500, name })
  })

  it('is not looked at behind what settles it', async () => {
    expect(await found(orders, ['id', 'in', []], ['nope', '=', 1])).toEqual([])
    expect(
      (
        await double.refusal(`${orders}/search`, {
          domain: [
            ['nope', '=', 1],
            ['id', 'in', []],
          ],
        })
      ).status,
    ).toBe(500)
  })

  it('takes an empty text and no text for the same', async () => {
    expect(await found(partners, ['ref', '=', false], ['id', 'in', [10, 11, 12]])).toEqual([11, 12])
    expect(await found(partners, ['ref', '=', ''], ['id', 'in', [10, 11, 12]])).toEqual([11, 12])
    expect(await found(partners, ['ref', '<', 'A'], ['id', 'in', [10, 11, 12]])).toEqual([11, 12])
  })

  it('takes 0 and no number for the same', async () => {
    expect(await found(partners, ['color', '=', 0], ['id', 'in', [10, 11, 12]])).toEqual([11, 12])
    expect(await found(partners, ['color', '>=', false], ['id', 'in', [10, 11, 12]])).toEqual([10, 11, 12])
    expect(await found(partners, ['color', '<', 1], ['id', 'in', [10, 11, 12]])).toEqual([11, 12])
  })

  it('finds no order for a date or a choice that is nothing', async () => {
    expect(await found(orders, ['date_approve', '<', '2030-01-01'])).toEqual([1])
    expect(await found(orders, ['date_approve', '>', false])).toEqual([])
    expect(await found(orders, '!', ['date_approve', '<', '2030-01-01'])).toEqual([2, 3, 4])
    expect(await found(orders, ['invoice_status', '<', 'z'])).toEqual([])
  })

  it('tells instants apart by the second, and takes a day for the whole of it', async () => {
    expect(await found(orders, ['date_order', '=', '2026-03-01 10:00:00'])).toEqual([1, 2])
    expect(await found(orders, ['date_order', '>', '2026-03-01 10:00:00'])).toEqual([3, 4])
    expect(await found(orders, ['date_order', '<=', '2026-03-01'])).toEqual([1, 2])
    expect(await found(orders, ['date_order', '>', '2026-03-01'])).toEqual([3, 4])
    expect(await found(orders, ['date_order', '>=', '2026-03-01T10:00:00'])).toEqual([1, 2, 3, 4])
    expect(await found(orders, ['date_order.month_number', '=', 3])).toEqual([1, 2])
  })

  it('begins a day when it begins for who asks', async () => {
    const domain = [['date_order', '>=', '2026-04-06']]

    expect(await double.get(`${orders}/search`, { domain, order: 'id' })).toEqual([4])
    const context = { tz: 'Europe/Brussels' }
    expect(await double.get(`${orders}/search`, { domain, order: 'id', context })).toEqual([3, 4])
  })

  it('takes % and _ for any text and any character, unless they are escaped', async () => {
    expect(await found(partners, ['name', '=like', 'Z%'])).toEqual([10])
    expect(await found(partners, ['name', '=like', '_cme'])).toEqual([11])
    expect(await found(partners, ['name', 'like', '\\_100\\%'])).toEqual([12])
    expect(await found(partners, ['name', 'like', 'A'])).toEqual([3, 13])
    expect(await found(partners, ['name', 'ilike', 'ACM'])).toEqual([11])
    expect(await found(partners, ['name', 'ilike', 'MÉD'])).toEqual([10])
    expect(await found(partners, ['name', 'ilike', 'MED'])).toEqual([])
  })

  it('finds nothing unlike anything', async () => {
    expect(await found(orders, ['partner_ref', 'not ilike', 'r'])).toEqual([1, 2, 3])
    expect(await found(orders, ['partner_ref', '=like', ''])).toEqual([1, 2, 3])
  })

  it('goes along relations, and by name where an id is meant', async () => {
    expect(await found(orders, ['partner_id.name', 'ilike', 'zen'])).toEqual([1, 2, 4])
    expect(await found(orders, ['partner_id', 'ilike', 'zen'])).toEqual([1, 2, 4])
    expect(await found(orders, ['partner_id', '=', 'acme'])).toEqual([3])
    expect(await found(orders, ['order_line.product_qty', '>', 8])).toEqual([1])
    expect(
      await found(orders, [
        'order_line',
        'any',
        [
          ['name', '=', 'Gloves'],
          ['product_qty', '<', 2],
        ],
      ]),
    ).toEqual([3])
    expect(await found(orders, ['order_line', 'not any', [['name', '=', 'Gloves']]])).toEqual([2, 4])
    expect(await found(orders, ['order_line', '=', false])).toEqual([2, 4])
    expect(await found(partners, ['category_id', 'in', [2, false]], ['id', '>=', 10])).toEqual([10, 12, 13])
  })

  it('knows families by their paths', async () => {
    expect(await found('stock.location', ['id', 'child_of', 2])).toEqual([2, 3])
    expect(await found('stock.location', ['id', 'parent_of', 3])).toEqual([1, 2, 3])
    expect(await found('stock.quant', ['location_id', 'child_of', 'HOS'])).toEqual([1, 2, 3])
  })

  it('searches views of other fields by those fields', async () => {
    expect(await found('product.product', ['name', 'ilike', 'glo'])).toEqual([1])
    expect(await found('stock.quant', ['warehouse_id', '=', 2])).toEqual([4])
    expect(await found('product.product', ['display_name', '=', '[GLV] Glove'])).toEqual([1])
  })

  it('leaves archived records out until it names them', async () => {
    const search = (domain: unknown[]) => double.get(`${partners}/search`, { domain, order: 'id' })

    expect(await search([['id', '>=', 12]])).toEqual([12])
    expect(
      await search([
        ['id', '>=', 12],
        ['active', 'in', [true, false]],
      ]),
    ).toEqual([12, 13])
    expect(
      await search([
        ['id', '>=', 12],
        ['active', '=', false],
      ]),
    ).toEqual([13])
  })
})

describe('Any domain', () => {
  const double = asking()
  const everyOrder = [1, 2, 3, 4]
  const term = fc.oneof(
    fc.tuple(
      fc.constant('name'),
      fc.constantFrom('=', '!=', 'like', 'not ilike', '<', '>='),
      fc.constantFrom('P1', 'P', ''),
    ),
    fc.tuple(
      fc.constant('amount_total'),
      fc.constantFrom('=', '<', '>', '<=', '!='),
      fc.constantFrom(0, 10.5, 20, 100),
    ),
    fc.tuple(fc.constant('date_approve'), fc.constantFrom('=', '<', '>', '!='), fc.constantFrom('2026-03-02', false)),
    fc.tuple(fc.constant('state'), fc.constantFrom('in', 'not in'), fc.subarray(['draft', 'purchase', false])),
    fc.tuple(fc.constant('partner_id.name'), fc.constantFrom('ilike', 'not ilike', '='), fc.constantFrom('z', 'acme')),
    fc.tuple(fc.constant('order_line'), fc.constantFrom('=', '!=', 'in', 'not in'), fc.constantFrom(false, 1, 4)),
    fc.tuple(fc.constant('order_line.product_qty'), fc.constantFrom('<', '>'), fc.constantFrom(2, 6)),
    fc.tuple(fc.constant('locked'), fc.constantFrom('=', '!='), fc.boolean()),
  )

  it('and its opposite share all records between them', async () => {
    await fc.assert(
      fc.asyncProperty(term, async (one) => {
        const [those, others] = await Promise.all([
          double.ids('purchase.order', [one]),
          double.ids('purchase.order', ['!', one]),
        ])
        expect([...those, ...others].sort()).toEqual(everyOrder)
      }),
      { numRuns: 150 },
    )
  })

  it('joined with another finds what both find, or what either finds', async () => {
    await fc.assert(
      fc.asyncProperty(term, term, async (one, other) => {
        const find = (...domain: unknown[]) => double.ids('purchase.order', domain)
        const [a, b, both, either] = await Promise.all([
          find(one),
          find(other),
          find('&', one, other),
          find('|', one, other),
        ])
        expect(both).toEqual(everyOrder.filter((id) => a.includes(id) && b.includes(id)))
        expect(either).toEqual(everyOrder.filter((id) => a.includes(id) || b.includes(id)))
      }),
      { numRuns: 150 },
    )
  })

  it('is answered as JSON whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), async (domain) => {
        const response = await fetch(`${double.url()}/json/2/purchase.order/search`, {
          method: 'POST',
          headers: { authorization: 'Bearer key-of-the-admin', 'content-type': 'application/json' },
          body: JSON.stringify({ domain }),
        })
        const answer = await response.json()
        expect(Array.isArray(answer) || typeof answer.name === 'string').toBe(true)
        expect(answer.name).not.toBe('caregraph.sandbox.BrokenDouble')
      }),
      { numRuns: 300 },
    )
  })
})
