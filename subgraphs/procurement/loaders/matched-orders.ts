import DataLoader from 'dataloader'
import { NotFound } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import { MatchRecords } from '../sources/odoo/match-records.ts'
import { type MatchedOrder, matchedOrders } from '../sources/odoo/matched-orders.ts'

/**
 * All that is compared of orders: four calls for all orders of a turn, however many there are, and eight where Odoo
 * refuses to read what they name along with them.
 *
 * An order that the account may not see has an error in its place.
 */
export function matchedOrdersLoader(odoo: Odoo, request: RequestContext) {
  return new DataLoader<number, MatchedOrder>(
    async (keys) => {
      const orders = await matchedOrders(keys, new MatchRecords(odoo, request))
      return keys.map(
        (key) =>
          orders.get(key) ?? new NotFound('Cannot read PurchaseOrder: no such record, or none you may see', 'odoo'),
      )
    },
    { name: 'matched orders', batchScheduleFn: inWaves(request) },
  )
}
