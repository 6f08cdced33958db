import type { Item, Unit, VendorPrice } from './group.ts'

/** Items, units and prices by what one looks for. */
export interface Catalogue {
  readonly items: readonly Item[]
  item(key: string): Item
  /** How much of the item's own unit, or of a unit's smallest, one of this unit is. */
  unitSize(unit: string): number
  /** What a supplier sells today, one price for each item. */
  offersOf(supplier: string): readonly VendorPrice[]
}

export function catalogue(items: readonly Item[], units: readonly Unit[], prices: readonly VendorPrice[]): Catalogue {
  const itemsByKey = new Map(items.map((item) => [item.key, item]))
  const unitsByKey = new Map(units.map((unit) => [unit.key, unit]))
  const offers = Map.groupBy(
    prices.filter(({ until }) => until === null),
    ({ supplier }) => supplier,
  )
  const unitSize = (key: string): number => {
    const made = unitsByKey.get(key)?.of
    return made ? made.count * unitSize(made.unit) : 1
  }
  return {
    items,
    item: (key) => known(itemsByKey.get(key), key),
    unitSize,
    offersOf: (supplier) => offers.get(supplier) ?? [],
  }
}

export function known<Value>(value: Value | undefined, key: string): Value {
  if (value === undefined) throw new RangeError(`Cannot make the hospital group: there is no ${key}`)
  return value
}
