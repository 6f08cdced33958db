import { defaultIdentifierFields, type IdentifierField } from '#shared/config/identifier-fields.ts'
import { type Column, flag, recordKey, text } from '#shared/odoo/columns.ts'
import { contains, is } from '#shared/odoo/conditions.ts'
import { and, type Domain, or } from '#shared/odoo/domain.ts'
import { mentions } from '#shared/odoo/mentions.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import type { QuerySuppliersArgs } from '../../types.generated.ts'
import { identifiers } from './identifiers.ts'
import { postalAddress } from './postal-addresses.ts'

/** How a supplier is reached. */
export interface ContactDetails {
  readonly email: string | null
  readonly phone: string | null
}

const email = text('email')
const phone = text('phone')

const contact: Column<ContactDetails> = {
  fields: [...email.fields, ...phone.fields],
  read: (row, facts) => ({ email: email.read(row, facts), phone: phone.read(row, facts) }),
}

/**
 * Partners of Odoo that supply: marked as such, or ordered from, or billed by.
 *
 * Odoo marks a supplier only when its first bill is posted, so the mark alone would miss new ones; and without any
 * condition an id could reach customers and patients, who are partners too.
 */
export function suppliersNumberedBy(fields: readonly IdentifierField[]) {
  return recordSource({
    type: 'Supplier',
    model: 'res.partner',
    scope: or(
      [['supplier_rank', '>', 0]],
      [['purchase_line_ids', '!=', false]],
      [['invoice_ids.move_type', 'in', ['in_invoice', 'in_refund', 'in_receipt']]],
    ),
    sign: { field: 'supplier_rank', isShown: ({ supplier_rank: rank }) => typeof rank === 'number' && rank > 0 },
    properties: {
      // The name of an address without one of its own is made of its company's.
      name: text('complete_name'),
      identifiers: identifiers(fields),
      address: postalAddress,
      contact,
      /** Key of the terms. */
      paymentTerms: recordKey('property_supplier_payment_term_id'),
      active: flag('active'),
    },
  })
}

export const suppliers = suppliersNumberedBy(defaultIdentifierFields.supplier)

/** When what is owed is to be paid. */
export const paymentTerms = recordSource({
  type: 'PaymentTerms',
  model: 'account.payment.term',
  scope: [],
  readWhole: true,
  properties: { name: text('name') },
})

export type PaymentTerms = Entity<(typeof paymentTerms)['properties']>

export type Supplier = Entity<(typeof suppliers)['properties']>

export const supplierOrders = {
  NAME_ASC: { field: 'complete_name', kind: 'text', direction: 'asc' },
  NAME_DESC: { field: 'complete_name', kind: 'text', direction: 'desc' },
} as const satisfies Orderings

export function supplierFilter(filter: QuerySuppliersArgs['filter'], numbers: readonly IdentifierField[]): Domain {
  return and(
    mentions(['complete_name', ...numbers.map(({ field }) => field)], filter?.text),
    contains('complete_name', filter?.nameContains, 'nameContains'),
    is('active', filter === undefined || filter === null ? true : filter.active),
  )
}
