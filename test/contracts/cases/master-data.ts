import { type Call, on } from '../peers.ts'

const context = { allowed_company_ids: [1, 2], active_test: false, tz: 'UTC' }
const read = (model: string, fields: readonly string[], more: object = {}): Call =>
  on(model, 'search_read', { domain: [], fields, order: 'id', load: null, context, ...more })

/** What master data asks of Odoo. */
export const masterData: Readonly<Record<string, Call>> = {
  'items with their category, units and shelf life': read('product.product', [
    'categ_id',
    'uom_id',
    'uom_ids',
    'seller_ids',
    'use_expiration_date',
    'expiration_time',
  ]),
  'items below a category': read('product.product', ['name', 'categ_id'], {
    domain: ['&', ['categ_id', 'child_of', [3, 4, 99_999]], ['active', '=', true]],
    order: 'name asc, id asc',
  }),
  'categories by path': read('product.category', ['name', 'complete_name', 'parent_id'], {
    order: 'complete_name desc, id desc',
    limit: 5,
  }),
  'outermost categories': read('product.category', ['name'], { domain: [['parent_id', '=', false]] }),
  'categories below others': read('product.category', ['parent_id'], {
    domain: [['parent_id', 'in', [1, 2, 3, 4, 5]]],
    order: 'name asc, id asc',
  }),
  'ratios of units': read('uom.uom', ['relative_factor', 'relative_uom_id']),
  'units in which suppliers offer': read('product.supplierinfo', ['product_uom_id', 'product_id']),
  'locations by path': read(
    'stock.location',
    ['name', 'complete_name', 'usage', 'warehouse_id', 'location_id', 'active'],
    {
      domain: ['&', ['usage', 'in', ['internal', 'view']], ['warehouse_id', 'in', [1, 2]]],
      order: 'complete_name asc, id asc',
    },
  ),
  'locations below others': read('stock.location', ['location_id'], {
    domain: [['location_id', 'in', [1, 2, 3, 4, 5, 6]]],
    order: 'name asc, id asc',
  }),
  'cost centres': read('account.analytic.account', ['name', 'code', 'plan_id', 'company_id', 'active'], {
    order: 'name asc, id asc',
  }),
  'suppliers with address, contact and terms': read('res.partner', [
    'complete_name',
    'vat',
    'company_registry',
    'ref',
    'street',
    'street2',
    'city',
    'zip',
    'state_id',
    'country_code',
    'email',
    'phone',
    'commercial_partner_id',
    'property_supplier_payment_term_id',
  ]),
  regions: read('res.country.state', ['name', 'code'], { limit: 20 }),
  'payment terms': read('account.payment.term', ['name'], { limit: 200 }),
  'items by a barcode in several forms': read('product.product', ['name', 'barcode', 'active'], {
    domain: [['barcode', 'in', ['2000000048271', '02000000048271', '4006381333931', '%_\'"💊']]],
    order: 'name asc, id asc',
    limit: 21,
    offset: 0,
  }),
  'items with words in their name, number or barcode': read('product.product', ['name', 'default_code', 'barcode'], {
    domain: [
      '&',
      '|',
      '|',
      ['name', 'ilike', 'glove'],
      ['default_code', 'ilike', 'glove'],
      ['barcode', 'ilike', 'glove'],
      '|',
      '|',
      ['name', 'ilike', '2'],
      ['default_code', 'ilike', '2'],
      ['barcode', 'ilike', '2'],
    ],
    order: 'name asc, id asc',
  }),
  'suppliers with signs in what is looked for': read('res.partner', ['complete_name'], {
    domain: ['|', ['complete_name', 'ilike', '100\\%'], ['ref', 'ilike', "o'c\\_"]],
  }),
  'facilities with their address': read('stock.warehouse', ['partner_id', 'code']),
  'facilities by a number of their address': read('stock.warehouse', ['name'], {
    domain: [['partner_id.company_registry', 'in', ['NM-1', 'EL-2']]],
    order: 'name asc, id asc',
  }),
  'barcodes of packagings': read('product.uom', ['product_id', 'uom_id', 'barcode'], {
    domain: [['product_id', 'in', [1, 2, 3, 73]]],
    order: 'id',
  }),
}
