import type { OdooTables } from '#shared/sandbox/odoo-double/tables.ts'
import type { Row } from './world.ts'

/** Models whose records name a company and what they are about, and the field that says what. */
const usedBy = {
  'product.template': [
    ['purchase.order.line', 'product_id'],
    ['purchase.requisition.line', 'product_id'],
    ['account.move.line', 'product_id'],
    ['stock.move', 'product_id'],
    ['stock.quant', 'product_id'],
    ['stock.lot', 'product_id'],
    ['stock.warehouse.orderpoint', 'product_id'],
  ],
  'res.partner': [
    ['purchase.order', 'partner_id'],
    ['purchase.requisition', 'vendor_id'],
    ['account.move', 'partner_id'],
    ['stock.picking', 'partner_id'],
    ['res.company', 'partner_id'],
    ['res.users', 'partner_id'],
    ['stock.warehouse', 'partner_id'],
  ],
} as const

/**
 * The hospital group with more in it that belongs to one company alone, suppliers that are addresses of others, and
 * records that cross from one facility or supplier to another.
 *
 * What belongs to a company is used by that company only, but for what is everybody's: Odoo lets nobody write a price
 * for all companies that names one company's item, but it holds such prices where the item was given a company later.
 * `isStrict`: it holds none. `sharesPlaces`: places inside facilities may be everybody's, and with them what lies there.
 */
export function mixedTables(tables: OdooTables, { isStrict = false, sharesPlaces = false } = {}): OdooTables {
  const of = (model: string) => tables[model] ?? []
  const products = new Map(of('product.product').map(({ id, product_tmpl_id: product }) => [id, product]))
  const usedIn = (model: keyof typeof usedBy) => {
    const companies = new Map<unknown, Set<unknown>>()
    for (const [user, field] of usedBy[model]) {
      for (const row of of(user)) {
        const used = model === 'product.template' ? products.get(Number(row[field])) : row[field]
        const company = user === 'res.company' ? 'both' : row.company_id
        // Places outside, and what is everybody's, hold what any company has.
        if (company !== false) companies.set(used, (companies.get(used) ?? new Set()).add(company))
      }
    }
    return companies
  }
  /** Records used in one company only are that company's, every other one of them. */
  const split = (model: keyof typeof usedBy, isKept: (row: Row) => boolean = () => false): readonly Row[] => {
    const companies = usedIn(model)
    return of(model).map((row) => {
      const [only, ...others] = companies.get(row.id) ?? []
      const isSplit = typeof only === 'number' && others.length === 0 && row.id % 2 === 0 && !isKept(row)
      return isSplit ? { ...row, company_id: only } : row
    })
  }
  const suppliers = [...new Set(of('purchase.order').map(({ partner_id: partner }) => Number(partner)))].sort(
    (one, other) => one - other,
  )
  // The second of every four is an address of the first, and the third one of the second.
  const parents = new Map<number, number>()
  for (let place = 0; place + 3 < suppliers.length; place += 4) {
    const [first = 0, second = 0, third = 0] = suppliers.slice(place)
    parents.set(second, first).set(third, second)
  }
  const top = (partner: number): number => (parents.has(partner) ? top(parents.get(partner) as number) : partner)
  const isInFamily = (key: number) => parents.has(key) || [...parents.values()].includes(key)
  const partners = split('res.partner', ({ id }) => isInFamily(id)).map((row) =>
    parents.has(row.id)
      ? { ...row, parent_id: parents.get(row.id), commercial_partner_id: top(row.id), is_company: false }
      : row,
  )
  const templates = split('product.template')
  const companyOf = (rows: readonly Row[], key: unknown) => rows.find(({ id }) => id === key)?.company_id || false
  /** With the company of what a record names, where it has none of its own. */
  const owned = (rows: readonly Row[], named: (row: Row) => unknown): readonly Row[] =>
    rows.map((row) => (isStrict && row.company_id === false ? { ...row, company_id: named(row) } : row))
  const variants = Map.groupBy(products, ([, product]) => product)
  /** The item of a product that comes in one kind, named by itself where the price names the product. */
  const onlyItem = ({ product_id: item, product_tmpl_id: product, id }: Row) => {
    const [only, ...others] = variants.get(product) ?? []
    return item === false && only !== undefined && others.length === 0 && id % 2 === 0 ? only[0] : item
  }
  const isShared = (place: unknown) => sharesPlaces && Number(place) % 7 === 0
  return {
    ...tables,
    'product.template': templates,
    'stock.location': of('stock.location').map((row) => (isShared(row.id) ? { ...row, company_id: false } : row)),
    'stock.quant': of('stock.quant').map((row) => (isShared(row.location_id) ? { ...row, company_id: false } : row)),
    'stock.lot': owned(of('stock.lot'), ({ product_id: item }) => companyOf(templates, products.get(Number(item)))),
    'res.partner': partners.map((row) => ({ ...row, property_supplier_payment_term_id: termsOf(row.id) })),
    'account.payment.term': of('account.payment.term').map((row) => (row.id === 2 ? { ...row, company_id: 2 } : row)),
    'account.analytic.account': of('account.analytic.account').map((row) =>
      row.id % 4 === 0 ? { ...row, company_id: false } : row,
    ),
    // On the lines of the bill of an address Odoo names the supplier it is an address of.
    'account.move.line': of('account.move.line').map((row) =>
      row.partner_id === false ? row : { ...row, partner_id: top(Number(row.partner_id)) },
    ),
    // Orders of one company under one of its agreements, whoever the supplier is.
    'purchase.order': of('purchase.order').map((row) =>
      row.id % 9 === 0 ? { ...row, requisition_id: row.company_id === 1 ? 2 : 9 } : row,
    ),
    // What a supplier is ordered it need not have offered.
    'product.supplierinfo': owned(
      of('product.supplierinfo')
        .filter(({ id }) => id % 3 !== 0)
        .map((row) => ({ ...row, product_id: onlyItem(row) })),
      ({ partner_id: partner, product_tmpl_id: product }) =>
        companyOf(partners, partner) || companyOf(templates, product),
    ),
    // A return or a backorder may be worked on in another facility than what came first.
    'stock.picking': crossed(of('stock.picking')),
  }
}

/** The terms agreed with a partner, by company: every second one has terms that are the second company's own. */
export function termsOf(partner: number): Readonly<Record<string, number>> {
  return { 1: 1 + (partner % 2), 2: 1 + (partner % 2) }
}

function crossed(transfers: readonly Row[]): readonly Row[] {
  return transfers.map((row, place) => {
    const earlier = transfers.slice(0, place).findLast(({ company_id: company, picking_type_id: type }) => {
      return company === row.company_id && type !== row.picking_type_id
    })
    if (earlier === undefined || place % 5 !== 0) return row
    return place % 2 === 0 ? { ...row, backorder_id: earlier.id } : { ...row, return_id: earlier.id }
  })
}
