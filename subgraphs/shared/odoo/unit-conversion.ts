import { SourceContractBroken } from '../errors/errors.ts'
import { Fraction } from '../values/fraction.ts'

/** How a unit is made of another: a dozen of 12 pieces. */
export interface UnitRatio {
  /** Key of the other unit; null at the root of a tree. */
  readonly of: number | null
  readonly contains: Fraction
}

/** How large a unit is. Only sizes of the same kind compare: a dozen is no litre. */
export interface UnitSize {
  /** Key of the unit at the root of its tree, which it is counted in. */
  readonly kind: number
  readonly size: Fraction
}

/**
 * What units come to in one another, exactly.
 *
 * Odoo also keeps the product of all ratios up to the root, but as a product of binary floats: a foot is then
 * 304.79999999999995 mm.
 */
export class UnitConversion {
  readonly #ratios: ReadonlyMap<number, UnitRatio>
  readonly #sizes = new Map<number, UnitSize | null>()

  constructor(ratios: ReadonlyMap<number, UnitRatio>) {
    this.#ratios = ratios
  }

  /** Null for no unit, and for one that cannot be read or leads to one. @throws {SourceContractBroken} on units in a circle. */
  sizeOf(unit: number | null): UnitSize | null {
    if (unit === null) return null
    const known = this.#sizes.get(unit)
    if (known !== undefined) return known
    const size = this.#sizeOf(unit)
    this.#sizes.set(unit, size)
    return size
  }

  /** How many of `other` one `unit` holds; null when they are of different trees: a box is no litre. */
  contains(unit: number, other: number): Fraction | null {
    const [outer, inner] = [this.sizeOf(unit), this.sizeOf(other)]
    if (outer === null || inner === null || outer.kind !== inner.kind || inner.size.isZero()) return null
    return outer.size.dividedBy(inner.size)
  }

  #sizeOf(unit: number): UnitSize | null {
    let [at, size] = [unit, one]
    for (let steps = 0; steps <= this.#ratios.size; steps++) {
      const ratio = this.#ratios.get(at)
      if (ratio === undefined) return null
      size = size.times(ratio.contains)
      if (ratio.of === null) return { kind: at, size }
      at = ratio.of
    }
    throw new SourceContractBroken('odoo', 'Cannot convert a unit of Odoo: it is made of itself')
  }
}

const one = Fraction.of(1)
