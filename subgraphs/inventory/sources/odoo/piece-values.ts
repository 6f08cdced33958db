import { CostLimit } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { numberOf } from '#shared/odoo/columns.ts'
import type { Domain } from '#shared/odoo/domain.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'

/** Stock of an item, in a lot or in none. */
export interface Pieces {
  readonly item: number
  readonly lot: number | null
  /** Whether lots of the item have values of their own. */
  readonly isByLot: boolean
  readonly quantity: number
}

/** What one of these pieces is worth; undefined where Odoo does not show their item, or their lot. */
export type PieceValue = (pieces: Pieces) => number | undefined

/** What is valued as one: all pieces of an item, or those of a lot where lots of the item have values of their own. */
interface ValuedKind {
  readonly model: string
  /** How many pieces what it is worth all told is divided by. */
  readonly count: string
}

const valuedItems: ValuedKind = { model: 'product.product', count: 'qty_available' }
const valuedLots: ValuedKind = { model: 'stock.lot', count: 'product_qty' }

/** Odoo takes a millisecond or two to work out what each of them is worth. */
const mostValued = 20_000

/**
 * What each of these pieces is worth in a company, whatever its way of valuing: one call, and one more where lots have
 * values of their own.
 * @throws {CostLimit} when they are of too many items, or in too many lots.
 */
export async function readPieceValues(
  odoo: Odoo,
  company: number,
  pieces: readonly Pieces[],
  request: RequestContext,
): Promise<PieceValue> {
  const read = (kind: ValuedKind, keys: readonly number[]) => readValues(odoo, kind, company, keys, request)
  const byLot = pieces.filter(({ isByLot }) => isByLot).map(({ lot }) => lot)
  const byItem = pieces.filter(({ isByLot }) => !isByLot).map(({ item }) => item)
  const [ofItems, ofLots] = await Promise.all([read(valuedItems, known(byItem)), read(valuedLots, known(byLot))])
  return ({ item, lot, isByLot }) => {
    if (!isByLot) return ofItems.get(item)
    // Pieces without a lot are worth nothing where values are those of lots.
    return lot === null ? 0 : ofLots.get(lot)
  }
}

function known(keys: readonly (number | null)[]): readonly number[] {
  return [...new Set(keys)].filter((key) => key !== null)
}

/**
 * Odoo works out a value for the company it is asked in, but out of the stock of all companies in view: so only this
 * one is in view. And it counts archived places where the context shows what is archived, except in `search_read`,
 * which is used here for that: other reads would give another value. How many pieces there are is asked before what they
 * are worth: after it Odoo counts those of all companies in a lot.
 */
async function readValues(
  odoo: Odoo,
  { model, count }: ValuedKind,
  company: number,
  keys: readonly number[],
  request: RequestContext,
): Promise<ReadonlyMap<number, number>> {
  if (keys.length > mostValued) {
    throw new CostLimit(
      `Cannot value stock: more than ${mostValued} items or lots; ask for fewer facilities or categories`,
    )
  }
  if (keys.length === 0) return new Map()
  const search = { domain: [['id', 'in', keys]] as Domain, fields: [count, 'total_value'], companies: [company] }
  const rows = await odoo.searchRead(model, search, request)
  const { quantityDigits } = await odoo.facts(request)
  return new Map(
    rows.map((row) => {
      const pieces = numberOf(row, count)
      // As Odoo has it: where pieces taken out and put in cancel out, none of them is worth anything.
      return [row.id, isNone(pieces, quantityDigits) ? 0 : numberOf(row, 'total_value') / pieces]
    }),
  )
}

/** Whether a quantity is nothing but the noise of sums, in a unit of so many digits. */
export function isNone(quantity: number, digits: number): boolean {
  return Math.abs(quantity) < 0.5 / 10 ** digits
}
