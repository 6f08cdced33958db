import type { IdentifierField } from '#shared/config/identifier-fields.ts'
import { ConsumptionMatches } from '#shared/consumption/consumption-matches.ts'
import type { Changes } from '#shared/events/feed/change-feed.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { Children } from '#shared/odoo/children.ts'
import { quantityOf } from '#shared/odoo/columns.ts'
import type { Domain } from '#shared/odoo/domain.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { Pages } from '#shared/odoo/pages.ts'
import { Records } from '#shared/odoo/records.ts'
import type { Companions } from '#shared/odoo/related.ts'
import { referenceGate } from '#shared/odoo/visible-references.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import type { Measured } from '#shared/projections/records.ts'
import { requestedBelow } from '#shared/schema/look-ahead.ts'
import { lotTraces } from './loaders/lot-trace.ts'
import { ReplenishmentNeeds } from './loaders/replenishment-needs.ts'
import { StockSummaries, type UnitOfItem } from './loaders/stock-summaries.ts'
import { SupplyConsumptions } from './loaders/supply-consumptions.ts'
import { readConsumedQuantity } from './sources/odoo/consumed-quantities.ts'
import { lotMovementOrders, lotMovements } from './sources/odoo/lot-movements.ts'
import { isOfOneCompany, lotOrders, lots } from './sources/odoo/lots.ts'
import { receiptOrder, receivedOrders, toldOfReceipts } from './sources/odoo/received-orders.ts'
import { PlannedRules } from './sources/odoo/replenishment-needs.ts'
import { replenishmentRuleOrders, replenishmentRules } from './sources/odoo/replenishment-rules.ts'
import { stockMoves } from './sources/odoo/stock-moves.ts'
import { stockPositionOrders, stockPositions } from './sources/odoo/stock-positions.ts'
import { stockTransferOrders, stockTransfers } from './sources/odoo/stock-transfers.ts'
import { readStockValues } from './sources/odoo/stock-values.ts'
import { tracedItems } from './sources/odoo/traced-items.ts'

/** What a resolver of inventory can reach. Made new for every operation. */
export type InventoryContext = ReturnType<typeof inventoryContext>

/** What there is beside Odoo, and by which fields of it items are known outside. */
interface Outside {
  readonly externals: ExternalRecords | null
  readonly itemNumbers: readonly IdentifierField[]
}

/**
 * What other subgraphs of this process know of what stands on stock records, so that it is read with them. Absent: they
 * ask for it themselves.
 */
export interface StockCompanions {
  /** The unit comes with what is read of items. */
  readonly unitOfItem?: UnitOfItem
  /** Purchase orders of transfers. They themselves are made with receipts: asked for late. */
  readonly purchaseOrders?: () => Companions
}

export function inventoryContext(
  odoo: Odoo,
  changes: Changes,
  { externals, itemNumbers }: Outside,
  { unitOfItem, purchaseOrders }: StockCompanions,
  request: RequestContext,
) {
  const moves = new Records(stockMoves, odoo, request)
  const transfers = new Records(stockTransfers, odoo, request, {
    lists: { moves },
    ...(purchaseOrders !== undefined && {
      single: {
        purchaseOrder: {
          get records(): Companions {
            return purchaseOrders()
          },
        },
      },
    }),
  })
  const lotRecords = new Records(lots, odoo, request)
  const positions = new Records(stockPositions, odoo, request, {
    single: { lot: { records: lotRecords } },
  })
  const plannedRules = new PlannedRules()
  const ruleRecords = new Records(replenishmentRules, odoo, request, { along: [plannedRules] })
  const movements = new Records(lotMovements, odoo, request)
  const items = new Records(tracedItems, odoo, request)
  const consumptionMatches = new ConsumptionMatches(itemNumbers, odoo, request)
  const stockSummaries = new StockSummaries(odoo, unitOfItem ?? ((key) => items.entity(key).unit()), request)
  return {
    changes,
    stockTransfers: transfers,
    stockTransferPages: new Pages(transfers, stockTransferOrders, odoo, request),
    receivedOrders: new Records(receivedOrders, odoo, request, {
      crossing: { receipts: { records: transfers, always: toldOfReceipts, order: receiptOrder } },
    }),
    stockMoves: moves,
    stockPositions: positions,
    stockPositionPages: new Pages(positions, stockPositionOrders, odoo, request),
    positionsOfItem: new Children(positions, { field: 'product_id', domain: [], order: 'id asc' }, odoo, request),
    stockSummaries,
    /** Asks for the stock of items as soon as others know which, if it is selected. */
    stockAhead: (keys: readonly number[], requested: readonly string[]) => {
      const isSelected = requested.includes('stock')
      if (isSelected) stockSummaries.askAhead(keys, requestedBelow(requested, 'stock'))
      return isSelected
    },
    stockValues: (which: Domain) => readStockValues(odoo, which, request),
    lots: lotRecords,
    lotPages: new Pages(lotRecords, lotOrders, odoo, request),
    lotsOfItem: new Children(lotRecords, { field: 'product_id', domain: [], order: 'name asc, id asc' }, odoo, request),
    positionsOfLot: new Children(positions, { field: 'lot_id', domain: [], order: 'id asc' }, odoo, request),
    lotMovementPages: new Pages(movements, lotMovementOrders, odoo, request),
    principal: request.principal,
    isOfOneCompany: (lot: number) => isOfOneCompany(odoo, lot, request),
    visible: referenceGate(odoo, request),
    /** Under which condition stock may be seen. */
    stockSeen: () => odoo.condition(stockPositions.model),
    lotTraces: lotTraces(items, odoo, request),
    tracedItems: items,
    quantityIn: async (value: number, unit: number) =>
      quantityOf(value, unit, await odoo.factsOfUnits([unit], request)),
    replenishmentRules: ruleRecords,
    replenishmentRulePages: new Pages(ruleRecords, replenishmentRuleOrders, odoo, request),
    replenishmentNeeds: new ReplenishmentNeeds(plannedRules, odoo, request),
    consumptionMatches,
    supplyConsumptions: new SupplyConsumptions(consumptionMatches, externals, request),
    consumedQuantity: (quantity: Measured, ofProduct: () => Promise<number | null>) =>
      readConsumedQuantity(quantity, ofProduct, odoo, request),
  }
}
