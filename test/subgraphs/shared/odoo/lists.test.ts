import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SourceContractBroken } from '#shared/errors/errors.ts'
import { recordKeys, text } from '#shared/odoo/columns.ts'
import { allLists, specificationOf, withoutLists } from '#shared/odoo/lists.ts'
import { recordSource } from '#shared/odoo/record-source.ts'
import { Records } from '#shared/odoo/records.ts'
import { readingOf } from '#shared/odoo/related.ts'
import * as faults from '../../../odoo-peer/faults.ts'
import { requested } from '../schema/requested.ts'
import { request, type SmallOdoo, startSmallOdoo } from './small-odoo.ts'

const moves = recordSource({ type: 'Move', model: 'stock.move', scope: [], properties: { name: text('reference') } })
const lines = recordSource({
  type: 'Line',
  model: 'purchase.order.line',
  scope: [],
  properties: { name: text('name'), moves: recordKeys('move_ids') },
})
const orders = recordSource({
  type: 'Order',
  model: 'purchase.order',
  scope: [],
  properties: { name: text('name'), lines: recordKeys('order_line') },
})

let small: SmallOdoo

beforeEach(async () => {
  small = await startSmallOdoo({ 'purchase.order.line': [{ id: 12, name: 'third', move_ids: [] }] })
})
afterEach(() => small[Symbol.asyncDispose]())

function orderRecords() {
  const scope = request()
  const moveRecords = new Records(moves, small.odoo, scope)
  const lineRecords = new Records(lines, small.odoo, scope, { lists: { moves: moveRecords } })
  return { lineRecords, orderRecords: new Records(orders, small.odoo, scope, { lists: { lines: lineRecords } }) }
}

async function specificationFor(selection: string) {
  const properties = await requested(selection)
  return specificationOf([], readingOf(orderRecords().orderRecords, properties).lists)
}

describe('readingOf()', () => {
  it('is the lists that were asked for from their start, lists in lists too, with what was asked of their nodes', async () => {
    expect(await specificationFor('name lines(first: 3) { nodes { name moves { edges { node { name } } } } }')).toEqual(
      {
        order_line: {
          fields: { name: {}, move_ids: { fields: { reference: {} }, limit: 50 } },
          limit: 3,
        },
      },
    )
  })

  it('leaves out lists of which nothing is asked, or no page that there is', async () => {
    expect(await specificationFor('lines { total }')).toEqual({})
    expect(await specificationFor('lines { nodes { id } }')).toEqual({})
    expect(await specificationFor('lines(first: 0) { nodes { name } }')).toEqual({})
    expect(await specificationFor('lines(first: 201) { nodes { name } }')).toEqual({})
    expect(await specificationFor('lines(after: "x") { nodes { name } }')).toEqual({})
  })
})

describe('allLists()', () => {
  it('is what each of several reads wants, up to the longest page', async () => {
    const { orderRecords: records } = orderRecords()
    const of = async (selection: string) => readingOf(records, await requested(selection)).lists
    const all = allLists([
      await of('lines(first: 2) { nodes { name } }'),
      await of('name'),
      await of('lines(first: 9) { nodes { moves(first: 4) { nodes { name } } } }'),
    ])
    expect(specificationOf(['name'], all)).toEqual({
      name: {},
      order_line: { fields: { name: {}, move_ids: { fields: { reference: {} }, limit: 4 } }, limit: 9 },
    })
  })
})

describe('withoutLists()', () => {
  it('gives lists back as keys, and apart from them what came along', () => {
    const rows = [
      { id: 1, order_line: [{ id: 10, name: 'a' }, { id: 11 }] },
      { id: 2, order_line: [] },
      { id: 3, order_line: [{ id: 12, name: 'b' }] },
    ]
    const { rows: plain, brought } = withoutLists(rows, ['order_line'])
    expect(plain.map(({ order_line }) => order_line)).toEqual([[10, 11], [], [12]])
    expect([...brought]).toEqual([
      [
        'order_line',
        [
          { id: 10, name: 'a' },
          { id: 12, name: 'b' },
        ],
      ],
    ])
  })

  it('gives back the key of a single record that came along, and nothing where there was none', () => {
    const rows = [
      { id: 1, picking_type_id: { id: 5, warehouse_id: 2 } },
      { id: 2, picking_type_id: false },
    ]
    const { rows: plain, brought } = withoutLists(rows, ['picking_type_id'])
    expect(plain.map(({ picking_type_id }) => picking_type_id)).toEqual([5, false])
    expect(brought.get('picking_type_id')).toEqual([{ id: 5, warehouse_id: 2 }])
  })

  it('leaves rows as they are that hold keys already', () => {
    const rows = [{ id: 1, order_line: [10, 11] }]
    expect(withoutLists(rows, ['order_line']).rows).toBe(rows)
  })
})

describe('Records with lists', () => {
  const answer = {
    length: 1,
    records: [{ id: 1, name: 'P1', order_line: [{ id: 10, name: 'first' }, { id: 11, name: 'second' }, { id: 12 }] }],
  }

  it('reads them in one call, and only what is past their page in another', async () => {
    small.peer.fault({ method: 'web_search_read' }, faults.json(answer))
    const { orderRecords: records, lineRecords } = orderRecords()
    const [order] = await records.load([1], await requested('name lines(first: 2) { nodes { name } }'))
    expect([order?.name(), order?.lines()]).toEqual(['P1', [10, 11, 12]])
    expect([10, 11].map((key) => lineRecords.entity(key).name())).toEqual(['first', 'second'])
    expect(small.peer.calls.map(({ body }) => body)).toEqual([
      expect.objectContaining({
        domain: [['id', 'in', [1]]],
        specification: { name: {}, order_line: { fields: { name: {} }, limit: 2 } },
        count_limit: 1,
      }),
    ])
    expect(await lineRecords.entity(12).name()).toBe('third')
    expect(small.peer.calls.map(({ method }) => method)).toEqual(['web_search_read', 'search_read'])
  })

  it.each([
    ['no records', { length: 1 }],
    ['a list that is none', { records: [{ id: 1, name: 'P1', order_line: 7 }] }],
    ['keys in place of records', { records: [{ id: 1, name: 'P1', order_line: [10] }] }],
    ['records in a list that lack a field', { records: [{ id: 1, name: 'P1', order_line: [{ id: 10 }] }] }],
  ])('asks for the lists apart when Odoo answers with %s', async (_, broken) => {
    small.peer.fault({ method: 'web_search_read' }, faults.json(broken))
    small.peer.fault(
      { model: 'purchase.order', method: 'search_read' },
      faults.json([{ id: 1, name: 'P1', order_line: [12] }]),
    )
    const { orderRecords: records } = orderRecords()
    const [order] = await records.load([1], await requested('name lines { nodes { name } }'))
    expect(order?.lines()).toEqual([12])
  })

  it('fails as any read does when that is of no use either', async () => {
    small.peer.fault({ model: 'purchase.order' }, faults.garbage())
    const { orderRecords: records } = orderRecords()
    const names = await requested('name lines { nodes { name } }')
    await expect(records.load([1], names)).rejects.toThrow(SourceContractBroken)
  })
})
