import { type ChangeFeed, changesFor } from '#shared/events/feed/change-feed.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import { OdooRows } from '#shared/odoo/odoo-rows.ts'
import { subgraphSchema, subgraphTypeDefs } from '#shared/schema/subgraph-schema.ts'
import { revenueCycleContext } from './context.ts'
import { CreditNote } from './resolvers/credit-note.ts'
import { Invoice } from './resolvers/invoice.ts'
import { LedgerPosting, Payment } from './resolvers/payment.ts'
import { Query } from './resolvers/query.ts'
import { InvoiceChange, Subscription } from './resolvers/subscription.ts'

export { revenueCycleAnnounces } from './events.ts'

/** What the group asks to be paid, and what became of it. */
export function revenueCycle(odoo: OdooAccount, feed: ChangeFeed | null = null) {
  const typeDefs = subgraphTypeDefs('revenue-cycle')
  return {
    name: 'revenue-cycle',
    typeDefs,
    schema: subgraphSchema(typeDefs, {
      Query,
      Subscription,
      InvoiceChange,
      Invoice,
      CreditNote,
      Payment,
      LedgerPosting,
    }),
    context: (request: RequestContext) =>
      revenueCycleContext(new OdooRows(odoo, request), changesFor(feed, request), request),
  }
}
