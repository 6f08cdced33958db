import DataLoader from 'dataloader'
import { NotFound } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { numberOf, type OdooRow } from '#shared/odoo/columns.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import { distinctKeys, keyIn, type MatchRecords } from '../sources/odoo/match-records.ts'
import type { MatchedOrder } from '../sources/odoo/matched-orders.ts'

/** What a bill bills: lines of orders, and what names no order. */
export interface MatchedBill {
  readonly orders: readonly MatchedOrder[]
  /** Keys of the order lines it bills. */
  readonly orderLines: ReadonlySet<number>
  readonly withoutOrder: readonly { readonly key: number; readonly item: number | null }[]
}

/**
 * What bills bill: a call for all bills of a turn unless their lines came with them, and what `matchedOrders` takes. A
 * cancelled bill bills nothing.
 */
export function matchedBillsLoader(
  records: MatchRecords,
  matchedOrders: DataLoader<number, MatchedOrder>,
  request: RequestContext,
) {
  return new DataLoader<number, MatchedBill>(
    async (keys) => {
      const lines = (await records.linesOfBills(keys)).filter((line) => line.parent_state !== 'cancel')
      const orderKeys = distinctKeys(lines, 'purchase_order_id')
      const orders = new Map<number, MatchedOrder | Error>()
      for (const [place, order] of (await matchedOrders.loadMany(orderKeys)).entries()) {
        orders.set(orderKeys[place] as number, order)
      }
      const byBill = Map.groupBy(lines, (line) => keyIn(line, 'move_id'))
      return keys.map((key) => matchedBill(byBill.get(key) ?? [], orders))
    },
    { name: 'matched bills', batchScheduleFn: inWaves(request) },
  )
}

function matchedBill(
  lines: readonly OdooRow[],
  orders: ReadonlyMap<number, MatchedOrder | Error>,
): MatchedBill | Error {
  const orderLines = new Set<number>()
  const touched = new Set<MatchedOrder>()
  const withoutOrder: { key: number; item: number | null }[] = []
  for (const line of lines) {
    const orderLine = keyIn(line, 'purchase_line_id')
    if (orderLine === null) {
      if (numberOf(line, 'price_subtotal') !== 0) withoutOrder.push({ key: line.id, item: keyIn(line, 'product_id') })
      continue
    }
    const order = orders.get(keyIn(line, 'purchase_order_id') ?? 0)
    if (order === undefined) return new NotFound('Cannot compare a bill with its order: none you may see', 'odoo')
    if (order instanceof Error) return order
    orderLines.add(orderLine)
    touched.add(order)
  }
  return { orders: [...touched], orderLines, withoutOrder }
}
