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
      return model === 'account.move.line' ? receivableGroups() : stockGroups(body)
    case 'search_read':
      return searchRead(model, body)
    default:
      throw new Error(`The instant Odoo does not know ${model}/${method}`)
  }
}

type Value = (id: number) => unknown

interface Model {
  readonly count: number
  readonly fields: Readonly<Record<string, Value>>
}

export const orderCount = 50
const linesPerOrder = 5
const movesPerReceipt = 3
const itemCount = 120
const facilityCount = 4

const numbered =
  (prefix: string): Value =>
  (id) =>
    `${prefix} ${id}`
const oneOf =
  (...values: readonly unknown[]): Value =>
  (id) =>
    values[id % values.length]
/** Nothing for every `nth` record, as Odoo says it: `false`. */
const unlessEvery =
  (nth: number, value: Value): Value =>
  (id) =>
    id % nth === 0 ? false : value(id)
const among =
  (count: number): Value =>
  (id) =>
    (id % count) + 1
const instant: Value = (id) =>
  `2026-01-${String((id % 28) + 1).padStart(2, '0')} 08:${String(id % 60).padStart(2, '0')}:00`
const day: Value = (id) => `2026-02-${String((id % 28) + 1).padStart(2, '0')}`
const amount: Value = (id) => id * 10.5
const children =
  (each: number): Value =>
  (id) =>
    Array.from({ length: each }, (_, index) => (id - 1) * each + index + 1)

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
  'uom.uom': { count: 5, fields: { name: numbered('Unit'), active: (id) => id !== 5 } },
  'decimal.precision': { count: 1, fields: { digits: () => 2 } },
  'purchase.order': {
    count: orderCount,
    fields: {
      name: numbered('P'),
      state: oneOf('draft', 'sent', 'to approve', 'purchase', 'cancel', 'custom'),
      locked: oneOf(true, false),
      partner_id: among(40),
      partner_ref: unlessEvery(3, numbered('REF')),
      company_id: among(2),
      picking_type_id: among(facilityCount + 1),
      date_order: instant,
      date_approve: unlessEvery(2, instant),
      date_planned: instant,
      receipt_status: oneOf(false, 'pending', 'partial', 'full'),
      invoice_status: oneOf('no', 'to invoice', 'invoiced'),
      order_line: children(linesPerOrder),
      invoice_ids: unlessEveryList(4, (id) => [id]),
      ...amounts,
    },
  },
  'purchase.order.line': {
    count: orderCount * linesPerOrder,
    fields: {
      display_type: unlessEveryNot(7, oneOf('line_section', 'line_note')),
      product_id: unlessEvery(7, among(itemCount)),
      name: numbered('Line'),
      product_qty: (id) => id / 4,
      qty_received: (id) => id / 8,
      qty_invoiced: (id) => id / 16,
      product_uom_id: unlessEvery(7, among(5)),
      price_unit: (id) => id / 8,
      discount: oneOf(0, 5),
      price_subtotal: amount,
      price_total: amount,
      date_planned: instant,
      order_id: (id) => Math.floor((id - 1) / linesPerOrder) + 1,
      ...currency,
    },
  },
  'stock.picking.type': {
    count: facilityCount + 1,
    fields: { warehouse_id: (id) => (id > facilityCount ? false : id) },
  },
  'stock.warehouse': {
    count: facilityCount,
    fields: { name: numbered('Facility'), code: numbered('F'), company_id: among(2), active: () => true },
  },
  'stock.location': {
    count: 20,
    fields: {
      name: numbered('Shelf'),
      complete_name: numbered('Place / Shelf'),
      usage: oneOf('internal', 'supplier', 'customer', 'transit', 'view'),
      warehouse_id: unlessEvery(5, among(facilityCount)),
    },
  },
  'res.partner': {
    count: 40,
    fields: {
      complete_name: numbered('Supplier'),
      vat: unlessEvery(2, numbered('VAT')),
      company_registry: unlessEvery(3, numbered('REG')),
      ref: unlessEvery(5, numbered('S')),
      active: () => true,
    },
  },
  'product.product': {
    count: itemCount,
    fields: {
      name: numbered('Item'),
      default_code: unlessEvery(6, numbered('SKU')),
      barcode: unlessEvery(4, (id) => `400638133${String(id).padStart(4, '0')}`),
      type: oneOf('consu', 'service', 'combo'),
      uom_id: among(5),
      tracking: oneOf('none', 'lot', 'serial'),
      active: () => true,
    },
  },
  'stock.picking': {
    count: orderCount,
    fields: {
      name: numbered('IN'),
      picking_type_code: oneOf('incoming', 'internal', 'outgoing', 'dropship'),
      state: oneOf('draft', 'waiting', 'confirmed', 'assigned', 'done', 'cancel'),
      company_id: among(2),
      picking_type_id: among(facilityCount + 1),
      location_id: among(20),
      location_dest_id: among(20),
      scheduled_date: instant,
      date_done: unlessEvery(2, instant),
      purchase_id: (id) => id,
      move_ids: children(movesPerReceipt),
    },
  },
  'stock.move': {
    count: orderCount * movesPerReceipt,
    fields: {
      product_id: among(itemCount),
      product_uom_qty: (id) => id,
      quantity: (id) => id / 2,
      product_uom: among(5),
      state: oneOf('draft', 'partially_available', 'done'),
    },
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
    fields: { name: numbered('LOT'), product_id: among(itemCount), expiration_date: unlessEvery(3, instant) },
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
      price_subtotal: amount,
      price_total: amount,
      ...currency,
    },
  },
  'account.payment': {
    count: 30,
    fields: {
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
  'account.journal': { count: 3, fields: { name: numbered('Journal'), code: numbered('J') } },
}

function unlessEveryList(nth: number, value: Value): Value {
  return (id) => (id % nth === 0 ? [] : value(id))
}

function unlessEveryNot(nth: number, value: Value, otherwise: unknown = false): Value {
  return (id) => (id % nth === 0 ? value(id) : otherwise)
}

function searchRead(name: string, body: Readonly<Record<string, unknown>>): unknown[] {
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

/** The records a domain names by id or by what they point at; all of them when it names none. */
function namedIds(model: Model, domain: readonly unknown[]): number[] {
  const all = Array.from({ length: model.count }, (_, index) => index + 1)
  return domain.reduce<number[]>((ids, term) => {
    if (!Array.isArray(term) || term[1] !== 'in' || !Array.isArray(term[2])) return ids
    const [field, , wanted] = term as [string, string, readonly unknown[]]
    if (field === 'id') return ids.filter((id) => wanted.includes(id))
    const value = model.fields[field]
    return value === undefined ? ids : ids.filter((id) => wanted.includes(value(id)))
  }, all)
}

function stockGroups(body: Readonly<Record<string, unknown>>): unknown[] {
  const domain = body.domain as readonly (readonly [string, string, readonly number[]])[]
  const items = domain.find(([field]) => field === 'product_id')?.[2] ?? []
  return items.flatMap((item) =>
    [false, 1, 2, 3].slice(item % 3).map((facility) => ({
      product_id: [item, ''],
      'product_id.uom_id': [(item % 5) + 1, ''],
      'location_id.warehouse_id': facility && [facility, ''],
      'quantity:sum': item * 2,
      'reserved_quantity:sum': 1,
    })),
  )
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
