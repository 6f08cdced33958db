import { pageOfEntities } from '#shared/odoo/related-pages.ts'
import { asRequested, requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { integerKey } from '#shared/values/global-id.ts'
import { receiptsAmong, toldOfReceipts } from '../sources/odoo/received-orders.ts'
import type { PurchaseOrderResolvers } from '../types.generated.ts'

export const PurchaseOrder: PurchaseOrderResolvers = {
  receipts: async ({ id }, page, { receivedOrders, stockTransfers }, info) => {
    const key = integerKey(id, 'odoo', 'PurchaseOrder')
    await receivedOrders.load([key], asRequested(info))
    const transfers = await receivedOrders.entity(key).receipts()
    const known = await stockTransfers.existing(transfers, requestedOfNodes(info, ...toldOfReceipts))
    return pageOfEntities(await receiptsAmong(known), page, stockTransfers, info)
  },
}
