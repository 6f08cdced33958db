import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NotFound, SourceContractBroken } from '#shared/errors/errors.ts'
import { globalId } from '#shared/values/global-id.ts'
import { readStockSummaries } from '#subgraphs/inventory/sources/odoo/stock-summaries.ts'
import * as faults from '../../../../odoo-peer/faults.ts'
import { type Row, request, type SmallOdoo, startSmallOdoo } from '../../../shared/odoo/small-odoo.ts'

const group = (item: number, facility: number | false, onHand: number, reserved = 0, unit: number | false = 1) => ({
  product_id: [item, 'Item'],
  'product_id.uom_id': unit && [unit, 'Unit'],
  'location_id.warehouse_id': facility && [facility, 'Facility'],
  'quantity:sum': onHand,
  'reserved_quantity:sum': reserved,
})

let small: SmallOdoo
let tables: Record<string, Row[]>
beforeEach(async () => {
  tables = {}
  small = await startSmallOdoo(tables)
})
afterEach(async () => {
  vi.useRealTimers()
  await small[Symbol.asyncDispose]()
})

const answers = (...groups: unknown[]) => small.peer.fault({ model: 'stock.quant' }, faults.json(groups))
const read = (...keys: number[]) => readStockSummaries(small.odoo, keys, request())

describe('readStockSummaries()', () => {
  it('asks once for all items, in the places of the group only, and sorts the answer by item', async () => {
    answers(group(7, 1, 12.1, 0.2), group(8, 1, 3), group(7, false, -2))
    const [seven, eight, nine] = await read(7, 8, 9)
    const facility = { __typename: 'Facility', id: globalId('odoo', 'Facility', 1) }
    expect(seven).toMatchObject([
      {
        item: { key: 7 },
        facility,
        onHand: { value: '12.1', unitCode: 'C62' },
        reserved: { value: '0.2' },
        available: { value: '11.9' },
      },
      {
        item: { key: 7 },
        facility: null,
        onHand: { value: '-2' },
        reserved: { value: '0' },
        available: { value: '-2' },
      },
    ])
    expect(eight).toMatchObject([{ item: { id: globalId('odoo', 'Item', 8) }, onHand: { value: '3' } }])
    expect(nine).toEqual([])
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

  it('has an error in the place of an item that may not be seen, and the stock of the others', async () => {
    answers(group(7, 1, 5, 0, false), group(8, 1, 3))
    const [hidden, seen] = await read(7, 8)
    expect(hidden).toBeInstanceOf(NotFound)
    expect(seen).toMatchObject([{ onHand: { value: '3' } }])
  })

  it('reads the facts again for a unit made since', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.now() + 10_001)
    tables['uom.uom'] = [{ id: 9, name: 'Case of 12', active: true }]
    answers(group(7, 1, 5, 0, 9))
    expect((await read(7))[0]).toMatchObject([{ onHand: { unitCode: 'Case of 12' } }])
  })

  it.each([
    ['a group without an id', { ...group(7, 1, 5), product_id: 'Item' }],
    ['a sum that is no number', { ...group(7, 1, 5), 'quantity:sum': '5' }],
    ['a facility that is a name', { ...group(7, 1, 5), 'location_id.warehouse_id': 'Facility' }],
  ])('refuses %s', async (_, odd) => {
    answers(odd)
    await expect(read(7)).rejects.toThrow(SourceContractBroken)
  })
})
