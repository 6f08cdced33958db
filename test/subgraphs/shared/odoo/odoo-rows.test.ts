import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ListSearch, noLists } from '#shared/odoo/lists.ts'
import { OdooRows } from '#shared/odoo/odoo-rows.ts'
import * as faults from '../../../odoo-peer/faults.ts'
import { request, type SmallOdoo, startSmallOdoo } from './small-odoo.ts'

let small: SmallOdoo
beforeEach(async () => {
  small = await startSmallOdoo({})
})
afterEach(() => small[Symbol.asyncDispose]())

const list = (more: Partial<ListSearch>): ListSearch => ({ fields: ['name'], limit: 9, lists: noLists, ...more })

/** What comes along with an order: parts of it, and records that stand by themselves, in an order or in none. */
const lists = new Map([
  ['order_line', list({})],
  ['invoice_ids', list({ hasOwnRows: true })],
  ['picking_ids', list({ hasOwnRows: true, order: 'name asc' })],
  ['partner_id', list({ hasOwnRows: true, limit: null })],
])

async function askedBy(companies: 'all' | ReadonlySet<number>): Promise<unknown> {
  const asking = { ...request(), principal: { ...request().principal, companies } }
  small.peer.fault({ method: 'web_search_read' }, faults.json({ records: [] }))
  const fields = ['invoice_ids', 'partner_id']
  await new OdooRows(small.odoo, asking).searchRead('purchase.order', { domain: [], fields, lists })
  return small.peer.calls.at(-1)?.body.specification
}

describe('OdooRows', () => {
  const named = { fields: { name: {} }, limit: 9 }

  it('reads along what stands by itself for whoever sees everything', async () => {
    expect(await askedBy('all')).toEqual({
      invoice_ids: named,
      partner_id: { fields: { name: {} } },
      order_line: named,
      picking_ids: { ...named, order: 'name asc' },
    })
  })

  it('reads along parts alone for whoever is limited: of the rest there are keys, in their order', async () => {
    expect(await askedBy(new Set([1]))).toEqual({
      invoice_ids: {},
      partner_id: {},
      company_id: {},
      order_line: named,
      picking_ids: { order: 'name asc' },
    })
  })
})
