import {
  facilityOfOperation,
  instant,
  kindOfOperation,
  recordKey,
  recordKeys,
  reference,
  state,
  text,
} from '#shared/odoo/columns.ts'
import { between, contains, inStates, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import type { QueryStockTransfersArgs } from '../../types.generated.ts'

const kinds = { incoming: 'RECEIPT', internal: 'INTERNAL', outgoing: 'DELIVERY' } as const

/** States of transfers and of their moves; `partially_available` is one of moves only. */
export const transferStates = {
  draft: 'DRAFT',
  waiting: 'WAITING_FOR_ANOTHER',
  confirmed: 'WAITING',
  partially_available: 'PARTIALLY_READY',
  assigned: 'READY',
  done: 'DONE',
  cancel: 'CANCELLED',
} as const

export const stockTransfers = recordSource({
  type: 'StockTransfer',
  model: 'stock.picking',
  scope: [],
  properties: {
    number: text('name'),
    kind: kindOfOperation('picking_type_id', kinds),
    state: state('state', transferStates),
    company: reference('company_id', 'Company'),
    /** That of the operation type that does the work. */
    facility: facilityOfOperation('picking_type_id'),
    source: reference('location_id', 'StorageLocation'),
    destination: reference('location_dest_id', 'StorageLocation'),
    scheduledAt: instant('scheduled_date'),
    doneAt: instant('date_done'),
    purchaseOrder: reference('purchase_id', 'PurchaseOrder'),
    moves: recordKeys('move_ids'),
    backorderOf: recordKey('backorder_id'),
    backorders: recordKeys('backorder_ids'),
    returnOf: recordKey('return_id'),
    returns: recordKeys('return_ids'),
  },
})

export type StockTransfer = Entity<(typeof stockTransfers)['properties']>

export const stockTransferOrders = {
  SCHEDULED_AT_DESC: { field: 'scheduled_date', kind: 'instant', direction: 'desc' },
  SCHEDULED_AT_ASC: { field: 'scheduled_date', kind: 'instant', direction: 'asc' },
} as const satisfies Orderings

export function stockTransferFilter(filter: QueryStockTransfersArgs['filter']): Domain {
  return and(
    inStates('picking_type_id.code', kinds, filter?.kinds, 'kinds'),
    inStates('state', transferStates, filter?.states, 'states'),
    pointsAt('picking_type_id.warehouse_id', 'Facility', filter?.facilities, 'facilities'),
    pointsAt('company_id', 'Company', filter?.companies, 'companies'),
    contains('name', filter?.numberContains, 'numberContains'),
    between('scheduled_date', filter?.scheduledFrom, filter?.scheduledBefore, 'scheduledFrom and scheduledBefore'),
  )
}
