import { companyOf } from '../facilities.ts'
import { mainStore } from '../group.ts'
import type { LoadSession } from './session.ts'

/** How little may be on hand. Odoo is not to order by itself: a group that grew overnight would not be the same. */
export async function loadReorderRules(session: LoadSession): Promise<void> {
  // One after the other: Odoo numbers them all in one row.
  for (const { key: company } of session.group.companies) {
    const own = session.group.reorderRules.filter(({ facility }) => companyOf(facility) === company)
    await session.create(
      'stock.warehouse.orderpoint',
      own.map(({ key, item, facility, minimum, maximum }) => ({
        key,
        columns: {
          'product_id/id': item,
          'warehouse_id/id': facility,
          'location_id/id': mainStore(facility),
          'company_id/id': company,
          trigger: 'manual',
          product_min_qty: minimum,
          product_max_qty: maximum,
        },
      })),
      await session.scopeOf(company),
    )
  }
}
