import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import type { ProcurementContext } from '../context.ts'
import type { PurchaseOrderLineResolvers } from '../types.generated.ts'

export const PurchaseOrderLine: PurchaseOrderLineResolvers = {
  __resolveReference: entityFromReference((context: ProcurementContext) => context.purchaseOrderLines),
  async purchaseOrder(line, _, { purchaseOrders }) {
    const order = await line.purchaseOrder()
    return order === null ? null : purchaseOrders.entity(order)
  },
}
