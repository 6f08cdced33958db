import { sensitiveFields } from '../schema/sensitive-fields.ts'

/**
 * What may be in the cache: the fields of Odoo behind reference data. Written by hand from what `@cached` is meant for:
 * what things and places are called and by which numbers they are known, and for how long things keep.
 */
export const keptFields: ReadonlySet<string> = new Set([
  'product.template.name',
  'product.product.default_code',
  'product.product.barcode',
  'product.template.expiration_time',
  'product.category.name',
  'product.category.complete_name',
  'stock.warehouse.name',
  'stock.warehouse.code',
  'stock.location.name',
  'stock.location.complete_name',
  'res.company.name',
])

/** Odoo's own lists, by whose texts and numbers programs go: nobody's secret, and nothing works without them. */
const ownLists: ReadonlySet<string> = new Set([
  'decimal.precision',
  'product.removal',
  'res.country',
  'res.currency',
  'res.currency.rate',
  'uom.uom',
])

/** Numbers that put records in order, name colours of screens, or are days of a calendar. */
const orderings = /^(id|sequence|color|fiscalyear_last_day|annual_inventory_day)$/
/** Paths of keys, by which Odoo finds what is below. */
const keyPaths = new Set(['parent_path'])

/** Whether something may be planted there without what goes by it going wrong. */
export function isPlantable(model: string, field: string): boolean {
  return !ownLists.has(model) && !orderings.test(field) && !keyPaths.has(field)
}

/** How often a partner was dealt with: none at all means that it is no supplier, and has to stay so. */
export const counters: ReadonlySet<string> = new Set(['res.partner.supplier_rank', 'res.partner.customer_rank'])

/** For counting: how a field of Odoo is classified, by hand as in `sensitive-fields.ts`; all else is OPERATIONAL. */
export function classOf(model: string, field: string): 'REFERENCE' | 'OPERATIONAL' | 'FINANCIAL' | 'PERSONAL' {
  if (keptFields.has(`${model}.${field}`)) return 'REFERENCE'
  const classes = (sensitiveFields[model] ?? []).filter(([names]) => names.test(field)).map(([, said]) => said)
  if (classes.includes('PERSONAL')) return 'PERSONAL'
  return classes.includes('FINANCIAL') ? 'FINANCIAL' : 'OPERATIONAL'
}
