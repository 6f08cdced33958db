import { pageOfEntities } from '#shared/odoo/related-pages.ts'
import { requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { integerKey } from '#shared/values/global-id.ts'
import type { PurchaseOrderResolvers } from '../types.generated.ts'

export const PurchaseOrder: PurchaseOrderResolvers = {
  async receipts({ id }, page, { stockTransfers, receiptsOfOrder }, info) {
    // An order has few: reading all that is selected with them takes one call less.
    const receipts = await receiptsOfOrder.of(integerKey(id, 'odoo', 'PurchaseOrder'), requestedOfNodes(info))
    return pageOfEntities(receipts, page, stockTransfers, info)
  },
}
