import { eventsOf } from '#shared/events/catalogue.ts'
import type { ChangesOf } from '#shared/events/feed/change-feed.ts'
import { aboutItems, allOf, inPlaces, keysOf, whose } from '#shared/events/feed/conditions.ts'
import { withItems } from '#shared/events/feed/with-items.ts'
import { RecordReference } from '#shared/odoo/columns.ts'
import type { Domain } from '#shared/odoo/domain.ts'
import { requestedFields } from '#shared/schema/look-ahead.ts'
import { StockedItem } from '../sources/odoo/stocked-items.ts'
import type {
  GoodsReceivedResolvers,
  StockBelowMinimumResolvers,
  StockChangeResolvers,
  SubscriptionGoodsReceivedArgs,
  SubscriptionResolvers,
  SubscriptionStockBelowMinimumArgs,
  SubscriptionStockChangedArgs,
} from '../types.generated.ts'

const moves = { model: 'stock.move', record: 'picking_id' }
/** Packages and owners of one item in one place, of one lot. */
const mostPositions = 200

export const Subscription: SubscriptionResolvers = {
  goodsReceived: {
    subscribe: (_, { filter, ...from }, { changes }) => changes(receipts(filter), from) as never,
  },
  stockChanged: {
    subscribe: (_, { filter, ...from }, { changes }) => changes(stock(filter), from) as never,
  },
  stockBelowMinimum: {
    subscribe: (_, { filter, ...from }, { changes }) => changes(belowMinimum(filter), from) as never,
  },
}

export const GoodsReceived: GoodsReceivedResolvers = {
  receipt: ({ key }, _, { stockTransfers }, info) => stockTransfers.ifExisting(key, requestedFields(info)),
}

export const StockChange: StockChangeResolvers = {
  item: ({ event }, _, { visible }) => visible(new StockedItem(Number(event.subject.key))),
  location: ({ event: { position } }, _, { visible }) =>
    position ? visible(new RecordReference('StorageLocation', position.location)) : null,
  facility: ({ event }, _, { visible }) => facilityOf(event.whose ?? event.whoseBefore, visible),
  lot: ({ event: { position } }, _, { lots }, info) => lots.pointedAt(position?.lot ?? null, info),
  async positions({ event: { subject, position } }, _, { stockPositionPages }, info) {
    if (position === undefined) return null
    const filter: Domain = [
      ['product_id', '=', subject.key],
      ['location_id', '=', position.location],
      ['lot_id', '=', position.lot ?? false],
    ]
    const properties = requestedFields(info)
    const page = await stockPositionPages.page({ filter, order: 'OLDEST_FIRST', first: mostPositions, properties })
    return page.nodes
  },
}

export const StockBelowMinimum: StockBelowMinimumResolvers = {
  item: ({ event: { items = [] } }, _, { visible }) =>
    items[0] === undefined ? null : visible(new StockedItem(items[0])),
  facility: ({ event }, _, { visible }) => facilityOf(event.whose, visible),
  rule: ({ key }, _, { replenishmentRules }, info) => replenishmentRules.ifExisting(key, requestedFields(info)),
}

function facilityOf<Given>(
  whoseIsIt: { readonly facility: number | null } | null,
  visible: (facility: RecordReference<'Facility'>) => Given,
): Given | null {
  const key = whoseIsIt?.facility ?? null
  return key === null ? null : visible(new RecordReference('Facility', key))
}

function receipts(filter: SubscriptionGoodsReceivedArgs['filter']): ChangesOf {
  const items = keysOf('Item', filter?.items, 'items')
  return {
    types: eventsOf('inventory.goods'),
    model: 'stock.picking',
    hasRecord: true,
    matches: allOf(
      whose('facility', 'Facility', filter?.facilities, 'facilities'),
      whose('supplier', 'Supplier', filter?.suppliers, 'suppliers'),
    ),
    matching: items && ((events, odoo, request) => withItems(events, moves, items, odoo, request)),
  }
}

function stock(filter: SubscriptionStockChangedArgs['filter']): ChangesOf {
  return {
    types: new Set(['inventory.stock.changed']),
    model: 'stock.quant',
    hasRecord: false,
    matches: allOf(
      aboutItems(filter?.items, 'items'),
      whose('facility', 'Facility', filter?.facilities, 'facilities'),
      inPlaces(filter?.locations, 'locations'),
    ),
  }
}

function belowMinimum(filter: SubscriptionStockBelowMinimumArgs['filter']): ChangesOf {
  return {
    types: new Set(['inventory.stock.below_minimum']),
    model: 'stock.warehouse.orderpoint',
    hasRecord: true,
    matches: allOf(aboutItems(filter?.items, 'items'), whose('facility', 'Facility', filter?.facilities, 'facilities')),
  }
}
