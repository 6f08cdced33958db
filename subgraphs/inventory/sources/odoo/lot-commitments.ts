import { CostLimit } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { entityReference, numberOf, type Reference } from '#shared/odoo/columns.ts'
import type { Domain } from '#shared/odoo/domain.ts'
import { groupedKey, type OdooGroup } from '#shared/odoo/groups.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'

const open: Domain = [['state', 'not in', ['draft', 'done', 'cancel']]]
const mostGroups = 10_000

/** Keys of the transfers that have pieces of a lot set aside and are not done, oldest first: one call. */
export async function readHoldingTransfers(odoo: Odoo, lot: number, request: RequestContext): Promise<number[]> {
  const field = 'picking_id'
  const groups = await readGroups(odoo, 'stock.move.line', [['lot_id', '=', lot], ...open], field, [], request)
  return groups.map((group) => groupedKey(group, field)).filter((key) => key !== null)
}

/** An order of which an item is still to come, in the item's unit. */
export interface AwaitedOrder {
  readonly key: number
  /** Key of the item. */
  readonly item: number
  readonly purchaseOrder: Reference<'PurchaseOrder'>
  readonly awaited: number
}

/** Orders of which more of an item is still to come, oldest first: one call. */
export async function readAwaitedOrders(odoo: Odoo, item: number, request: RequestContext): Promise<AwaitedOrder[]> {
  const field = 'purchase_line_id.order_id'
  // What comes in; a return of the same order goes out, and a second step inside the house would count twice.
  const domain: Domain = [
    ['product_id', '=', item],
    ['purchase_line_id', '!=', false],
    ['location_id.usage', '=', 'supplier'],
    ...open,
  ]
  const groups = await readGroups(odoo, 'stock.move', domain, field, ['product_qty:sum'], request)
  return groups.flatMap((group) => {
    const key = groupedKey(group, field)
    const awaited = numberOf(group, 'product_qty:sum')
    return key === null ? [] : [{ key, item, purchaseOrder: entityReference('PurchaseOrder', key), awaited }]
  })
}

async function readGroups(
  odoo: Odoo,
  model: string,
  domain: Domain,
  field: string,
  aggregates: readonly string[],
  request: RequestContext,
): Promise<OdooGroup[]> {
  const groups = await odoo.readGroup(model, { domain, groupby: [field], aggregates, limit: mostGroups + 1 }, request)
  if (groups.length > mostGroups) throw new CostLimit(`Cannot trace the lot: more than ${mostGroups} of its records`)
  return groups.sort((one, other) => (groupedKey(one, field) ?? 0) - (groupedKey(other, field) ?? 0))
}
