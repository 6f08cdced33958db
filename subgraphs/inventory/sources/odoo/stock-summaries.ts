import { NotFound } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { entityReference, numberOf, type Quantity, quantityOf, type Reference } from '#shared/odoo/columns.ts'
import type { OdooFacts } from '#shared/odoo/facts.ts'
import { groupedKey, type OdooGroup } from '#shared/odoo/groups.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { stockPositions } from './stock-positions.ts'
import { StockedItem } from './stocked-items.ts'

export interface StockSummary {
  readonly item: StockedItem
  readonly facility: Reference<'Facility'> | null
  readonly onHand: Quantity
  readonly reserved: Quantity
  readonly available: Quantity
}

const item = 'product_id'
const unit = 'product_id.uom_id'
const facility = 'location_id.warehouse_id'

/**
 * What each facility has of these items, item by item: one call, summed by Odoo. None anywhere: an empty list.
 *
 * An item that the account may not see has an error in its place.
 */
export async function readStockSummaries(
  odoo: Odoo,
  itemKeys: readonly number[],
  request: RequestContext,
): Promise<(readonly StockSummary[] | NotFound)[]> {
  const groups = await odoo.readGroup(
    stockPositions.model,
    {
      domain: [[item, 'in', itemKeys], ...stockPositions.scope],
      groupby: [item, unit, facility],
      aggregates: ['quantity:sum', 'reserved_quantity:sum'],
    },
    request,
  )
  const unitKeys = groups.map((group) => groupedKey(group, unit))
  const facts = await odoo.factsOfUnits(unitKeys, request)
  const byItem = Map.groupBy(groups, (group) => groupedKey(group, item))
  return itemKeys.map((itemKey) => summariesOf(itemKey, byItem.get(itemKey) ?? [], facts))
}

function summariesOf(
  itemKey: number,
  groups: readonly OdooGroup[],
  facts: OdooFacts,
): readonly StockSummary[] | NotFound {
  const summaries: StockSummary[] = []
  for (const group of groups) {
    const unitKey = groupedKey(group, unit)
    // Odoo shows stock of an item that a rule hides, but not the item's unit.
    if (unitKey === null) return new NotFound('Cannot read stock: no such Item, or none you may see', 'odoo')
    const onHand = numberOf(group, 'quantity:sum')
    const reserved = numberOf(group, 'reserved_quantity:sum')
    summaries.push({
      item: new StockedItem(itemKey),
      facility: entityReference('Facility', groupedKey(group, facility)),
      onHand: quantityOf(onHand, unitKey, facts),
      reserved: quantityOf(reserved, unitKey, facts),
      available: quantityOf(onHand - reserved, unitKey, facts),
    })
  }
  return summaries
}
