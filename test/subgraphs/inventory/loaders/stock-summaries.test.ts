import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NotFound, SourceContractBroken, SourceUnavailable } from '#shared/errors/errors.ts'
import { globalId } from '#shared/values/global-id.ts'
import { StockSummaries, type UnitOfItem } from '#subgraphs/inventory/loaders/stock-summaries.ts'
import type { StockSummary } from '#subgraphs/inventory/sources/odoo/stock-summaries.ts'
import * as faults from '../../../odoo-peer/faults.ts'
import { type Row, request, type SmallOdoo, startSmallOdoo } from '../../shared/odoo/small-odoo.ts'
import { gatheredStock, type Held } from '../gathered-stock.ts'

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

const answers = (...held: Held[]) => small.peer.fault({ model: 'stock.quant' }, faults.json([gatheredStock(...held)]))
const stock = (unitOf: UnitOfItem = () => 1) => new StockSummaries(small.odoo, unitOf, request())
const hidden = () => Promise.reject(new NotFound('Cannot read Item', 'odoo'))
const all = ['onHand', 'reserved', 'available']
const shown = (summaries: readonly StockSummary[]) =>
  Promise.all(
    summaries.map(async (summary) => ({
      ...summary,
      onHand: summary.onHand(),
      reserved: await summary.reserved(),
      available: await summary.available(),
    })),
  )
const ofSeven = { item: 7, onHand: 12.1, reserved: 0.2 }
const itemsAsked = () => small.peer.calls.map(({ body }) => (body.domain as [[string, string, number[]]])[0][2])

describe('StockSummaries', () => {
  it('has what each facility has of an item, in the unit of the item, and what is available of it', async () => {
    answers(ofSeven, { item: 7, facility: null, onHand: -2 })
    const facility = { __typename: 'Facility', id: globalId('odoo', 'Facility', 1) }
    expect(await shown(await stock().load(7, all))).toMatchObject([
      {
        item: { key: 7 },
        facility,
        onHand: { value: '12.1', unitCode: 'C62' },
        reserved: { value: '0.2' },
        available: { value: '11.9' },
      },
      { item: { key: 7 }, facility: null, onHand: { value: '-2' }, available: { value: '-2' } },
    ])
  })

  it('asks once for all items of a turn', async () => {
    answers(ofSeven)
    const summaries = stock()
    expect(await Promise.all([7, 8].map((key) => summaries.load(key, all)))).toMatchObject([[{ item: { key: 7 } }], []])
    expect(itemsAsked()).toEqual([[7, 8]])
  })

  it('refuses stock of an item that may not be seen, and has none where there is none', async () => {
    answers(ofSeven)
    const summaries = stock(hidden)
    const loaded = await Promise.allSettled([7, 8].map((key) => summaries.load(key, all)))
    expect(loaded).toMatchObject([{ reason: { code: 'NOT_FOUND' } }, { value: [] }])
  })

  it('fails as units or quantities fail', async () => {
    answers(ofSeven)
    const away = () => Promise.reject(new SourceUnavailable('odoo', 'Cannot call product.product'))
    await expect(stock(away).load(7, all)).rejects.toThrow('Cannot call product.product')
    small.peer.clear()
    small.peer.fault({ model: 'stock.quant' }, faults.garbage())
    await expect(stock().load(7, all)).rejects.toThrow(SourceContractBroken)
  })

  it('reads the facts again for a unit made since', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.now() + 10_001)
    tables['uom.uom'] = [{ id: 9, name: 'Case of 12', active: true }]
    answers(ofSeven)
    expect(await shown(await stock(() => 9).load(7, all))).toMatchObject([{ onHand: { unitCode: 'Case of 12' } }])
  })

  it('asks for what is reserved only where it is wanted, and then for all in one call', async () => {
    answers({ item: 7, onHand: 1 })
    await stock().load(7, ['onHand', 'facility'])
    const summaries = stock()
    await Promise.all([summaries.load(7, ['onHand']), summaries.load(8, ['available'])])
    expect(small.peer.calls.map(({ body }) => body.aggregates)).toEqual([
      ['product_id:array_agg', 'warehouse_id:array_agg', 'quantity:array_agg'],
      ['product_id:array_agg', 'warehouse_id:array_agg', 'quantity:array_agg', 'reserved_quantity:array_agg'],
    ])
  })

  it('asks for what is reserved after all, once for all items, where it turns out to be wanted', async () => {
    const eight = { item: 8, onHand: 4 }
    answers(ofSeven, eight)
    const summaries = stock()
    const [[seven], [other]] = await Promise.all([summaries.load(7, ['onHand']), summaries.load(8, ['onHand'])])
    expect(await Promise.all([seven?.available(), seven?.reserved(), other?.available()])).toMatchObject([
      { value: '11.9' },
      { value: '0.2' },
      { value: '4' },
    ])
    expect(itemsAsked()).toEqual([
      [7, 8],
      [7, 8],
    ])
    small.peer.clear()
    answers(eight)
    const [gone] = await stock().load(8, ['onHand'])
    small.peer.clear()
    answers()
    // What went meanwhile.
    expect(await gone?.available()).toMatchObject({ value: '0' })
  })

  it('asked ahead, has asked at once, for each item once, and asks no more for what it was asked', async () => {
    answers(ofSeven)
    const summaries = stock()
    summaries.askAhead([7, 8, 7], all)
    expect(await Promise.all([7, 8].map((key) => summaries.load(key, all)))).toMatchObject([[{ item: { key: 7 } }], []])
    expect(itemsAsked()).toEqual([[7, 8]])
    expect(await summaries.load(9, all)).toEqual([])
    expect(itemsAsked()).toEqual([[7, 8], [9]])
  })

  it('asked ahead in vain, fails at whoever asks, and only there', async () => {
    small.peer.fault({ model: 'stock.quant' }, faults.garbage())
    const summaries = stock()
    summaries.askAhead([7, 8], all)
    await expect(summaries.load(7, all)).rejects.toThrow(SourceContractBroken)
    await setImmediate()
  })
})
