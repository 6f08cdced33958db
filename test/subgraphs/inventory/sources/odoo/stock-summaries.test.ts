import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SourceContractBroken } from '#shared/errors/errors.ts'
import { readStockAmounts } from '#subgraphs/inventory/sources/odoo/stock-summaries.ts'
import * as faults from '../../../../odoo-peer/faults.ts'
import { request, type SmallOdoo, startSmallOdoo } from '../../../shared/odoo/small-odoo.ts'
import { gatheredStock } from '../../gathered-stock.ts'

let small: SmallOdoo
beforeEach(async () => {
  small = await startSmallOdoo({})
})
afterEach(() => small[Symbol.asyncDispose]())

const answers = (gathered: unknown) => small.peer.fault({ model: 'stock.quant' }, faults.json([gathered]))
const read = (keys: readonly number[], withReserved = true) =>
  readStockAmounts(small.odoo, keys, { withReserved }, request())
const five = gatheredStock({ item: 7, onHand: 5 })

describe('readStockAmounts()', () => {
  it('asks once for all items, in places of the group only, and adds up what a facility has of an item', async () => {
    answers(
      gatheredStock(
        { item: 7, facility: null, onHand: -2 },
        { item: 7, facility: 4, onHand: 1 },
        { item: 7, onHand: 12, reserved: 0.25 },
        { item: 8, onHand: 3 },
        { item: 7, onHand: 0.5 },
      ),
    )
    expect(await read([7, 8, 9])).toEqual([
      [
        { item: 7, facility: 1, onHand: 12.5, reserved: 0.25 },
        { item: 7, facility: 4, onHand: 1, reserved: 0 },
        { item: 7, facility: null, onHand: -2, reserved: 0 },
      ],
      [{ item: 8, facility: 1, onHand: 3, reserved: 0 }],
      [],
    ])
    expect(small.peer.calls.map(({ method, body }) => [method, body.groupby, body.domain])).toEqual([
      [
        'formatted_read_group',
        [],
        [
          ['product_id', 'in', [7, 8, 9]],
          ['location_id.usage', '=', 'internal'],
        ],
      ],
    ])
  })

  it('knows nothing of what is reserved where that is not asked for', async () => {
    answers(five)
    expect(await read([7], false)).toEqual([[{ item: 7, facility: 1, onHand: 5, reserved: null }]])
    expect(small.peer.calls[0]?.body.aggregates).toEqual([
      'product_id:array_agg',
      'warehouse_id:array_agg',
      'quantity:array_agg',
    ])
  })

  it.each([
    ['an item that is no id', { ...five, 'product_id:array_agg': ['Item'] }],
    ['a quantity that is no number', { ...five, 'quantity:array_agg': ['5'] }],
    ['fewer quantities than items', { ...five, 'reserved_quantity:array_agg': [] }],
    ['fewer facilities than items', { ...five, 'warehouse_id:array_agg': [] }],
    ['quantities that are no list', { ...five, 'quantity:array_agg': 5 }],
    ['a facility that is a name', { ...five, 'warehouse_id:array_agg': ['Facility'] }],
  ])('refuses %s', async (_, odd) => {
    answers(odd)
    await expect(read([7])).rejects.toThrow(SourceContractBroken)
  })
})
