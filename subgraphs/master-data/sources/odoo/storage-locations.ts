import { flag, recordKey, state, text } from '#shared/odoo/columns.ts'
import { contains, inStates, is, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import type { QueryStorageLocationsArgs } from '../../types.generated.ts'

const kinds = {
  internal: 'INTERNAL',
  supplier: 'SUPPLIER',
  customer: 'CUSTOMER',
  transit: 'TRANSIT',
  inventory: 'INVENTORY_LOSS',
  production: 'PRODUCTION',
  view: 'VIEW',
} as const

/** Places stock can be, inside the group's facilities and outside of them. */
export const storageLocations = recordSource({
  type: 'StorageLocation',
  model: 'stock.location',
  scope: [],
  properties: {
    name: text('name'),
    path: text('complete_name'),
    kind: state('usage', kinds),
    /** Key of the facility. */
    facility: recordKey('warehouse_id'),
    /** Key of the location around it. */
    parent: recordKey('location_id'),
    active: flag('active'),
  },
})

export type StorageLocation = Entity<(typeof storageLocations)['properties']>

export const storageLocationOrders = {
  PATH_ASC: { field: 'complete_name', kind: 'text', direction: 'asc' },
  PATH_DESC: { field: 'complete_name', kind: 'text', direction: 'desc' },
} as const satisfies Orderings

export function storageLocationFilter(filter: QueryStorageLocationsArgs['filter']): Domain {
  return and(
    contains('complete_name', filter?.pathContains, 'pathContains'),
    inStates('usage', kinds, filter?.kinds, 'kinds'),
    pointsAt('warehouse_id', 'Facility', filter?.facilities, 'facilities'),
    pointsAt('location_id', 'StorageLocation', filter?.parents, 'parents'),
    is('active', filter === undefined || filter === null ? true : filter.active),
  )
}
