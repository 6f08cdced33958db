import type { Changes } from '#shared/events/feed/change-feed.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Domain } from '#shared/odoo/domain.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { Pages } from '#shared/odoo/pages.ts'
import { Records } from '#shared/odoo/records.ts'
import { documentsOfPaymentsLoader } from './loaders/documents-of-payments.ts'
import { creditNoteOrders, creditNotes } from './sources/odoo/credit-notes.ts'
import { invoiceLines } from './sources/odoo/invoice-lines.ts'
import { invoiceOrders, invoices } from './sources/odoo/invoices.ts'
import { journals, ledgerPostings } from './sources/odoo/ledger-postings.ts'
import { paymentOrders, payments } from './sources/odoo/payments.ts'
import { readReceivables } from './sources/odoo/receivables.ts'

/** What a resolver of the revenue cycle can reach. Made new for every operation. */
export type RevenueCycleContext = ReturnType<typeof revenueCycleContext>

export function revenueCycleContext(odoo: Odoo, changes: Changes, request: RequestContext) {
  const lines = new Records(invoiceLines, odoo, request)
  const invoiceRecords = new Records(invoices, odoo, request, { lists: { lines } })
  const creditNoteRecords = new Records(creditNotes, odoo, request, { lists: { lines } })
  const paymentRecords = new Records(payments, odoo, request)
  return {
    changes,
    invoices: invoiceRecords,
    invoicePages: new Pages(invoiceRecords, invoiceOrders, odoo, request),
    creditNotes: creditNoteRecords,
    creditNotePages: new Pages(creditNoteRecords, creditNoteOrders, odoo, request),
    invoiceLines: lines,
    payments: paymentRecords,
    paymentPages: new Pages(paymentRecords, paymentOrders, odoo, request),
    documentsOfPayments: documentsOfPaymentsLoader(odoo, request),
    ledgerPostings: new Records(ledgerPostings, odoo, request),
    journals: new Records(journals, odoo, request),
    receivablesByAge: (asOf: string, companies: Domain) => readReceivables(odoo, asOf, companies, request),
  }
}
