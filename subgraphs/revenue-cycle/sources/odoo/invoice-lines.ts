import { money, numberOf, percentage, price, quantity, reference, state, text } from '#shared/odoo/columns.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import { roundedDecimal } from '#shared/values/decimal.ts'
import { customerDocumentTypes } from './customer-documents.ts'

const kinds = { product: 'ITEM', line_section: 'SECTION', line_subsection: 'SUBSECTION', line_note: 'NOTE' } as const

const inUnits = quantity('quantity', 'product_uom_id')

/** What is billed without naming a unit, such as visits, is counted in ones: UN/ECE code C62. */
const billedQuantity: typeof inUnits = {
  ...inUnits,
  fields: [...inUnits.fields, 'display_type'],
  read: (row, facts) =>
    row.product_uom_id === false && row.display_type === 'product'
      ? { value: roundedDecimal(numberOf(row, 'quantity'), facts.quantityDigits), unitCode: 'C62', unit: null }
      : inUnits.read(row, facts),
}

/** Lines people write on invoices and credit notes; the lines Odoo adds for tax and for what is owed are not among them. */
export const invoiceLines = recordSource({
  type: 'InvoiceLine',
  model: 'account.move.line',
  scope: [
    ['display_type', 'in', Object.keys(kinds)],
    ['move_id.move_type', 'in', customerDocumentTypes],
  ],
  properties: {
    kind: state('display_type', kinds),
    item: reference('product_id', 'Item'),
    description: text('name'),
    quantity: billedQuantity,
    unitPrice: price('price_unit', 'currency_id'),
    discount: percentage('discount'),
    subtotal: money('price_subtotal', 'currency_id'),
    total: money('price_total', 'currency_id'),
  },
})

export type InvoiceLine = Entity<(typeof invoiceLines)['properties']>
