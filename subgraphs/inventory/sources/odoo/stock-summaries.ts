import type { RequestContext } from '#shared/http/request-context.ts'
import { entityReference, type Quantity, quantityOf, type Reference } from '#shared/odoo/columns.ts'
import type { OdooFacts } from '#shared/odoo/facts.ts'
import { gatheredNumbers, groupedKey, type OdooGroup } from '#shared/odoo/groups.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { stockPositions } from './stock-positions.ts'
import { StockedItem } from './stocked-items.ts'

const item = 'product_id'
const facility = 'location_id.warehouse_id'
const items = 'product_id:array_agg'
const onHand = 'quantity:array_agg'
const reserved = 'reserved_quantity:array_agg'

/** What there is of an item at a facility, in the item's unit. */
export interface StockAmount {
  readonly item: number
  readonly facility: number | null
  readonly onHand: number
  readonly reserved: number
}

/**
 * What each facility has of these items, item by item: one call. None anywhere: an empty list.
 *
 * Odoo could sum it up by item. But it names each group, and names of items cost it more than everything else together;
 * so it gathers the quantities of all items of a facility, and what is of one item is added here.
 */
export async function readStockAmounts(
  odoo: Odoo,
  itemKeys: readonly number[],
  request: RequestContext,
): Promise<(readonly StockAmount[])[]> {
  const groups = await odoo.readGroup(
    stockPositions.model,
    {
      domain: [[item, 'in', itemKeys], ...stockPositions.scope],
      groupby: [facility],
      aggregates: [items, onHand, reserved],
    },
    request,
  )
  const byItem = Map.groupBy(groups.flatMap(amountsIn), (amount) => amount.item)
  return itemKeys.map((itemKey) => byItem.get(itemKey) ?? [])
}

function amountsIn(group: OdooGroup): StockAmount[] {
  const place = groupedKey(group, facility)
  const itemKeys = gatheredNumbers(group, items)
  const allOnHand = gatheredNumbers(group, onHand, itemKeys.length)
  const allReserved = gatheredNumbers(group, reserved, itemKeys.length)
  const amounts = new Map<number, StockAmount>()
  for (const [index, itemKey] of itemKeys.entries()) {
    const known = amounts.get(itemKey)
    amounts.set(itemKey, {
      item: itemKey,
      facility: place,
      onHand: (known?.onHand ?? 0) + (allOnHand[index] ?? 0),
      reserved: (known?.reserved ?? 0) + (allReserved[index] ?? 0),
    })
  }
  return [...amounts.values()]
}

/** The same as it is shown, in the unit with this key; each quantity is made when it is asked for. */
export class StockSummary {
  readonly item: StockedItem
  readonly facility: Reference<'Facility'> | null
  readonly #amount: StockAmount
  readonly #unitKey: number
  readonly #facts: OdooFacts

  constructor(amount: StockAmount, unitKey: number, facts: OdooFacts) {
    this.item = new StockedItem(amount.item)
    this.facility = entityReference('Facility', amount.facility)
    this.#amount = amount
    this.#unitKey = unitKey
    this.#facts = facts
  }

  onHand(): Quantity {
    return quantityOf(this.#amount.onHand, this.#unitKey, this.#facts)
  }

  reserved(): Quantity {
    return quantityOf(this.#amount.reserved, this.#unitKey, this.#facts)
  }

  available(): Quantity {
    return quantityOf(this.#amount.onHand - this.#amount.reserved, this.#unitKey, this.#facts)
  }
}
