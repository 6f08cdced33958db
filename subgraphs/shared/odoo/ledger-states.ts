import type { Column } from './columns.ts'

/** States of a journal entry (`account.move.state`), as bills and invoices have them. */
export const ledgerStates = { draft: 'DRAFT', posted: 'POSTED', cancel: 'CANCELLED' } as const

/** How far a bill or an invoice has been paid (`account.move.payment_state`). */
export const paymentStates = {
  not_paid: 'NOT_PAID',
  in_payment: 'IN_PAYMENT',
  partial: 'PARTIAL',
  paid: 'PAID',
  reversed: 'REVERSED',
  blocked: 'BLOCKED',
  invoicing_legacy: 'LEGACY',
} as const

/** Whether a journal entry is in the books: there it is the same record of Odoo. */
export const posting: Column<boolean> = { fields: ['state'], read: (row) => row.state === 'posted' }
