import type { RequestContext } from '#shared/http/request-context.ts'
import { recordKey } from '#shared/odoo/columns.ts'
import type { Domain } from '#shared/odoo/domain.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'

/** An item and the product it is a variant of. */
export interface Variant {
  readonly item: number
  readonly product: number | null
}

const productKey = recordKey('product_tmpl_id')

/** Items with the product each is a variant of, archived ones too: one call. */
export async function readVariants(odoo: Odoo, domain: Domain, request: RequestContext): Promise<readonly Variant[]> {
  const search = { domain, fields: productKey.fields, order: 'id asc' }
  const [rows, facts] = await Promise.all([odoo.searchRead('product.product', search, request), odoo.facts(request)])
  return rows.map((row) => ({ item: row.id, product: productKey.read(row, facts) }))
}
