import { defaultLineageKeys } from '#shared/config/claim-sources.ts'
import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import { defaultMatchTolerance, type Settings } from '#shared/config/settings.ts'
import type { ChangeFeed } from '#shared/events/feed/change-feed.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import type { Companions } from '#shared/odoo/related.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { inventory } from '#subgraphs/inventory/subgraph.ts'
import { masterData } from '#subgraphs/master-data/subgraph.ts'
import { type EventOperations, operations } from '#subgraphs/operations/subgraph.ts'
import { procurement } from '#subgraphs/procurement/subgraph.ts'
import { revenueCycle } from '#subgraphs/revenue-cycle/subgraph.ts'
import type { SubgraphModule } from './graph/graph.ts'

/** What subgraphs have to do with events; nothing where none are connected. */
export interface ServedEvents {
  readonly feed: ChangeFeed
  readonly operations: EventOperations
}

/**
 * The subgraphs of this product, in this process. Of what can be set, what is left out has its default; without a feed
 * nobody can subscribe, without `external` nothing is known of claims and remittances.
 */
export function subgraphModules(
  odoo: OdooAccount,
  {
    matchTolerance = defaultMatchTolerance,
    identifierFields = defaultIdentifierFields,
    lineageKeys = defaultLineageKeys,
  }: Partial<Pick<Settings, 'matchTolerance' | 'identifierFields' | 'lineageKeys'>> = {},
  { feed, operations: eventOperations }: Partial<ServedEvents> = {},
  external: ExternalRecords | null = null,
): readonly SubgraphModule[] {
  const parties = masterData(odoo, identifierFields, feed, external)
  const stock = inventory(odoo, feed, external, identifierFields, (request) => ({
    unitOfItem: parties.context(request).unitOfItem,
    purchaseOrders: (): Companions => orders.context(request).purchaseOrders,
  }))
  const orders = procurement(odoo, matchTolerance, feed, (request) => ({
    suppliers: parties.context(request).suppliers,
    receivedOrders: stock.context(request).receivedOrders,
    orderedItems: stock.context(request).stockAhead,
  }))
  return [
    parties,
    orders,
    stock,
    revenueCycle(odoo, feed, external, { lineageKeys, identifierFields }),
    operations(eventOperations),
  ]
}
