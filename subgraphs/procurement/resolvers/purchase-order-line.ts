import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import type { ProcurementContext } from '../context.ts'
import type { PurchaseOrderLineResolvers } from '../types.generated.ts'
import { matchOfLine } from './three-way-match.ts'

export const PurchaseOrderLine: PurchaseOrderLineResolvers = {
  __resolveReference: entityFromReference((context: ProcurementContext) => context.purchaseOrderLines),
  async match(line, _, context) {
    const order = await line.match()
    return order === null ? null : matchOfLine(line.key, order, context)
  },
  purchaseOrder: async (line, _, { purchaseOrders }, info) =>
    purchaseOrders.pointedAt(await line.purchaseOrder(), info),
}
