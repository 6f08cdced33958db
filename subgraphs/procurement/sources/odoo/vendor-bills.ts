import { day, money, recordKeys, reference, state, text } from '#shared/odoo/columns.ts'
import { betweenDays, contains, inStates, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import { ledgerStates, paymentStates, posting } from '#shared/odoo/ledger-states.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import type { QueryVendorBillsArgs } from '../../types.generated.ts'

/** Odoo's types of journal entry that are vendor bills. */
export const billKinds = { in_invoice: 'BILL', in_refund: 'REFUND', in_receipt: 'RECEIPT' } as const

/** Bills, refunds and receipts of suppliers: the journal entries of Odoo that are one of these. */
export const vendorBills = recordSource({
  type: 'VendorBill',
  model: 'account.move',
  scope: [['move_type', 'in', Object.keys(billKinds)]],
  properties: {
    number: text('name'),
    kind: state('move_type', billKinds),
    state: state('state', ledgerStates),
    paymentState: state('payment_state', paymentStates),
    supplier: reference('partner_id', 'Supplier'),
    supplierReference: text('ref'),
    company: reference('company_id', 'Company'),
    billDate: day('invoice_date'),
    dueDate: day('invoice_date_due'),
    untaxed: money('amount_untaxed', 'currency_id'),
    tax: money('amount_tax', 'currency_id'),
    total: money('amount_total', 'currency_id'),
    residual: money('amount_residual', 'currency_id'),
    lines: recordKeys('invoice_line_ids'),
    posting,
  },
})

export type VendorBill = Entity<(typeof vendorBills)['properties']>

export const vendorBillOrders = {
  BILL_DATE_DESC: { field: 'invoice_date', kind: 'day', direction: 'desc' },
  BILL_DATE_ASC: { field: 'invoice_date', kind: 'day', direction: 'asc' },
  DUE_DATE_ASC: { field: 'invoice_date_due', kind: 'day', direction: 'asc' },
  DUE_DATE_DESC: { field: 'invoice_date_due', kind: 'day', direction: 'desc' },
} as const satisfies Orderings

export function vendorBillFilter(filter: QueryVendorBillsArgs['filter']): Domain {
  return and(
    inStates('state', ledgerStates, filter?.states, 'states'),
    inStates('payment_state', paymentStates, filter?.paymentStates, 'paymentStates'),
    inStates('move_type', billKinds, filter?.kinds, 'kinds'),
    pointsAt('partner_id', 'Supplier', filter?.suppliers, 'suppliers'),
    pointsAt('company_id', 'Company', filter?.companies, 'companies'),
    contains('name', filter?.numberContains, 'numberContains'),
    betweenDays('invoice_date', filter?.billDateFrom, filter?.billDateTo, 'billDateFrom and billDateTo'),
    betweenDays('invoice_date_due', filter?.dueDateFrom, filter?.dueDateTo, 'dueDateFrom and dueDateTo'),
  )
}
