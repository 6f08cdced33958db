import { CostLimit, Forbidden, SourceContractBroken } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { numberOf, type OdooRow } from '#shared/odoo/columns.ts'
import type { Domain } from '#shared/odoo/domain.ts'
import type { OdooFacts } from '#shared/odoo/facts.ts'
import { groupedKey } from '#shared/odoo/groups.ts'
import { isRead, type ListSearch, type Lists, noLists, recordsIn, withoutLists } from '#shared/odoo/lists.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import type { Along, Reading } from '#shared/odoo/related.ts'
import { Fraction } from '#shared/values/fraction.ts'

/** How many records of a kind one comparison may read; past it the operation is refused rather than cut. */
const mostRecords = 20_000

/** Bills, moves and prices of a line or an item come along with it up to so many; where there are more they are asked for. */
const mostAlong = 500

/**
 * Reads what a comparison of orders needs, in as few calls as it takes: none where it came with the orders, one where
 * Odoo reads all of it together.
 */
export class MatchRecords implements Along {
  readonly fields = ['partner_id', 'order_line']
  readonly #odoo: Odoo
  readonly #request: RequestContext
  readonly #along = new Map<number, OdooRow>()

  constructor(odoo: Odoo, request: RequestContext) {
    this.#odoo = odoo
    this.#request = request
  }

  factsOfUnits(units: readonly (number | null)[]): Promise<OdooFacts> {
    return this.#odoo.factsOfUnits(units, this.#request)
  }

  reading(properties: readonly string[]): Reading | null {
    return properties.includes('match') ? together : null
  }

  take(rows: readonly OdooRow[]): readonly OdooRow[] {
    return rows.map((row) => {
      const lines = recordsIn(row.order_line) ?? []
      if (!lines.some(isCompared)) return row
      if (lines.every(isCompared)) this.#along.set(row.id, row)
      return { ...row, order_line: withoutLists(lines, ['product_id', 'invoice_lines', 'move_ids']).rows }
    })
  }

  /** Orders with their lines, items and suppliers: one call, or five where Odoo refuses them together. */
  async ordered(keys: readonly number[]): Promise<Ordered> {
    const known = keys.flatMap((key) => this.#along.get(key) ?? [])
    if (known.length === keys.length) return orderedIn(known)
    try {
      return await this.#orderedTogether(keys)
    } catch (error) {
      if (!(error instanceof Forbidden || error instanceof SourceContractBroken)) throw error
      return this.#orderedApart(keys)
    }
  }

  async #orderedTogether(keys: readonly number[]): Promise<Ordered> {
    const search = { domain: [['id', 'in', keys]] as const, ...together }
    return orderedIn(await this.#odoo.searchRead('purchase.order', search, this.#request))
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
  async billedLines(orderLines: readonly OdooRow[]): Promise<readonly OdooRow[]> {
    const along = cameAlong(orderLines, 'invoice_lines')
    // Of those that are cancelled some count, which only Odoo can tell.
    if (along?.every(({ part }) => part.parent_state !== 'cancel')) {
      return along
        .map(({ part, of }): OdooRow => ({ ...part, purchase_line_id: of }))
        .filter(({ move_type: type }) => billTypes.includes(String(type)))
        .sort((one, other) => one.id - other.id)
    }
    return this.#read(
      'account.move.line',
      [
        '&',
        '&',
        ['purchase_line_id', 'in', orderLines.map(({ id }) => id)],
        ['move_id.move_type', 'in', billTypes],
        '|',
        ['parent_state', '!=', 'cancel'],
        ['move_id.payment_state', '=', 'invoicing_legacy'],
      ],
      ['purchase_line_id', ...billLineFields],
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

  /** What these suppliers want for the items, in the order in which Odoo chooses among them. */
  async offers(items: readonly OdooRow[], suppliers: readonly number[]): Promise<readonly OdooRow[]> {
    const along = cameAlong(items, 'seller_ids')
    if (along !== null) {
      // Those of an item come with each line for it.
      const offers = new Map(along.map(({ part }) => [part.id, part]))
      return [...offers.values()].filter((offer) => suppliers.includes(keyIn(offer, 'partner_id') ?? 0))
    }
    return this.#read(
      'product.supplierinfo',
      [
        ['product_tmpl_id', 'in', distinctKeys(items, 'product_tmpl_id')],
        ['partner_id', 'in', suppliers],
      ],
      offerFields,
      'sequence asc, min_qty desc, price asc, id asc',
    )
  }

  /** What came and went back for these order lines: goods on their way are not among it. */
  async moved(orderLines: readonly OdooRow[]): Promise<readonly Moved[]> {
    const along = cameAlong(orderLines, 'move_ids')
    if (along === null) return this.#movedInSum(orderLines.map(({ id }) => id))
    return along
      .filter(({ part }) => part.state === 'done')
      .map(({ part, of }) => ({
        line: of,
        item: keyIn(part, 'product_id'),
        unit: keyIn(part, 'product_uom'),
        quantity: counted(numberOf(part, 'quantity'), part.location_dest_usage, part.to_refund),
        moves: 1,
      }))
  }

  async #movedInSum(orderLines: readonly number[]): Promise<readonly Moved[]> {
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
    return groups.map((group) => ({
      line: groupedKey(group, 'purchase_line_id') ?? 0,
      item: groupedKey(group, 'product_id'),
      unit: groupedKey(group, 'product_uom'),
      quantity: counted(numberOf(group, 'quantity:sum'), group['location_dest_id.usage'], group.to_refund),
      moves: numberOf(group, '__count'),
    }))
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
const billTypes = ['in_invoice', 'in_refund']
const billLineFields = ['move_type', 'quantity', 'product_uom_id', 'price_unit', 'discount', 'currency_id']
const moveFields = ['state', 'product_id', 'product_uom', 'quantity', 'location_dest_usage', 'to_refund']
const offerFields = [
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
const together: Reading = {
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

function one(fields: readonly string[], lists: Lists = noLists): ListSearch {
  return { fields, limit: null, lists }
}

function some(fields: readonly string[]): ListSearch {
  return { fields, limit: mostAlong, lists: noLists, hasOwnRows: true }
}

/** Whether a line was read to be compared. */
function isCompared(line: OdooRow): boolean {
  return 'qty_received_method' in line
}

function orderedIn(found: readonly OdooRow[]): Ordered {
  const { rows: orders, brought } = withoutLists(found, ['partner_id', 'order_line'])
  const all = brought.get('order_line') ?? []
  if (all.length > mostRecords) throw tooMany()
  const { rows: lines, brought: ofLines } = withoutLists(all.filter(isItemLine), ['product_id'])
  return { orders, lines, items: ofLines.get('product_id') ?? [], suppliers: brought.get('partner_id') ?? [] }
}

/** Records in a list of these, each with the key of the one it came with; null where not all of them came along. */
function cameAlong(rows: readonly OdooRow[], field: string): { readonly part: OdooRow; readonly of: number }[] | null {
  const lists = rows.map((row) => ({ of: row.id, parts: row[field] }))
  const isWhole = lists.every(({ parts }) => Array.isArray(parts) && parts.every(isRead))
  return isWhole ? lists.flatMap(({ of, parts }) => (parts as OdooRow[]).map((part) => ({ part, of }))) : null
}

/** What a move counts for. What goes back to be replaced is still to be paid. */
function counted(quantity: number, usage: unknown, isRefunded: unknown): Fraction {
  const moved = Fraction.of(quantity)
  if (usage !== 'supplier') return moved
  return isRefunded === true ? moved.negated() : Fraction.zero
}

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
