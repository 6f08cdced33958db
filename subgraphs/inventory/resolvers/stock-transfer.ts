import { nestedPage } from '#shared/connections/nested-page.ts'
import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import { requestedOfNodes } from '#shared/schema/look-ahead.ts'
import type { InventoryContext } from '../context.ts'
import type { StockMoveResolvers, StockTransferResolvers } from '../types.generated.ts'

export const StockTransfer: StockTransferResolvers = {
  __resolveReference: entityFromReference((context: InventoryContext) => context.stockTransfers),
  async facility(transfer, _, { operationTypes }) {
    const operationType = await transfer.facility()
    return operationType === null ? null : operationTypes.entity(operationType).facility()
  },
  async moves(transfer, page, { stockMoves }, info) {
    return nestedPage(await transfer.moves(), page, (keys) => stockMoves.load(keys, requestedOfNodes(info)))
  },
}

export const StockMove: StockMoveResolvers = {
  __resolveReference: entityFromReference((context: InventoryContext) => context.stockMoves),
}
