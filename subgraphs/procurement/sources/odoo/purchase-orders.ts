import {
  facilityOfOperation,
  flag,
  instant,
  money,
  recordKey,
  recordKeys,
  reference,
  state,
  text,
} from '#shared/odoo/columns.ts'
import { between, contains, inStates, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import { mentions } from '#shared/odoo/mentions.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import type { QueryPurchaseOrdersArgs, QueryPurchaseOrdersToApproveArgs } from '../../types.generated.ts'

/** States of an order (`purchase.order.state`). */
export const purchaseOrderStates = {
  draft: 'DRAFT',
  sent: 'SENT',
  'to approve': 'TO_APPROVE',
  purchase: 'APPROVED',
  cancel: 'CANCELLED',
} as const

/** Purchase orders and requests for quotation: Odoo keeps both in one model. */
export const purchaseOrders = recordSource({
  type: 'PurchaseOrder',
  model: 'purchase.order',
  scope: [],
  properties: {
    number: text('name'),
    state: state('state', purchaseOrderStates),
    locked: flag('locked'),
    supplier: reference('partner_id', 'Supplier'),
    supplierReference: text('partner_ref'),
    sourceDocument: text('origin'),
    company: reference('company_id', 'Company'),
    /** That of the operation type by which the goods are received. */
    facility: facilityOfOperation('picking_type_id'),
    /** Key of the buyer. */
    buyer: recordKey('user_id'),
    /** Key of the agreement. */
    agreement: recordKey('requisition_id'),
    orderedAt: instant('date_order'),
    approvedAt: instant('date_approve'),
    expectedAt: instant('date_planned'),
    untaxed: money('amount_untaxed', 'currency_id'),
    tax: money('amount_tax', 'currency_id'),
    total: money('amount_total', 'currency_id'),
    receiptStatus: state('receipt_status', { pending: 'PENDING', partial: 'PARTIAL', full: 'FULL' }),
    billStatus: state('invoice_status', { no: 'NOTHING_TO_BILL', 'to invoice': 'WAITING', invoiced: 'BILLED' }),
    lines: recordKeys('order_line'),
    bills: recordKeys('invoice_ids'),
  },
})

export type PurchaseOrder = Entity<(typeof purchaseOrders)['properties']>

export const purchaseOrderOrders = {
  ORDERED_AT_DESC: { field: 'date_order', kind: 'instant', direction: 'desc' },
  ORDERED_AT_ASC: { field: 'date_order', kind: 'instant', direction: 'asc' },
  NUMBER_ASC: { field: 'name', kind: 'text', direction: 'asc' },
  NUMBER_DESC: { field: 'name', kind: 'text', direction: 'desc' },
} as const satisfies Orderings

const searchedFields = ['name', 'partner_ref', 'partner_id.complete_name', 'order_line.name'] as const

export function purchaseOrderFilter(filter: QueryPurchaseOrdersArgs['filter']): Domain {
  return and(
    inStates('state', purchaseOrderStates, filter?.states, 'states'),
    pointsAt('partner_id', 'Supplier', filter?.suppliers, 'suppliers'),
    pointsAt('picking_type_id.warehouse_id', 'Facility', filter?.facilities, 'facilities'),
    pointsAt('company_id', 'Company', filter?.companies, 'companies'),
    between('date_order', filter?.orderedFrom, filter?.orderedBefore, 'orderedFrom and orderedBefore'),
    contains('name', filter?.numberContains, 'numberContains'),
    pointsAt('user_id', 'Buyer', filter?.buyers, 'buyers'),
    mentions(searchedFields, filter?.text, ['order_line.product_id.barcode']),
  )
}

export function toApproveFilter(filter: QueryPurchaseOrdersToApproveArgs['filter']): Domain {
  return purchaseOrderFilter({ states: ['TO_APPROVE'], ...filter })
}
