import { describe, expect, it } from 'vitest'
import type { CarriedValues, OutboxRow } from '#shared/odoo/outbox/outbox.ts'
import { revenueCycleAnnounces } from '#subgraphs/revenue-cycle/subgraph.ts'

const values = { state: 'draft', paymentState: 'not_paid', moveType: 'out_invoice', partner: 7, company: 1 }

function told(op: OutboxRow['op'], before: CarriedValues | null, after: CarriedValues | null) {
  const row = {
    id: 1,
    at: '2026-11-20T08:30:00Z',
    model: 'account.move',
    key: 5,
    op,
    before,
    after,
    note: null,
  } as const
  return revenueCycleAnnounces['account.move']?.(row).map(({ type, previousState, newState }) => [
    type.replace('revenue_cycle.invoice.', ''),
    previousState,
    newState,
  ])
}

describe('Events of the revenue cycle', () => {
  it('begin with a new invoice, though Odoo notes before it how far it is paid', () => {
    expect(told('write', { ...values, paymentState: null }, values)).toEqual([])
    expect(told('create', null, values)).toEqual([['created', null, 'DRAFT']])
  })

  it('tell a state and a payment that change at once, one after the other', () => {
    const after = { ...values, state: 'posted', paymentState: 'paid' }
    expect(told('write', values, after)).toEqual([
      ['posted', 'DRAFT', 'POSTED'],
      ['payment_changed', 'NOT_PAID', 'PAID'],
    ])
  })

  it('tell a state that changes, whatever is not known of payments', () => {
    const posted = told('write', { ...values, paymentState: null }, { ...values, state: 'posted' })
    expect(posted?.[0]).toEqual(['posted', 'DRAFT', 'POSTED'])
    expect(told('write', { ...values, paymentState: null }, { ...values, paymentState: null, partner: 8 })).toEqual([
      ['changed', 'DRAFT', 'DRAFT'],
    ])
  })
})
