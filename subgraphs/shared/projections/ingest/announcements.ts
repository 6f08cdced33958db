import { createHash } from 'node:crypto'
import type { BusinessEvent, Whose } from '../../events/event.ts'
import { isSameAmount } from '../claim-state/claim-state.ts'
import { isPositive } from '../claim-state/money.ts'
import type { FacilityKeys } from '../facilities.ts'
import { instantIn } from '../mapping/fhir-values.ts'
import type { ClaimStateRecord, ConsumptionRecord, RemittanceFileRecord, RemittanceRecord } from '../records.ts'

const nobodys: Whose = { company: null, facility: null, supplier: null }

/** Whose something is that was done at a Location: of none, where that is none of a facility. */
export function whoseAt(location: string | null, facilities: ReadonlyMap<string, FacilityKeys>): Whose {
  const at = location === null ? undefined : facilities.get(location)
  return at === undefined ? nobodys : { company: at.company, facility: at.facility, supplier: null }
}

/** What a claim's coming from one state into another announces. */
export function claimEvents(
  state: ClaimStateRecord,
  previous: ClaimStateRecord | null,
  facilities: ReadonlyMap<string, FacilityKeys>,
): readonly BusinessEvent[] {
  const [from, to] = [previous?.status ?? null, state.status]
  const isNewlyPaid =
    !isSameAmount(state.paid, previous?.paid ?? null) &&
    (previous?.paid != null || isPositive(state.paid?.amount ?? '0'))
  const wasSent = from !== null && from !== 'DRAFT'
  const isSent = !wasSent && to !== 'DRAFT' && to !== 'CANCELLED' && to !== 'UNKNOWN'
  const sentAs = isSent ? 'SUBMITTED' : from
  const told: { type: BusinessEvent['type']; from: string | null; to: string }[] = []
  if (isSent) told.push({ type: 'revenue_cycle.claim.submitted', from, to: 'SUBMITTED' })
  if (sentAs !== to && !(from === null && to === 'DRAFT')) {
    told.push({ type: 'revenue_cycle.claim.status_changed', from: sentAs, to })
    if (to === 'DENIED') told.push({ type: 'revenue_cycle.claim.denied', from: sentAs, to })
  }
  if (isNewlyPaid) told.push({ type: 'revenue_cycle.claim.payment_posted', from: sentAs ?? to, to })
  const whose = whoseAt(state.facility, facilities)
  return told.map((each, place) => ({
    id: place === 0 ? `claim-${state.id}-${state.changes}` : `claim-${state.id}-${state.changes}-${place + 1}`,
    type: each.type,
    occurredAt: (each.type === 'revenue_cycle.claim.submitted' ? instantIn(state.created) : null) ?? state.lastUpdated,
    subject: { type: 'Claim', key: state.id },
    change: previous === null && place === 0 ? 'CREATED' : 'CHANGED',
    whose,
    whoseBefore:
      previous === null && place === 0 ? null : previous === null ? whose : whoseAt(previous.facility, facilities),
    previousState: each.from,
    newState: each.to,
  }))
}

export function claimRemoved(previous: ClaimStateRecord, facilities: ReadonlyMap<string, FacilityKeys>): BusinessEvent {
  return {
    id: `claim-${previous.id}-${previous.changes}-removed`,
    type: 'revenue_cycle.claim.removed',
    occurredAt: previous.lastUpdated,
    subject: { type: 'Claim', key: previous.id },
    change: 'REMOVED',
    whose: null,
    whoseBefore: whoseAt(previous.facility, facilities),
    previousState: previous.status,
    newState: null,
  }
}

/** What a use's being recorded, changed or gone announces; nothing where what is known of it is the same. */
export function consumptionEvents(
  now: ConsumptionRecord | null,
  before: ConsumptionRecord | null,
  facilities: ReadonlyMap<string, FacilityKeys>,
): readonly BusinessEvent[] {
  const either = now ?? before
  if (either === null || contentOf(now) === contentOf(before)) return []
  const name = createHash('sha256').update(
    JSON.stringify([now === null, either.version, either.lastUpdated, contentOf(now)]),
  )
  const isNew = before === null
  return [
    {
      id: `consumption-${either.id}-${name.digest('hex').slice(0, 16)}`,
      type: isNew ? 'inventory.consumption.recorded' : 'inventory.consumption.changed',
      occurredAt: (isNew && either.occurredAt !== null ? instantIn(either.occurredAt) : null) ?? either.lastUpdated,
      subject: { type: 'SupplyConsumption', key: either.id },
      change: isNew ? 'CREATED' : now === null ? 'REMOVED' : 'CHANGED',
      whose: now === null ? null : whoseAt(now.destination, facilities),
      whoseBefore: before === null ? null : whoseAt(before.destination, facilities),
      previousState: before === null ? null : wordOf(before.status),
      newState: now === null ? null : wordOf(now.status),
    },
  ]
}

function contentOf(record: ConsumptionRecord | null): string {
  if (record === null) return ''
  const { version, lastUpdated, mode, ...content } = record
  return JSON.stringify(Object.entries(content).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

const words: Readonly<Record<string, string>> = {
  'in-progress': 'IN_PROGRESS',
  completed: 'COMPLETED',
  abandoned: 'ABANDONED',
  'entered-in-error': 'ENTERED_IN_ERROR',
}

function wordOf(status: string): string {
  return words[status] ?? 'UNKNOWN'
}

export function remittanceReceived({ id, receivedAt }: RemittanceRecord): BusinessEvent {
  return {
    id: `remittance-${id}`,
    type: 'revenue_cycle.remittance.received',
    occurredAt: receivedAt,
    subject: { type: 'Remittance', key: id },
    change: 'CREATED',
    whose: nobodys,
    whoseBefore: null,
    previousState: null,
    newState: null,
  }
}

export function fileQuarantined({ id, receivedAt }: RemittanceFileRecord): BusinessEvent {
  return {
    id: `remittance-file-${id}-quarantined`,
    type: 'revenue_cycle.remittance.quarantined',
    occurredAt: receivedAt,
    subject: { type: 'RemittanceFile', key: id },
    change: 'CREATED',
    whose: nobodys,
    whoseBefore: null,
    previousState: null,
    newState: 'QUARANTINED',
  }
}
