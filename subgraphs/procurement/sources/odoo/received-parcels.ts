import { numberOf, type OdooRow } from '#shared/odoo/columns.ts'
import type { OdooFacts } from '#shared/odoo/facts.ts'
import type { UnitSize } from '#shared/odoo/unit-conversion.ts'
import { Fraction } from '#shared/values/fraction.ts'
import type { Parcel } from '../../matching/match-case.ts'
import { keyIn, type Moved } from './match-records.ts'

/**
 * What came, exactly: Odoo rounds each move to the unit of the line, and a third of a case becomes 0.33.
 *
 * Odoo's own figure stands wherever the moves do not come to it, such as for kits.
 */
export function receivedFor(
  line: OdooRow,
  unit: UnitSize | null,
  moved: readonly Moved[],
  facts: OdooFacts,
): readonly Parcel[] {
  const asOdooSays: Parcel = { quantity: Fraction.of(numberOf(line, 'qty_received')), unit }
  if (unit === null || moved.length === 0) return [asOdooSays]
  const item = keyIn(line, 'product_id')
  const parcels = moved
    .filter((each) => each.item === item)
    .map((each): Parcel => ({ quantity: each.quantity, unit: facts.unitConversion.sizeOf(each.unit) }))
  let inUnitOfLine = Fraction.zero
  for (const parcel of parcels) {
    if (parcel.unit === null || parcel.unit.kind !== unit.kind) return [asOdooSays]
    inUnitOfLine = inUnitOfLine.plus(parcel.quantity.times(parcel.unit.size).dividedBy(unit.size))
  }
  const moves = moved.reduce((count, each) => count + each.moves, 0)
  const lostToRounding = half(facts.quantityDigits).times(Fraction.of(moves))
  const difference = inUnitOfLine.minus(asOdooSays.quantity).absolute()
  return lostToRounding.isLessThan(difference) ? [asOdooSays] : parcels
}

/** Half of the last place that is kept. */
export function half(digits: number): Fraction {
  return Fraction.of(5 / 10 ** (digits + 1))
}
