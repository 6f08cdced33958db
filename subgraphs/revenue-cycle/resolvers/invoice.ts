import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import type { RevenueCycleContext } from '../context.ts'
import type { InvoiceResolvers } from '../types.generated.ts'

export const Invoice: InvoiceResolvers = {
  __resolveReference: entityFromReference((context: RevenueCycleContext) => context.invoices),
}
