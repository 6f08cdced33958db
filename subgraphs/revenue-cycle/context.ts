import type { LineageKeys } from '#shared/config/claim-sources.ts'
import type { IdentifierFields } from '#shared/config/identifier-fields.ts'
import { ConsumptionMatches } from '#shared/consumption/consumption-matches.ts'
import type { Changes } from '#shared/events/feed/change-feed.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Domain } from '#shared/odoo/domain.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { Pages } from '#shared/odoo/pages.ts'
import { Records } from '#shared/odoo/records.ts'
import { referenceGate } from '#shared/odoo/visible-references.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { LiveRecords } from '#shared/projections/reading/live-records.ts'
import { ClaimPages } from './loaders/claim-pages.ts'
import { ClaimStates } from './loaders/claim-states.ts'
import { Claims } from './loaders/claims.ts'
import { DocumentsOfPayments } from './loaders/documents-of-payments.ts'
import { Lineages } from './loaders/lineages.ts'
import { PayerBalances } from './loaders/payer-balances.ts'
import { Accounts, Providers } from './loaders/providers.ts'
import { RecordsByText } from './loaders/records-by-text.ts'
import { RemittancePages } from './loaders/remittance-pages.ts'
import { Remittances } from './loaders/remittances.ts'
import { setOffAmountsLoader } from './loaders/set-off-amounts.ts'
import { Settlements } from './loaders/settlements.ts'
import { UsesAndCharges } from './loaders/uses-and-charges.ts'
import { coverageFamily } from './sources/fhir/families.ts'
import { creditNoteOrders, creditNotes } from './sources/odoo/credit-notes.ts'
import { invoiceLines } from './sources/odoo/invoice-lines.ts'
import { invoiceOrders, invoices } from './sources/odoo/invoices.ts'
import { journals, ledgerPostings } from './sources/odoo/ledger-postings.ts'
import { paymentOrders, payments } from './sources/odoo/payments.ts'
import { readReceivables } from './sources/odoo/receivables.ts'

/** What a resolver of the revenue cycle can reach. Made new for every operation. */
export type RevenueCycleContext = ReturnType<typeof revenueCycleContext>

/** What a deployment sets for the revenue cycle. */
export interface RevenueCycleSettings {
  /** In which fields of Odoo claim numbers and trace numbers stand. */
  readonly lineageKeys: LineageKeys
  readonly identifierFields: Pick<IdentifierFields, 'payer' | 'item'>
}

/** `records`: what other systems feed; null where none is connected. */
export function revenueCycleContext(
  odoo: Odoo,
  changes: Changes,
  records: ExternalRecords | null,
  settings: RevenueCycleSettings,
  request: RequestContext,
) {
  const books = booksOf(odoo, request)
  const { claimNumber, traceNumber } = settings.lineageKeys
  const claims = new Claims(records, request)
  const claimStates = new ClaimStates(records, request)
  const remittances = new Remittances(records, request)
  const invoicesByNumber = new RecordsByText(books.invoices, claimNumber, odoo, request)
  const paymentsByTrace = new RecordsByText(books.payments, traceNumber, odoo, request)
  const settlements = new Settlements(paymentsByTrace)
  const matches = new ConsumptionMatches(settings.identifierFields.item, odoo, request)
  const uses = new UsesAndCharges(records, claims, matches, request)
  return {
    ...books,
    changes,
    request,
    records,
    visible: referenceGate(odoo, request),
    claims,
    claimStates,
    claimPages: new ClaimPages(records, claims, request),
    coverages: new LiveRecords(coverageFamily, records, request),
    providers: new Providers(records, request),
    accounts: new Accounts(records, request),
    uses,
    remittances,
    remittancePages: new RemittancePages(records, remittances, settlements, request),
    settlements,
    payerBalances: new PayerBalances(settings.identifierFields.payer, records, odoo, request),
    invoicesByNumber,
    paymentsByTrace,
    lineages: new Lineages(
      {
        ...{ claims, claimStates, remittances, uses, invoicesByNumber, paymentsByTrace },
        ...{ invoices: books.invoices, payments: books.payments, postings: books.ledgerPostings },
        setOffAmounts: setOffAmountsLoader(odoo, request),
        isLimited: odoo.isLimited,
      },
      request,
    ),
  }
}

/** What the books hold. */
function booksOf(odoo: Odoo, request: RequestContext) {
  const lines = new Records(invoiceLines, odoo, request)
  const postings = new Records(ledgerPostings, odoo, request)
  const paymentRecords = new Records(payments, odoo, request, {
    single: { posting: { records: postings } },
  })
  const same = { posting: postings }
  const creditNoteRecords: Records<(typeof creditNotes)['properties']> = new Records(creditNotes, odoo, request, {
    lists: { lines },
    crossing: { payments: { records: paymentRecords } },
    single: {
      invoice: {
        get records() {
          return invoiceRecords
        },
      },
    },
    same,
  })
  const invoiceRecords = new Records(invoices, odoo, request, {
    lists: { lines },
    crossing: { payments: { records: paymentRecords }, creditNotes: { records: creditNoteRecords } },
    same,
  })
  return {
    invoices: invoiceRecords,
    invoicePages: new Pages(invoiceRecords, invoiceOrders, odoo, request),
    creditNotes: creditNoteRecords,
    creditNotePages: new Pages(creditNoteRecords, creditNoteOrders, odoo, request),
    invoiceLines: lines,
    payments: paymentRecords,
    paymentPages: new Pages(paymentRecords, paymentOrders, odoo, request),
    documentsOfPayments: new DocumentsOfPayments(odoo, request),
    ledgerPostings: postings,
    journals: new Records(journals, odoo, request),
    receivablesByAge: (asOf: string, companies: Domain) => readReceivables(odoo, asOf, companies, request),
  }
}
