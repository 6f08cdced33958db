import { CostLimit } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { day, money, type OdooRow, recordKeys, reference, state, text } from '#shared/odoo/columns.ts'
import { and, or } from '#shared/odoo/domain.ts'
import { ledgerStates, paymentStates, posting } from '#shared/odoo/ledger-states.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { searchReadable, throwIfRefused } from '#shared/odoo/readable-fields.ts'
import type { Reading } from '#shared/odoo/related.ts'

/** What invoices and credit notes have in common: Odoo keeps both in one model. */
export const customerDocument = {
  number: text('name'),
  state: state('state', ledgerStates),
  paymentState: state('payment_state', paymentStates),
  company: reference('company_id', 'Company'),
  untaxed: money('amount_untaxed', 'currency_id'),
  tax: money('amount_tax', 'currency_id'),
  total: money('amount_total', 'currency_id'),
  residual: money('amount_residual', 'currency_id'),
  lines: recordKeys('invoice_line_ids'),
  /** Keys of payments that were set off against it, customers' and others. */
  payments: recordKeys('reconciled_payment_ids'),
  posting,
}

export const invoiceDate = day('invoice_date')
export const dueDate = day('invoice_date_due')

/** Orders by the day on a document. */
export const byDocumentDay = {
  desc: { field: 'invoice_date', kind: 'day', direction: 'desc' },
  asc: { field: 'invoice_date', kind: 'day', direction: 'asc' },
} as const satisfies Orderings

/** How many documents of payments one read may bring; past it the operation is refused rather than cut. */
const mostDocuments = 10_000

/** Which journal entries of Odoo are invoices, sales receipts and credit notes. */
export const customerDocumentTypes = ['out_invoice', 'out_receipt', 'out_refund'] as const

/**
 * The invoices and credit notes that these payments were set off against, oldest first, each with the keys of all payments
 * it was set off against. Rows say of which type they are (`move_type`).
 *
 * A payment could say so itself, but Odoo then asks for the right to read bank statements as well. So the documents are
 * asked, found by way of the lines that were reconciled.
 * @throws {CostLimit} when there are too many.
 */
export async function readDocumentsOfPayments(
  odoo: Odoo,
  paymentKeys: readonly number[],
  { fields, lists }: Reading,
  request: RequestContext,
): Promise<readonly { readonly row: OdooRow; readonly payments: readonly unknown[] }[]> {
  const rows = await searchReadable(
    odoo,
    'account.move',
    {
      domain: and(
        [['move_type', 'in', customerDocumentTypes]],
        or(
          [['matched_payment_ids', 'in', paymentKeys]],
          [['line_ids.matched_debit_ids.debit_move_id.payment_id', 'in', paymentKeys]],
          [['line_ids.matched_credit_ids.credit_move_id.payment_id', 'in', paymentKeys]],
        ),
      ),
      fields: [...new Set([...fields, 'move_type', 'reconciled_payment_ids'])],
      lists,
      order: 'invoice_date asc, id asc',
      limit: mostDocuments + 1,
    },
    request,
  )
  if (rows.length > mostDocuments) {
    throw new CostLimit(
      `Cannot read what ${paymentKeys.length} payments settled: more than ${mostDocuments} invoices and credit notes`,
    )
  }
  return rows.map((row) => {
    throwIfRefused(row, ['move_type', 'reconciled_payment_ids'])
    const by = row.reconciled_payment_ids
    // Payments may have come along.
    return { row, payments: Array.isArray(by) ? by.map((each) => each?.id ?? each) : [] }
  })
}
