import { flag, reference, state, text } from '#shared/odoo/columns.ts'
import { contains, is, isOneOf } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/records.ts'
import type { QueryItemsArgs } from '../../types.generated.ts'
import { barcode, identifiers } from './identifiers.ts'

/** Items are Odoo's product variants: what is ordered, stocked and counted. */
export const items = recordSource({
  type: 'Item',
  model: 'product.product',
  scope: [],
  properties: {
    name: text('name'),
    sku: text('default_code'),
    identifiers: identifiers({ barcode }),
    kind: state('type', { consu: 'GOODS', service: 'SERVICE', combo: 'COMBO' }),
    unit: reference('uom_id', 'UnitOfMeasure'),
    tracking: state('tracking', { none: 'NONE', lot: 'LOT', serial: 'SERIAL' }),
    active: flag('active'),
  },
})

export type Item = Entity<(typeof items)['properties']>

export const itemOrders = {
  NAME_ASC: { field: 'name', kind: 'text', direction: 'asc' },
  NAME_DESC: { field: 'name', kind: 'text', direction: 'desc' },
} as const satisfies Orderings

export function itemFilter(filter: QueryItemsArgs['filter']): Domain {
  return and(
    contains('name', filter?.nameContains, 'nameContains'),
    isOneOf('default_code', filter?.skus, 'skus'),
    is('active', filter === undefined || filter === null ? true : filter.active),
  )
}
