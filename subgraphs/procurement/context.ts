import type { RequestContext } from '#shared/http/request-context.ts'
import { Children } from '#shared/odoo/children.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { operationTypes } from '#shared/odoo/operation-types.ts'
import { Pages } from '#shared/odoo/pages.ts'
import { Records } from '#shared/odoo/records.ts'

import { purchaseOrderLines } from './sources/odoo/purchase-order-lines.ts'
import { purchaseOrderOrders, purchaseOrders } from './sources/odoo/purchase-orders.ts'
import { vendorBillOrders, vendorBills } from './sources/odoo/vendor-bills.ts'

/** What a resolver of procurement can reach. Made new for every operation. */
export type ProcurementContext = ReturnType<typeof procurementContext>

export function procurementContext(odoo: Odoo, request: RequestContext) {
  const orders = new Records(purchaseOrders, odoo, request)
  const bills = new Records(vendorBills, odoo, request)
  const newestFirst = { field: 'partner_id', domain: [], order: 'date_order desc, id desc' }
  return {
    purchaseOrders: orders,
    purchaseOrderPages: new Pages(orders, purchaseOrderOrders, odoo, request),
    purchaseOrdersOfSupplier: new Children(orders, newestFirst, odoo, request),
    purchaseOrderLines: new Records(purchaseOrderLines, odoo, request),
    vendorBills: bills,
    vendorBillPages: new Pages(bills, vendorBillOrders, odoo, request),
    operationTypes: new Records(operationTypes, odoo, request),
  }
}
