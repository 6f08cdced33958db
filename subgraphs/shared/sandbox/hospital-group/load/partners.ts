import type { LoadSession } from './session.ts'
import type { CallScope } from './trial-odoo.ts'

/** Suppliers and payers: partners, in Odoo's words. */
export async function loadPartners(session: LoadSession): Promise<void> {
  const { group } = session
  const suppliers = group.suppliers.map((supplier) => ({
    key: supplier.key,
    columns: {
      name: supplier.name,
      is_company: true,
      supplier_rank: 1,
      ref: supplier.number,
      vat: supplier.vat,
      company_registry: supplier.registry,
      'country_id/id': `base.${supplier.country === 'gb' ? 'uk' : supplier.country}`,
      street: supplier.street,
      city: supplier.city,
      email: supplier.email,
      phone: supplier.phone,
      'property_supplier_payment_term_id/id': `account.${supplier.paymentTerm}`,
      'company_id/id': supplier.onlyFor,
    },
  }))
  const payers = group.payers.map(({ key, name, number, country }) => ({
    key,
    columns: { name, is_company: true, customer_rank: 1, ref: number, 'country_id/id': `base.${country}` },
  }))
  const companies = [...(await session.known('res.company')).values()]
  await session.create('res.partner', [...suppliers, ...payers], { companies })
  const [, second] = group.companies
  if (second !== undefined) await agreeOnTerms(session, await session.scopeOf(second.key))
}

/** Each company has terms of its own with a supplier; those of the first came with the supplier. */
async function agreeOnTerms(session: LoadSession, scope: CallScope): Promise<void> {
  const field = 'property_supplier_payment_term_id'
  const open = await session.odoo.read('res.partner', [[field, '=', false]], [field], scope)
  const isOpen = new Set(open.map(({ id }) => id))
  const known = await session.known('res.partner')
  await session.update(
    'res.partner',
    session.group.suppliers
      .filter(({ key, onlyFor }) => onlyFor === null && isOpen.has(known.get(key) ?? 0))
      .map(({ key, paymentTerm }) => ({ key, columns: { [`${field}/id`]: `account.${paymentTerm}` } })),
    scope,
  )
}
