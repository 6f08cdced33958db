import type { BusinessEvent } from '#shared/events/event.ts'
import type { EventLog, Lease } from '#shared/events/event-log.ts'
import type { Retention } from '#shared/events/retention.ts'

/** Nothing goes by itself in the time of a test. */
export const keepsAll: Retention = {
  milliseconds: 3_600_000,
  entries: 100_000,
  ids: 100_000,
  consumersMilliseconds: 3_600_000,
}

/** An event of an order, unless `changes` says otherwise. */
export function orderEvent(id: string | number, changes: Partial<BusinessEvent> = {}): BusinessEvent {
  return {
    id: String(id),
    type: 'procurement.purchase_order.approved',
    occurredAt: '2026-03-01T08:00:00.000Z',
    subject: { type: 'PurchaseOrder', key: 7 },
    change: 'CHANGED',
    whose: { company: 1, facility: 2, supplier: null },
    whoseBefore: null,
    previousState: 'DRAFT',
    newState: null,
    ...changes,
  }
}

export function stockEvent(id: string | number): BusinessEvent {
  const position = { location: 8, lot: null }
  return orderEvent(id, { type: 'inventory.stock.changed', subject: { type: 'Item', key: 3 }, items: [3], position })
}

/** @throws where another one leads. */
export async function leaseOf(log: EventLog, instance = 'one'): Promise<Lease> {
  const lease = await log.lead(instance, 60_000)
  if (lease === null) throw new Error('another one leads')
  return lease
}

/** Ids from one number to another. */
export function idsFrom(first: number, last: number): string[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => String(first + at))
}
