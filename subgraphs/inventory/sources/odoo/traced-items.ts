import { recordKey } from '#shared/odoo/columns.ts'
import { recordSource } from '#shared/odoo/record-source.ts'

/** What the trace of a lot has to know of its item. */
export const tracedItems = recordSource({
  type: 'StockedItem',
  model: 'product.product',
  scope: [],
  properties: {
    /** Key of the unit its stock is counted in. */
    unit: recordKey('uom_id'),
    /** Key of its category; null when it is in none. */
    category: recordKey('categ_id'),
  },
})
