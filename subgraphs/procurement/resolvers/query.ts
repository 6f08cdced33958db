import { requestedFields, requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { purchaseOrderFilter } from '../sources/odoo/purchase-orders.ts'
import { vendorBillFilter } from '../sources/odoo/vendor-bills.ts'
import type { QueryResolvers } from '../types.generated.ts'

export const Query: QueryResolvers = {
  purchaseOrder: (_, { id }, { purchaseOrders }, info) => purchaseOrders.find(id, requestedFields(info)),
  purchaseOrders: (_, { filter, orderBy, first, after }, { purchaseOrderPages }, info) =>
    purchaseOrderPages.page({
      filter: purchaseOrderFilter(filter),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  vendorBill: (_, { id }, { vendorBills }, info) => vendorBills.find(id, requestedFields(info)),
  vendorBills: (_, { filter, orderBy, first, after }, { vendorBillPages }, info) =>
    vendorBillPages.page({
      filter: vendorBillFilter(filter),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
}
