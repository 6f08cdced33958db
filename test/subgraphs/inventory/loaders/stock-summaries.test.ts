import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NotFound, SourceContractBroken, SourceUnavailable } from '#shared/errors/errors.ts'
import { globalId } from '#shared/values/global-id.ts'
import { StockSummaries, type UnitOfItem } from '#subgraphs/inventory/loaders/stock-summaries.ts'
import type { StockSummary } from '#subgraphs/inventory/sources/odoo/stock-summaries.ts'
import * as faults from '../../../odoo-peer/faults.ts'
import { type Row, request, type SmallOdoo, startSmallOdoo } from '../../shared/odoo/small-odoo.ts'
import { stockGroup } from '../stock-group.ts'

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
const stock = (unitOf: UnitOfItem = () => 1) => new StockSummaries(small.odoo, unitOf, request())
const hidden = () => Promise.reject(new NotFound('Cannot read Item', 'odoo'))
const shown = (summaries: readonly StockSummary[]) =>
  summaries.map((summary) => ({
    ...summary,
    onHand: summary.onHand(),
    reserved: summary.reserved(),
    available: summary.available(),
  }))
const ofSeven = stockGroup(1, [{ item: 7, onHand: 12.1, reserved: 0.2 }])
const itemsAsked = () => small.peer.calls.map(({ body }) => (body.domain as [[string, string, number[]]])[0][2])

describe('StockSummaries', () => {
  it('has what each facility has of an item, in the unit of the item, and what is available of it', async () => {
    answers(ofSeven, stockGroup(false, [{ item: 7, onHand: -2 }]))
    const facility = { __typename: 'Facility', id: globalId('odoo', 'Facility', 1) }
    expect(shown(await stock().load(7))).toMatchObject([
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
    expect(await Promise.all([7, 8].map((key) => summaries.load(key)))).toMatchObject([[{ item: { key: 7 } }], []])
    expect(itemsAsked()).toEqual([[7, 8]])
  })

  it('refuses stock of an item that may not be seen, and has none where there is none', async () => {
    answers(ofSeven)
    const summaries = stock(hidden)
    const loaded = await Promise.allSettled([7, 8].map((key) => summaries.load(key)))
    expect(loaded).toMatchObject([{ reason: { code: 'NOT_FOUND' } }, { value: [] }])
  })

  it('fails as units or quantities fail', async () => {
    answers(ofSeven)
    const away = () => Promise.reject(new SourceUnavailable('odoo', 'Cannot call product.product'))
    await expect(stock(away).load(7)).rejects.toThrow('Cannot call product.product')
    small.peer.clear()
    small.peer.fault({ model: 'stock.quant' }, faults.garbage())
    await expect(stock().load(7)).rejects.toThrow(SourceContractBroken)
  })

  it('reads the facts again for a unit made since', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.now() + 10_001)
    tables['uom.uom'] = [{ id: 9, name: 'Case of 12', active: true }]
    answers(ofSeven)
    expect(shown(await stock(() => 9).load(7))).toMatchObject([{ onHand: { unitCode: 'Case of 12' } }])
  })

  it('asked ahead, has asked at once, for each item once, and asks no more for what it was asked', async () => {
    answers(ofSeven)
    const summaries = stock()
    summaries.askAhead([7, 8, 7])
    expect(await Promise.all([7, 8].map((key) => summaries.load(key)))).toMatchObject([[{ item: { key: 7 } }], []])
    expect(itemsAsked()).toEqual([[7, 8]])
    expect(await summaries.load(9)).toEqual([])
    expect(itemsAsked()).toEqual([[7, 8], [9]])
  })

  it('asked ahead in vain, fails at whoever asks, and only there', async () => {
    small.peer.fault({ model: 'stock.quant' }, faults.garbage())
    const summaries = stock()
    summaries.askAhead([7, 8])
    await expect(summaries.load(7)).rejects.toThrow(SourceContractBroken)
    await setImmediate()
  })
})
