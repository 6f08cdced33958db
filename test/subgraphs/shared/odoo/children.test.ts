import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CostLimit, Forbidden } from '#shared/errors/errors.ts'
import { Children } from '#shared/odoo/children.ts'
import { flag, recordKey, text } from '#shared/odoo/columns.ts'
import { recordSource } from '#shared/odoo/record-source.ts'
import { Records } from '#shared/odoo/records.ts'
import * as faults from '../../../odoo-peer/faults.ts'
import { requested } from '../schema/requested.ts'
import { type Row, request, type SmallOdoo, startSmallOdoo } from './small-odoo.ts'

const receipts = recordSource({
  type: 'Receipt',
  model: 'stock.picking',
  scope: [['kept', '=', true]],
  properties: { number: text('name'), done: flag('done') },
})
const ofOrder = { field: 'order_id', domain: [['kind', '=', 'in']] as const, order: 'planned asc, id asc' }

let small: SmallOdoo
let tables: Record<string, Row[]>

beforeEach(async () => {
  const receipt = (id: number, order_id: number, planned: string, more = {}) => ({
    id,
    order_id,
    planned,
    name: `R${id}`,
    done: false,
    kept: true,
    kind: 'in',
    ...more,
  })
  tables = {
    'stock.picking': [
      receipt(1, 7, '2026-01-03 00:00:00'),
      receipt(2, 7, '2026-01-01 00:00:00'),
      receipt(3, 8, '2026-01-01 00:00:00'),
      receipt(4, 7, '2026-01-01 00:00:00'),
      receipt(5, 7, '2026-01-02 00:00:00', { kind: 'out' }),
      receipt(6, 7, '2026-01-02 00:00:00', { kept: false }),
    ],
  }
  small = await startSmallOdoo(tables)
})
afterEach(() => small[Symbol.asyncDispose]())

function children() {
  const scope = request()
  const records = new Records(receipts, small.odoo, scope)
  return { records, ofOrder: new Children(records, ofOrder, small.odoo, scope) }
}

const keysOf = (found: readonly { key: number }[]) => found.map(({ key }) => key)

describe('Children.of()', () => {
  it('reads the children of all parents of a turn in one call, in order, and leaves out those that do not belong', async () => {
    const { ofOrder } = children()
    const found = await Promise.all([
      ofOrder.of(7, ['number']),
      ofOrder.of(8, ['done']),
      ofOrder.of(9, []),
      ofOrder.of(7, ['number']),
    ])
    expect(found.map(keysOf)).toEqual([[2, 4, 1], [3], [], [2, 4, 1]])
    expect(small.peer.calls.map(({ body }) => body)).toEqual([
      expect.objectContaining({
        domain: ['&', '&', ['order_id', 'in', [7, 8, 9]], ['kind', '=', 'in'], ['kept', '=', true]],
        fields: ['order_id', 'name', 'done'],
        order: 'planned asc, id asc',
        limit: 10_001,
      }),
    ])
  })

  it('brings what was selected of them: reading it costs no further call', async () => {
    const { ofOrder, records } = children()
    const [first] = await ofOrder.of(7, ['number'])
    expect(first?.number()).toBe('R2')
    await records.load([1, 2, 4], ['number'])
    expect(small.peer.calls).toHaveLength(1)
  })

  it('finds those whose parent came along, because something is asked of it again below itself', async () => {
    const scope = request()
    const orders = recordSource({
      ...{ type: 'Order', model: 'purchase.order', scope: [] },
      properties: { name: text('name') },
    })
    const ofTheirs = recordSource({ ...receipts, properties: { replaces: recordKey('order_id') } })
    const order = { records: new Records(orders, small.odoo, scope), vouches: () => true }
    const records = new Records(ofTheirs, small.odoo, scope, { single: { replaces: order } })
    const came = { records: [{ id: 1, order_id: { id: 7, name: 'P7' } }] }
    small.peer.fault({ method: 'web_search_read' }, faults.json(came))
    const [found] = await new Children(records, ofOrder, small.odoo, scope).of(7, await requested('replaces { name }'))
    expect(found?.replaces()).toBe(7)
    expect(order.records.entity(7).name()).toBe('P7')
  })

  it('fails for every parent of the turn with the code of the failure', async () => {
    small.peer.fault({}, faults.accessError())
    const { ofOrder } = children()
    for (const outcome of await Promise.allSettled([ofOrder.of(7, []), ofOrder.of(8, [])])) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(Forbidden) })
    }
    expect(small.peer.calls).toHaveLength(1)
  })

  it('refuses more than 10,000 children rather than cut them', async () => {
    const [template] = tables['stock.picking'] as [Row]
    const family = (size: number) => Array.from({ length: size }, (_, index) => ({ ...template, id: index + 1 }))
    tables['stock.picking'] = family(10_000)
    expect(await children().ofOrder.of(7, [])).toHaveLength(10_000)
    tables['stock.picking'] = family(10_001)
    const { ofOrder } = children()
    const message = 'Cannot read Receipt of 2 records: more than 10000 of them'
    for (const outcome of await Promise.allSettled([ofOrder.of(7, []), ofOrder.of(8, [])])) {
      expect(outcome).toEqual({ status: 'rejected', reason: new CostLimit(message) })
    }
  })
})

describe('Children.firstOf()', () => {
  it('reads the first of a parent that is asked for alone, with what was selected of them, and no more', async () => {
    const { ofOrder } = children()
    const found = await Promise.all([ofOrder.firstOf(7, 1, ['done']), ofOrder.firstOf(7, 2, ['number'])])
    expect(found.map(keysOf)).toEqual([
      [2, 4],
      [2, 4],
    ])
    expect(found[0][1]?.number()).toBe('R4')
    expect(small.peer.calls.map(({ body }) => [body.fields, body.limit])).toEqual([[['order_id', 'done', 'name'], 2]])
  })

  it('reads which there are, and nothing else of them, where several parents are asked for', async () => {
    const { ofOrder } = children()
    const found = await Promise.all([ofOrder.firstOf(7, 1, ['number']), ofOrder.firstOf(8, 1, ['number'])])
    expect(found.map(keysOf)).toEqual([[2, 4, 1], [3]])
    expect(small.peer.calls.map(({ body }) => [body.fields, body.limit])).toEqual([[['order_id'], 10_001]])
  })

  it('reads all where somebody wants all', async () => {
    const { ofOrder } = children()
    const found = await Promise.all([ofOrder.firstOf(7, 1, ['number']), ofOrder.of(7, ['done'])])
    expect(found.map(keysOf)).toEqual([
      [2, 4, 1],
      [2, 4, 1],
    ])
    expect(small.peer.calls.map(({ body }) => body.fields)).toEqual([['order_id', 'done']])
  })

  it('does not refuse a parent of more than 10,000 of which the first are wanted', async () => {
    const [template] = tables['stock.picking'] as [Row]
    tables['stock.picking'] = Array.from({ length: 10_001 }, (_, index) => ({ ...template, id: index + 1 }))
    expect(keysOf(await children().ofOrder.firstOf(7, 3, []))).toEqual([1, 2, 3])
  })
})
