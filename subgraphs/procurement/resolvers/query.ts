import { requestedFields, requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { contractPriceFilter } from '../sources/odoo/contract-prices.ts'
import { purchaseAgreementFilter } from '../sources/odoo/purchase-agreements.ts'
import { purchaseOrderFilter, toApproveFilter } from '../sources/odoo/purchase-orders.ts'
import { spendFilter } from '../sources/odoo/supplier-spend.ts'
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
  purchaseOrdersToApprove: (_, { filter, first, after }, { purchaseOrderPages }, info) =>
    purchaseOrderPages.page({
      filter: toApproveFilter(filter),
      order: 'ORDERED_AT_ASC',
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  purchaseAgreement: (_, { id }, { purchaseAgreements }, info) => purchaseAgreements.find(id, requestedFields(info)),
  purchaseAgreements: (_, { filter, orderBy, first, after }, { purchaseAgreementPages }, info) =>
    purchaseAgreementPages.page({
      filter: purchaseAgreementFilter(filter),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  contractPrice: (_, { id }, { contractPrices }, info) => contractPrices.find(id, requestedFields(info)),
  contractPrices: (_, { filter, orderBy, first, after }, { contractPricePages }, info) =>
    contractPricePages.page({
      filter: contractPriceFilter(filter),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  spendBySupplierAndMonth: (_, { filter }, { supplierSpend }) => supplierSpend(spendFilter(filter)),
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
