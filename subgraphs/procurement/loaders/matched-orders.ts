import DataLoader from 'dataloader'
import { NotFound } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import type { MatchRecords } from '../sources/odoo/match-records.ts'
import { type MatchedOrder, matchedOrders } from '../sources/odoo/matched-orders.ts'

/**
 * All that is compared of orders: no call where it came with them; else one for all orders of a turn, however many there
 * are, four where parts of it are limited for whoever asks, and eight where Odoo refuses to read it together.
 *
 * An order that the account may not see has an error in its place.
 */
export function matchedOrdersLoader(records: MatchRecords, request: RequestContext) {
  return new DataLoader<number, MatchedOrder>(
    async (keys) => {
      const orders = await matchedOrders(keys, records)
      return keys.map(
        (key) =>
          orders.get(key) ?? new NotFound('Cannot read PurchaseOrder: no such record, or none you may see', 'odoo'),
      )
    },
    { name: 'matched orders', batchScheduleFn: inWaves(request) },
  )
}
