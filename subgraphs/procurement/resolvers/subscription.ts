import { eventsOf } from '#shared/events/catalogue.ts'
import type { ChangesOf } from '#shared/events/feed/change-feed.ts'
import { allOf, intoStates, keysOf, whose } from '#shared/events/feed/conditions.ts'
import { withItems } from '#shared/events/feed/with-items.ts'
import { requestedFields } from '#shared/schema/look-ahead.ts'
import type {
  PurchaseOrderChangeResolvers,
  SubscriptionPurchaseOrderChangedArgs,
  SubscriptionResolvers,
} from '../types.generated.ts'

const orderEvents = eventsOf('procurement.purchase_order')
const orderLines = { model: 'purchase.order.line', record: 'order_id' }

export const Subscription: SubscriptionResolvers = {
  purchaseOrderChanged: {
    subscribe: (_, { filter, ...from }, { changes }) => changes(ordersChanged(filter), from) as never,
  },
}

export const PurchaseOrderChange: PurchaseOrderChangeResolvers = {
  purchaseOrder: ({ key }, _, { purchaseOrders }, info) => purchaseOrders.ifExisting(key, requestedFields(info)),
}

function ordersChanged(filter: SubscriptionPurchaseOrderChangedArgs['filter']): ChangesOf {
  const items = keysOf('Item', filter?.items, 'items')
  return {
    types: orderEvents,
    model: 'purchase.order',
    hasRecord: true,
    matches: allOf(
      intoStates(filter?.states, 'states'),
      whose('supplier', 'Supplier', filter?.suppliers, 'suppliers'),
      whose('facility', 'Facility', filter?.facilities, 'facilities'),
    ),
    matching: items && ((events, odoo, request) => withItems(events, orderLines, items, odoo, request)),
  }
}
