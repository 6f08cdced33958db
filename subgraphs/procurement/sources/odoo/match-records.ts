import { Forbidden, SourceContractBroken } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { numberOf, type OdooRow } from '#shared/odoo/columns.ts'
import type { Domain } from '#shared/odoo/domain.ts'
import type { OdooFacts } from '#shared/odoo/facts.ts'
import { groupedKey } from '#shared/odoo/groups.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { Fraction } from '#shared/values/fraction.ts'
import {
  BillsAlong,
  billLineFields,
  billTypes,
  cameAlong,
  isItemLine,
  itemFields,
  lineFields,
  lineOfBillFields,
  mostRecords,
  type Ordered,
  OrdersAlong,
  offerFields,
  orderedIn,
  orderFields,
  orderReading,
  supplierFields,
  tooMany,
} from './match-readings.ts'

/**
 * Reads what a comparison of orders needs, in as few calls as it takes: none where it came with the orders, one where
 * Odoo reads all of it together.
 */
export class MatchRecords {
  /** For whoever reads orders. */
  readonly orders = new OrdersAlong()
  /** For whoever reads bills. */
  readonly bills = new BillsAlong()
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
    const along = this.orders.of(keys)
    if (along !== null) return orderedIn(along)
    try {
      return await this.#orderedTogether(keys)
    } catch (error) {
      if (!(error instanceof Forbidden || error instanceof SourceContractBroken)) throw error
      return this.#orderedApart(keys)
    }
  }

  async #orderedTogether(keys: readonly number[]): Promise<Ordered> {
    const search = { domain: [['id', 'in', keys]] as const, ...orderReading }
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

  /** Lines of bills that bill something, with the order line and the order each names. */
  async linesOfBills(bills: readonly number[]): Promise<readonly OdooRow[]> {
    const along = this.bills.of(bills)
    if (along !== null) return along.filter((line) => line.display_type === 'product')
    return this.#read(
      'account.move.line',
      [
        ['move_id', 'in', bills],
        ['display_type', '=', 'product'],
      ],
      ['move_id', ...lineOfBillFields],
    )
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

/** What a move counts for. What goes back to be replaced is still to be paid. */
function counted(quantity: number, usage: unknown, isRefunded: unknown): Fraction {
  const moved = Fraction.of(quantity)
  if (usage !== 'supplier') return moved
  return isRefunded === true ? moved.negated() : Fraction.zero
}

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
