import { NotFound } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { entityReference, type Quantity, quantityOf, type Reference } from '#shared/odoo/columns.ts'
import type { OdooFacts } from '#shared/odoo/facts.ts'
import { gatheredNumbers, groupedKey, type OdooGroup } from '#shared/odoo/groups.ts'
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
const items = 'product_id:array_agg'
const onHand = 'quantity:array_agg'
const reserved = 'reserved_quantity:array_agg'

/**
 * What each facility has of these items, item by item: one call. None anywhere: an empty list.
 *
 * Odoo could sum it up by item. But it names each group, and names of items cost it more than everything else together;
 * so it gathers the quantities of all items of a facility, and what is of one item is added here.
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
      groupby: [unit, facility],
      aggregates: [items, onHand, reserved],
    },
    request,
  )
  const unitKeys = groups.map((group) => groupedKey(group, unit))
  const facts = await odoo.factsOfUnits(unitKeys, request)
  const byItem = Map.groupBy(groups.flatMap(amountsIn), (amount) => amount.item)
  return itemKeys.map((itemKey) => summariesOf(itemKey, byItem.get(itemKey) ?? [], facts))
}

/** What there is of an item at a facility. */
interface Amount {
  readonly item: number
  readonly unit: number | null
  readonly facility: number | null
  onHand: number
  reserved: number
}

function amountsIn(group: OdooGroup): Amount[] {
  const place = { unit: groupedKey(group, unit), facility: groupedKey(group, facility) }
  const itemKeys = gatheredNumbers(group, items)
  const [allOnHand, allReserved] = [onHand, reserved].map((name) => gatheredNumbers(group, name, itemKeys.length))
  const amounts = new Map<number, Amount>()
  for (const [index, itemKey] of itemKeys.entries()) {
    const amount = amounts.get(itemKey) ?? { item: itemKey, ...place, onHand: 0, reserved: 0 }
    amount.onHand += allOnHand?.[index] ?? 0
    amount.reserved += allReserved?.[index] ?? 0
    amounts.set(itemKey, amount)
  }
  return [...amounts.values()]
}

function summariesOf(
  itemKey: number,
  amounts: readonly Amount[],
  facts: OdooFacts,
): readonly StockSummary[] | NotFound {
  const summaries: StockSummary[] = []
  for (const { unit: unitKey, facility, onHand, reserved } of amounts) {
    // Odoo shows stock of an item that a rule hides, but not the item's unit.
    if (unitKey === null) return new NotFound('Cannot read stock: no such Item, or none you may see', 'odoo')
    summaries.push({
      item: new StockedItem(itemKey),
      facility: entityReference('Facility', facility),
      onHand: quantityOf(onHand, unitKey, facts),
      reserved: quantityOf(reserved, unitKey, facts),
      available: quantityOf(onHand - reserved, unitKey, facts),
    })
  }
  return summaries
}
