import { flag, recordKey, text } from '#shared/odoo/columns.ts'
import { is, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/records.ts'
import type { QueryFacilitiesArgs } from '../../types.generated.ts'

/** Facilities are Odoo's warehouses. */
export const facilities = recordSource({
  type: 'Facility',
  model: 'stock.warehouse',
  scope: [],
  // A group has a handful: reading them at once keeps the second mention of one from costing a second call.
  readWhole: true,
  properties: {
    name: text('name'),
    code: text('code'),
    /** Key of the company. */
    company: recordKey('company_id'),
    active: flag('active'),
  },
})

export type Facility = Entity<(typeof facilities)['properties']>

export const facilityOrders = {
  NAME_ASC: { field: 'name', kind: 'text', direction: 'asc' },
  NAME_DESC: { field: 'name', kind: 'text', direction: 'desc' },
} as const satisfies Orderings

export function facilityFilter(filter: QueryFacilitiesArgs['filter']): Domain {
  return and(
    pointsAt('company_id', 'Company', filter?.companies, 'companies'),
    is('active', filter === undefined || filter === null ? true : filter.active),
  )
}
