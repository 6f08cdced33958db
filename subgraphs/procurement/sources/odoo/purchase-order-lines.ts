import {
  type Column,
  instant,
  money,
  percentage,
  price,
  quantity,
  recordKey,
  reference,
  state,
  text,
} from '#shared/odoo/columns.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import { costCenterShares } from './analytic-distributions.ts'

const orderKey = recordKey('order_id')
const orderIfItOrders: Column<number | null> = {
  fields: ['order_id', 'display_type'],
  read: (row, facts) => (row.display_type === false ? orderKey.read(row, facts) : null),
}

/** Lines of purchase orders, headings and notes included. */
export const purchaseOrderLines = recordSource({
  type: 'PurchaseOrderLine',
  model: 'purchase.order.line',
  scope: [],
  inherited: { currency_id: 'currency_id' },
  properties: {
    kind: state('display_type', {
      false: 'ITEM',
      line_section: 'SECTION',
      line_subsection: 'SUBSECTION',
      line_note: 'NOTE',
    }),
    item: reference('product_id', 'Item'),
    description: text('name'),
    quantity: quantity('product_qty', 'product_uom_id'),
    received: quantity('qty_received', 'product_uom_id'),
    billed: quantity('qty_invoiced', 'product_uom_id'),
    unitPrice: price('price_unit', 'currency_id'),
    discount: percentage('discount'),
    subtotal: money('price_subtotal', 'currency_id'),
    total: money('price_total', 'currency_id'),
    expectedAt: instant('date_planned'),
    costCenters: costCenterShares('analytic_distribution'),
    /** Key of the order it is compared as a part of; null for headings and notes. */
    match: orderIfItOrders,
    /** Key of the order. */
    purchaseOrder: recordKey('order_id'),
  },
})

export type PurchaseOrderLine = Entity<(typeof purchaseOrderLines)['properties']>
