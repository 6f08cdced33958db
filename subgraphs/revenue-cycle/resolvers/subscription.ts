import { eventsOf } from '#shared/events/catalogue.ts'
import type { Change } from '#shared/events/feed/change.ts'
import type { ChangesOf } from '#shared/events/feed/change-feed.ts'
import { allOf, intoStates, whose } from '#shared/events/feed/conditions.ts'
import { careRule } from '#shared/projections/reading/seen-facilities.ts'
import { requestedFields } from '#shared/schema/look-ahead.ts'
import type {
  ClaimChangeResolvers,
  ClaimStatus,
  InvoiceChangeResolvers,
  InvoiceState,
  PaymentState,
  SubscriptionClaimChangedArgs,
  SubscriptionInvoiceChangedArgs,
  SubscriptionResolvers,
} from '../types.generated.ts'

export const Subscription: SubscriptionResolvers = {
  invoiceChanged: {
    subscribe: (_, { filter, ...from }, { changes }) => changes(documentsChanged(filter), from) as never,
  },
  claimChanged: {
    subscribe: (_, { filter, ...from }, { changes }) => changes(claimsChanged(filter), from) as never,
  },
}

export const ClaimChange: ClaimChangeResolvers = {
  previousStatus: ({ previousState }) => previousState as ClaimStatus | null,
  newStatus: ({ newState }) => newState as ClaimStatus | null,
  claim: ({ textKey }, _, { claims }) => (textKey === null ? null : claims.find(textKey)),
}

export const InvoiceChange: InvoiceChangeResolvers = {
  previousState: (change) => (isOfPayment(change) ? null : (change.previousState as InvoiceState | null)),
  newState: (change) => (isOfPayment(change) ? null : (change.newState as InvoiceState | null)),
  previousPaymentState: (change) => (isOfPayment(change) ? (change.previousState as PaymentState | null) : null),
  newPaymentState: (change) => (isOfPayment(change) ? (change.newState as PaymentState | null) : null),
  invoice: ({ key, event }, _, { invoices }, info) =>
    event.subject.type === 'Invoice' ? invoices.ifExisting(key, requestedFields(info)) : null,
  creditNote: ({ key, event }, _, { creditNotes }, info) =>
    event.subject.type === 'CreditNote' ? creditNotes.ifExisting(key, requestedFields(info)) : null,
}

/** Its states are then those of the payment. */
function isOfPayment({ event }: Pick<Change, 'event'>): boolean {
  return event.type === 'revenue_cycle.invoice.payment_changed'
}

function documentsChanged(filter: SubscriptionInvoiceChangedArgs['filter']): ChangesOf {
  return {
    types: eventsOf('revenue_cycle.invoice'),
    model: 'account.move',
    hasRecord: true,
    matches: allOf(
      intoStates(filter?.states, 'states', (event) => !isOfPayment({ event })),
      intoStates(filter?.paymentStates, 'paymentStates', (event) => isOfPayment({ event })),
      whose('company', 'Company', filter?.companies, 'companies'),
    ),
  }
}

function claimsChanged(filter: SubscriptionClaimChangedArgs['filter']): ChangesOf {
  return {
    types: eventsOf('revenue_cycle.claim'),
    model: 'Claim',
    rule: careRule,
    hasRecord: false,
    matches: allOf(
      intoStates(filter?.statuses, 'statuses'),
      whose('facility', 'Facility', filter?.facilities, 'facilities'),
    ),
  }
}
