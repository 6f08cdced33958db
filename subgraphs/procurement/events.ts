import type { EventType } from '#shared/events/catalogue.ts'
import { type Announcing, changeIn, stateIn, whoseIn } from '#shared/events/relay/announcement.ts'
import type { OutboxRow } from '#shared/odoo/outbox/outbox.ts'
import { purchaseOrderStates } from './sources/odoo/purchase-orders.ts'

const names = { facility: 'warehouse', supplier: 'partner' }

/** What happens to an order when it comes into a state. */
const into: Readonly<Record<string, EventType>> = {
  DRAFT: 'procurement.purchase_order.reopened',
  SENT: 'procurement.purchase_order.sent',
  TO_APPROVE: 'procurement.purchase_order.submitted',
  APPROVED: 'procurement.purchase_order.approved',
  CANCELLED: 'procurement.purchase_order.cancelled',
}

/** What procurement announces of changes in Odoo. */
export const procurementAnnounces: Announcing = {
  'purchase.order': (row) => {
    const previousState = stateIn(row.before, 'state', purchaseOrderStates)
    const newState = stateIn(row.after, 'state', purchaseOrderStates)
    return [
      {
        type: orderEvent(row, previousState, newState),
        subject: { type: 'PurchaseOrder', key: row.key },
        change: changeIn(row),
        whose: whoseIn(row.after, names),
        whoseBefore: whoseIn(row.before, names),
        previousState,
        newState,
      },
    ]
  },
}

function orderEvent({ op }: OutboxRow, previousState: string | null, newState: string | null): EventType {
  if (op === 'create') return 'procurement.purchase_order.created'
  if (op === 'unlink') return 'procurement.purchase_order.removed'
  const isAnother = newState !== null && newState !== previousState
  return (isAnother ? into[newState] : undefined) ?? 'procurement.purchase_order.changed'
}
