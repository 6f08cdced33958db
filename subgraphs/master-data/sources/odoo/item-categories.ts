import { recordKey, text } from '#shared/odoo/columns.ts'
import { contains, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import type { QueryItemCategoriesArgs } from '../../types.generated.ts'

/** The tree in which items are kept in order. */
export const itemCategories = recordSource({
  type: 'ItemCategory',
  model: 'product.category',
  scope: [],
  properties: {
    name: text('name'),
    path: text('complete_name'),
    /** Key of the category around it. */
    parent: recordKey('parent_id'),
  },
})

export type ItemCategory = Entity<(typeof itemCategories)['properties']>

export const itemCategoryOrders = {
  PATH_ASC: { field: 'complete_name', kind: 'text', direction: 'asc' },
  PATH_DESC: { field: 'complete_name', kind: 'text', direction: 'desc' },
} as const satisfies Orderings

export function itemCategoryFilter(filter: QueryItemCategoriesArgs['filter']): Domain {
  return and(
    contains('name', filter?.nameContains, 'nameContains'),
    pointsAt('parent_id', 'ItemCategory', filter?.parents, 'parents'),
    filter?.outermost == null ? [] : [['parent_id', filter.outermost ? '=' : '!=', false]],
  )
}
