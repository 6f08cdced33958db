import { CostLimit } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { recordKey, text } from '#shared/odoo/columns.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { suppliers } from './suppliers.ts'

/** What is known of a supplier by which another can be seen to be the same. */
export interface SupplierTraits {
  readonly name: string | null
  readonly taxNumber: string | null
  readonly registryNumber: string | null
  readonly email: string | null
  readonly phone: string | null
}

/** A supplier with what can be compared of it. */
export interface KnownSupplier {
  readonly key: number
  /** Key of the company that its addresses belong to; its own when it is that company. */
  readonly family: number
  readonly traits: SupplierTraits
}

const columns = {
  name: text('complete_name'),
  taxNumber: text('vat'),
  registryNumber: text('company_registry'),
  email: text('email'),
  phone: text('phone'),
}
const family = recordKey('commercial_partner_id')

/** More suppliers than this are not compared within one operation. */
const mostSuppliers = 20_000

/**
 * Every supplier, in use or not, with what can be compared of it: one call.
 * @throws {CostLimit} when there are more than 20,000 of them.
 */
export async function readSupplierTraits(odoo: Odoo, request: RequestContext): Promise<KnownSupplier[]> {
  const fields = [...Object.values(columns).flatMap((column) => column.fields), ...family.fields]
  const search = { domain: suppliers.scope, fields, order: 'id', limit: mostSuppliers + 1 }
  const rows = await odoo.searchRead(suppliers.model, search, request)
  if (rows.length > mostSuppliers) throw new CostLimit(`Cannot compare suppliers: more than ${mostSuppliers} of them`)
  const facts = await odoo.facts(request)
  return rows.map((row) => ({
    key: row.id,
    family: family.read(row, facts) ?? row.id,
    traits: {
      name: columns.name.read(row, facts),
      taxNumber: columns.taxNumber.read(row, facts),
      registryNumber: columns.registryNumber.read(row, facts),
      email: columns.email.read(row, facts),
      phone: columns.phone.read(row, facts),
    },
  }))
}
