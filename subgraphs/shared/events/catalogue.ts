/** The streams of the log: one for each domain. Events of one record are all in one of them, in order. */
export const streams = ['procurement', 'inventory', 'revenue-cycle', 'master-data'] as const
export type Stream = (typeof streams)[number]

export interface EventDefinition {
  readonly stream: Stream
  /** The team that answers for it. */
  readonly owner: string
  /** `core`: partners build on it, it changes as the schema does. `internal`: for this program itself. */
  readonly tier: 'core' | 'internal'
  readonly description: string
}

/** Every event there is. */
export const catalogue = {
  'procurement.purchase_order.created': procurement('An order or a request for quotation was entered.'),
  'procurement.purchase_order.sent': procurement('A request for quotation was sent to the supplier.'),
  'procurement.purchase_order.submitted': procurement('An order waits for approval.'),
  'procurement.purchase_order.approved': procurement('An order was approved: it binds.'),
  'procurement.purchase_order.cancelled': procurement('An order was cancelled.'),
  'procurement.purchase_order.reopened': procurement('An order was taken back to a draft.'),
  'procurement.purchase_order.changed': procurement(
    'An order went to another supplier, facility or company, or to a state without a word.',
  ),
  'procurement.purchase_order.removed': procurement('An order was deleted.'),

  'inventory.goods.received': inventory('A receipt was completed: its goods are in stock.'),
  'inventory.stock.changed': inventory('The quantity on hand of an item, in a place and of a lot, changed.'),
  'inventory.stock.below_minimum': inventory('An item went below its minimum in a facility.'),
  'inventory.stock.above_minimum': inventory('An item that was below its minimum in a facility is no longer.'),
  'inventory.replenishment_rule.changed': inventory('A minimum was set, changed or removed.', 'internal'),
  'inventory.lot.changed': inventory('A lot or one of its dates was entered, changed or removed.'),
  'inventory.consumption.recorded': inventory('Something was used for care, as the EHR recorded it.'),
  'inventory.consumption.changed': inventory('What was recorded of a use changed, or was taken back.'),

  'revenue_cycle.invoice.created': revenueCycle('An invoice or credit note was entered.'),
  'revenue_cycle.invoice.posted': revenueCycle('An invoice or credit note is in the books.'),
  'revenue_cycle.invoice.cancelled': revenueCycle('An invoice or credit note was cancelled.'),
  'revenue_cycle.invoice.reopened': revenueCycle('An invoice or credit note was taken back to a draft.'),
  'revenue_cycle.invoice.payment_changed': revenueCycle('What was paid of an invoice or credit note changed.'),
  'revenue_cycle.invoice.changed': revenueCycle(
    'An invoice or credit note went to another payer or company, or to a state without a word.',
  ),
  'revenue_cycle.invoice.removed': revenueCycle('An invoice or credit note was deleted.'),

  'revenue_cycle.claim.submitted': revenueCycle('A claim was sent to its payer.'),
  'revenue_cycle.claim.status_changed': revenueCycle('A claim came into another state.'),
  'revenue_cycle.claim.denied': revenueCycle('A payer decided to pay nothing of a claim.'),
  'revenue_cycle.claim.payment_posted': revenueCycle('What payers paid of a claim changed.'),
  'revenue_cycle.claim.removed': revenueCycle('A claim was deleted.'),
  'revenue_cycle.remittance.received': revenueCycle('A payer said what it pays, and for which claims.'),
  'revenue_cycle.remittance.quarantined': revenueCycle('A file of a payer was put aside, as it cannot be used.'),

  'master_data.item.created': masterData('An item was entered.'),
  'master_data.item.changed': masterData('What is known of an item changed.'),
  'master_data.item.removed': masterData('An item was deleted.'),
  'master_data.supplier.created': masterData('A supplier was entered.'),
  'master_data.supplier.changed': masterData('What is known of a supplier changed.'),
  'master_data.supplier.removed': masterData('A supplier was deleted.'),
  'master_data.unit.changed': masterData('A unit of measure was entered, changed or removed.', 'internal'),
  'master_data.place.changed': masterData(
    'A facility or a storage location was entered, changed or removed.',
    'internal',
  ),
  'master_data.category.changed': masterData('A category of items was entered, changed or removed.', 'internal'),
} as const satisfies Readonly<Record<string, EventDefinition>>

export type EventType = keyof typeof catalogue

/** All events of one kind of record, such as `procurement.purchase_order`. */
export function eventsOf(kind: string): ReadonlySet<EventType> {
  return new Set((Object.keys(catalogue) as EventType[]).filter((type) => type.startsWith(`${kind}.`)))
}

/** The stream an event is in. */
export function streamOf(type: EventType): Stream {
  return catalogue[type].stream
}

function of(stream: Stream, description: string, tier: EventDefinition['tier']): EventDefinition {
  return { stream, owner: stream, tier, description }
}

function procurement(description: string, tier: EventDefinition['tier'] = 'core') {
  return of('procurement', description, tier)
}

function inventory(description: string, tier: EventDefinition['tier'] = 'core') {
  return of('inventory', description, tier)
}

function revenueCycle(description: string, tier: EventDefinition['tier'] = 'core') {
  return of('revenue-cycle', description, tier)
}

function masterData(description: string, tier: EventDefinition['tier'] = 'core') {
  return of('master-data', description, tier)
}
