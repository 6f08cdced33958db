import { day } from './calendar.ts'
import { fromDollars } from './companies.ts'
import type { Item, Supplier, VendorPrice } from './group.ts'
import { random } from './random.ts'
import { enteredTwice } from './suppliers.ts'

/** Who sells what, at which price: one to three suppliers of the item's trade, the usual one first. */
export function vendorPrices(items: readonly Item[], suppliers: readonly Supplier[]): VendorPrice[] {
  const { whole, chance, sample } = random('vendor prices')
  return items.flatMap((item, number) => {
    const sellers = suppliers.filter(({ key, trade, onlyFor }) => {
      const isFree = onlyFor === null || item.onlyFor === null || onlyFor === item.onlyFor
      return trade === item.trade && isFree && key !== enteredTwice.second
    })
    const chosen = sample(sellers, 1 + Number(chance(0.45)) + Number(chance(0.15)))
    // Who entered the supplier again also entered some of its prices again, and not the same.
    if (chosen.some(({ key }) => key === enteredTwice.first) && number % 2 === 0) {
      chosen.push(...suppliers.filter(({ key }) => key === enteredTwice.second))
    }
    return chosen.map((supplier, rank): VendorPrice => {
      const dollars = item.cost * (1 + (rank === 0 ? whole(-20, 20) : whole(0, 90)) / 1000)
      return {
        key: `price_${item.key.slice('item_'.length)}_${supplier.key.slice('supplier_'.length)}`,
        supplier: supplier.key,
        item: item.key,
        price: fromDollars(dollars, supplier.currency),
        currency: supplier.currency,
        from: rank === 0 && number % 3 === 0 ? day(-180) : null,
        // Prices of last year are kept too.
        until: rank === 2 ? day(-181) : null,
        minimum: rank === 1 && item.cost < 2 ? 500 : 0,
        daysToDeliver: whole(2, supplier.country === 'us' ? 9 : 21),
        supplierCode: number % 4 === 3 ? null : `${supplier.key.slice(-2)}${whole(10_000, 99_999)}`,
      }
    })
  })
}
