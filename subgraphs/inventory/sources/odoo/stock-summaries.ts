import type { RequestContext } from '#shared/http/request-context.ts'
import { entityReference, type Quantity, type Reference } from '#shared/odoo/columns.ts'
import { gatheredKeys, gatheredNumbers, type OdooGroup } from '#shared/odoo/groups.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { type MaybePromise, whenHere } from '#shared/values/maybe-promise.ts'
import { stockPositions } from './stock-positions.ts'
import { StockedItem } from './stocked-items.ts'

const item = 'product_id'
const items = 'product_id:array_agg'
const facilities = 'warehouse_id:array_agg'
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
 * What each facility has of these items, item by item, in the order of the facilities' keys: one call. None anywhere: an
 * empty list.
 *
 * Odoo could sum it up by item and facility. But it names each group, and names cost it more than everything else
 * together; so it gathers all quantities, and they are added here.
 */
export async function readStockAmounts(
  odoo: Odoo,
  itemKeys: readonly number[],
  { withReserved }: { readonly withReserved: boolean },
  request: RequestContext,
): Promise<(readonly StockAmount[])[]> {
  const gathered = await odoo.readGroup(
    stockPositions.model,
    {
      domain: [[item, 'in', [...new Set(itemKeys)]], ...stockPositions.scope],
      groupby: [],
      aggregates: withReserved ? [items, facilities, onHand, reserved] : [items, facilities, onHand],
    },
    request,
  )
  const byItem = Map.groupBy(
    gathered.flatMap((all) => amountsIn(all, withReserved)),
    (amount) => amount.item,
  )
  return itemKeys.map((itemKey) => byItem.get(itemKey)?.sort(byFacility) ?? [])
}

function amountsIn(gathered: OdooGroup, withReserved: boolean): StockAmount[] {
  const itemKeys = gatheredNumbers(gathered, items)
  const facilityKeys = gatheredKeys(gathered, facilities, itemKeys.length)
  const allOnHand = gatheredNumbers(gathered, onHand, itemKeys.length)
  const allReserved = withReserved ? gatheredNumbers(gathered, reserved, itemKeys.length) : null
  const amounts = new Map<string, { -readonly [Field in keyof StockAmount]: StockAmount[Field] }>()
  for (const [place, itemKey] of itemKeys.entries()) {
    const facility = facilityKeys[place] ?? null
    const name = `${itemKey} ${facility}`
    let amount = amounts.get(name)
    if (amount === undefined) {
      amount = { item: itemKey, facility, onHand: 0, reserved: allReserved && 0 }
      amounts.set(name, amount)
    }
    amount.onHand += allOnHand[place] ?? 0
    if (allReserved !== null) amount.reserved = (amount.reserved ?? 0) + (allReserved[place] ?? 0)
  }
  return [...amounts.values()]
}

function byFacility(one: StockAmount, other: StockAmount): number {
  return (one.facility ?? Infinity) - (other.facility ?? Infinity)
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
