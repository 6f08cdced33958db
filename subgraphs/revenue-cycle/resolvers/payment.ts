import { nestedPage } from '#shared/connections/nested-page.ts'
import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import { requestedFields, requestedOfNodes } from '#shared/schema/look-ahead.ts'
import type { RevenueCycleContext } from '../context.ts'
import type { LedgerPostingResolvers, PaymentResolvers } from '../types.generated.ts'

export const Payment: PaymentResolvers = {
  __resolveReference: entityFromReference((context: RevenueCycleContext) => context.payments),
  invoices({ key }, page, { documentsOfPayments, invoices }, info) {
    const asked = requestedOfNodes(info)
    return nestedPage(documentsOfPayments.of(key, invoices, asked), page, (keys) => invoices.load(keys, asked))
  },
  creditNotes({ key }, page, { documentsOfPayments, creditNotes }, info) {
    const asked = requestedOfNodes(info)
    return nestedPage(documentsOfPayments.of(key, creditNotes, asked), page, (keys) => creditNotes.load(keys, asked))
  },
  posting: async (payment, _, { ledgerPostings }, info) =>
    ledgerPostings.ifExisting(await payment.posting(), requestedFields(info)),
  remittance: async (payment, _, { remittances, paymentsByTrace }) => {
    const trace = await paymentsByTrace.numberOf(payment)
    const [remittance, ...others] = trace === null ? [] : await remittances.bearing(trace)
    return remittance === undefined || others.length > 0 ? null : remittance
  },
}

export const LedgerPosting: LedgerPostingResolvers = {
  __resolveReference: entityFromReference((context: RevenueCycleContext) => context.ledgerPostings),
  journal: async (posting, _, { journals }, info) => journals.pointedAt(await posting.journal(), info),
}
