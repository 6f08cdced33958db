import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Forbidden, SourceUnavailable } from '#shared/errors/errors.ts'
import { recordKeys, text } from '#shared/odoo/columns.ts'
import { Pages } from '#shared/odoo/pages.ts'
import { searchReadable } from '#shared/odoo/readable-fields.ts'
import { recordSource } from '#shared/odoo/record-source.ts'
import { Records } from '#shared/odoo/records.ts'
import * as faults from '../../../odoo-peer/faults.ts'
import { request, type SmallOdoo, startSmallOdoo } from './small-odoo.ts'

const orders = recordSource({
  type: 'Order',
  model: 'purchase.order',
  scope: [],
  properties: { number: text('name'), bills: recordKeys('invoice_ids'), lines: recordKeys('order_line') },
})
const byName = { NAME_ASC: { field: 'name', kind: 'text', direction: 'asc' } } as const

let small: SmallOdoo

beforeEach(async () => {
  const order = (id: number) => ({ id, name: `P${id}`, invoice_ids: [id * 10], order_line: [id * 100] })
  small = await startSmallOdoo({ 'purchase.order': [order(1), order(2), order(3)] })
  small.peer.fault(({ body }) => (body.fields as string[])?.includes('invoice_ids'), faults.accessError())
})
afterEach(() => small[Symbol.asyncDispose]())

describe('searchReadable()', () => {
  const search = { domain: [], fields: ['name', 'invoice_ids'], order: 'id desc', limit: 2 }

  it('gives every field the account may read, and the refusal in the place of the others', async () => {
    const rows = await searchReadable(small.odoo, 'purchase.order', search, request())
    expect(rows).toEqual([
      { id: 3, name: 'P3', invoice_ids: expect.any(Forbidden) },
      { id: 2, name: 'P2', invoice_ids: expect.any(Forbidden) },
    ])
    expect(small.peer.calls).toHaveLength(4)
  })

  it('is one call where nothing is refused', async () => {
    await searchReadable(small.odoo, 'purchase.order', { ...search, fields: ['name', 'order_line'] }, request())
    expect(small.peer.calls).toHaveLength(1)
  })

  it('fails when the records themselves are refused, and when Odoo fails in any other way', async () => {
    small.peer.fault({}, faults.accessError())
    await expect(searchReadable(small.odoo, 'purchase.order', search, request())).rejects.toThrow(Forbidden)
    small.peer.fault(({ body }) => String(body.fields) === 'name', faults.html(503))
    small.peer.fault(({ body }) => String(body.fields) === 'id', faults.json([{ id: 1 }]))
    await expect(searchReadable(small.odoo, 'purchase.order', search, request())).rejects.toThrow(SourceUnavailable)
  })
})

describe('A field that the account may not read', () => {
  it('is FORBIDDEN in each record of a list, and costs the others nothing', async () => {
    const scope = request()
    const pages = new Pages(new Records(orders, small.odoo, scope), byName, small.odoo, scope)
    const { nodes } = await pages.page({
      filter: [],
      order: 'NAME_ASC',
      first: 5,
      properties: ['number', 'bills', 'lines'],
    })
    expect(nodes.map((node) => node.number())).toEqual(['P1', 'P2', 'P3'])
    expect(nodes.map((node) => node.lines())).toEqual([[100], [200], [300]])
    for (const node of nodes) await expect(node.bills()).rejects.toThrow(Forbidden)
  })

  it('is FORBIDDEN in a record found by its key, and is not asked for again', async () => {
    const own = new Records(orders, small.odoo, request())
    const [order] = await own.load([2], ['number', 'bills'])
    expect(order?.number()).toBe('P2')
    const calls = small.peer.calls.length
    await expect(order?.bills()).rejects.toThrow(Forbidden)
    expect(small.peer.calls).toHaveLength(calls)
  })
})
