import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CostLimit, Forbidden } from '#shared/errors/errors.ts'
import { Children } from '#shared/odoo/children.ts'
import { flag, text } from '#shared/odoo/columns.ts'
import { recordSource } from '#shared/odoo/record-source.ts'
import { Records } from '#shared/odoo/records.ts'
import * as faults from '../../../odoo-peer/faults.ts'
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
