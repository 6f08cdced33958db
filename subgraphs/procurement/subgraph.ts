import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { subgraphSchema, subgraphTypeDefs } from '#shared/schema/subgraph-schema.ts'
import { procurementContext } from './context.ts'
import { PurchaseOrder } from './resolvers/purchase-order.ts'
import { PurchaseOrderLine } from './resolvers/purchase-order-line.ts'
import { Query } from './resolvers/query.ts'
import { Supplier } from './resolvers/supplier.ts'
import { VendorBill } from './resolvers/vendor-bill.ts'

/** What companies order, from whom, and what they are billed for it. */
export function procurement(odoo: Odoo) {
  const typeDefs = subgraphTypeDefs('procurement')
  return {
    name: 'procurement',
    typeDefs,
    schema: subgraphSchema(typeDefs, { Query, PurchaseOrder, PurchaseOrderLine, VendorBill, Supplier }),
    context: (request: RequestContext) => procurementContext(odoo, request),
  }
}
