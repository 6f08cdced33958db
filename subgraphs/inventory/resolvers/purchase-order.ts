import { nestedPage } from '#shared/connections/nested-page.ts'
import { requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { integerKey } from '#shared/values/global-id.ts'
import type { PurchaseOrderResolvers } from '../types.generated.ts'

export const PurchaseOrder: PurchaseOrderResolvers = {
  async receipts({ id }, page, { stockTransfers, receiptsOfOrder }, info) {
    const properties = requestedOfNodes(info)
    const receipts = await receiptsOfOrder.of(integerKey(id, 'odoo', 'PurchaseOrder'), properties)
    const keys = receipts.map((receipt) => receipt.key)
    return nestedPage(keys, page, (some) => stockTransfers.load(some, properties))
  },
}
