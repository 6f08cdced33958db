import type { RequestContext } from '#shared/http/request-context.ts'
import { entityReference, type Quantity, type Reference } from '#shared/odoo/columns.ts'
import { gatheredNumbers, groupedKey, type OdooGroup } from '#shared/odoo/groups.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { type MaybePromise, whenHere } from '#shared/values/maybe-promise.ts'
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
  /** Null where it was not asked for. */
  readonly reserved: number | null
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
  { withReserved }: { readonly withReserved: boolean },
  request: RequestContext,
): Promise<(readonly StockAmount[])[]> {
  const groups = await odoo.readGroup(
    stockPositions.model,
    {
      domain: [[item, 'in', [...new Set(itemKeys)]], ...stockPositions.scope],
      groupby: [facility],
      aggregates: withReserved ? [items, onHand, reserved] : [items, onHand],
    },
    request,
  )
  const amounts = groups.flatMap((group) => amountsIn(group, withReserved))
  const byItem = Map.groupBy(amounts, (amount) => amount.item)
  return itemKeys.map((itemKey) => byItem.get(itemKey) ?? [])
}

function amountsIn(group: OdooGroup, withReserved: boolean): StockAmount[] {
  const place = groupedKey(group, facility)
  const itemKeys = gatheredNumbers(group, items)
  const allOnHand = addedUp(itemKeys, gatheredNumbers(group, onHand, itemKeys.length))
  const allReserved = withReserved ? addedUp(itemKeys, gatheredNumbers(group, reserved, itemKeys.length)) : null
  return [...allOnHand].map(([itemKey, sum]) => {
    return { item: itemKey, facility: place, onHand: sum, reserved: allReserved?.get(itemKey) ?? null }
  })
}

function addedUp(keys: readonly number[], numbers: readonly number[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>()
  for (const [place, key] of keys.entries()) sums.set(key, (sums.get(key) ?? 0) + (numbers[place] ?? 0))
  return sums
}

/** What is selected of a summary that needs what is reserved. */
export function showsReserved(requested: readonly string[]): boolean {
  return requested.includes('reserved') || requested.includes('available')
}

/** The same as it is shown, in the unit with this key; each quantity is made when it is asked for. */
export class StockSummary {
  readonly item: StockedItem
  readonly facility: Reference<'Facility'> | null
  readonly #amount: StockAmount
  readonly #quantity: (value: number) => Quantity
  readonly #withReserved: () => MaybePromise<StockAmount>

  /** `withReserved` gives the same amount with what is reserved of it, for whoever asks for that after all. */
  constructor(
    amount: StockAmount,
    quantity: (value: number) => Quantity,
    withReserved: () => MaybePromise<StockAmount>,
  ) {
    this.item = new StockedItem(amount.item)
    this.facility = entityReference('Facility', amount.facility)
    this.#amount = amount
    this.#quantity = quantity
    this.#withReserved = withReserved
  }

  onHand(): Quantity {
    return this.#quantity(this.#amount.onHand)
  }

  reserved(): MaybePromise<Quantity> {
    return whenHere(this.#all(), ({ reserved }) => this.#quantity(reserved ?? 0))
  }

  available(): MaybePromise<Quantity> {
    return whenHere(this.#all(), ({ onHand, reserved }) => this.#quantity(onHand - (reserved ?? 0)))
  }

  #all(): MaybePromise<StockAmount> {
    return this.#amount.reserved === null ? this.#withReserved() : this.#amount
  }
}
