import type { MatchTolerance } from '#shared/config/settings.ts'
import { type ChangeFeed, changesFor } from '#shared/events/feed/change-feed.ts'
import { perRequest } from '#shared/http/per-request.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import { OdooRows } from '#shared/odoo/odoo-rows.ts'
import { subgraphSchema, subgraphTypeDefs } from '#shared/schema/subgraph-schema.ts'
import { type OrderCompanions, procurementContext } from './context.ts'
import { ContractPrice, Item } from './resolvers/contract-price.ts'
import { PurchaseAgreement, PurchaseAgreementLine } from './resolvers/purchase-agreement.ts'
import { PurchaseOrder } from './resolvers/purchase-order.ts'
import { PurchaseOrderLine } from './resolvers/purchase-order-line.ts'
import { Query } from './resolvers/query.ts'
import { PurchaseOrderChange, Subscription } from './resolvers/subscription.ts'
import { Supplier } from './resolvers/supplier.ts'
import { SupplierSpend } from './resolvers/supplier-spend.ts'
import { MatchComparison } from './resolvers/three-way-match.ts'
import { VendorBill, VendorBillLine } from './resolvers/vendor-bill.ts'

export { procurementAnnounces } from './events.ts'

/**
 * What companies order, from whom, and what they are billed for it. What `companions` know of orders comes with them: for
 * subgraphs that run beside this one.
 */
export function procurement(
  odoo: OdooAccount,
  matchTolerance: MatchTolerance,
  feed: ChangeFeed | null = null,
  companions: (request: RequestContext) => OrderCompanions = () => ({}),
) {
  const typeDefs = subgraphTypeDefs('procurement')
  return {
    name: 'procurement',
    typeDefs,
    schema: subgraphSchema(typeDefs, {
      Query,
      Subscription,
      PurchaseOrderChange,
      PurchaseOrder,
      PurchaseOrderLine,
      PurchaseAgreement,
      PurchaseAgreementLine,
      ContractPrice,
      MatchComparison,
      VendorBill,
      VendorBillLine,
      Supplier,
      SupplierSpend,
      Item,
    }),
    context: perRequest((request) =>
      procurementContext(
        new OdooRows(odoo, request),
        matchTolerance,
        changesFor(feed, request),
        companions(request),
        request,
      ),
    ),
  }
}
