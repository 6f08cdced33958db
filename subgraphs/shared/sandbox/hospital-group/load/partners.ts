import type { LoadSession } from './session.ts'

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
  // A company sets its own terms.
  if (second === undefined) return
  await session.update(
    'res.partner',
    group.suppliers
      .filter(({ onlyFor }) => onlyFor === null)
      .map(({ key, paymentTerm }) => ({
        key,
        columns: { 'property_supplier_payment_term_id/id': `account.${paymentTerm}` },
      })),
    await session.scopeOf(second.key),
  )
}
