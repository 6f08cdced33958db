import { hasGtinCheckDigit } from '../../values/gtin.ts'
import { currencyOf, fromDollars } from '../hospital-group/companies.ts'
import { centre, clinic, companyOf, facilities, hospital } from '../hospital-group/facilities.ts'
import type { CurrencyCode, HospitalGroup, Item } from '../hospital-group/group.ts'
import { withCheckDigit } from '../hospital-group/items.ts'
import type { OdooTables } from '../odoo-double/tables.ts'
import { type Cents, cents } from './cents.ts'

/** A product in one lot, by its UDI. */
export interface Product {
  /** As the item's barcode, of 13 or 14 digits. */
  readonly gtin: string
  readonly lot: string
  readonly expiresOn: string | null
}

/** Something that was used, as whoever used it wrote it down. */
export interface Consumed {
  readonly product: Product
  readonly quantity: number
  readonly unit: 'each' | 'litre'
  readonly status: 'completed' | 'entered-in-error'
  /** Null where no warehouse is for the place. */
  readonly facility: string | null
  readonly occurredAt: string
  /** What is charged for all of it. */
  readonly price: Cents
  readonly currency: CurrencyCode
}

/** What is charged for a thing, by what it costs. */
const priceFactor = 1.4

/** Every so many deliveries, half of one was written down only. */
const everyHalf = 7

/** Goods in lots that left a ward, a clinic or a laboratory of the group, by what Odoo holds, in the order they left. */
export function consumedOfStock(group: HospitalGroup, tables: OdooTables): Consumed[] {
  const rowsOf = (model: string) => new Map((tables[model] ?? []).map((row) => [row.id, row]))
  const [places, lots, products, warehouses] = [
    rowsOf('stock.location'),
    rowsOf('stock.lot'),
    rowsOf('product.product'),
    rowsOf('stock.warehouse'),
  ]
  const items = new Map(group.items.map((item) => [item.barcode, item]))
  const at = (id: unknown) => places.get(Number(id))
  return (tables['stock.move.line'] ?? [])
    .filter(({ state, location_dest_id }) => state === 'done' && at(location_dest_id)?.usage === 'customer')
    .toSorted((one, other) => (`${one.date} ${one.id}` < `${other.date} ${other.id}` ? -1 : 1))
    .flatMap((line, place): Consumed[] => {
      const code = warehouses.get(Number(at(line.location_id)?.warehouse_id))?.code
      const facility = facilities.find((each) => each.code === code && each.key !== centre)?.key
      const item = items.get(String(products.get(Number(line.product_id))?.barcode))
      const lot = lots.get(Number(line.lot_id))
      if (facility === undefined || lot === undefined || !hasGtinCheckDigit(item?.barcode ?? '')) return []
      const moved = Number(line.quantity)
      const quantity = place % everyHalf === 0 && moved > 1 ? Math.floor(moved / 2) : moved
      return [
        consumed(
          item as Item,
          { name: lot.name, expiration_date: lot.expiration_date },
          quantity,
          facility,
          `${String(line.date).slice(0, 19).replace(' ', 'T')}.000Z`,
        ),
      ]
    })
}

/** What cannot be found in Odoo as it was written down, each for another reason; and one that was written by mistake. */
export function consumedElsewhere({ items, lots }: HospitalGroup): Consumed[] {
  const lotOf = (sku: string, number?: string) => {
    const item = items.find((each) => each.sku === sku)
    const lot = lots.find((each) => each.item === item?.key && (number === undefined || each.number === number))
    if (item === undefined || lot === undefined) throw new Error(`Cannot use up ${sku}: the group has none of it`)
    return { item, lot: { name: lot.number, expiration_date: lot.expiresAt ?? false } }
  }
  const [gloves, catheter, expired, line] = [
    lotOf('GLV-05'),
    lotOf('SUC-02'),
    lotOf('NAC-02', 'NAC2406E08'),
    lotOf('FOL-06'),
  ]
  const of = (product: Partial<Product>, from: ReturnType<typeof lotOf>, facility: string, at: string): Consumed => {
    const made = consumed(from.item, from.lot, 2, facility, at)
    return { ...made, product: { ...made.product, ...product } }
  }
  const rightOfMistyped = withCheckDigit(String(catheter.item.barcode).slice(0, 12))
  return [
    of({ lot: `${gloves.lot.name}9` }, gloves, hospital, '2026-05-04T09:10:00.000Z'),
    of({ gtin: withCheckDigit('299900000200'), lot: 'QQX2509A11' }, gloves, hospital, '2026-05-06T10:20:00.000Z'),
    of({ gtin: rightOfMistyped }, catheter, clinic, '2026-06-06T12:50:00.000Z'),
    of({}, expired, clinic, '2026-05-18T07:40:00.000Z'),
    { ...of({}, line, hospital, '2026-05-20T14:00:00.000Z'), facility: null },
    { ...of({}, line, hospital, '2026-05-21T14:00:00.000Z'), status: 'entered-in-error' },
  ]
}

/** What of a lot is printed on its label. */
type LotNames = Readonly<Record<'name' | 'expiration_date', unknown>>

function consumed(item: Item, lot: LotNames, quantity: number, facility: string, occurredAt: string): Consumed {
  const currency = currencyOf(companyOf(facility))
  const expiresAt = lot.expiration_date
  return {
    product: {
      gtin: String(item.barcode),
      lot: String(lot.name),
      expiresOn: expiresAt === false ? null : String(expiresAt).slice(0, 10),
    },
    quantity,
    unit: item.unit === 'uom.product_uom_litre' ? 'litre' : 'each',
    status: 'completed',
    facility,
    occurredAt,
    price: cents(fromDollars(item.cost * quantity * priceFactor, currency)),
    currency,
  }
}
