import { nestedPage } from '#shared/connections/nested-page.ts'
import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import { relatedPage } from '#shared/odoo/related-pages.ts'
import { requestedFields, requestedOfNodes } from '#shared/schema/look-ahead.ts'
import type { InventoryContext } from '../context.ts'
import type { StockMoveResolvers, StockTransferResolvers } from '../types.generated.ts'

export const StockTransfer: StockTransferResolvers = {
  __resolveReference: entityFromReference((context: InventoryContext) => context.stockTransfers),
  backorderOf: async (transfer, _, { stockTransfers }, info) =>
    stockTransfers.ifExisting(await transfer.backorderOf(), requestedFields(info)),
  backorders: (transfer, page, { stockTransfers }, info) =>
    relatedPage(transfer.backorders(), page, stockTransfers, info),
  returnOf: async (transfer, _, { stockTransfers }, info) =>
    stockTransfers.ifExisting(await transfer.returnOf(), requestedFields(info)),
  returns: (transfer, page, { stockTransfers }, info) => relatedPage(transfer.returns(), page, stockTransfers, info),
  moves: (transfer, page, { stockMoves }, info) =>
    nestedPage(transfer.moves(), page, (keys) => stockMoves.load(keys, requestedOfNodes(info))),
}

export const StockMove: StockMoveResolvers = {
  __resolveReference: entityFromReference((context: InventoryContext) => context.stockMoves),
}
