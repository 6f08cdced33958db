import type { UnitSize } from '#shared/odoo/unit-conversion.ts'
import type { Fraction } from '#shared/values/fraction.ts'

/** Some of an item, in some unit. What is sent back or credited is negative. */
export interface Parcel {
  readonly quantity: Fraction
  /** Null when the unit cannot be read: then nothing can be compared with it. */
  readonly unit: UnitSize | null
}

/** What a bill or a refund bills of an order line. */
export interface BilledParcel extends Parcel {
  /** Per unit of the parcel, its discount taken off. */
  readonly price: Fraction
  /** By its key; a bill need not be in the order's currency. */
  readonly currency: number
}

/** One line of an order, with all that came and was billed for it. */
export interface OrderedLine {
  readonly ordered: Parcel
  /** Per unit of the line, its discount taken off. */
  readonly price: Fraction
  readonly received: readonly Parcel[]
  readonly billed: readonly BilledParcel[]
}

/** A price agreed with the supplier. */
export interface Contract {
  readonly price: Fraction
  /** Null when it cannot be read: then the price is not compared. */
  readonly unit: UnitSize | null
  readonly currency: number
}

/** All that is compared in one go: lines of one order that order one item. */
export interface MatchCase {
  /** A cancelled order expects nothing more, but what it has received may be billed. */
  readonly stage: 'not approved' | 'approved' | 'cancelled'
  /** What the supplier may bill: what has come or, for things paid in advance and services, what was ordered. */
  readonly billable: 'received' | 'ordered'
  /** False for what nobody books in, such as services. */
  readonly isReceived: boolean
  readonly currency: number
  readonly lines: readonly OrderedLine[]
  /** The price that held when the order was placed. */
  readonly contract: Contract | null
  /** Half of the least amount the currency has; what differs by less is the same. */
  readonly halfCoin: Fraction
  /** Half of the least quantity that is kept, in the unit at the top. */
  readonly halfStep: Fraction
}
