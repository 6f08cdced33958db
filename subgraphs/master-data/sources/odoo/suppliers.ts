import { flag, text } from '#shared/odoo/columns.ts'
import { contains, is } from '#shared/odoo/conditions.ts'
import { and, type Domain, or } from '#shared/odoo/domain.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/records.ts'
import type { QuerySuppliersArgs } from '../../types.generated.ts'
import { identifiers, unchecked } from './identifiers.ts'

/**
 * Partners of Odoo that supply: marked as such, or ordered from, or billed by.
 *
 * Odoo marks a supplier only when its first bill is posted, so the mark alone would miss new ones; and without any
 * condition an id could reach customers and patients, who are partners too.
 */
export const suppliers = recordSource({
  type: 'Supplier',
  model: 'res.partner',
  scope: or(
    [['supplier_rank', '>', 0]],
    [['purchase_line_ids', '!=', false]],
    [['invoice_ids.move_type', 'in', ['in_invoice', 'in_refund', 'in_receipt']]],
  ),
  properties: {
    // The name of an address without one of its own is made of its company's.
    name: text('complete_name'),
    identifiers: identifiers({
      vat: unchecked('VAT'),
      company_registry: unchecked('COMPANY_REGISTRY'),
      ref: unchecked('SUPPLIER_NUMBER'),
    }),
    active: flag('active'),
  },
})

export type Supplier = Entity<(typeof suppliers)['properties']>

export const supplierOrders = {
  NAME_ASC: { field: 'complete_name', kind: 'text', direction: 'asc' },
  NAME_DESC: { field: 'complete_name', kind: 'text', direction: 'desc' },
} as const satisfies Orderings

export function supplierFilter(filter: QuerySuppliersArgs['filter']): Domain {
  return and(
    contains('complete_name', filter?.nameContains, 'nameContains'),
    is('active', filter === undefined || filter === null ? true : filter.active),
  )
}
