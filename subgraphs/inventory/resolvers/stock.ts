import type { GraphQLResolveInfo } from 'graphql'
import { nestedPage } from '#shared/connections/nested-page.ts'
import { entityFromReference, selectedOfEntity } from '#shared/odoo/entity-resolvers.ts'
import { requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { integerKey } from '#shared/values/global-id.ts'
import type { InventoryContext } from '../context.ts'
import { StockedItem } from '../sources/odoo/stocked-items.ts'
import type { ItemResolvers, LotResolvers, StockPositionResolvers, StockSummaryResolvers } from '../types.generated.ts'

export const Item: ItemResolvers = {
  async __resolveReference({ id }, context: InventoryContext, info: GraphQLResolveInfo) {
    const item = new StockedItem(integerKey(id, 'odoo', 'Item'))
    return selectedOfEntity(info, 'Item').includes('stock') ? item.withStock(context) : item
  },
  async lots({ key }, page, { lots, lotsOfItem }, info) {
    const ofItem = await lotsOfItem.of(key, [])
    const keys = ofItem.map((lot) => lot.key)
    return nestedPage(keys, page, (some) => lots.load(some, requestedOfNodes(info)))
  },
}

export const StockSummary: StockSummaryResolvers = {
  async positions({ item, facility }, page, { stockPositions, positionsOfItem }, info) {
    const ofItem = await positionsOfItem.of(item.key, ['facility'])
    const facilities = await Promise.all(ofItem.map((position) => position.facility()))
    const here = ofItem.filter((_, index) => facilities[index]?.id === facility?.id)
    const keys = here.map((position) => position.key)
    return nestedPage(keys, page, (some) => stockPositions.load(some, requestedOfNodes(info)))
  },
}

export const StockPosition: StockPositionResolvers = {
  async lot(position, _, { lots }) {
    const lot = await position.lot()
    return lot === null ? null : lots.entity(lot)
  },
}

export const Lot: LotResolvers = {
  __resolveReference: entityFromReference((context: InventoryContext) => context.lots),
  async positions({ key }, page, { stockPositions, positionsOfLot }, info) {
    const positions = await positionsOfLot.of(key, [])
    const keys = positions.map((position) => position.key)
    return nestedPage(keys, page, (some) => stockPositions.load(some, requestedOfNodes(info)))
  },
}
