import { recordKey } from '#shared/odoo/columns.ts'
import { betweenDays, contains, inStates, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import { ledgerStates, paymentStates } from '#shared/odoo/ledger-states.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import type { QueryCreditNotesArgs } from '../../types.generated.ts'
import { byDocumentDay, customerDocument, invoiceDate } from './customer-documents.ts'

/** Credit notes: the journal entries of Odoo that take back what an invoice asked for. */
export const creditNotes = recordSource({
  type: 'CreditNote',
  model: 'account.move',
  scope: [['move_type', '=', 'out_refund']],
  sign: { field: 'move_type', isShown: ({ move_type: type }) => type === 'out_refund' },
  properties: {
    ...customerDocument,
    creditNoteDate: invoiceDate,
    /** Key of the entry it reverses. */
    invoice: recordKey('reversed_entry_id'),
  },
})

export type CreditNote = Entity<(typeof creditNotes)['properties']>

export const creditNoteOrders = {
  CREDIT_NOTE_DATE_DESC: byDocumentDay.desc,
  CREDIT_NOTE_DATE_ASC: byDocumentDay.asc,
} as const satisfies Orderings

export function creditNoteFilter(filter: QueryCreditNotesArgs['filter']): Domain {
  return and(
    inStates('state', ledgerStates, filter?.states, 'states'),
    inStates('payment_state', paymentStates, filter?.paymentStates, 'paymentStates'),
    pointsAt('company_id', 'Company', filter?.companies, 'companies'),
    contains('name', filter?.numberContains, 'numberContains'),
    betweenDays(
      'invoice_date',
      filter?.creditNoteDateFrom,
      filter?.creditNoteDateTo,
      'creditNoteDateFrom and creditNoteDateTo',
    ),
  )
}
