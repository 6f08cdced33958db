import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SourceContractBroken } from '#shared/errors/errors.ts'
import { readStockAmounts } from '#subgraphs/inventory/sources/odoo/stock-summaries.ts'
import * as faults from '../../../../odoo-peer/faults.ts'
import { request, type SmallOdoo, startSmallOdoo } from '../../../shared/odoo/small-odoo.ts'
import { stockGroup } from '../../stock-group.ts'

let small: SmallOdoo
beforeEach(async () => {
  small = await startSmallOdoo({})
})
afterEach(() => small[Symbol.asyncDispose]())

const answers = (...groups: unknown[]) => small.peer.fault({ model: 'stock.quant' }, faults.json(groups))
const read = (keys: readonly number[], withReserved = true) =>
  readStockAmounts(small.odoo, keys, { withReserved }, request())
const five = [{ item: 7, onHand: 5 }]

describe('readStockAmounts()', () => {
  it('asks once for all items, in the places of the group only, and adds up what is of one item', async () => {
    const rows = [
      { item: 7, onHand: 12, reserved: 0.25 },
      { item: 8, onHand: 3 },
      { item: 7, onHand: 0.5 },
    ]
    answers(stockGroup(1, rows), stockGroup(false, [{ item: 7, onHand: -2 }]))
    expect(await read([7, 8, 9])).toEqual([
      [
        { item: 7, facility: 1, onHand: 12.5, reserved: 0.25 },
        { item: 7, facility: null, onHand: -2, reserved: 0 },
      ],
      [{ item: 8, facility: 1, onHand: 3, reserved: 0 }],
      [],
    ])
    expect(small.peer.calls.map(({ method, body }) => [method, body.domain])).toEqual([
      [
        'formatted_read_group',
        [
          ['product_id', 'in', [7, 8, 9]],
          ['location_id.usage', '=', 'internal'],
        ],
      ],
    ])
  })

  it('knows nothing of what is reserved where that is not asked for', async () => {
    answers(stockGroup(1, five))
    expect(await read([7], false)).toEqual([[{ item: 7, facility: 1, onHand: 5, reserved: null }]])
    expect(small.peer.calls[0]?.body.aggregates).toEqual(['product_id:array_agg', 'quantity:array_agg'])
  })

  it.each([
    ['an item that is no id', { ...stockGroup(1, five), 'product_id:array_agg': ['Item'] }],
    ['a quantity that is no number', { ...stockGroup(1, five), 'quantity:array_agg': ['5'] }],
    ['fewer quantities than items', { ...stockGroup(1, five), 'reserved_quantity:array_agg': [] }],
    ['quantities that are no list', { ...stockGroup(1, five), 'quantity:array_agg': 5 }],
    ['a facility that is a name', { ...stockGroup(1, five), 'location_id.warehouse_id': 'Facility' }],
  ])('refuses %s', async (_, odd) => {
    answers(odd)
    await expect(read([7])).rejects.toThrow(SourceContractBroken)
  })
})
