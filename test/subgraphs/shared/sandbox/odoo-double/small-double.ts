import { type OdooDouble, type OdooTables, startOdooDouble } from '#shared/sandbox/odoo-double/double.ts'

/** Two companies, a few partners, an order and stock in two places: enough of each kind of field. */
export const smallTables: OdooTables = {
  'ir.model.data': [{ id: 1, model: 'uom.uom', module: 'uom', name: 'product_uom_unit', res_id: 1 }],
  'decimal.precision': [{ id: 1, name: 'Product Unit', digits: 2 }],
  'res.currency': [
    { id: 1, name: 'USD', full_name: 'United States dollar', active: true, decimal_places: 2, symbol: '$' },
    { id: 2, name: 'JPY', full_name: 'Japanese yen', active: false, decimal_places: 0, symbol: '¥' },
  ],
  'res.company': [
    { id: 1, name: 'North', active: true, currency_id: 1, partner_id: 1, parent_path: '1/', sequence: 10 },
    { id: 2, name: 'East', active: true, currency_id: 2, partner_id: 2, parent_path: '2/', sequence: 0 },
  ],
  'res.users': [
    { id: 2, login: 'admin', partner_id: 3, company_id: 1, company_ids: [1, 2], active: true, share: false },
    { id: 5, login: 'reader', partner_id: 4, company_id: 2, company_ids: [2], active: true, share: true },
  ],
  'res.partner.category': [
    { id: 1, name: 'Vendors', active: true, parent_path: '1/', partner_ids: [10, 11] },
    { id: 2, name: 'Sterile', active: true, parent_id: 1, parent_path: '1/2/', partner_ids: [10] },
  ],
  'res.country': [{ id: 1, name: 'Belgium', code: 'BE' }],
  'res.country.state': [],
  'res.partner': [
    partner(1, 'North', { is_company: true }),
    partner(2, 'East', { is_company: true }),
    partner(3, 'Admin', { lang: 'en_US', tz: false }),
    partner(4, 'Reader', { lang: 'en_US', tz: 'Europe/Brussels' }),
    partner(10, 'Zenith Médical', {
      ref: 'Z-1',
      color: 3,
      category_id: [1, 2],
      country_id: 1,
      credit_limit: { 1: 50 },
    }),
    partner(11, 'acme', { ref: '', color: 0, category_id: [1], company_id: 1 }),
    partner(12, 'Beta_100%', { color: false, company_id: 2 }),
    partner(13, 'Archived', { active: false, color: 7 }),
  ],
  'account.incoterms': [],
  'account.payment.term': [],
  'account.fiscal.position': [],
  'stock.warehouse': [
    { id: 1, name: 'Hospital', code: 'HOS', company_id: 1, view_location_id: 1, active: true, sequence: 1 },
    { id: 2, name: 'Clinic', code: 'CLI', company_id: 2, view_location_id: 4, active: true, sequence: 2 },
  ],
  'stock.location': [
    location(1, 'HOS', false, 1, 'view'),
    location(2, 'Stock', 1, 1, 'internal'),
    location(3, 'Shelf', 2, 1, 'internal'),
    location(4, 'CLI', false, 2, 'view'),
    location(5, 'Stock', 4, 2, 'internal'),
  ],
  'stock.picking.type': [
    { id: 1, name: 'Receipts', code: 'incoming', warehouse_id: 1, company_id: 1, active: true, favorite_user_ids: [] },
    { id: 2, name: 'Receipts', code: 'incoming', warehouse_id: 2, company_id: 2, active: true, favorite_user_ids: [2] },
  ],
  'uom.uom': [{ id: 1, name: 'Units', active: true, factor: 1, sequence: 1 }],
  'product.category': [{ id: 1, name: 'Goods', complete_name: 'Goods', parent_path: '1/' }],
  'product.template': [
    { id: 1, name: 'Glove', type: 'consu', uom_id: 1, categ_id: 1, active: true, tracking: 'lot', list_price: 1.1 },
    { id: 2, name: 'Syringe', type: 'consu', uom_id: 1, categ_id: 1, active: true, tracking: 'none', company_id: 2 },
  ],
  'product.product': [
    { id: 1, product_tmpl_id: 1, default_code: 'GLV', barcode: '4006381333931', active: true },
    { id: 2, product_tmpl_id: 2, active: true },
  ],
  'stock.lot': [{ id: 1, name: 'LOT-1', product_id: 1, company_id: false }],
  'stock.package': [],
  'stock.quant': [
    { id: 1, product_id: 1, location_id: 2, lot_id: 1, quantity: 10, reserved_quantity: 2.5, company_id: 1 },
    { id: 2, product_id: 1, location_id: 3, quantity: 0.1, reserved_quantity: 0, company_id: 1 },
    { id: 3, product_id: 1, location_id: 3, quantity: 0.2, reserved_quantity: 0, company_id: 1 },
    { id: 4, product_id: 2, location_id: 5, quantity: 7, reserved_quantity: 0, company_id: 2 },
  ],
  'stock.move': [],
  'purchase.order': [
    order(1, 'P1', {
      date_order: '2026-03-01 10:00:00.000002',
      amount_total: 10.5,
      date_approve: '2026-03-02 08:00:00',
    }),
    order(2, 'P2', { date_order: '2026-03-01 10:00:00.000001', amount_total: 20.25, state: 'purchase', locked: true }),
    order(3, 'P10', {
      date_order: '2026-04-05 23:30:00',
      amount_total: 0,
      partner_id: 11,
      company_id: 2,
      currency_id: 2,
    }),
    order(4, 'P3', { date_order: '2027-01-01 00:00:00', amount_total: 100, partner_ref: 'R-4', state: 'cancel' }),
  ],
  'purchase.order.line': [
    { id: 1, order_id: 1, name: 'Gloves', product_id: 1, product_qty: 5, price_unit: 1.1, sequence: 20, company_id: 1 },
    {
      id: 2,
      order_id: 1,
      name: 'Syringes',
      product_id: 2,
      product_qty: 2,
      price_unit: 2.5,
      sequence: 10,
      company_id: 1,
    },
    { id: 3, order_id: 1, name: 'Gloves again', product_id: 1, product_qty: 9, sequence: 10, company_id: 1 },
    { id: 4, order_id: 3, name: 'Gloves', product_id: 1, product_qty: 1, sequence: 10, company_id: 2 },
  ],
  'account.move': [],
}

export const admin = 'key-of-the-admin'
/** Of an account that sees the second company only, and not every model. */
export const reader = 'key-of-the-reader'

const readable = `purchase.order purchase.order.line res.partner product.product product.template stock.location
  stock.quant uom.uom res.company`.split(/\s+/)

export function startSmallDouble(tables: OdooTables = smallTables): Promise<OdooDouble> {
  return startOdooDouble({
    tables,
    database: 'small',
    users: [
      { id: 2, login: 'admin', apiKey: admin, companyIds: [1, 2], companyId: 1, access: 'admin' },
      { id: 5, login: 'reader', apiKey: reader, companyIds: [2], companyId: 2, access: readable },
    ],
  })
}

function partner(id: number, name: string, values: object) {
  return {
    id,
    name,
    complete_name: name,
    active: true,
    is_company: false,
    partner_share: true,
    type: 'contact',
    ...values,
  }
}

function location(id: number, name: string, parent: number | false, company: number, usage: string) {
  const paths: Readonly<Record<number, string>> = { 1: '1/', 2: '1/2/', 3: '1/2/3/', 4: '4/', 5: '4/5/' }
  const complete: Readonly<Record<number, string>> = { 2: 'HOS/Stock', 3: 'HOS/Stock/Shelf', 5: 'CLI/Stock' }
  const common = { id, name, usage, active: true, company_id: company, warehouse_id: company }
  return { ...common, location_id: parent, parent_path: paths[id], complete_name: complete[id] ?? name }
}

function order(id: number, name: string, values: object) {
  const common = { partner_id: 10, company_id: 1, currency_id: 1, picking_type_id: 1, state: 'draft', priority: '0' }
  return { id, name, ...common, ...values }
}
