import { eventsOf } from '#shared/events/catalogue.ts'
import { aboutRecords } from '#shared/events/feed/conditions.ts'
import { requestedFields } from '#shared/schema/look-ahead.ts'
import type { ItemChangeResolvers, SubscriptionResolvers, SupplierChangeResolvers } from '../types.generated.ts'

const items = { types: eventsOf('master_data.item'), model: 'product.product', hasRecord: true }
const suppliers = { types: eventsOf('master_data.supplier'), model: 'res.partner', hasRecord: true }

export const Subscription: SubscriptionResolvers = {
  itemChanged: {
    subscribe: (_, { filter, ...from }, { changes }) =>
      changes({ ...items, matches: aboutRecords('Item', filter?.items, 'items') }, from) as never,
  },
  supplierChanged: {
    subscribe: (_, { filter, ...from }, { changes }) =>
      changes({ ...suppliers, matches: aboutRecords('Supplier', filter?.suppliers, 'suppliers') }, from) as never,
  },
}

export const ItemChange: ItemChangeResolvers = {
  item: ({ key }, _, context, info) => context.items.ifExisting(key, requestedFields(info)),
}

export const SupplierChange: SupplierChangeResolvers = {
  supplier: ({ key }, _, context, info) => context.suppliers.ifExisting(key, requestedFields(info)),
}
