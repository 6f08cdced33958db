import { SourceContractBroken } from '#shared/errors/errors.ts'
import { Fraction } from '#shared/values/fraction.ts'
import type { UnitRatio } from '../sources/odoo/unit-ratios.ts'

/** A unit, as so many of the one at the root of its tree. */
export interface OfReference {
  /** Key of the unit at the root. */
  readonly reference: number
  readonly factor: Fraction
}

/** What units come to in one another, exactly. */
export class UnitConversion {
  readonly #ratios: ReadonlyMap<number, UnitRatio>

  constructor(ratios: ReadonlyMap<number, UnitRatio>) {
    this.#ratios = ratios
  }

  /** Null for a unit that cannot be read, or that leads to one. @throws {SourceContractBroken} on units in a circle. */
  ofReference(unit: number): OfReference | null {
    let [at, factor] = [unit, one]
    for (let steps = 0; steps <= this.#ratios.size; steps++) {
      const ratio = this.#ratios.get(at)
      if (ratio === undefined) return null
      factor = factor.times(ratio.contains)
      if (ratio.of === null) return { reference: at, factor }
      at = ratio.of
    }
    throw new SourceContractBroken('odoo', 'Cannot convert a unit of Odoo: it is made of itself')
  }

  /** How many of `other` one `unit` holds; null when they are of different trees: a box is no litre. */
  contains(unit: number, other: number): Fraction | null {
    const [outer, inner] = [this.ofReference(unit), this.ofReference(other)]
    if (outer === null || inner === null || outer.reference !== inner.reference || inner.factor.isZero()) return null
    return outer.factor.dividedBy(inner.factor)
  }
}

const one = Fraction.of(1)
