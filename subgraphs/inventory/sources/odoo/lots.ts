import { BadUserInput } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { instant, recordKey, text } from '#shared/odoo/columns.ts'
import { between, contains, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import type { Orderings } from '#shared/odoo/ordering.ts'
import { type Entity, recordSource } from '#shared/odoo/record-source.ts'
import { daysAfter } from '#shared/values/calendar-day.ts'
import type { QueryExpiringLotsArgs, QueryExpiringStockValueArgs, QueryLotsArgs } from '../../types.generated.ts'
import { stockPositions } from './stock-positions.ts'
import { stockedItem } from './stocked-items.ts'

/** Lots and serial numbers: one model in Odoo. */
export const lots = recordSource({
  type: 'Lot',
  model: 'stock.lot',
  scope: [],
  properties: {
    number: text('name'),
    item: stockedItem('product_id'),
    expiresAt: instant('expiration_date'),
    bestBefore: instant('use_date'),
    removeAt: instant('removal_date'),
    alertAt: instant('alert_date'),
  },
})

export type Lot = Entity<(typeof lots)['properties']>

const company = recordKey('company_id')

/**
 * Whether all there is to know of a lot is of companies that whoever asks may see: it names a company, and nothing of it
 * was moved or lies elsewhere, as where it was given to that company later. Three calls.
 */
export async function isOfOneCompany(odoo: Odoo, lot: number, request: RequestContext): Promise<boolean> {
  const ofLot: Domain = [['lot_id', '=', lot]]
  const [[row], ...isElsewhere] = await Promise.all([
    odoo.searchRead(lots.model, { domain: [['id', '=', lot]], fields: company.fields }, request),
    odoo.reachesOtherCompanies('stock.quant', ofLot, request),
    odoo.reachesOtherCompanies('stock.move.line', ofLot, request),
  ])
  if (row === undefined || isElsewhere.includes(true)) return false
  return company.read(row, await odoo.facts(request)) !== null
}

export const lotOrders = {
  NUMBER_ASC: { field: 'name', kind: 'text', direction: 'asc' },
  NUMBER_DESC: { field: 'name', kind: 'text', direction: 'desc' },
  // For lots that expire only: the field may be empty.
  EXPIRES_AT_ASC: { field: 'expiration_date', kind: 'instant', direction: 'asc' },
} as const satisfies Orderings

/** `seen`: under which condition stock may be seen. */
export function lotFilter(filter: QueryLotsArgs['filter'], seen: Domain): Domain {
  const expiry = between('expiration_date', filter?.expiresFrom, filter?.expiresBefore, 'expiresFrom and expiresBefore')
  return and(
    pointsAt('product_id', 'Item', filter?.items, 'items'),
    contains('name', filter?.numberContains, 'numberContains'),
    expiry,
    filter?.inStock == null ? [] : [['quant_ids', filter.inStock ? 'any' : 'not any', inStock(seen)]],
  )
}

/** Lots in stock that may be seen that expire by the end of a day. @throws {BadUserInput} on a number of days out of bounds. */
export function expiringLotFilter({ facilities, ...when }: QueryExpiringLotsArgs, asOf: string, seen: Domain): Domain {
  const place = and(pointsAt('warehouse_id', 'Facility', facilities, 'facilities'), seen)
  return and(expiresWithin(when, asOf), [['quant_ids', 'any', inStock(place)]])
}

const mostDays = 3_650

/**
 * What expires by the end of a day: lots, and stock, of which Odoo keeps the day of its lot under the same name.
 * @throws {BadUserInput} on a number of days out of bounds.
 */
export function expiresWithin(
  { withinDays, includeExpired }: Pick<QueryExpiringStockValueArgs, 'withinDays' | 'includeExpired'>,
  asOf: string,
): Domain {
  if (withinDays < 0 || withinDays > mostDays) {
    throw new BadUserInput(`Cannot use withinDays: expected 0 to ${mostDays}, found ${withinDays}`)
  }
  return and(
    [['expiration_date', '<', `${daysAfter(asOf, withinDays + 1)} 00:00:00`]],
    includeExpired ? [] : [['expiration_date', '>=', `${asOf} 00:00:00`]],
  )
}

function inStock(place: Domain): Domain {
  return and(stockPositions.scope, [['quantity', '>', 0]], place)
}
