import { defaultLineageKeys } from '#shared/config/claim-sources.ts'
import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import { type ChangeFeed, changesFor } from '#shared/events/feed/change-feed.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import { OdooRows } from '#shared/odoo/odoo-rows.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { subgraphSchema, subgraphTypeDefs } from '#shared/schema/subgraph-schema.ts'
import { type RevenueCycleSettings, revenueCycleContext } from './context.ts'
import { Claim, ClaimLine, ClaimProvider } from './resolvers/claim.ts'
import { ClaimResponse, Coverage } from './resolvers/claim-response.ts'
import { CreditNote } from './resolvers/credit-note.ts'
import { Denial } from './resolvers/denial.ts'
import { Invoice } from './resolvers/invoice.ts'
import { LineageHop } from './resolvers/lineage.ts'
import { ClaimCycleTimes, Payer, PayerBalance } from './resolvers/payer.ts'
import { LedgerPosting, Payment } from './resolvers/payment.ts'
import { Query } from './resolvers/query.ts'
import { Remittance, RemittanceClaim, RemittanceFile } from './resolvers/remittance.ts'
import { ClaimChange, InvoiceChange, Subscription } from './resolvers/subscription.ts'

export { revenueCycleAnnounces } from './events.ts'

/**
 * What the group asks to be paid, and what became of it. `external`: what a claims platform and payers' files feed; null
 * where neither is connected.
 */
export function revenueCycle(
  odoo: OdooAccount,
  feed: ChangeFeed | null = null,
  external: ExternalRecords | null = null,
  { lineageKeys = defaultLineageKeys, identifierFields = defaultIdentifierFields }: Partial<RevenueCycleSettings> = {},
) {
  const typeDefs = subgraphTypeDefs('revenue-cycle')
  const settings = { lineageKeys, identifierFields }
  return {
    name: 'revenue-cycle',
    typeDefs,
    schema: subgraphSchema(typeDefs, {
      ...{ Query, Subscription, InvoiceChange, ClaimChange },
      ...{ Invoice, CreditNote, Payment, LedgerPosting },
      ...{ Claim, ClaimLine, ClaimProvider, ClaimResponse, Coverage, Denial },
      ...{ Remittance, RemittanceClaim, RemittanceFile, LineageHop },
      ...{ Payer, PayerBalance, ClaimCycleTimes },
    }),
    context: (request: RequestContext) =>
      revenueCycleContext(new OdooRows(odoo, request), changesFor(feed, request), external, settings, request),
  }
}
