import type { RequestContext } from '#shared/http/request-context.ts'
import { numberOf, recordKey } from '#shared/odoo/columns.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { Fraction } from '#shared/values/fraction.ts'

/** How a unit is made of another: a dozen of 12 pieces. */
export interface UnitRatio {
  /** Key of the other unit; null at the root of a tree. */
  readonly of: number | null
  readonly contains: Fraction
}

const other = recordKey('relative_uom_id')

/**
 * How each unit is made of another, by its key: one call.
 *
 * Odoo also keeps the product of all ratios up to the root, but as a product of binary floats: a foot is then
 * 304.79999999999995 mm.
 */
export async function readUnitRatios(odoo: Odoo, request: RequestContext): Promise<ReadonlyMap<number, UnitRatio>> {
  const search = { domain: [], fields: ['relative_factor', 'relative_uom_id'] }
  const rows = await odoo.searchRead('uom.uom', search, request)
  const facts = await odoo.facts(request)
  return new Map(
    rows.map((row) => [
      row.id,
      { of: other.read(row, facts), contains: Fraction.of(numberOf(row, 'relative_factor')) },
    ]),
  )
}
