import type { RequestContext } from '#shared/http/request-context.ts'
import { numberOf } from '#shared/odoo/columns.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'

/** What is valued as one: all pieces of an item, or those of a lot where the item's lots have values of their own. */
export interface ValuedKind {
  readonly model: string
  /** How many pieces what it is worth all told is divided by. */
  readonly pieces: string
}

export const valuedItems: ValuedKind = { model: 'product.product', pieces: 'qty_available' }
export const valuedLots: ValuedKind = { model: 'stock.lot', pieces: 'product_qty' }

/**
 * What a piece of each of these is worth in a company, whatever its way of valuing: one call, in which Odoo takes a
 * millisecond or two for each item. One that Odoo does not show has no entry.
 *
 * Odoo works out a value for the company it is asked in, but out of the stock of all companies in view: so only this
 * one is in view. And it counts archived places where the context shows what is archived, except in `search_read`,
 * which is used here for that: other reads would give another value.
 */
export async function readPieceValues(
  odoo: Odoo,
  { model, pieces }: ValuedKind,
  company: number,
  keys: readonly number[],
  request: RequestContext,
): Promise<ReadonlyMap<number, number>> {
  const rows = await odoo.searchRead(
    model,
    { domain: [['id', 'in', keys]], fields: ['total_value', pieces], companies: [company] },
    request,
  )
  const { quantityDigits } = await odoo.facts(request)
  return new Map(
    rows.map((row) => {
      const count = numberOf(row, pieces)
      // As Odoo has it: where pieces taken out and put in cancel out, none of them is worth anything.
      return [row.id, isNone(count, quantityDigits) ? 0 : numberOf(row, 'total_value') / count]
    }),
  )
}

/** Whether a quantity is nothing but the noise of sums, in a unit of so many digits. */
export function isNone(quantity: number, digits: number): boolean {
  return Math.abs(quantity) < 0.5 / 10 ** digits
}
