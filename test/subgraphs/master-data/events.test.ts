import { describe, expect, it } from 'vitest'
import type { CarriedValues, OutboxRow } from '#shared/odoo/outbox/outbox.ts'
import { masterDataAnnounces } from '#subgraphs/master-data/subgraph.ts'

const one: CarriedValues = { supplier: true, company: 1, active: true, commercialPartner: 5 }
const none: CarriedValues = { ...one, supplier: false }
const { supplier: _, ...unknown } = one

function told(op: OutboxRow['op'], before: CarriedValues | null, after: CarriedValues | null) {
  const row: OutboxRow = {
    id: 1,
    at: '2026-11-20T08:30:00Z',
    model: 'res.partner',
    key: 7,
    op,
    before,
    after,
    note: null,
  }
  return masterDataAnnounces['res.partner']?.(row).map(({ type }) => type)
}

describe('What is told of a partner', () => {
  it('is what happens to a supplier', () => {
    expect(told('create', null, one)).toEqual(['master_data.supplier.created'])
    expect(told('write', one, one)).toEqual(['master_data.supplier.changed'])
    expect(told('unlink', one, null)).toEqual(['master_data.supplier.removed'])
  })

  it('is that it became a supplier, or is none any longer', () => {
    expect(told('write', none, one)).toEqual(['master_data.supplier.created'])
    expect(told('write', one, none)).toEqual(['master_data.supplier.removed'])
  })

  it.each([
    ['is no supplier', none],
    ['may be anybody, as nothing was noted of that', unknown],
  ])('is nothing where it %s', (_, values) => {
    expect(told('create', null, values)).toEqual([])
    expect(told('write', values, values)).toEqual([])
    expect(told('unlink', values, null)).toEqual([])
  })
})
