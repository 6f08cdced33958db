import type { EventType } from '#shared/events/catalogue.ts'
import { type Announcement, type Announcing, changeIn, stateIn, whoseIn } from '#shared/events/relay/announcement.ts'
import { ledgerStates, paymentStates } from '#shared/odoo/ledger-states.ts'
import type { OutboxRow } from '#shared/odoo/outbox/outbox.ts'

/** What happens to a document when it comes into a state. */
const into: Readonly<Record<string, EventType>> = {
  DRAFT: 'revenue_cycle.invoice.reopened',
  POSTED: 'revenue_cycle.invoice.posted',
  CANCELLED: 'revenue_cycle.invoice.cancelled',
}

/** What the revenue cycle announces of changes in Odoo. */
export const revenueCycleAnnounces: Announcing = {
  'account.move': (row) => {
    if (isBeingMade(row)) return []
    const states = [stateIn(row.before, 'state', ledgerStates), stateIn(row.after, 'state', ledgerStates)] as const
    const paid = [
      stateIn(row.before, 'paymentState', paymentStates),
      stateIn(row.after, 'paymentState', paymentStates),
    ] as const
    const isPaidOtherwise = row.op === 'write' && paid[0] !== paid[1]
    const isAnotherState = states[0] !== states[1]
    return [
      ...(row.op !== 'write' || isAnotherState || !isPaidOtherwise
        ? [documentEvent(row, eventIn(row, states), states)]
        : []),
      ...(isPaidOtherwise ? [documentEvent(row, 'revenue_cycle.invoice.payment_changed', paid)] : []),
    ]
  },
}

/** Odoo works out how far a new document is paid, and notes that, before it notes that there is a new one. */
function isBeingMade({ op, before, after }: OutboxRow): boolean {
  return (
    op === 'write' && before?.paymentState === null && after?.paymentState !== null && before.state === after?.state
  )
}

type States = readonly [previous: string | null, next: string | null]

function eventIn({ op }: OutboxRow, [previous, next]: States): EventType {
  if (op === 'create') return 'revenue_cycle.invoice.created'
  if (op === 'unlink') return 'revenue_cycle.invoice.removed'
  return (next !== null && next !== previous ? into[next] : undefined) ?? 'revenue_cycle.invoice.changed'
}

function documentEvent(row: OutboxRow, type: EventType, [previousState, newState]: States): Announcement {
  const isCreditNote = (row.after ?? row.before)?.moveType === 'out_refund'
  return {
    type,
    subject: { type: isCreditNote ? 'CreditNote' : 'Invoice', key: row.key },
    change: changeIn(row),
    whose: whoseIn(row.after),
    whoseBefore: whoseIn(row.before),
    previousState,
    newState,
  }
}
