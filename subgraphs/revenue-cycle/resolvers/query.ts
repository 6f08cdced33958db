import { pointsAt } from '#shared/odoo/conditions.ts'
import { requestedFields, requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { today } from '#shared/values/calendar-day.ts'
import { creditNoteFilter } from '../sources/odoo/credit-notes.ts'
import { invoiceFilter } from '../sources/odoo/invoices.ts'
import { paymentFilter } from '../sources/odoo/payments.ts'
import type { QueryResolvers } from '../types.generated.ts'
import { claimQueries } from './claim-query.ts'
import { remittanceQueries } from './remittance-query.ts'

export const Query: QueryResolvers = {
  ...claimQueries,
  ...remittanceQueries,
  invoice: (_, { id }, { invoices }, info) => invoices.find(id, requestedFields(info)),
  invoices: (_, { filter, orderBy, first, after }, { invoicePages }, info) =>
    invoicePages.page({
      filter: invoiceFilter(filter),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  creditNote: (_, { id }, { creditNotes }, info) => creditNotes.find(id, requestedFields(info)),
  creditNotes: (_, { filter, orderBy, first, after }, { creditNotePages }, info) =>
    creditNotePages.page({
      filter: creditNoteFilter(filter),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  payment: (_, { id }, { payments }, info) => payments.find(id, requestedFields(info)),
  payments: (_, { filter, orderBy, first, after }, { paymentPages }, info) =>
    paymentPages.page({
      filter: paymentFilter(filter),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  receivablesByAge: (_, { companies, asOf }, { receivablesByAge }) =>
    receivablesByAge(asOf ?? today(), pointsAt('company_id', 'Company', companies, 'companies')),
}
