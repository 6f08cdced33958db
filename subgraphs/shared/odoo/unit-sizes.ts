import { Forbidden } from '../errors/errors.ts'
import type { RequestContext } from '../http/request-context.ts'
import { Fraction } from '../values/fraction.ts'
import { numberOf } from './columns.ts'
import type { Odoo } from './odoo.ts'

/** How large a unit is. Only sizes of the same kind compare: a dozen is no litre. */
export interface UnitSize {
  /** The unit at the top that it is counted in, by its key. */
  readonly kind: number
  readonly size: Fraction
}

/** Sizes of units by their key. */
export type UnitSizes = ReadonlyMap<number, UnitSize>

/** Sizes of units: one call. Empty for an account that may not read units: then nothing can be converted. */
export async function readUnitSizes(odoo: Odoo, request: RequestContext): Promise<UnitSizes> {
  try {
    const rows = await odoo.searchRead('uom.uom', { domain: [], fields: ['factor', 'parent_path'] }, request)
    return new Map(
      rows.map((row) => {
        const top = Number.parseInt(String(row.parent_path), 10)
        return [row.id, { kind: Number.isNaN(top) ? row.id : top, size: Fraction.of(numberOf(row, 'factor')) }]
      }),
    )
  } catch (error) {
    if (error instanceof Forbidden) return new Map()
    throw error
  }
}
