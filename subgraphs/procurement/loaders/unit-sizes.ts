import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { readUnitSizes, type UnitSize } from '#shared/odoo/unit-sizes.ts'

/** The sizes of units, read at most once in an operation, when first asked for. */
export function unitSizesOnce(odoo: Odoo, request: RequestContext): () => Promise<ReadonlyMap<number, UnitSize>> {
  let sizes: Promise<ReadonlyMap<number, UnitSize>> | null = null
  return () => {
    sizes ??= readUnitSizes(odoo, request)
    return sizes
  }
}
