import { fewChildrenPage } from '#shared/odoo/related-pages.ts'
import { integerKey } from '#shared/values/global-id.ts'
import type { PurchaseOrderResolvers } from '../types.generated.ts'

export const PurchaseOrder: PurchaseOrderResolvers = {
  receipts: async ({ id }, page, { stockTransfers, receiptsOfOrder }, info) =>
    fewChildrenPage(integerKey(id, 'odoo', 'PurchaseOrder'), receiptsOfOrder, stockTransfers, page, info),
}
