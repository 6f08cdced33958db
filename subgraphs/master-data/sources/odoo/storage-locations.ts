import { recordKey, state, text } from '#shared/odoo/columns.ts'
import { type Entity, recordSource } from '#shared/odoo/records.ts'

/** Places stock can be, inside the group's facilities and outside of them. */
export const storageLocations = recordSource({
  type: 'StorageLocation',
  model: 'stock.location',
  scope: [],
  properties: {
    name: text('name'),
    path: text('complete_name'),
    kind: state('usage', {
      internal: 'INTERNAL',
      supplier: 'SUPPLIER',
      customer: 'CUSTOMER',
      transit: 'TRANSIT',
      inventory: 'INVENTORY_LOSS',
      production: 'PRODUCTION',
      view: 'VIEW',
    }),
    /** Key of the facility. */
    facility: recordKey('warehouse_id'),
  },
})

export type StorageLocation = Entity<(typeof storageLocations)['properties']>
