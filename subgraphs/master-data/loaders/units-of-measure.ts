import { NotFound } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import type { UnitConversion } from '#shared/odoo/unit-conversion.ts'
import { type Decimal, roundedDecimal } from '#shared/values/decimal.ts'
import type { Fraction } from '#shared/values/fraction.ts'
import { integerKey } from '#shared/values/global-id.ts'
import { readUnitsOfMeasure, type UnitOfMeasure } from '../sources/odoo/units-of-measure.ts'

/** The units of measure, read at most once in an operation. */
export class UnitsOfMeasure {
  readonly #odoo: Odoo
  readonly #request: RequestContext
  #units: Promise<Map<number, UnitOfMeasure>> | null = null

  constructor(odoo: Odoo, request: RequestContext) {
    this.#odoo = odoo
    this.#request = request
  }

  /** Null when there is no such unit. @throws {BadUserInput} when the id is not a unit's. */
  async find(id: unknown): Promise<UnitOfMeasure | null> {
    return this.withKey(integerKey(id, 'odoo', 'UnitOfMeasure'))
  }

  /** Null when there is no such unit. */
  async withKey(key: number): Promise<UnitOfMeasure | null> {
    const unit = (await this.#read()).get(key)
    if (unit !== undefined) return unit
    // It may have been made since the facts were read.
    await this.#odoo.refreshFacts(this.#request)
    this.#units = null
    return (await this.#read()).get(key) ?? null
  }

  /** As `find`, for a reference of another record. @throws {NotFound} when there is no such unit. */
  async byReference({ id }: { readonly id: unknown }): Promise<UnitOfMeasure> {
    const unit = await this.find(id)
    if (unit === null) throw new NotFound('Cannot read UnitOfMeasure: no such record, or none you may see', 'odoo')
    return unit
  }

  /** Units in use, by name. */
  async inUse(): Promise<UnitOfMeasure[]> {
    const units = [...(await this.#read()).values()]
    return units.filter((unit) => unit.active).sort((one, other) => one.name.localeCompare(other.name, 'en'))
  }

  /** What units come to in one another, these among them. */
  async conversion(keys: readonly (number | null)[]): Promise<UnitConversion> {
    return (await this.#odoo.factsOfUnits(keys, this.#request)).unitConversion
  }

  #read(): Promise<Map<number, UnitOfMeasure>> {
    this.#units ??= readUnitsOfMeasure(this.#odoo, this.#request)
    return this.#units
  }
}

/** A ratio of units as clients see it: exact where a decimal can be, else to twelve places. */
export function decimalOf(ratio: Fraction): Decimal
export function decimalOf(ratio: Fraction | null): Decimal | null
export function decimalOf(ratio: Fraction | null): Decimal | null {
  return ratio === null ? null : roundedDecimal(ratio.toNumber(), 12)
}
