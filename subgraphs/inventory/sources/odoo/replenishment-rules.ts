import { day, flag, quantity, reference, state } from '#shared/odoo/columns.ts'
import { is, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import type { QueryReplenishmentRulesArgs } from '../../types.generated.ts'
import { stockedItem } from './stocked-items.ts'

/** Rules by which stock is kept between a minimum and a maximum. What there is to order is in `replenishment-needs.ts`. */
export const replenishmentRules = recordSource({
  type: 'ReplenishmentRule',
  model: 'stock.warehouse.orderpoint',
  scope: [],
  properties: {
    item: stockedItem('product_id'),
    facility: reference('warehouse_id', 'Facility'),
    location: reference('location_id', 'StorageLocation'),
    minimum: quantity('product_min_qty', 'product_uom'),
    maximum: quantity('product_max_qty', 'product_uom'),
    trigger: state('trigger', { auto: 'AUTOMATIC', manual: 'BY_HAND' }),
    snoozedUntil: day('snoozed_until'),
    active: flag('active'),
  },
})

export type ReplenishmentRule = Entity<(typeof replenishmentRules)['properties']>

export const replenishmentRuleOrders = {
  OLDEST_FIRST: { field: 'id', kind: 'key', direction: 'asc' },
  NEWEST_FIRST: { field: 'id', kind: 'key', direction: 'desc' },
} as const satisfies Orderings

export function replenishmentRuleFilter(filter: QueryReplenishmentRulesArgs['filter']): Domain {
  return and(
    pointsAt('product_id', 'Item', filter?.items, 'items'),
    pointsAt('warehouse_id', 'Facility', filter?.facilities, 'facilities'),
    is('active', filter == null ? true : filter.active),
  )
}

/** Rules that have a say on a day: in use, and not put off until later. */
export function inForce(day: string): Domain {
  return and([['active', '=', true]], ['|', ['snoozed_until', '=', false], ['snoozed_until', '<=', day]])
}
