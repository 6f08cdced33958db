import { nestedPage } from '#shared/connections/nested-page.ts'
import { requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { integerKey } from '#shared/values/global-id.ts'
import type { SupplierResolvers } from '../types.generated.ts'

export const Supplier: SupplierResolvers = {
  async purchaseOrders({ id }, page, { purchaseOrders, purchaseOrdersOfSupplier }, info) {
    const orders = await purchaseOrdersOfSupplier.of(integerKey(id, 'odoo', 'Supplier'), [])
    const keys = orders.map((order) => order.key)
    return nestedPage(keys, page, (some) => purchaseOrders.load(some, requestedOfNodes(info)))
  },
}
