import { and } from '#shared/odoo/domain.ts'
import { requestedFields, requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { today } from '#shared/values/calendar-day.ts'
import { expiresWithin, expiringLotFilter, lotFilter } from '../sources/odoo/lots.ts'
import { positionWithId, stockPositionFilter } from '../sources/odoo/stock-positions.ts'
import { stockTransferFilter } from '../sources/odoo/stock-transfers.ts'
import { stockValueFilter } from '../sources/odoo/stock-values.ts'
import type { QueryResolvers } from '../types.generated.ts'
import { lotTraceQueries } from './lot-trace.ts'
import { replenishmentQueries } from './replenishment.ts'
import { supplyConsumptionQueries } from './supply-consumption.ts'

export const Query: QueryResolvers = {
  ...replenishmentQueries,
  ...lotTraceQueries,
  ...supplyConsumptionQueries,
  stockTransfer: (_, { id }, { stockTransfers }, info) => stockTransfers.find(id, requestedFields(info)),
  stockTransfers: (_, { filter, orderBy, first, after }, { stockTransferPages }, info) =>
    stockTransferPages.page({
      filter: stockTransferFilter(filter),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  async stockPosition(_, { id }, { stockPositionPages }, info) {
    const page = await stockPositionPages.page({
      filter: positionWithId(id),
      order: 'OLDEST_FIRST',
      first: 1,
      properties: requestedFields(info),
    })
    return page.nodes[0] ?? null
  },
  stockPositions: (_, { filter, orderBy, first, after }, { stockPositionPages }, info) =>
    stockPositionPages.page({
      filter: stockPositionFilter(filter),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  lot: (_, { id }, { lots }, info) => lots.find(id, requestedFields(info)),
  lots: async (_, { filter, orderBy, first, after }, { lotPages, stockSeen }, info) =>
    lotPages.page({
      filter: lotFilter(filter, await stockSeen()),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  expiringLots: async (_, { first, after, ...which }, { lotPages, stockSeen }, info) =>
    lotPages.page({
      filter: expiringLotFilter(which, which.asOf ?? today(), await stockSeen()),
      order: 'EXPIRES_AT_ASC',
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  stockValueByFacility: (_, { filter }, { stockValues }) => stockValues(stockValueFilter(filter)),
  expiringStockValue: (_, { filter, ...when }, { stockValues }) =>
    stockValues(and(expiresWithin(when, when.asOf ?? today()), stockValueFilter(filter))),
}
