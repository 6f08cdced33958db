import { CostLimit } from '#shared/errors/errors.ts'
import type { OdooRow } from '#shared/odoo/columns.ts'
import { isRead, type ListSearch, type Lists, noLists, withoutLists } from '#shared/odoo/lists.ts'
import type { Along, Reading } from '#shared/odoo/related.ts'

/** How many records of a kind one comparison may read; past it the operation is refused rather than cut. */
export const mostRecords = 20_000

/** Bills, moves and prices of a line or an item come along with it up to so many; where there are more they are asked for. */
const mostAlong = 500

/** Orders, and what they name. */
export interface Ordered {
  readonly orders: readonly OdooRow[]
  /** Lines that order something, in the order in which they were written. */
  readonly lines: readonly OdooRow[]
  /** Items of the lines. The same one may be there more than once. */
  readonly items: readonly OdooRow[]
  readonly suppliers: readonly OdooRow[]
}

export const orderFields = ['state', 'partner_id', 'company_id', 'currency_id', 'date_order', 'requisition_id']
export const lineFields = [
  'order_id',
  'display_type',
  'product_id',
  'product_qty',
  'product_uom_id',
  'price_unit',
  'discount',
  'qty_received',
  'qty_received_method',
]
export const itemFields = ['product_tmpl_id', 'purchase_method']
export const supplierFields = ['parent_id']
export const billTypes = ['in_invoice', 'in_refund']
export const billLineFields = ['move_type', 'quantity', 'product_uom_id', 'price_unit', 'discount', 'currency_id']
/** Of a line of a bill, to tell what it bills. */
export const lineOfBillFields = [
  'display_type',
  'purchase_line_id',
  'purchase_order_id',
  'product_id',
  'parent_state',
  'price_subtotal',
]
const moveFields = ['state', 'product_id', 'product_uom', 'quantity', 'location_dest_usage', 'to_refund']
export const offerFields = [
  'partner_id',
  'product_tmpl_id',
  'product_id',
  'company_id',
  'purchase_requisition_id',
  'date_start',
  'date_end',
  'min_qty',
  'product_uom_id',
  'currency_id',
  'price',
  'discount',
]

/** Orders with all that they are compared by. Bills, moves and prices are records that stand by themselves. */
export const orderReading: Reading = {
  fields: [...orderFields, 'order_line'],
  lists: new Map([
    ['partner_id', one(supplierFields)],
    [
      'order_line',
      {
        fields: lineFields,
        limit: mostRecords + 1,
        lists: new Map([
          ['product_id', one(itemFields, new Map([['seller_ids', some(offerFields)]]))],
          ['invoice_lines', some(['parent_state', ...billLineFields])],
          ['move_ids', some(moveFields)],
        ]),
      },
    ],
  ]),
}

/** Lines of bills, which the bills' own lists show. */
const billReading: Reading = {
  fields: ['invoice_line_ids'],
  lists: new Map([['invoice_line_ids', { fields: lineOfBillFields, limit: mostAlong, lists: noLists }]]),
}

function one(fields: readonly string[], lists: Lists = noLists): ListSearch {
  return { fields, limit: null, lists }
}

function some(fields: readonly string[]): ListSearch {
  return { fields, limit: mostAlong, lists: noLists, hasOwnRows: true }
}

/** Orders that were read together with what they name. @throws {CostLimit} for too many lines. */
export function orderedIn(found: readonly OdooRow[]): Ordered {
  const { rows: orders, brought } = withoutLists(found, ['partner_id', 'order_line'])
  const all = brought.get('order_line') ?? []
  if (all.length > mostRecords) throw tooMany()
  const { rows: lines, brought: ofLines } = withoutLists(all.filter(isItemLine), ['product_id', 'order_id'])
  return { orders, lines, items: ofLines.get('product_id') ?? [], suppliers: brought.get('partner_id') ?? [] }
}

/** Records in a list of these rows, each with the key of the one it came with; null where not all of them came along. */
export function cameAlong(
  rows: readonly OdooRow[],
  field: string,
): { readonly part: OdooRow; readonly of: number }[] | null {
  const lists = rows.map((row) => ({ of: row.id, parts: row[field] }))
  const isWhole = lists.every(({ parts }) => Array.isArray(parts) && parts.every(isRead))
  return isWhole ? lists.flatMap(({ of, parts }) => (parts as OdooRow[]).map((part) => ({ part, of }))) : null
}

/** Takes in orders that were read by `orderReading`, with whatever else was asked of them. */
export class OrdersAlong implements Along {
  readonly fields = ['partner_id', 'order_line']
  readonly #orders = new Map<number, OdooRow>()

  reading(properties: readonly string[]): Reading | null {
    return properties.includes('match') ? orderReading : null
  }

  take(rows: readonly OdooRow[]): readonly OdooRow[] {
    return rows.map((row) => {
      if (!isCompared(row)) return row
      const lines = row.order_line as readonly OdooRow[]
      if (lines.every(isRead)) this.#orders.set(row.id, row)
      return { ...row, order_line: withoutLists(lines, ['product_id', 'invoice_lines', 'move_ids']).rows }
    })
  }

  /** These orders; null where not all of them came along. */
  of(keys: readonly number[]): readonly OdooRow[] | null {
    const orders = keys.flatMap((key) => this.#orders.get(key) ?? [])
    return orders.length === keys.length ? orders : null
  }
}

/** Takes in bills with their lines, in the same way. */
export class BillsAlong implements Along {
  readonly fields = ['invoice_line_ids']
  readonly #lines = new Map<number, readonly OdooRow[]>()

  reading(properties: readonly string[]): Reading | null {
    return properties.includes('match') ? billReading : null
  }

  take(rows: readonly OdooRow[]): readonly OdooRow[] {
    for (const { id, invoice_line_ids: lines } of rows) {
      if (!Array.isArray(lines) || !lines.every(isOfMatch)) continue
      const { rows: ofBill } = withoutLists(lines, ['purchase_line_id'])
      this.#lines.set(
        id,
        ofBill.map((line) => ({ ...line, move_id: id })),
      )
    }
    return rows
  }

  /** The lines of these bills; null where not all of them came along. */
  of(bills: readonly number[]): readonly OdooRow[] | null {
    return bills.every((bill) => this.#lines.has(bill)) ? bills.flatMap((bill) => this.#lines.get(bill) ?? []) : null
  }
}

/** Whether an order was read to be compared. */
function isCompared(order: OdooRow): boolean {
  if (!orderFields.every((field) => field in order)) return false
  const { partner_id: supplier, order_line: lines } = order
  const isNamed = typeof supplier === 'object' && supplier !== null && 'parent_id' in supplier
  return isNamed && Array.isArray(lines) && lines.every((line) => !isRead(line) || 'qty_received_method' in line)
}

/** Whether a line of a bill was read to tell what it bills. */
function isOfMatch(line: unknown): boolean {
  return typeof line === 'object' && line !== null && 'purchase_order_id' in line
}

/** Whether a line orders something. */
export const isItemLine = (line: OdooRow) => line.display_type === false

export const tooMany = () => new CostLimit(`Cannot compare orders: more than ${mostRecords} records`)
