import type { RequestContext } from '#shared/http/request-context.ts'
import { recordKey, text } from '#shared/odoo/columns.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { type Identifier, identifier } from './identifiers.ts'

/** What is printed on a packaging of an item: a GTIN of its own, or another barcode. */
export interface PackagingBarcode {
  readonly item: number | null
  readonly unit: number | null
  readonly identifiers: readonly Identifier[]
}

const item = recordKey('product_id')
const unit = recordKey('uom_id')
const barcode = text('barcode')

/** The barcodes of all packagings of these items: one call. */
export async function readPackagingBarcodes(
  odoo: Odoo,
  items: readonly number[],
  request: RequestContext,
): Promise<PackagingBarcode[]> {
  const search = {
    domain: [['product_id', 'in', items]],
    fields: ['product_id', 'uom_id', 'barcode'],
    order: 'id',
  } as const
  const rows = await odoo.searchRead('product.uom', search, request)
  const facts = await odoo.facts(request)
  return rows.map((row) => {
    const value = barcode.read(row, facts)
    return {
      item: item.read(row, facts),
      unit: unit.read(row, facts),
      identifiers: value === null ? [] : [identifier('GTIN', value)],
    }
  })
}
