import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { Pages } from '#shared/odoo/pages.ts'
import { Records } from '#shared/odoo/records.ts'
import { invoiceOrders, invoices } from './sources/odoo/invoices.ts'

/** What a resolver of the revenue cycle can reach. Made new for every operation. */
export type RevenueCycleContext = ReturnType<typeof revenueCycleContext>

export function revenueCycleContext(odoo: Odoo, request: RequestContext) {
  const records = new Records(invoices, odoo, request)
  return { invoices: records, invoicePages: new Pages(records, invoiceOrders, odoo, request) }
}
