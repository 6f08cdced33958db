import { SourceContractBroken } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { entityReference, numberOf, type Quantity, quantityOf, type Reference } from '#shared/odoo/columns.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { stockPositions } from './stock-positions.ts'

export interface StockSummary {
  /** The item's key in Odoo. */
  readonly itemKey: number
  readonly item: Reference<'Item'>
  readonly facility: Reference<'Facility'> | null
  readonly onHand: Quantity
  readonly reserved: Quantity
  readonly available: Quantity
}

const item = 'product_id'
const unit = 'product_id.uom_id'
const facility = 'location_id.warehouse_id'

/**
 * What each facility has of these items: one call, summed by Odoo.
 *
 * Items without stock anywhere are missing from the answer.
 */
export async function readStockSummaries(
  odoo: Odoo,
  itemKeys: readonly number[],
  request: RequestContext,
): Promise<StockSummary[]> {
  const groups = await odoo.readGroup(
    stockPositions.model,
    {
      domain: [[item, 'in', itemKeys], ...stockPositions.scope],
      groupby: [item, unit, facility],
      aggregates: ['quantity:sum', 'reserved_quantity:sum'],
    },
    request,
  )
  const facts = await odoo.facts(request)
  const namesUnknownUnit = groups.some((group) => facts.unit(required(groupKey(group, unit))) === undefined)
  if (namesUnknownUnit) await odoo.refreshFacts(request)
  return groups.map((group) => {
    const itemKey = required(groupKey(group, item))
    const unitKey = required(groupKey(group, unit))
    const onHand = numberOf(group, 'quantity:sum')
    const reserved = numberOf(group, 'reserved_quantity:sum')
    return {
      itemKey,
      item: entityReference('Item', itemKey),
      facility: entityReference('Facility', groupKey(group, facility)),
      onHand: quantityOf(onHand, unitKey, facts),
      reserved: quantityOf(reserved, unitKey, facts),
      available: quantityOf(onHand - reserved, unitKey, facts),
    }
  })
}

// A group's key is `[id, name]`; the name is read with more rights than ours, so it is left where it is.
function groupKey(group: Readonly<Record<string, unknown>>, field: string): number | null {
  const value = group[field]
  if (value === false) return null
  if (Array.isArray(value) && Number.isInteger(value[0])) return value[0]
  throw new SourceContractBroken('odoo', `Cannot use groups by ${field} of Odoo: expected the id of a record`)
}

function required(key: number | null): number {
  if (key === null) throw new SourceContractBroken('odoo', 'Cannot use stock of Odoo: expected an item and its unit')
  return key
}
