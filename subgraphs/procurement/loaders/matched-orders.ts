import DataLoader from 'dataloader'
import { NotFound } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import type { UnitSize } from '#shared/odoo/unit-sizes.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import { MatchRecords } from '../sources/odoo/match-records.ts'
import { type MatchedOrder, matchedOrders } from '../sources/odoo/matched-orders.ts'

/**
 * All that is compared of orders: two calls for all orders of a turn, six at most after them, however many there are.
 *
 * An order that the account may not see has an error in its place.
 */
export function matchedOrdersLoader(
  odoo: Odoo,
  unitSizes: () => Promise<ReadonlyMap<number, UnitSize>>,
  request: RequestContext,
) {
  return new DataLoader<number, MatchedOrder>(
    async (keys) => {
      const orders = await matchedOrders(keys, new MatchRecords(odoo, request), unitSizes)
      return keys.map(
        (key) =>
          orders.get(key) ?? new NotFound('Cannot read PurchaseOrder: no such record, or none you may see', 'odoo'),
      )
    },
    { name: 'matched orders', batchScheduleFn: inWaves(request) },
  )
}
