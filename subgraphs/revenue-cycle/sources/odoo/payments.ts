import { day, money, recordKey, reference, state, text } from '#shared/odoo/columns.ts'
import { betweenDays, inStates, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import type { QueryPaymentsArgs } from '../../types.generated.ts'

const states = {
  draft: 'DRAFT',
  in_process: 'IN_PROCESS',
  paid: 'PAID',
  canceled: 'CANCELLED',
  rejected: 'REJECTED',
} as const
const directions = { inbound: 'RECEIVED', outbound: 'PAID_BACK' } as const

/** Money that payers and customers sent, or got back. What goes to suppliers is none of it. */
export const payments = recordSource({
  type: 'Payment',
  model: 'account.payment',
  scope: [['partner_type', '=', 'customer']],
  sign: { field: 'partner_type', isShown: ({ partner_type: type }) => type === 'customer' },
  properties: {
    number: text('name'),
    state: state('state', states),
    direction: state('payment_type', directions),
    company: reference('company_id', 'Company'),
    paymentDate: day('date'),
    amount: money('amount', 'currency_id'),
    posting: recordKey('move_id'),
  },
})

export type Payment = Entity<(typeof payments)['properties']>

export const paymentOrders = {
  PAYMENT_DATE_DESC: { field: 'date', kind: 'day', direction: 'desc' },
  PAYMENT_DATE_ASC: { field: 'date', kind: 'day', direction: 'asc' },
} as const satisfies Orderings

export function paymentFilter(filter: QueryPaymentsArgs['filter']): Domain {
  return and(
    inStates('state', states, filter?.states, 'states'),
    inStates('payment_type', directions, filter?.directions, 'directions'),
    pointsAt('company_id', 'Company', filter?.companies, 'companies'),
    betweenDays('date', filter?.paymentDateFrom, filter?.paymentDateTo, 'paymentDateFrom and paymentDateTo'),
  )
}
