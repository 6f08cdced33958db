import { nestedPage } from '#shared/connections/nested-page.ts'
import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import { relatedPage } from '#shared/odoo/related-pages.ts'
import { requestedFields, requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { whenHere } from '#shared/values/maybe-promise.ts'
import type { RevenueCycleContext } from '../context.ts'
import type { CreditNoteResolvers } from '../types.generated.ts'

export const CreditNote: CreditNoteResolvers = {
  __resolveReference: entityFromReference((context: RevenueCycleContext) => context.creditNotes),
  lines: (creditNote, page, { invoiceLines }, info) =>
    nestedPage(creditNote.lines(), page, (keys) => invoiceLines.load(keys, requestedOfNodes(info))),
  invoice: async (creditNote, _, { invoices }, info) =>
    invoices.ifExisting(await creditNote.invoice(), requestedFields(info)),
  payments: (creditNote, page, { payments }, info) => relatedPage(creditNote.payments(), page, payments, info),
  posting: (creditNote, _, { ledgerPostings }) =>
    whenHere(creditNote.posting(), (posted) => (posted ? ledgerPostings.entity(creditNote.key) : null)),
}
