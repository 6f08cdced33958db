import { nestedPage } from '#shared/connections/nested-page.ts'
import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import { relatedPage } from '#shared/odoo/related-pages.ts'
import { requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { whenHere } from '#shared/values/maybe-promise.ts'
import type { RevenueCycleContext } from '../context.ts'
import type { InvoiceResolvers } from '../types.generated.ts'

export const Invoice: InvoiceResolvers = {
  __resolveReference: entityFromReference((context: RevenueCycleContext) => context.invoices),
  lines: (invoice, page, { invoiceLines }, info) =>
    nestedPage(invoice.lines(), page, (keys) => invoiceLines.load(keys, requestedOfNodes(info))),
  payments: (invoice, page, { payments }, info) => relatedPage(invoice.payments(), page, payments, info),
  creditNotes: (invoice, page, { creditNotes }, info) => relatedPage(invoice.creditNotes(), page, creditNotes, info),
  posting: (invoice, _, { ledgerPostings }) =>
    whenHere(invoice.posting(), (posted) => (posted ? ledgerPostings.entity(invoice.key) : null)),
  claim: async (invoice, _, { lineages }) => {
    const [claim, ...others] = await lineages.claimsOf(invoice)
    return claim === undefined || others.length > 0 ? null : claim
  },
  lineage: (invoice, _, { lineages }) => lineages.ofInvoice(invoice),
}
