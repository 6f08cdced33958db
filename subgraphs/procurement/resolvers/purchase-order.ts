import { nestedPage } from '#shared/connections/nested-page.ts'
import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import { requestedOfNodes } from '#shared/schema/look-ahead.ts'
import type { ProcurementContext } from '../context.ts'
import type { PurchaseOrderResolvers } from '../types.generated.ts'

export const PurchaseOrder: PurchaseOrderResolvers = {
  __resolveReference: entityFromReference((context: ProcurementContext) => context.purchaseOrders),
  async facility(order, _, { operationTypes }) {
    const operationType = await order.facility()
    return operationType === null ? null : operationTypes.entity(operationType).facility()
  },
  async lines(order, page, { purchaseOrderLines }, info) {
    const properties = requestedOfNodes(info)
    return nestedPage(await order.lines(), page, (keys) => purchaseOrderLines.load(keys, properties))
  },
  async bills(order, page, { vendorBills }, info) {
    const properties = requestedOfNodes(info)
    return nestedPage(await order.bills(), page, (keys) => vendorBills.load(keys, properties))
  },
}
