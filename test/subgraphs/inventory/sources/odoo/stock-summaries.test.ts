import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NotFound, SourceContractBroken } from '#shared/errors/errors.ts'
import { globalId } from '#shared/values/global-id.ts'
import { readStockSummaries } from '#subgraphs/inventory/sources/odoo/stock-summaries.ts'
import * as faults from '../../../../odoo-peer/faults.ts'
import { type Row, request, type SmallOdoo, startSmallOdoo } from '../../../shared/odoo/small-odoo.ts'

interface Held {
  readonly item: number
  readonly onHand: number
  readonly reserved?: number
}

/** What a facility has, in the order of Odoo's rows. */
const group = (facility: number | false, held: readonly Held[], unit: number | false = 1) => ({
  'product_id.uom_id': unit && [unit, 'Unit'],
  'location_id.warehouse_id': facility && [facility, 'Facility'],
  'product_id:array_agg': held.map(({ item }) => item),
  'quantity:array_agg': held.map(({ onHand }) => onHand),
  'reserved_quantity:array_agg': held.map(({ reserved = 0 }) => reserved),
})
const five = [{ item: 7, onHand: 5 }]

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
    const rows = [
      { item: 7, onHand: 12, reserved: 0.2 },
      { item: 8, onHand: 3 },
      { item: 7, onHand: 0.1 },
    ]
    answers(group(1, rows), group(false, [{ item: 7, onHand: -2 }]))
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
    answers(group(1, five, false), group(1, [{ item: 8, onHand: 3 }]))
    const [hidden, seen] = await read(7, 8)
    expect(hidden).toBeInstanceOf(NotFound)
    expect(seen).toMatchObject([{ onHand: { value: '3' } }])
  })

  it('reads the facts again for a unit made since', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.now() + 10_001)
    tables['uom.uom'] = [{ id: 9, name: 'Case of 12', active: true }]
    answers(group(1, five, 9))
    expect((await read(7))[0]).toMatchObject([{ onHand: { unitCode: 'Case of 12' } }])
  })

  it.each([
    ['an item that is no id', { ...group(1, five), 'product_id:array_agg': ['Item'] }],
    ['a quantity that is no number', { ...group(1, five), 'quantity:array_agg': ['5'] }],
    ['fewer quantities than items', { ...group(1, five), 'reserved_quantity:array_agg': [] }],
    ['quantities that are no list', { ...group(1, five), 'quantity:array_agg': 5 }],
    ['a facility that is a name', { ...group(1, five), 'location_id.warehouse_id': 'Facility' }],
  ])('refuses %s', async (_, odd) => {
    answers(odd)
    await expect(read(7)).rejects.toThrow(SourceContractBroken)
  })
})
