// What is in an Odoo, as plain tables. Nothing in here, nor in what it is judged by, comes from the product's code.

export type Row = { readonly id: number } & Readonly<Record<string, unknown>>

/** Rows of Odoo by model, with stored fields in Odoo's JSON form: ids for records, `false` for nothing. */
export type PlainTables = Readonly<Record<string, readonly Row[] | undefined>>

/** The fields that whose a record is follows from, and what the tests filter and sum up by. */
export const plainFields: Readonly<Record<string, readonly string[]>> = {
  'res.company': ['name'],
  'res.partner': ['company_id', 'parent_id', 'supplier_rank', 'complete_name', 'active', 'vat'],
  'res.users': ['share'],
  'stock.warehouse': ['company_id', 'active', 'name'],
  'stock.picking.type': ['company_id', 'warehouse_id', 'code'],
  'stock.location': ['company_id', 'warehouse_id', 'usage', 'active', 'complete_name', 'location_id'],
  'product.category': ['name', 'parent_id'],
  'product.template': ['company_id', 'categ_id', 'active', 'name'],
  'product.product': ['product_tmpl_id', 'active', 'default_code', 'barcode'],
  'product.supplierinfo': [
    'company_id',
    'partner_id',
    'product_id',
    'product_tmpl_id',
    'date_start',
    'date_end',
    'purchase_requisition_line_id',
  ],
  'account.analytic.account': ['company_id', 'name', 'code', 'active'],
  'account.analytic.plan': ['name'],
  'account.payment.term': ['company_id'],
  'purchase.order': [
    'company_id',
    'picking_type_id',
    'partner_id',
    'state',
    'name',
    'date_order',
    'requisition_id',
    'user_id',
  ],
  'purchase.order.line': ['order_id', 'product_id'],
  'purchase.requisition': ['company_id', 'vendor_id', 'state', 'name', 'requisition_type', 'date_start', 'date_end'],
  'purchase.requisition.line': ['requisition_id', 'product_id'],
  'account.account': ['account_type'],
  'account.move': [
    'company_id',
    'partner_id',
    'state',
    'move_type',
    'name',
    'date',
    'invoice_date',
    'invoice_date_due',
    'payment_state',
    'reversed_entry_id',
    'amount_untaxed_signed',
  ],
  'account.move.line': [
    'move_id',
    'display_type',
    'account_id',
    'amount_residual',
    'reconciled',
    'company_id',
    'purchase_line_id',
  ],
  'account.payment': ['company_id', 'partner_type', 'state', 'payment_type', 'date'],
  'stock.picking': ['company_id', 'picking_type_id', 'name', 'state', 'scheduled_date', 'backorder_id', 'return_id'],
  'stock.move': ['company_id', 'picking_id', 'picking_type_id', 'purchase_line_id'],
  'stock.quant': [
    'company_id',
    'product_id',
    'location_id',
    'lot_id',
    'package_id',
    'owner_id',
    'quantity',
    'reserved_quantity',
  ],
  'stock.lot': ['company_id', 'product_id', 'name', 'expiration_date'],
  'stock.warehouse.orderpoint': ['company_id', 'warehouse_id', 'product_id', 'active'],
}

/** Tables that can be looked into by key. */
export class World {
  readonly #tables: PlainTables
  readonly #byKey = new Map<string, ReadonlyMap<number, Row>>()
  readonly #pointing = new Map<string, ReadonlyMap<number, readonly Row[]>>()

  constructor(tables: PlainTables) {
    this.#tables = tables
  }

  rows(model: string): readonly Row[] {
    const rows = this.#tables[model]
    if (rows === undefined) throw new Error(`Cannot judge ${model}: there is no table of it`)
    return rows
  }

  keys(model: string): number[] {
    return this.rows(model).map(({ id }) => id)
  }

  /** The record a field points at; undefined for `false`. */
  get(model: string, key: unknown): Row | undefined {
    let byKey = this.#byKey.get(model)
    if (byKey === undefined) {
      byKey = new Map(this.rows(model).map((row) => [row.id, row]))
      this.#byKey.set(model, byKey)
    }
    return byKey.get(Number(key))
  }

  /** The records whose field points at this key. */
  pointingAt(model: string, field: string, key: number): readonly Row[] {
    const name = `${model} ${field}`
    let byTarget = this.#pointing.get(name)
    if (byTarget === undefined) {
      byTarget = Map.groupBy(this.rows(model), (row) => Number(row[field]))
      this.#pointing.set(name, byTarget)
    }
    return byTarget.get(key) ?? []
  }

  /** The facility an operation type works for; false when it works for none. */
  facilityOfType(type: unknown): unknown {
    return this.get('stock.picking.type', type)?.warehouse_id ?? false
  }

  /** An item with what it has of the product it is a variant of. */
  productOf(item: unknown): Row | undefined {
    return this.get('product.template', this.get('product.product', item)?.product_tmpl_id)
  }

  placeOf(quant: Row): Row | undefined {
    return this.get('stock.location', quant.location_id)
  }

  /** Keys of a partner and of everything below it. */
  familyOf(partner: number): ReadonlySet<number> {
    const family = new Set<number>()
    const open = this.get('res.partner', partner) === undefined ? [] : [partner]
    for (const key of open) {
      if (family.has(key)) continue
      family.add(key)
      open.push(...this.pointingAt('res.partner', 'parent_id', key).map(({ id }) => id))
    }
    return family
  }
}

/** The id clients know a record by. */
export function idOf(type: string, key: number | string): string {
  return Buffer.from(`odoo/${type}/${key}`).toString('base64url')
}

/** The id of stock at one place is made of what tells it from other stock. */
function idOfPosition(quant: Row): string {
  const parts = [quant.product_id, quant.location_id, quant.lot_id, quant.package_id, quant.owner_id]
  return idOf('StockPosition', parts.map((part) => part || 0).join('-'))
}

/** The id of a record of a type, whatever that is made of. */
export function idOfRow(type: string, row: Row): string {
  return type === 'StockPosition' ? idOfPosition(row) : idOf(type, row.id)
}
