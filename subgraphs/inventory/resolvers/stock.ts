import type { GraphQLResolveInfo } from 'graphql'
import { entityFromReference, selectedOfEntity } from '#shared/odoo/entity-resolvers.ts'
import { childPage, fewChildrenPage, pageOfEntities } from '#shared/odoo/related-pages.ts'
import { requestedBelow } from '#shared/schema/look-ahead.ts'
import { integerKey } from '#shared/values/global-id.ts'
import type { InventoryContext } from '../context.ts'
import { StockedItem } from '../sources/odoo/stocked-items.ts'
import type { ItemResolvers, LotResolvers, StockPositionResolvers, StockSummaryResolvers } from '../types.generated.ts'

export const Item: ItemResolvers = {
  async __resolveReference({ id }, context: InventoryContext, info: GraphQLResolveInfo) {
    const item = new StockedItem(integerKey(id, 'odoo', 'Item'))
    const selected = selectedOfEntity(info, 'Item')
    return selected.includes('stock') ? item.withStock(context, requestedBelow(selected, 'stock')) : item
  },
  lots: ({ key }, page, { lots, lotsOfItem }, info) => childPage(key, lotsOfItem, lots, page, info),
}

export const StockSummary: StockSummaryResolvers = {
  async positions({ item, facility }, page, { stockPositions, positionsOfItem }, info) {
    const ofItem = await positionsOfItem.of(item.key, ['facility'])
    const facilities = await Promise.all(ofItem.map((position) => position.facility()))
    const here = ofItem.filter((_, index) => facilities[index]?.id === facility?.id)
    return pageOfEntities(here, page, stockPositions, info)
  },
}

export const StockPosition: StockPositionResolvers = {
  lot: async (position, _, { lots }, info) => lots.pointedAt(await position.lot(), info),
}

export const Lot: LotResolvers = {
  __resolveReference: entityFromReference((context: InventoryContext) => context.lots),
  positions: ({ key }, page, { stockPositions, positionsOfLot }, info) =>
    fewChildrenPage(key, positionsOfLot, stockPositions, page, info),
}
