import { requestedFields, requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { invoiceFilter } from '../sources/odoo/invoices.ts'
import type { QueryResolvers } from '../types.generated.ts'

export const Query: QueryResolvers = {
  invoice: (_, { id }, { invoices }, info) => invoices.find(id, requestedFields(info)),
  invoices: (_, { filter, orderBy, first, after }, { invoicePages }, info) =>
    invoicePages.page({
      filter: invoiceFilter(filter),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
}
