import { childPage } from '#shared/odoo/related-pages.ts'
import { integerKey } from '#shared/values/global-id.ts'
import type { SupplierResolvers } from '../types.generated.ts'

export const Supplier: SupplierResolvers = {
  purchaseOrders: async ({ id }, page, { purchaseOrders, purchaseOrdersOfSupplier }, info) =>
    childPage(integerKey(id, 'odoo', 'Supplier'), purchaseOrdersOfSupplier, purchaseOrders, page, info),
}
