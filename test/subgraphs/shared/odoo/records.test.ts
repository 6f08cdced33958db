import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BadUserInput, NotFound, SourceContractBroken } from '#shared/errors/errors.ts'
import { flag, money, quantity, text } from '#shared/odoo/columns.ts'
import { fieldsOf, type Properties, type RecordSource, recordSource } from '#shared/odoo/record-source.ts'
import { Records } from '#shared/odoo/records.ts'
import { globalId } from '#shared/values/global-id.ts'
import * as faults from '../../../odoo-peer/faults.ts'
import { type Row, request, type SmallOdoo, startSmallOdoo } from './small-odoo.ts'

const items = recordSource({
  type: 'Item',
  model: 'product.product',
  scope: [['sold', '=', true]],
  properties: {
    name: text('name'),
    code: text('code'),
    active: flag('active'),
    price: money('price', 'currency_id'),
    stock: quantity('stock', 'uom_id'),
  },
})
const places = recordSource({
  type: 'Place',
  model: 'stock.place',
  scope: [],
  readWhole: true,
  properties: { name: text('name'), code: text('code') },
})

let small: SmallOdoo
let tables: Record<string, Row[]>

beforeEach(async () => {
  tables = {
    'product.product': Array.from({ length: 20 }, (_, index) => ({
      id: index + 1,
      sold: index !== 12,
      name: `Item ${index + 1}`,
      code: false,
      active: true,
      price: 1.5,
      currency_id: 1,
      stock: 3,
      uom_id: 1,
    })),
    'stock.place': [
      { id: 1, name: 'Ward' },
      { id: 2, name: 'Pharmacy' },
    ],
  }
  small = await startSmallOdoo(tables)
})
afterEach(async () => {
  vi.useRealTimers()
  await small[Symbol.asyncDispose]()
})

const records = <Own extends Properties>(source: RecordSource<Own>) => new Records(source, small.odoo, request())
const bodies = () => small.peer.calls.map(({ body }) => body)
const theFirstCall = (at = small) => expect.poll(() => at.peer.calls.length, { interval: 1 }).toBe(1)
const afterTicks = async (ticks: number) => {
  for (let tick = 0; tick < ticks; tick++) await Promise.resolve()
}

describe('Records', () => {
  it('read what is asked for in one turn in one call: all keys, all fields, within the scope of the type', async () => {
    const own = records(items)
    const [names, active] = await Promise.all([
      Promise.all([1, 2, 1].map((key) => own.entity(key).name())),
      own.entity(3).active(),
    ])
    expect(names).toEqual(['Item 1', 'Item 2', 'Item 1'])
    expect(active).toBe(true)
    expect(bodies()).toEqual([
      expect.objectContaining({
        domain: ['&', ['id', 'in', [1, 2, 3]], ['sold', '=', true]],
        fields: ['name', 'active'],
      }),
    ])
  })

  it('wait for all of a turn, however deep in promises a wish comes from', async () => {
    const own = records(items)
    await Promise.all(
      [0, 1, 10, 100].map(async (ticks, index) => {
        await afterTicks(ticks)
        return own.entity(index + 1).name()
      }),
    )
    expect(bodies()).toHaveLength(1)
  })

  it('answer at once, without a promise, once a value is here', async () => {
    const own = records(items)
    await own.load([1, 2], ['name', 'code'])
    expect(own.entity(2).name()).toBe('Item 2')
    expect(own.entity(2).code()).toBeNull()
    expect(bodies()).toHaveLength(1)
  })

  it('ask only for fields that are not here yet', async () => {
    const own = records(items)
    await own.load([1], ['name'])
    expect(await own.entity(1).active()).toBe(true)
    expect(bodies().map(({ fields }) => fields)).toEqual([['name'], ['active']])
    expect(own.entity(1).name()).toBe('Item 1')
  })

  it('let a wish join a read that is under way and brings it', async () => {
    small.peer.fault({}, faults.delay(30))
    const own = records(items)
    const early = own.load([1, 2], ['name', 'active'])
    await theFirstCall()
    expect(await own.entity(2).active()).toBe(true)
    expect((await own.find(globalId('odoo', 'Item', 1), ['name']))?.key).toBe(1)
    await early
    expect(bodies()).toHaveLength(1)
  })

  it('give one entity per key, with the id clients know', () => {
    const own = records(items)
    expect(own.entity(7)).toBe(own.entity(7))
    expect(own.entity(7).id).toBe(globalId('odoo', 'Item', 7))
    expect(own.entityWith(globalId('odoo', 'Item', 7), [])).toBe(own.entity(7))
  })

  it('refuse an id of another type before anything is asked', async () => {
    const own = records(items)
    expect(() => own.entityWith(globalId('odoo', 'Lot', 7), [])).toThrow(BadUserInput)
    await expect(own.find(globalId('odoo', 'Lot', 7), [])).rejects.toThrow(BadUserInput)
    expect(bodies()).toEqual([])
  })
})

describe('A record that Odoo does not have, or keeps out of the type', () => {
  it.each([
    ['missing', 99],
    ['out of scope', 13],
  ])('is null when it is looked up (%s)', async (_, key) => {
    expect(await records(items).find(globalId('odoo', 'Item', key), ['name'])).toBeNull()
  })

  it('is NOT_FOUND in each of its own fields, and costs its neighbours nothing', async () => {
    const own = records(items)
    const [there, gone] = await own.load([1, 99], ['name', 'active'])
    expect(there?.name()).toBe('Item 1')
    await expect(gone?.name()).rejects.toThrow(
      new NotFound('Cannot read Item: no such record, or none you may see', 'odoo'),
    )
    await expect(gone?.active()).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND', origin: 'odoo', retryable: false },
    })
    expect(bodies()).toHaveLength(1)
  })

  it('is not asked for a second time', async () => {
    const own = records(items)
    await own.load([99], ['name'])
    await expect(own.entity(99).active()).rejects.toThrow(NotFound)
    expect(await own.find(globalId('odoo', 'Item', 99), ['code'])).toBeNull()
    expect(bodies()).toHaveLength(1)
  })
})

describe('A read that fails', () => {
  it('fails for each who waits, with the code of the failure, and is tried anew by the next wish', async () => {
    small.peer.fault({}, faults.traceback())
    const own = records(items)
    const outcomes = await Promise.allSettled([own.entity(1).name(), own.entity(2).active()])
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(SourceContractBroken) })
    expect(bodies()).toHaveLength(1)
    small.peer.clear()
    expect(await own.entity(1).name()).toBe('Item 1')
  })

  it('fails for those who joined it too, without leaving a rejection behind', async () => {
    small.peer.fault({}, async (call, forward) => {
      await faults.delay(30)(call, forward)
      return faults.traceback()(call, forward)
    })
    const own = records(items)
    const early = own.load([1], ['name'])
    await theFirstCall()
    const joined = own.entity(1).name()
    await expect(early).rejects.toThrow(SourceContractBroken)
    await expect(joined).rejects.toThrow(SourceContractBroken)
    expect(bodies()).toHaveLength(1)
  })

  it('fails only the field whose value is not what it should be, and never at once', async () => {
    tables['product.product'] = [{ id: 1, sold: true, name: 'Item 1', active: 'yes' }]
    await using other = await startSmallOdoo(tables)
    const own = new Records(items, other.odoo, request())
    await own.load([1], ['name', 'active'])
    expect(own.entity(1).name()).toBe('Item 1')
    await expect(own.entity(1).active()).rejects.toThrow(SourceContractBroken)
  })
})

describe('A type that is read whole', () => {
  it('costs one call, whatever is asked for later', async () => {
    const own = records(places)
    expect(await own.entity(1).name()).toBe('Ward')
    expect(own.entity(2).name()).toBe('Pharmacy')
    expect(bodies()).toEqual([expect.objectContaining({ domain: [], fields: ['name'], limit: 200 })])
  })

  it('lets any wish join the read that is under way', async () => {
    small.peer.fault({}, faults.delay(30))
    const own = records(places)
    const early = own.entity(1).name()
    await theFirstCall()
    expect(await own.entity(2).name()).toBe('Pharmacy')
    await early
    expect(bodies()).toHaveLength(1)
  })

  it('does not ask again for a record that was not among all', async () => {
    await expect(records(places).entity(99).name()).rejects.toThrow(NotFound)
    expect(bodies()).toHaveLength(1)
  })

  it('that has outgrown 200 records is asked for the rest by key', async () => {
    tables['stock.place'] = Array.from({ length: 300 }, (_, index) => ({ id: index + 1, name: `Place ${index + 1}` }))
    await using other = await startSmallOdoo(tables)
    other.peer.fault({}, faults.delay(30))
    const own = new Records(places, other.odoo, request())
    const early = own.load([250, 1, 999], ['name'])
    await theFirstCall(other)
    const joined = own.entity(260).name()
    const [far, near, gone] = await early
    expect([far?.name(), near?.name(), await joined]).toEqual(['Place 250', 'Place 1', 'Place 260'])
    await expect(gone?.name()).rejects.toThrow(NotFound)
    expect(other.peer.calls.map(({ body }) => body.domain)).toContainEqual([['id', 'in', [250, 999]]])
  })
})

describe('A record that names a currency or unit made since the facts were read', () => {
  const euro = { id: 9, name: 'EUR', decimal_places: 2 }
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.now() + 10_001)
    tables['product.product'] = [{ id: 1, sold: true, name: 'Item 1', price: 2.5, currency_id: 9, stock: 1, uom_id: 9 }]
  })

  it('has the facts read again once: five calls', async () => {
    tables['res.currency'] = [euro]
    tables['uom.uom'] = [{ id: 9, name: 'Case of 12', active: true }]
    const own = records(items)
    expect(await own.entity(1).price()).toEqual({ amount: '2.50', currency: 'EUR' })
    expect(await own.entity(1).stock()).toMatchObject({ value: '1', unitCode: 'Case of 12' })
    expect(small.peer.calls.map(({ model }) => model).filter((model) => model !== 'product.product')).toHaveLength(5)
  })

  it('has them read once only when they still do not hold it, and loses no more than the amount', async () => {
    const own = records(items)
    await own.load([1], ['name', 'price', 'stock'])
    await records(items).load([1], ['name', 'price', 'stock'])
    expect(small.peer.calls.filter(({ model }) => model === 'res.currency')).toHaveLength(1)
    expect(own.entity(1).name()).toBe('Item 1')
    expect(own.entity(1).stock()).toMatchObject({ value: '1', unitCode: 'UNKNOWN' })
    await expect(own.entity(1).price()).rejects.toThrow(
      'Cannot use field currency_id of Odoo: expected a currency the account can read',
    )
  })

  it('keeps its other fields when the facts cannot be read', async () => {
    small.peer.fault({ model: 'res.currency' }, faults.traceback())
    const own = records(items)
    await own.load([1], ['name', 'stock'])
    expect(own.entity(1).name()).toBe('Item 1')
    expect(own.entity(1).stock()).toMatchObject({ value: '1' })
  })
})

describe('Records.take()', () => {
  it('spares a second read of rows that another read brought, and keeps what was known', async () => {
    const own = records(items)
    await own.load([1], ['name'])
    const [one] = await own.take([{ id: 1, active: false }])
    expect([one?.name(), one?.active()]).toEqual(['Item 1', false])
    expect(bodies()).toHaveLength(1)
  })
})

describe('fieldsOf()', () => {
  it('gives the fields behind properties, each once, and none for names that are no property', () => {
    expect(fieldsOf(items, ['price', 'stock', 'price'])).toEqual(['price', 'currency_id', 'stock', 'uom_id'])
    expect(fieldsOf(items, ['__typename', 'id', 'constructor', 'toString', '__proto__'])).toEqual([])
  })
})
