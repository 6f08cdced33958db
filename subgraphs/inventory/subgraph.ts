import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import { type ChangeFeed, changesFor } from '#shared/events/feed/change-feed.ts'
import { perRequest } from '#shared/http/per-request.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import { OdooRows } from '#shared/odoo/odoo-rows.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { subgraphSchema, subgraphTypeDefs } from '#shared/schema/subgraph-schema.ts'
import { inventoryContext, type StockCompanions } from './context.ts'
import { AwaitedOrder, LotMovement, LotRemainder, LotTrace } from './resolvers/lot-trace.ts'
import { PurchaseOrder } from './resolvers/purchase-order.ts'
import { Query } from './resolvers/query.ts'
import { ReplenishmentRule } from './resolvers/replenishment.ts'
import { Item, Lot, StockPosition, StockSummary } from './resolvers/stock.ts'
import { StockMove, StockTransfer } from './resolvers/stock-transfer.ts'
import { GoodsReceived, StockBelowMinimum, StockChange, Subscription } from './resolvers/subscription.ts'
import { SupplyConsumption } from './resolvers/supply-consumption.ts'

export { inventoryAnnounces } from './events.ts'
export { stockLevels } from './sources/odoo/stock-levels.ts'

/**
 * What is where, what is on its way, and what was used for care, as far as systems outside tell of it. What `companions`
 * know of stock comes with it: for subgraphs that run beside this one.
 */
export function inventory(
  odoo: OdooAccount,
  feed: ChangeFeed | null = null,
  externals: ExternalRecords | null = null,
  identifierFields = defaultIdentifierFields,
  companions: (request: RequestContext) => StockCompanions = () => ({}),
) {
  const typeDefs = subgraphTypeDefs('inventory')
  const resolvers = {
    Query,
    Subscription,
    GoodsReceived,
    StockChange,
    StockBelowMinimum,
    StockTransfer,
    StockMove,
    StockSummary,
    StockPosition,
    Lot,
    LotTrace,
    LotMovement,
    LotRemainder,
    AwaitedOrder,
    Item,
    PurchaseOrder,
    ReplenishmentRule,
    SupplyConsumption,
  }
  return {
    name: 'inventory',
    typeDefs,
    schema: subgraphSchema(typeDefs, resolvers),
    context: perRequest((request) =>
      inventoryContext(
        new OdooRows(odoo, request),
        changesFor(feed, request),
        { externals, itemNumbers: identifierFields.item },
        companions(request),
        request,
      ),
    ),
  }
}
