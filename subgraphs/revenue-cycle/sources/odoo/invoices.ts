import { recordKeys } from '#shared/odoo/columns.ts'
import { betweenDays, contains, inStates, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import { ledgerStates, paymentStates } from '#shared/odoo/ledger-states.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import type { QueryInvoicesArgs } from '../../types.generated.ts'
import { byDocumentDay, customerDocument, dueDate, invoiceDate } from './customer-documents.ts'

const types = ['out_invoice', 'out_receipt']

/** Invoices and sales receipts: the journal entries of Odoo that ask somebody outside for money. */
export const invoices = recordSource({
  type: 'Invoice',
  model: 'account.move',
  scope: [['move_type', 'in', types]],
  sign: { field: 'move_type', isShown: ({ move_type: type }) => types.includes(String(type)) },
  properties: {
    ...customerDocument,
    invoiceDate,
    dueDate,
    /** Keys of what reverses it. */
    creditNotes: recordKeys('reversal_move_ids'),
  },
})

export type Invoice = Entity<(typeof invoices)['properties']>

export const invoiceOrders = {
  INVOICE_DATE_DESC: byDocumentDay.desc,
  INVOICE_DATE_ASC: byDocumentDay.asc,
  DUE_DATE_ASC: { field: 'invoice_date_due', kind: 'day', direction: 'asc' },
  DUE_DATE_DESC: { field: 'invoice_date_due', kind: 'day', direction: 'desc' },
} as const satisfies Orderings

export function invoiceFilter(filter: QueryInvoicesArgs['filter']): Domain {
  return and(
    inStates('state', ledgerStates, filter?.states, 'states'),
    inStates('payment_state', paymentStates, filter?.paymentStates, 'paymentStates'),
    pointsAt('company_id', 'Company', filter?.companies, 'companies'),
    contains('name', filter?.numberContains, 'numberContains'),
    betweenDays('invoice_date', filter?.invoiceDateFrom, filter?.invoiceDateTo, 'invoiceDateFrom and invoiceDateTo'),
    betweenDays('invoice_date_due', filter?.dueDateFrom, filter?.dueDateTo, 'dueDateFrom and dueDateTo'),
  )
}
