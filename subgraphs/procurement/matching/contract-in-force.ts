import type { UnitSize } from '#shared/odoo/unit-conversion.ts'
import type { Fraction } from '#shared/values/fraction.ts'

/** A price a supplier agreed to, as far as choosing one needs it. Records are named by their keys. */
export interface Offer {
  readonly key: number
  readonly supplier: number
  readonly product: number
  /** Null: all items of the product. */
  readonly item: number | null
  /** Null: all companies. */
  readonly company: number | null
  readonly agreement: number | null
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly minimum: Fraction
  /** Null when it cannot be read. */
  readonly unit: UnitSize | null
  readonly currency: number
  /** Its discount taken off. */
  readonly price: Fraction
}

/** What is bought, from whom, and when. */
export interface Purchase {
  /** Who supplies it and, for an address of a supplier, the supplier itself. */
  readonly suppliers: readonly number[]
  readonly product: number
  readonly item: number
  readonly company: number
  readonly agreement: number | null
  readonly day: string
  /** In the unit at the top, all lines of the order together: dividing a line gets no other price. */
  readonly quantity: Fraction
  readonly kind: number
  readonly currency: number
}

/**
 * The price that holds for a purchase, chosen as Odoo chooses it for a new order: of the offers that apply the supplier
 * who comes first, and of theirs the cheapest. Null when none applies.
 *
 * Unlike Odoo it takes an offer in any unit of the same kind, and one in the purchase's currency before others, because
 * only that can be compared. `offers` come in Odoo's own order.
 */
export function contractInForce<Some extends Offer>(purchase: Purchase, offers: readonly Some[]): Some | null {
  const applying = offers.filter((offer) => applies(offer, purchase))
  const [first] = applying
  if (first === undefined) return null
  const ofFirst = applying.filter(({ supplier }) => supplier === first.supplier)
  const comparable = ofFirst.filter(({ currency }) => currency === purchase.currency)
  return (comparable.length > 0 ? comparable : [first]).reduce((best, offer) =>
    pricePerTopUnit(offer).isLessThan(pricePerTopUnit(best)) ? offer : best,
  )
}

function applies(offer: Offer, purchase: Purchase): boolean {
  const { unit } = offer
  return (
    purchase.suppliers.includes(offer.supplier) &&
    offer.product === purchase.product &&
    (offer.item === null || offer.item === purchase.item) &&
    (offer.company === null || offer.company === purchase.company) &&
    (offer.agreement === null || offer.agreement === purchase.agreement) &&
    (offer.validFrom === null || offer.validFrom <= purchase.day) &&
    (offer.validTo === null || offer.validTo >= purchase.day) &&
    unit !== null &&
    unit.kind === purchase.kind &&
    !purchase.quantity.isLessThan(offer.minimum.times(unit.size))
  )
}

function pricePerTopUnit({ price, unit }: Offer): Fraction {
  return unit === null ? price : price.dividedBy(unit.size)
}
