import type { RequestContext } from '#shared/http/request-context.ts'
import { entityReference, type Quantity } from '#shared/odoo/columns.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import type { Measured } from '#shared/projections/records.ts'
import { countsPieces, unitCodeOf } from '../fhir/consumed-units.ts'

/**
 * A quantity in the words of the EHR: its own value, and its unit. Where that only says that pieces are counted, it is
 * the unit of what the pieces are of; `ofProduct` gives its key.
 */
export async function readConsumedQuantity(
  { value, unit }: Measured,
  ofProduct: () => Promise<number | null>,
  odoo: Odoo,
  request: RequestContext,
): Promise<Quantity> {
  if (countsPieces(unit)) {
    const key = await ofProduct()
    // Pieces of what nobody here knows are pieces all the same.
    if (key === null) return { value, unitCode: unit === null ? 'UNKNOWN' : 'C62', unit: null }
    const code = (await odoo.factsOfUnits([key], request)).unit(key)?.code ?? 'UNKNOWN'
    return { value, unitCode: code, unit: entityReference('UnitOfMeasure', key) }
  }
  const unitCode = unitCodeOf(unit as string)
  const { units } = await odoo.facts(request)
  const [same] = [...units].find(([, { code, active }]) => active && code === unitCode) ?? []
  return { value, unitCode, unit: entityReference('UnitOfMeasure', same ?? null) }
}
