import { instant, text } from '#shared/odoo/columns.ts'
import { type Entity, recordSource } from '#shared/odoo/records.ts'
import { stockedItem } from './stocked-items.ts'

/** Lots and serial numbers: one model in Odoo. */
export const lots = recordSource({
  type: 'Lot',
  model: 'stock.lot',
  scope: [],
  properties: {
    number: text('name'),
    item: stockedItem('product_id'),
    expiresAt: instant('expiration_date'),
  },
})

export type Lot = Entity<(typeof lots)['properties']>
