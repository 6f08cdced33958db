import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordKey, recordKeys, text } from '#shared/odoo/columns.ts'
import { allLists, specificationOf } from '#shared/odoo/lists.ts'
import { recordSource } from '#shared/odoo/record-source.ts'
import { Records } from '#shared/odoo/records.ts'
import { type Ahead, handOn, readingOf, tellAhead } from '#shared/odoo/related.ts'
import * as faults from '../../../odoo-peer/faults.ts'
import { requested } from '../schema/requested.ts'
import { request, type SmallOdoo, startSmallOdoo } from './small-odoo.ts'

const suppliers = recordSource({
  type: 'Supplier',
  model: 'res.partner',
  scope: [['supplier_rank', '>', 0]],
  sign: { field: 'supplier_rank', isShown: ({ supplier_rank: rank }) => Number(rank) > 0 },
  properties: { name: text('complete_name') },
})
const receipts = recordSource({
  type: 'Receipt',
  model: 'stock.picking',
  scope: [],
  properties: { name: text('name'), kind: text('picking_type_code') },
})
const received = recordSource({
  type: 'Order',
  model: 'purchase.order',
  scope: [],
  properties: { receipts: recordKeys('picking_ids') },
})
const lines = recordSource({
  type: 'Line',
  model: 'purchase.order.line',
  scope: [],
  inherited: { currency_id: 'currency_id' },
  properties: { name: text('name'), item: recordKey('product_id'), currency: recordKey('currency_id') },
})
const orders = recordSource({
  type: 'Order',
  model: 'purchase.order',
  scope: [],
  properties: { name: text('name'), supplier: recordKey('partner_id'), lines: recordKeys('order_line') },
})

let small: SmallOdoo
beforeEach(async () => {
  small = await startSmallOdoo({ 'res.partner': [], 'purchase.order.line': [] })
})
afterEach(() => small[Symbol.asyncDispose]())

/** Orders of one subgraph, suppliers and receipts of two others. */
function graph({ vouches = () => false, item }: { vouches?: () => boolean; item?: Ahead } = {}) {
  const scope = request()
  const supplierRecords = new Records(suppliers, small.odoo, scope)
  const receiptRecords = new Records(receipts, small.odoo, scope)
  const receivedOrders = new Records(received, small.odoo, scope, {
    crossing: { receipts: { records: receiptRecords, always: ['kind'], order: 'name asc' } },
  })
  const lineRecords = new Records(lines, small.odoo, scope, item === undefined ? {} : { ahead: { item } })
  const orderRecords = new Records(orders, small.odoo, scope, {
    lists: { lines: lineRecords },
    single: { supplier: { records: supplierRecords, vouches } },
    extensions: [receivedOrders],
  })
  return { supplierRecords, receiptRecords, receivedOrders, lineRecords, orderRecords }
}

describe('readingOf()', () => {
  it('is what is asked of records, of those they point at, and of the same ones in other subgraphs', async () => {
    const asked = await requested('name supplier { name } receipts(first: 5) { nodes { name } }')
    const { fields, lists } = readingOf(graph().orderRecords, asked)
    expect(specificationOf(fields, lists)).toEqual({
      name: {},
      partner_id: { fields: { complete_name: {}, supplier_rank: {} } },
      picking_ids: { fields: { name: {}, picking_type_code: {} }, limit: 5, order: 'name asc' },
    })
    // Whoever sees an order need not see these: see OdooRows.
    expect([...lists.values()].map(({ hasOwnRows }) => hasOwnRows)).toEqual([true, true])
  })

  it('brings along nothing of which nothing is asked', async () => {
    const { fields, lists } = readingOf(
      graph().orderRecords,
      await requested('name supplier { id } receipts { total }'),
    )
    expect(specificationOf(fields, lists)).toEqual({ name: {}, partner_id: {}, picking_ids: { order: 'name asc' } })
  })

  it('has keys in their order where a page begins after a cursor, and all that several want of one list', async () => {
    const { orderRecords } = graph()
    const of = async (selection: string) => readingOf(orderRecords, await requested(selection)).lists
    const later = await of('receipts(after: "x") { nodes { name } }')
    expect(specificationOf([], later)).toEqual({ picking_ids: { order: 'name asc' } })
    const first = await of('receipts(first: 2) { nodes { name } }')
    for (const both of [allLists([later, first]), allLists([first, later])]) {
      expect(specificationOf([], both)).toEqual({
        picking_ids: { fields: { name: {}, picking_type_code: {} }, limit: 2, order: 'name asc' },
      })
    }
  })
})

describe('readingOf(), of single records', () => {
  const chain = () => {
    const { orderRecords } = graph()
    const billLines = recordSource({
      ...{ type: 'BillLine', model: 'account.move.line', scope: [] },
      properties: { replaces: recordKey('purchase_order_id') },
    })
    const bills = recordSource({
      ...{ type: 'Bill', model: 'account.move', scope: [] },
      properties: { replaces: recordKey('first_line_id') },
    })
    const vouches = () => true
    const scope = request()
    const lineRecords = new Records(billLines, small.odoo, scope, {
      single: { replaces: { records: orderRecords, vouches } },
    })
    const billRecords = new Records(bills, small.odoo, scope, {
      single: { replaces: { records: lineRecords, vouches } },
    })
    return { billRecords, lineRecords, orderRecords }
  }

  it('follows them from one to the next', async () => {
    const { billRecords, orderRecords } = chain()
    const asked = await requested('replaces { replaces { name supplier { name } } }')
    expect(specificationOf([], readingOf(billRecords, asked).lists)).toEqual({
      first_line_id: {
        fields: {
          purchase_order_id: {
            fields: { name: {}, partner_id: { fields: { complete_name: {}, supplier_rank: {} } } },
          },
        },
      },
    })
    await billRecords.take([{ id: 1, first_line_id: { id: 2, purchase_order_id: { id: 3, name: 'P3' } } }])
    expect(orderRecords.entity(3).name()).toBe('P3')
    expect(small.peer.calls).toEqual([])
  })

  it.each([
    ['a list', 'replaces { name lines { nodes { name } } }'],
    ['the later part of a list', 'replaces { name lines(after: "x") { nodes { name } } }'],
    ['a list that another subgraph knows of', 'replaces { name receipts { nodes { id } } }'],
  ])('leaves those apart of which %s is asked: it would come with each that points at the same', async (_, asked) => {
    expect(readingOf(chain().lineRecords, await requested(asked))).toEqual({
      fields: ['purchase_order_id'],
      lists: new Map(),
    })
  })
})

describe('The same record, as another type', () => {
  const postings = recordSource({
    ...{ type: 'Posting', model: 'account.move', scope: [['state', '=', 'posted']] },
    sign: { field: 'state', isShown: ({ state }) => state === 'posted' },
    properties: { postedOn: text('date') },
  })
  const invoices = recordSource({
    ...{ type: 'Invoice', model: 'account.move', scope: [] },
    properties: { name: text('name') },
  })
  const both = () => {
    const scope = request()
    const postingRecords = new Records(postings, small.odoo, scope)
    const invoiceRecords = new Records(invoices, small.odoo, scope, { same: { posting: postingRecords } })
    return { postingRecords, invoiceRecords }
  }

  it('is read with it, and with what shows that it is one', async () => {
    const reading = async (selection: string) => readingOf(both().invoiceRecords, await requested(selection))
    expect((await reading('name posting { postedOn }')).fields).toEqual(['name', 'date', 'state'])
    expect((await reading('name')).fields).toEqual(['name'])
  })

  it('is here where it shows that it is one', async () => {
    const { invoiceRecords, postingRecords } = both()
    await invoiceRecords.take([
      { id: 1, name: 'INV/1', date: '2026-01-31', state: 'posted' },
      { id: 2, name: 'INV/2', date: '2026-01-31', state: 'draft' },
    ])
    expect(postingRecords.entity(1).postedOn()).toBe('2026-01-31')
    small.peer.fault({ model: 'account.move' }, faults.json([]))
    await expect(postingRecords.entity(2).postedOn()).rejects.toThrow('Cannot read Posting: no such record')
  })
})

describe('What the parts of a record take from it', () => {
  it('is read once, of the record', async () => {
    const asked = await requested('lines { nodes { name currency } }')
    const { fields, lists } = readingOf(graph().orderRecords, asked)
    expect(specificationOf(fields, lists)).toEqual({
      currency_id: {},
      order_line: { fields: { name: {} }, limit: 50 },
    })
  })

  it('is read of the parts where nothing else is asked of them, and by themselves', async () => {
    const { orderRecords, lineRecords } = graph()
    const { fields, lists } = readingOf(orderRecords, await requested('name lines { nodes { currency } }'))
    expect(specificationOf(fields, lists)).toEqual({
      name: {},
      order_line: { fields: { currency_id: {} }, limit: 50 },
    })
    expect(readingOf(lineRecords, ['name', 'currency']).fields).toEqual(['name', 'currency_id'])
  })

  it('is here with the parts that came along, and of no others', async () => {
    const { orderRecords, lineRecords } = graph()
    await orderRecords.take([
      { id: 1, currency_id: 3, order_line: [{ id: 11, name: 'one' }, { id: 12 }] },
      { id: 2, order_line: [{ id: 21, name: 'another', currency_id: 4 }] },
      { id: 3, currency_id: 5, order_line: [31] },
    ])
    expect([11, 21].map((key) => lineRecords.entity(key).currency())).toEqual([3, 4])
    expect(small.peer.calls).toEqual([])
    await lineRecords.load([12, 31], ['currency'])
    expect(small.peer.calls.map(({ body }) => body.domain)).toEqual([[['id', 'in', [12, 31]]]])
  })
})

describe('handOn()', () => {
  const rows = [
    { id: 1, name: 'P1', partner_id: { id: 4, complete_name: 'Marked', supplier_rank: 2 }, picking_ids: [] },
    { id: 2, name: 'P2', partner_id: { id: 5, complete_name: 'Not marked', supplier_rank: 0 }, picking_ids: [8] },
    { id: 3, name: 'P3', partner_id: false, picking_ids: [{ id: 9, name: 'IN/9', picking_type_code: 'incoming' }] },
  ]
  const name = ({ supplierRecords }: ReturnType<typeof graph>, key: number) => supplierRecords.entity(key).name()

  it('gives what came along to those it is for, and leaves keys', async () => {
    const all = graph()
    expect(await handOn(rows, all.orderRecords)).toEqual([
      { id: 1, name: 'P1', partner_id: 4, picking_ids: [] },
      { id: 2, name: 'P2', partner_id: 5, picking_ids: [8] },
      { id: 3, name: 'P3', partner_id: false, picking_ids: [9] },
    ])
    expect([1, 2, 3].map((key) => all.receivedOrders.entity(key).receipts())).toEqual([[], [8], [9]])
    expect(all.receiptRecords.entity(9).kind()).toBe('incoming')
    expect(small.peer.calls).toEqual([])
  })

  it('takes nobody for a supplier who does not show it', async () => {
    const all = graph()
    await handOn(rows, all.orderRecords)
    expect(name(all, 4)).toBe('Marked')
    await expect(name(all, 5)).rejects.toThrow('Cannot read Supplier: no such record, or none you may see')
    expect(small.peer.calls.map(({ body }) => body.domain)).toEqual([
      ['&', ['id', 'in', [5]], ['supplier_rank', '>', 0]],
    ])
  })

  it('takes for a supplier whom the order vouches for', async () => {
    const all = graph({ vouches: () => true })
    await handOn(rows, all.orderRecords)
    expect([4, 5].map((key) => name(all, key))).toEqual(['Marked', 'Not marked'])
  })
})

describe('handOn(), of lists whose records show what they are', () => {
  it('gives those that show that they are of the type, and no others', async () => {
    const paid = recordSource({
      ...{ type: 'Payment', model: 'account.payment', scope: [['partner_type', '=', 'customer']] },
      sign: { field: 'partner_type', isShown: ({ partner_type: type }) => type === 'customer' },
      properties: { name: text('name') },
    })
    const payments = new Records(paid, small.odoo, request())
    const invoices = recordSource({ ...orders, properties: { receipts: recordKeys('payment_ids') } })
    const records = new Records(invoices, small.odoo, request(), { crossing: { receipts: { records: payments } } })
    const { lists } = readingOf(records, await requested('receipts { nodes { name } }'))
    expect(specificationOf([], lists)).toEqual({
      payment_ids: { fields: { name: {}, partner_type: {} }, limit: 50 },
    })
    const came = [
      { id: 7, name: 'In', partner_type: 'customer' },
      { id: 8, name: 'Out', partner_type: 'supplier' },
    ]
    expect(await handOn([{ id: 1, payment_ids: came }], records)).toEqual([{ id: 1, payment_ids: [7, 8] }])
    expect(payments.entity(7).name()).toBe('In')
    small.peer.fault({ model: 'account.payment' }, faults.json([]))
    await expect(payments.entity(8).name()).rejects.toThrow('Cannot read Payment: no such record')
  })
})

describe('tellAhead()', () => {
  const page = [
    { id: 1, order_line: [{ id: 10, product_id: 7 }, { id: 11, product_id: false }, { id: 12 }] },
    { id: 2, order_line: [] },
    { id: 3, order_line: [{ id: 13, product_id: 8 }] },
    { id: 4, order_line: [14, 15] },
  ]
  const told: [readonly number[], readonly string[]][] = []
  const item: Ahead = (keys, asked) => {
    told.push([keys, asked])
    return asked.includes('stock')
  }
  const tell = async (selection: string) => {
    told.length = 0
    return tellAhead(graph({ item }).orderRecords, await requested(selection), page)
  }

  it('tells which records lines point at, and what is asked of those', async () => {
    expect(await tell('lines { nodes { item { stock } } }')).toBe(true)
    expect(told).toEqual([[[7, 8], ['stock']]])
    expect(await tell('lines { edges { node { item { name } } } }')).toBe(false)
    expect(told).toEqual([[[7, 8], ['name']]])
  })

  it('tells nothing where nothing is asked of them', async () => {
    expect(await tell('name lines { nodes { name } }')).toBe(false)
    expect(await tell('lines(after: "x") { nodes { item { stock } } }')).toBe(false)
    expect(told).toEqual([])
  })
})
