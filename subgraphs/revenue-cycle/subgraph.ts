import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { subgraphSchema, subgraphTypeDefs } from '#shared/schema/subgraph-schema.ts'
import { revenueCycleContext } from './context.ts'
import { CreditNote } from './resolvers/credit-note.ts'
import { Invoice } from './resolvers/invoice.ts'
import { LedgerPosting, Payment } from './resolvers/payment.ts'
import { Query } from './resolvers/query.ts'

/** What the group asks to be paid, and what became of it. */
export function revenueCycle(odoo: Odoo) {
  const typeDefs = subgraphTypeDefs('revenue-cycle')
  return {
    name: 'revenue-cycle',
    typeDefs,
    schema: subgraphSchema(typeDefs, { Query, Invoice, CreditNote, Payment, LedgerPosting }),
    context: (request: RequestContext) => revenueCycleContext(odoo, request),
  }
}
