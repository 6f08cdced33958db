import { instant, reference, text } from '#shared/odoo/columns.ts'
import { type Entity, recordSource } from '#shared/odoo/records.ts'

/** Lots and serial numbers: one model in Odoo. */
export const lots = recordSource({
  type: 'Lot',
  model: 'stock.lot',
  scope: [],
  properties: {
    number: text('name'),
    item: reference('product_id', 'Item'),
    expiresAt: instant('expiration_date'),
  },
})

export type Lot = Entity<(typeof lots)['properties']>
