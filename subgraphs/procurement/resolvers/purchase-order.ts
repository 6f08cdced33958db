import { nestedPage } from '#shared/connections/nested-page.ts'
import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import { crossingPage } from '#shared/odoo/related-pages.ts'
import { requestedFields, requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { whenHere } from '#shared/values/maybe-promise.ts'
import type { ProcurementContext } from '../context.ts'
import type { PurchaseOrderResolvers } from '../types.generated.ts'
import { matchOfOrder } from './three-way-match.ts'

export const PurchaseOrder: PurchaseOrderResolvers = {
  __resolveReference: entityFromReference((context: ProcurementContext) => context.purchaseOrders),
  buyer: (order, _, { buyers }, info) => whenHere(order.buyer(), (key) => buyers.pointedAt(key, info)),
  agreement: async (order, _, { purchaseAgreements }, info) =>
    purchaseAgreements.ifExisting(await order.agreement(), requestedFields(info)),
  match: ({ key }, _, context) => matchOfOrder(key, context),
  lines: (order, page, { purchaseOrderLines }, info) =>
    nestedPage(order.lines(), page, (keys) => purchaseOrderLines.load(keys, requestedOfNodes(info))),
  bills: (order, page, { vendorBills }, info) => crossingPage(order.bills(), page, vendorBills, info),
}
