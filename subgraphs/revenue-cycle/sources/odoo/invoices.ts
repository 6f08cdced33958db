import { day, money, reference, state, text } from '#shared/odoo/columns.ts'
import { betweenDays, inStates, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import { ledgerStates, paymentStates } from '#shared/odoo/ledger-states.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/records.ts'
import type { QueryInvoicesArgs } from '../../types.generated.ts'

/** Invoices and sales receipts: the journal entries of Odoo that ask somebody outside for money. */
export const invoices = recordSource({
  type: 'Invoice',
  model: 'account.move',
  scope: [['move_type', 'in', ['out_invoice', 'out_receipt']]],
  properties: {
    number: text('name'),
    state: state('state', ledgerStates),
    paymentState: state('payment_state', paymentStates),
    company: reference('company_id', 'Company'),
    invoiceDate: day('invoice_date'),
    dueDate: day('invoice_date_due'),
    untaxed: money('amount_untaxed', 'currency_id'),
    tax: money('amount_tax', 'currency_id'),
    total: money('amount_total', 'currency_id'),
    residual: money('amount_residual', 'currency_id'),
  },
})

export type Invoice = Entity<(typeof invoices)['properties']>

export const invoiceOrders = {
  INVOICE_DATE_DESC: { field: 'invoice_date', kind: 'day', direction: 'desc' },
  INVOICE_DATE_ASC: { field: 'invoice_date', kind: 'day', direction: 'asc' },
  DUE_DATE_ASC: { field: 'invoice_date_due', kind: 'day', direction: 'asc' },
  DUE_DATE_DESC: { field: 'invoice_date_due', kind: 'day', direction: 'desc' },
} as const satisfies Orderings

export function invoiceFilter(filter: QueryInvoicesArgs['filter']): Domain {
  return and(
    inStates('state', ledgerStates, filter?.states, 'states'),
    inStates('payment_state', paymentStates, filter?.paymentStates, 'paymentStates'),
    pointsAt('company_id', 'Company', filter?.companies, 'companies'),
    betweenDays('invoice_date', filter?.invoiceDateFrom, filter?.invoiceDateTo, 'invoiceDateFrom and invoiceDateTo'),
  )
}
