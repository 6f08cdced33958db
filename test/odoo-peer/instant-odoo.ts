import {
  amountsOf,
  gatheredStock,
  inventoryGroups,
  inventoryModels,
  pathOfPlace,
  substituteGroups,
} from './instant-inventory.ts'
import { readWithLists } from './instant-lists.ts'
import {
  moveCount,
  orderedOnBill,
  pricesOf,
  procurementGroups,
  procurementModels,
  stockMove,
} from './instant-procurement.ts'
import {
  among,
  amount,
  children,
  day,
  instant,
  itemCount,
  linesPerOrder,
  type Model,
  numbered,
  oneOf,
  orderCount,
  unlessEvery,
  unlessEveryList,
  unlessEveryNot,
} from './instant-values.ts'

export { orderCount } from './instant-values.ts'

/**
 * A small Odoo without a database: every value follows from a record's id, so that an answer costs next to nothing and
 * is the same each time. It is there for what does not depend on Odoo: how answers are joined, and how fast.
 *
 * It knows the fields the product reads and no others, and looks at no more of a domain than which records it names.
 */
export function instantAnswer(model: string, method: string, body: Readonly<Record<string, unknown>>): unknown {
  switch (method) {
    case 'version':
      return { version_info: [19, 0, 0, 'final', 0, ''] }
    case 'context_get':
      return { uid: 2 }
    case 'read':
      return [{ id: 2, company_id: 1, company_ids: [1, 2] }]
    case 'get_external_id':
      return { 1: 'uom.product_uom_unit', 2: 'uom.product_uom_kgm' }
    case 'search_count':
      return models[model]?.count ?? 0
    case 'formatted_read_group':
      return groups(model, body)
    case 'search_read':
      return searchRead(model, body)
    case 'web_search_read':
      return { records: readWithLists(model, body, searchRead) }
    default:
      throw new Error(`The instant Odoo does not know ${model}/${method}`)
  }
}

const movesPerReceipt = 3
const facilityCount = 4

const currency = { currency_id: among(2) }
const amounts = {
  amount_untaxed: amount,
  amount_tax: amount,
  amount_total: amount,
  amount_residual: amount,
  ...currency,
}

const models: Readonly<Record<string, Model>> = {
  'res.company': { count: 2, fields: { name: numbered('Company'), ...currency } },
  'res.currency': { count: 2, fields: { name: oneOf('EUR', 'USD'), decimal_places: () => 2 } },
  'uom.uom': {
    count: 5,
    fields: {
      name: numbered('Unit'),
      active: (id) => id !== 5,
      factor: oneOf(1, 12),
      relative_factor: (id) => (id < 3 ? 1 : id * 2),
      relative_uom_id: (id) => id > 2 && id - 2,
      parent_path: (id) => (id > 2 ? `${((id - 1) % 2) + 1}/${id}/` : `${id}/`),
    },
  },
  'decimal.precision': { count: 1, fields: { digits: () => 2 } },
  'purchase.order': {
    count: orderCount,
    fields: {
      name: numbered('P'),
      state: oneOf('draft', 'sent', 'to approve', 'purchase', 'cancel', 'custom'),
      locked: oneOf(true, false),
      partner_id: among(40),
      partner_ref: unlessEvery(3, numbered('REF')),
      origin: unlessEvery(2, numbered('REQ')),
      user_id: unlessEvery(4, among(6)),
      company_id: among(2),
      picking_type_id: among(facilityCount + 1),
      date_order: instant,
      date_approve: unlessEvery(2, instant),
      date_planned: instant,
      receipt_status: oneOf(false, 'pending', 'partial', 'full'),
      invoice_status: oneOf('no', 'to invoice', 'invoiced'),
      requisition_id: unlessEvery(2, among(6)),
      order_line: children(linesPerOrder),
      picking_ids: children(1),
      invoice_ids: unlessEveryList(4, (id) => [id]),
      ...amounts,
    },
  },
  ...procurementModels,
  ...inventoryModels,
  'stock.picking.type': {
    count: facilityCount + 1,
    fields: {
      code: oneOf('outgoing', 'incoming', 'incoming', 'internal', 'dropship'),
      warehouse_id: (id) => (id > facilityCount ? false : id),
    },
  },
  'stock.warehouse': {
    count: facilityCount,
    fields: {
      name: numbered('Facility'),
      code: numbered('F'),
      company_id: among(2),
      partner_id: among(40),
      active: () => true,
    },
  },
  'stock.location': {
    count: 20,
    fields: {
      name: numbered('Shelf'),
      complete_name: numbered('Place / Shelf'),
      usage: oneOf('internal', 'supplier', 'customer', 'transit', 'view'),
      warehouse_id: unlessEvery(5, among(facilityCount)),
      parent_path: pathOfPlace,
      location_id: (id) => id > 10 && id - 10,
      active: () => true,
    },
  },
  'res.users': { count: 6, fields: { name: numbered('Buyer') } },
  'res.partner': {
    count: 40,
    fields: {
      complete_name: numbered('Supplier'),
      supplier_rank: oneOf(0, 1, 3),
      parent_id: unlessEveryNot(3, among(40)),
      vat: unlessEvery(2, numbered('VAT')),
      company_registry: unlessEvery(3, numbered('REG')),
      ref: unlessEvery(5, numbered('S')),
      street: unlessEvery(3, numbered('Street')),
      street2: unlessEvery(2, numbered('Floor')),
      city: unlessEvery(3, numbered('Town')),
      zip: unlessEvery(3, numbered('Z')),
      state_id: unlessEvery(3, among(3)),
      country_code: unlessEvery(3, oneOf('DE', 'US')),
      email: unlessEvery(4, (id) => `orders${id % 30}@example.com`),
      phone: unlessEvery(4, (id) => `+1 555 0${100 + (id % 25)}`),
      commercial_partner_id: (id) => id,
      property_supplier_payment_term_id: unlessEvery(6, among(3)),
      active: () => true,
    },
  },
  'res.country.state': { count: 3, fields: { name: numbered('Region'), code: numbered('R') } },
  'account.payment.term': { count: 3, fields: { name: numbered('Days') } },
  'product.product': {
    count: itemCount,
    fields: {
      name: numbered('Item'),
      default_code: unlessEvery(6, numbered('SKU')),
      barcode: unlessEvery(4, (id) => `400638133${String(id).padStart(4, '0')}`),
      type: oneOf('consu', 'service', 'combo'),
      purchase_method: oneOf('receive', 'receive', 'purchase'),
      product_tmpl_id: (id) => Math.ceil(id / 2),
      uom_id: among(5),
      uom_ids: unlessEveryList(3, (id) => [(id % 5) + 1, ((id + 2) % 5) + 1]),
      seller_ids: (id) => pricesOf(Math.ceil(id / 2)),
      categ_id: unlessEvery(9, among(8)),
      use_expiration_date: oneOf(true, false),
      expiration_time: (id) => id * 5,
      tracking: oneOf('none', 'lot', 'serial'),
      total_value: amount,
      qty_available: (id) => id * 2,
      active: () => true,
    },
  },
  'product.uom': {
    count: 60,
    fields: {
      product_id: among(itemCount),
      uom_id: among(5),
      barcode: (id) => `140063813300${String(id).padStart(2, '0')}`,
    },
  },
  'product.category': {
    count: 8,
    fields: {
      name: numbered('Category'),
      complete_name: numbered('All / Category'),
      parent_id: (id) => id > 2 && id - 2,
    },
  },
  'account.analytic.account': {
    count: 6,
    fields: {
      name: numbered('Ward'),
      code: unlessEvery(3, numbered('CC')),
      plan_id: among(2),
      company_id: unlessEvery(2, among(2)),
      active: () => true,
    },
  },
  'account.analytic.plan': { count: 2, fields: { name: numbered('Plan') } },
  'stock.picking': {
    count: orderCount,
    fields: {
      name: numbered('IN'),
      state: oneOf('draft', 'waiting', 'confirmed', 'assigned', 'done', 'cancel'),
      company_id: among(2),
      picking_type_id: among(facilityCount + 1),
      location_id: among(20),
      location_dest_id: among(20),
      scheduled_date: instant,
      date_done: unlessEvery(2, instant),
      purchase_id: (id) => id,
      move_ids: children(movesPerReceipt),
      backorder_id: unlessEvery(2, among(orderCount)),
      backorder_ids: unlessEveryList(3, (id) => [(id % orderCount) + 1]),
      return_id: unlessEvery(2, among(orderCount)),
      return_ids: unlessEveryList(3, (id) => [(id % orderCount) + 1]),
    },
  },
  'stock.move': {
    count: moveCount,
    fields: stockMove,
  },
  'stock.quant': {
    count: 200,
    fields: {
      product_id: among(itemCount),
      location_id: among(20),
      lot_id: unlessEvery(2, among(30)),
      package_id: () => false,
      owner_id: () => false,
      warehouse_id: unlessEvery(9, among(facilityCount)),
      quantity: (id) => id,
      reserved_quantity: (id) => id / 10,
      product_uom_id: among(5),
    },
  },
  'stock.lot': {
    count: 30,
    fields: {
      name: numbered('LOT'),
      product_id: among(itemCount),
      expiration_date: unlessEvery(3, instant),
      use_date: unlessEvery(3, instant),
      removal_date: unlessEvery(2, instant),
      alert_date: unlessEvery(4, instant),
      total_value: amount,
      product_qty: (id) => id * 2,
    },
  },
  'account.move': {
    count: 80,
    fields: {
      name: unlessEvery(5, numbered('BILL')),
      move_type: oneOf('in_invoice', 'in_refund', 'in_receipt'),
      state: oneOf('draft', 'posted', 'cancel'),
      payment_state: oneOf('not_paid', 'in_payment', 'partial', 'paid', 'reversed', 'blocked', 'invoicing_legacy'),
      partner_id: among(40),
      ref: unlessEvery(2, numbered('REF')),
      company_id: among(2),
      invoice_date: unlessEvery(4, day),
      invoice_date_due: day,
      date: day,
      journal_id: among(3),
      invoice_line_ids: children(2),
      reconciled_payment_ids: unlessEveryList(3, (id) => [(id % 30) + 1, ((id + 7) % 30) + 1]),
      reversal_move_ids: unlessEveryList(2, (id) => [(id % 80) + 1]),
      reversed_entry_id: unlessEvery(2, among(80)),
      ...amounts,
    },
  },
  'account.move.line': {
    count: 160,
    fields: {
      display_type: unlessEveryNot(9, oneOf('line_section', 'line_note'), 'product'),
      product_id: unlessEvery(9, among(itemCount)),
      name: numbered('Line'),
      quantity: (id) => id / 4,
      product_uom_id: unlessEvery(9, among(5)),
      price_unit: (id) => id / 8,
      discount: oneOf(0, 5),
      move_id: (id: number) => Math.ceil(id / 2),
      move_type: oneOf('in_invoice', 'in_invoice', 'in_refund'),
      parent_state: oneOf('posted', 'draft', 'posted', 'cancel'),
      ...orderedOnBill,
      price_subtotal: amount,
      price_total: amount,
      ...currency,
    },
  },
  'account.payment': {
    count: 30,
    fields: {
      partner_type: () => 'customer',
      name: unlessEvery(6, numbered('PAY')),
      state: oneOf('draft', 'in_process', 'paid', 'canceled', 'rejected'),
      payment_type: oneOf('inbound', 'outbound'),
      company_id: among(2),
      date: day,
      amount,
      move_id: unlessEvery(4, among(80)),
      ...currency,
    },
  },
  'stock.warehouse.orderpoint': {
    count: 12,
    fields: {
      product_id: among(itemCount),
      location_id: among(20),
      warehouse_id: among(facilityCount),
      product_uom: among(5),
      product_min_qty: (id) => id * 5,
      product_max_qty: (id) => id * 9,
      replenishment_uom_id: unlessEvery(2, among(5)),
      trigger: oneOf('auto', 'manual'),
      snoozed_until: unlessEveryNot(4, day),
      active: () => true,
    },
  },
  'account.journal': { count: 3, fields: { name: numbered('Journal'), code: numbered('J') } },
}

function searchRead(name: string, body: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
  const model = models[name]
  if (model === undefined) throw new Error(`The instant Odoo does not know ${name}`)
  const fields = (body.fields as readonly string[]).filter((field) => field !== 'id')
  const unknown = fields.find((field) => model.fields[field] === undefined)
  if (unknown !== undefined) throw new Error(`The instant Odoo does not know ${name}.${unknown}`)
  const offset = Number(body.offset ?? 0)
  const ids = namedIds(model, body.domain as readonly unknown[])
  return ids.slice(offset, offset + Number(body.limit ?? ids.length)).map((id) => ({
    id,
    ...Object.fromEntries(fields.map((field) => [field, model.fields[field]?.(id)])),
  }))
}

/** The records a domain names by id, by what they point at or by what they are; all of them when it names none. */
function namedIds(model: Model, domain: readonly unknown[]): number[] {
  const all = Array.from({ length: model.count }, (_, index) => index + 1)
  return domain.reduce<number[]>((ids, term) => {
    if (!Array.isArray(term)) return ids
    const [field, operator, operand] = term
    const wanted = operator === '=' ? [operand] : operand
    if (!['=', 'in'].includes(operator) || !Array.isArray(wanted)) return ids
    if (field === 'id') return ids.filter((id) => wanted.includes(id))
    const value = model.fields[field]
    return value === undefined ? ids : ids.filter((id) => wanted.includes(value(id)))
  }, all)
}

function receivableGroups(): unknown[] {
  return [1, 2].flatMap((company) =>
    [1, 9, 17].map((id) => ({
      company_id: [company, ''],
      company_currency_id: [company, ''],
      'date_maturity:day': [day(id), ''],
      'amount_residual:sum': id * 100.5,
    })),
  )
}

function groups(model: string, body: Readonly<Record<string, unknown>>): unknown[] {
  const named = (body.groupby as readonly string[]).join(' ')
  const known = procurementGroups[`${model} ${named}`] ?? inventoryGroups[`${model} ${named}`]
  if (known !== undefined) return known()
  if (model === 'account.move.line') return receivableGroups()
  if (named === 'product_id location_id')
    return amountsOf([1, 2, 11], 'quantity:sum', (id) => ({ location_id: [id, ''], 'reserved_quantity:sum': 1 }))
  return model === 'stock.quant' && named === '' ? gatheredStock(body) : substituteGroups()
}
