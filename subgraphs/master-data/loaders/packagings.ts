import DataLoader from 'dataloader'
import type { RequestContext } from '#shared/http/request-context.ts'
import { RecordReference } from '#shared/odoo/columns.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import type { Fraction } from '#shared/values/fraction.ts'
import type { Identifier } from '../sources/odoo/identifiers.ts'
import type { Item } from '../sources/odoo/items.ts'
import { type PackagingBarcode, readPackagingBarcodes } from '../sources/odoo/packaging-barcodes.ts'
import { type OfferedUnit, readOfferedUnits } from '../sources/odoo/supplier-offers.ts'
import { decimalOf, type UnitsOfMeasure } from './units-of-measure.ts'

/** Another unit that an item comes in. */
export interface ItemPackaging {
  /** Key of the item. */
  readonly item: number
  readonly unit: RecordReference<'UnitOfMeasure'>
  /** How many of the item's own unit one of it holds; null where neither converts into the other. */
  readonly contains: string | null
}

/** The other units that items come in: two calls for all items of a turn, and one for their barcodes. */
export class Packagings {
  readonly #units: UnitsOfMeasure
  readonly #offered: DataLoader<number, OfferedUnit | null>
  readonly #barcodes: DataLoader<number, readonly PackagingBarcode[]>

  constructor(units: UnitsOfMeasure, odoo: Odoo, request: RequestContext) {
    this.#units = units
    this.#offered = new DataLoader(
      async (offers: readonly number[]) => {
        const found = await readOfferedUnits(odoo, offers, request)
        return offers.map((offer) => found.get(offer) ?? null)
      },
      { name: 'offered units', batchScheduleFn: inWaves(request) },
    )
    this.#barcodes = new DataLoader(
      async (items: readonly number[]) => {
        const found = Map.groupBy(await readPackagingBarcodes(odoo, items, request), ({ item }) => item)
        return items.map((item) => found.get(item) ?? [])
      },
      { name: 'packaging barcodes', batchScheduleFn: inWaves(request) },
    )
  }

  /** From the smallest to the largest; those of which nobody can say how much they hold come last. */
  async of(item: Item): Promise<ItemPackaging[]> {
    const { own, packed, offers } = await item.packagings()
    const offered = await Promise.all(offers.map((offer) => this.#offered.load(offer)))
    const bought = offered.flatMap((offer) => {
      const isForIt = offer !== null && (offer.item === null || offer.item === item.key)
      return isForIt && offer.unit !== null ? [offer.unit] : []
    })
    const others = [...new Set([...packed, ...bought])].filter((unit) => unit !== own)
    if (others.length === 0) return []
    const conversion = await this.#units.conversion([own, ...others])
    return others
      .map((unit) => ({ unit, contains: own === null ? null : conversion.contains(unit, own) }))
      .sort((one, other) => bySize(one.contains, other.contains) || one.unit - other.unit)
      .map(({ unit, contains }) => ({
        item: item.key,
        unit: new RecordReference('UnitOfMeasure', unit),
        contains: decimalOf(contains),
      }))
  }

  /** The numbers that packagings of this kind carry; none where Odoo keeps none. */
  async identifiersOf({ item, unit }: ItemPackaging): Promise<readonly Identifier[]> {
    const barcodes = await this.#barcodes.load(item)
    return barcodes.filter((barcode) => barcode.unit === unit.key).flatMap(({ identifiers }) => identifiers)
  }
}

function bySize(one: Fraction | null, other: Fraction | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return one.isLessThan(other) ? -1 : Number(other.isLessThan(one))
}
