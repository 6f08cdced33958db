import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import type { ProcurementContext } from '../context.ts'
import type { VendorBillResolvers } from '../types.generated.ts'

export const VendorBill: VendorBillResolvers = {
  __resolveReference: entityFromReference((context: ProcurementContext) => context.vendorBills),
}
