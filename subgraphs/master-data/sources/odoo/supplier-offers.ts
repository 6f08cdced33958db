import type { RequestContext } from '#shared/http/request-context.ts'
import { type OdooRow, recordKey } from '#shared/odoo/columns.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'

/** A unit in which a supplier offers an item, or all variants of a product. */
export interface OfferedUnit {
  readonly unit: number | null
  /** Key of the one item it is for; null when it is for all variants. */
  readonly item: number | null
}

const unit = recordKey('product_uom_id')
const item = recordKey('product_id')

/** The units of these offers, by the offers' keys; offers the account may not see are left out. One call. */
export async function readOfferedUnits(
  odoo: Odoo,
  offers: readonly number[],
  request: RequestContext,
): Promise<ReadonlyMap<number, OfferedUnit>> {
  const search = { domain: [['id', 'in', offers]], fields: ['product_uom_id', 'product_id'] } as const
  const rows = await odoo.searchRead('product.supplierinfo', search, request)
  const facts = await odoo.facts(request)
  const offered = (row: OdooRow) => ({ unit: unit.read(row, facts), item: item.read(row, facts) })
  return new Map(rows.map((row) => [row.id, offered(row)]))
}
