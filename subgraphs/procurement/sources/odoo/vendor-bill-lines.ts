import { money, percentage, price, quantity, recordKey, reference, state, text } from '#shared/odoo/columns.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import { billKinds } from './vendor-bills.ts'

const kinds = { product: 'ITEM', line_section: 'SECTION', line_subsection: 'SUBSECTION', line_note: 'NOTE' } as const

/** Lines people write on vendor bills; the lines Odoo adds for tax and for what is owed are not among them. */
export const vendorBillLines = recordSource({
  type: 'VendorBillLine',
  model: 'account.move.line',
  scope: [
    ['display_type', 'in', Object.keys(kinds)],
    ['move_id.move_type', 'in', Object.keys(billKinds)],
  ],
  properties: {
    kind: state('display_type', kinds),
    item: reference('product_id', 'Item'),
    description: text('name'),
    quantity: quantity('quantity', 'product_uom_id'),
    unitPrice: price('price_unit', 'currency_id'),
    discount: percentage('discount'),
    subtotal: money('price_subtotal', 'currency_id'),
    total: money('price_total', 'currency_id'),
    /** Key of the order line it bills. */
    purchaseOrderLine: recordKey('purchase_line_id'),
  },
})

export type VendorBillLine = Entity<(typeof vendorBillLines)['properties']>
