import { nestedPage } from '#shared/connections/nested-page.ts'
import { entityReference } from '#shared/odoo/columns.ts'
import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import { requestedFields, requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { whenHere } from '#shared/values/maybe-promise.ts'
import type { ProcurementContext } from '../context.ts'
import type { VendorBillLineResolvers, VendorBillResolvers } from '../types.generated.ts'
import { matchOfBill } from './three-way-match.ts'

export const VendorBill: VendorBillResolvers = {
  __resolveReference: entityFromReference((context: ProcurementContext) => context.vendorBills),
  posting: (bill) => whenHere(bill.posting(), (posted) => (posted ? entityReference('LedgerPosting', bill.key) : null)),
  match: ({ key }, _, context) => matchOfBill(key, context),
  lines: (bill, page, { vendorBillLines }, info) =>
    nestedPage(bill.lines(), page, (keys) => vendorBillLines.load(keys, requestedOfNodes(info))),
}

export const VendorBillLine: VendorBillLineResolvers = {
  __resolveReference: entityFromReference((context: ProcurementContext) => context.vendorBillLines),
  purchaseOrderLine: async (line, _, { purchaseOrderLines }, info) =>
    purchaseOrderLines.ifExisting(await line.purchaseOrderLine(), requestedFields(info)),
}
