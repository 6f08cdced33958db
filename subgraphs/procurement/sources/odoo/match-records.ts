import { CostLimit, Forbidden, SourceContractBroken } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { numberOf, type OdooRow } from '#shared/odoo/columns.ts'
import type { Domain } from '#shared/odoo/domain.ts'
import type { OdooFacts } from '#shared/odoo/facts.ts'
import { groupedKey } from '#shared/odoo/groups.ts'
import { noLists, withoutLists } from '#shared/odoo/lists.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { Fraction } from '#shared/values/fraction.ts'

/** How many records of a kind one comparison may read; past it the operation is refused rather than cut. */
const mostRecords = 20_000

/** Reads what a comparison of orders needs, in as few calls as it takes. */
export class MatchRecords {
  readonly #odoo: Odoo
  readonly #request: RequestContext

  constructor(odoo: Odoo, request: RequestContext) {
    this.#odoo = odoo
    this.#request = request
  }

  factsOfUnits(units: readonly (number | null)[]): Promise<OdooFacts> {
    return this.#odoo.factsOfUnits(units, this.#request)
  }

  /** Orders with their lines, items and suppliers: one call, or five where Odoo refuses them together. */
  async ordered(keys: readonly number[]): Promise<Ordered> {
    try {
      return await this.#orderedTogether(keys)
    } catch (error) {
      if (!(error instanceof Forbidden || error instanceof SourceContractBroken)) throw error
      return this.#orderedApart(keys)
    }
  }

  async #orderedTogether(keys: readonly number[]): Promise<Ordered> {
    const alone = { limit: null, lists: noLists }
    const items = new Map([['product_id', { ...alone, fields: itemFields }]])
    const lists = new Map([
      ['partner_id', { ...alone, fields: supplierFields }],
      ['order_line', { fields: lineFields, limit: mostRecords + 1, lists: items }],
    ])
    const search = { domain: [['id', 'in', keys]] as const, fields: [...orderFields, 'order_line'], lists }
    const found = await this.#odoo.searchRead('purchase.order', search, this.#request)
    const { rows: orders, brought } = withoutLists(found, ['partner_id', 'order_line'])
    const all = brought.get('order_line') ?? []
    if (all.length > mostRecords) throw tooMany()
    const { rows: lines, brought: ofLines } = withoutLists(all.filter(isItemLine), ['product_id'])
    return { orders, lines, items: ofLines.get('product_id') ?? [], suppliers: brought.get('partner_id') ?? [] }
  }

  async #orderedApart(keys: readonly number[]): Promise<Ordered> {
    const [orders, all] = await Promise.all([
      this.#read('purchase.order', [['id', 'in', keys]], orderFields),
      this.#read('purchase.order.line', [['order_id', 'in', keys]], lineFields, 'order_id asc, sequence asc, id asc'),
    ])
    const lines = all.filter(isItemLine)
    const [items, suppliers] = await Promise.all([
      this.#records('product.product', distinctKeys(lines, 'product_id'), itemFields),
      this.#records('res.partner', distinctKeys(orders, 'partner_id'), supplierFields),
    ])
    return { orders, lines, items, suppliers }
  }

  /** What bills and refunds bill of these order lines; drafts count and cancelled ones do not, as in Odoo. */
  billedLines(orderLines: readonly number[]): Promise<readonly OdooRow[]> {
    if (orderLines.length === 0) return Promise.resolve([])
    return this.#read(
      'account.move.line',
      [
        '&',
        '&',
        ['purchase_line_id', 'in', orderLines],
        ['move_id.move_type', 'in', ['in_invoice', 'in_refund']],
        '|',
        ['parent_state', '!=', 'cancel'],
        ['move_id.payment_state', '=', 'invoicing_legacy'],
      ],
      ['purchase_line_id', 'move_type', 'quantity', 'product_uom_id', 'price_unit', 'discount', 'currency_id'],
    )
  }

  /** Lines of bills that bill something, with the order line each names. */
  linesOfBills(bills: readonly number[]): Promise<readonly OdooRow[]> {
    return this.#read(
      'account.move.line',
      [
        ['move_id', 'in', bills],
        ['display_type', '=', 'product'],
      ],
      ['move_id', 'purchase_line_id', 'product_id', 'parent_state', 'price_subtotal'],
    )
  }

  async ordersOfLines(lines: readonly number[]): Promise<ReadonlyMap<number, number>> {
    if (lines.length === 0) return new Map()
    const rows = await this.#read('purchase.order.line', [['id', 'in', lines]], ['order_id'])
    return new Map(rows.map((row) => [row.id, Number(row.order_id)]))
  }

  offers(products: readonly number[], suppliers: readonly number[]): Promise<readonly OdooRow[]> {
    if (products.length === 0) return Promise.resolve([])
    return this.#read(
      'product.supplierinfo',
      [
        ['product_tmpl_id', 'in', products],
        ['partner_id', 'in', suppliers],
      ],
      [
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
      ],
      'sequence asc, min_qty desc, price asc, id asc',
    )
  }

  /** What came and went back for these order lines, summed by Odoo: goods on their way are not among it. */
  async moved(orderLines: readonly number[]): Promise<readonly Moved[]> {
    if (orderLines.length === 0) return []
    const groups = await this.#odoo.readGroup(
      'stock.move',
      {
        domain: [
          ['purchase_line_id', 'in', orderLines],
          ['state', '=', 'done'],
        ],
        groupby: ['purchase_line_id', 'product_id', 'product_uom', 'location_dest_id.usage', 'to_refund'],
        aggregates: ['quantity:sum', '__count'],
      },
      this.#request,
    )
    return groups.map((group) => {
      const quantity = Fraction.of(numberOf(group, 'quantity:sum'))
      const isReturn = group['location_dest_id.usage'] === 'supplier'
      return {
        line: groupedKey(group, 'purchase_line_id') ?? 0,
        item: groupedKey(group, 'product_id'),
        unit: groupedKey(group, 'product_uom'),
        // What goes back to be replaced is still to be paid.
        quantity: isReturn ? (group.to_refund === true ? quantity.negated() : Fraction.zero) : quantity,
        moves: numberOf(group, '__count'),
      }
    })
  }

  async #read(model: string, domain: Domain, fields: readonly string[], order = 'id asc') {
    const search = { domain, fields, order, limit: mostRecords + 1 }
    const rows = await this.#odoo.searchRead(model, search, this.#request)
    if (rows.length > mostRecords) throw tooMany()
    return rows
  }

  #records(model: string, keys: readonly number[], fields: readonly string[]): Promise<readonly OdooRow[]> {
    return keys.length === 0 ? Promise.resolve([]) : this.#read(model, [['id', 'in', keys]], fields)
  }
}

/** Orders, and what they name. */
export interface Ordered {
  readonly orders: readonly OdooRow[]
  /** Lines that order something, in the order in which they were written. */
  readonly lines: readonly OdooRow[]
  /** Items of the lines. The same one may be there more than once. */
  readonly items: readonly OdooRow[]
  readonly suppliers: readonly OdooRow[]
}

const orderFields = ['state', 'partner_id', 'company_id', 'currency_id', 'date_order', 'requisition_id']
const lineFields = [
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
const itemFields = ['product_tmpl_id', 'purchase_method']
const supplierFields = ['parent_id']

const isItemLine = (line: OdooRow) => line.display_type === false

const tooMany = () => new CostLimit(`Cannot compare orders: more than ${mostRecords} records`)

/** The keys of the records that these point at, each once. */
export function distinctKeys(rows: readonly OdooRow[], field: string): number[] {
  return [...new Set(rows.map((row) => keyIn(row, field)).filter((key) => key !== null))]
}

/** How much was moved for an order line, in how many moves; negative when it went back. */
export interface Moved {
  readonly line: number
  readonly item: number | null
  readonly unit: number | null
  readonly quantity: Fraction
  readonly moves: number
}

/** The key of the record a field points at; null when it points nowhere. */
export function keyIn(row: OdooRow, field: string): number | null {
  const key = row[field]
  if (key === false) return null
  if (typeof key === 'number') return key
  throw new SourceContractBroken('odoo', `Cannot use field ${field} of Odoo: expected the id of a record`)
}
