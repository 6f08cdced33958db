import { CostLimit } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { instant, recordKey } from '#shared/odoo/columns.ts'
import { and, type Domain, or } from '#shared/odoo/domain.ts'
import { noLists, withoutLists } from '#shared/odoo/lists.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { daysAfter } from '#shared/values/calendar-day.ts'

/** A lot by the item it is of and the name somebody knows it by. */
export interface LotName {
  readonly item: number
  readonly name: string
}

export interface NamedLot extends LotName {
  readonly key: number
  /** Key of the company it is of; null: of all. */
  readonly company: number | null
}

/** What left the stock of a facility for good: a line of a move that is done. */
export interface Departure {
  /** Key of the move. */
  readonly move: number
  readonly item: number
  readonly lot: number | null
  readonly facility: number
  /** The day it left, in UTC. */
  readonly day: string
}

/** What to look for: of an item, and of a lot of it where it is kept in lots, out of a facility about a day. */
export interface DepartureSought {
  readonly item: number
  readonly lot: number | null
  readonly facility: number
  /** Null: on whatever day. */
  readonly day: string | null
}

/** So long before a use may what was used have left the stock, and so late may that be booked: at the end of a month. */
export const daysBefore = 90
export const daysLate = 31

const mostRows = 10_000

const ofItem = recordKey('product_id')
const ofCompany = recordKey('company_id')

/** Lots with these names, of these items: one call. @throws {CostLimit} when there are too many. */
export async function readNamedLots(
  odoo: Odoo,
  sought: readonly LotName[],
  request: RequestContext,
): Promise<readonly NamedLot[]> {
  const domain: Domain = [
    ['product_id', 'in', eachOf(sought, ({ item }) => item)],
    ['name', 'in', eachOf(sought, ({ name }) => name)],
  ]
  const search = { domain, fields: ['product_id', 'name', 'company_id'], limit: mostRows + 1 }
  const rows = checked(await odoo.searchRead('stock.lot', search, request), 'lots')
  const facts = await odoo.facts(request)
  return rows.flatMap((row) => {
    const item = ofItem.read(row, facts)
    return item === null ? [] : [{ key: row.id, item, name: String(row.name), company: ofCompany.read(row, facts) }]
  })
}

const ofMove = recordKey('move_id')
const ofLot = recordKey('lot_id')
const ofPlace = recordKey('location_id')
const ofFacility = recordKey('warehouse_id')
const leftAt = instant('date')

/** Places that goods go to for good: a patient, a loss, something that is made of them. */
const goneTo = ['customer', 'inventory', 'production']

/** What left the stock of facilities, as far as its moves may be seen: one call. @throws {CostLimit} when it is too much. */
export async function readDepartures(
  odoo: Odoo,
  sought: readonly DepartureSought[],
  request: RequestContext,
): Promise<readonly Departure[]> {
  const [ofLots, ofNone] = [sought.filter(({ lot }) => lot !== null), sought.filter(({ lot }) => lot === null)]
  const lots: Domain = [['lot_id', 'in', [...new Set(ofLots.flatMap(({ lot }) => lot ?? []))]]]
  const untracked: Domain = [
    ['product_id', 'in', eachOf(ofNone, ({ item }) => item)],
    ['lot_id', '=', false],
  ]
  const kinds = [
    ...(ofLots.length === 0 ? [] : [and(lots, daysOf(ofLots))]),
    ...(ofNone.length === 0 ? [] : [and(untracked, daysOf(ofNone))]),
  ]
  const [kind, ...others] = kinds
  if (kind === undefined) return []
  const domain = and(
    [['state', '=', 'done']],
    or(kind, ...others),
    [['location_id.usage', '=', 'internal']],
    [['location_id.warehouse_id', 'in', eachOf(sought, ({ facility }) => facility)]],
    [['location_dest_id.usage', 'in', goneTo]],
    await seenMoves(odoo),
  )
  const fields = ['move_id', 'product_id', 'lot_id', 'date', 'location_id']
  const place = { fields: ['warehouse_id'], limit: null, lists: noLists }
  const search = { domain, fields, lists: new Map([['location_id', place]]), limit: mostRows + 1 }
  // A line says by its move whose it is: the condition on that holds for facilities too.
  const rows = checked(await odoo.beyondFacilities.searchRead('stock.move.line', search, request), 'moves')
  const facts = await odoo.facts(request)
  const { rows: lines, brought } = withoutLists(rows, ['location_id'])
  const facilities = new Map((brought.get('location_id') ?? []).map((row) => [row.id, ofFacility.read(row, facts)]))
  return lines.flatMap((row) => {
    const [move, item, at] = [ofMove, ofItem, ofPlace].map((column) => column.read(row, facts))
    const facility = at == null ? null : facilities.get(at)
    const moment = leftAt.read(row, facts)
    if (move == null || item == null || facility == null || moment === null) return []
    return [{ move, item, lot: ofLot.read(row, facts), facility, day: moment.slice(0, 10) }]
  })
}

async function seenMoves(odoo: Odoo): Promise<Domain> {
  const seen = await odoo.condition('stock.move')
  return seen.length === 0 ? [] : [['move_id', 'any', seen]]
}

/** From the first day that matters for any of them to the last. */
function daysOf(sought: readonly DepartureSought[]): Domain {
  const days = sought.map(({ day }) => day)
  if (days.includes(null)) return []
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)] as [string, string]
  return [
    ['date', '>=', `${daysAfter(first, -daysBefore)} 00:00:00`],
    ['date', '<', `${daysAfter(last, daysLate + 1)} 00:00:00`],
  ]
}

function eachOf<One, Value>(all: readonly One[], of: (one: One) => Value): Value[] {
  return [...new Set(all.map(of))]
}

function checked<Row>(rows: readonly Row[], what: string): readonly Row[] {
  if (rows.length > mostRows) throw new CostLimit(`Cannot match what was used: more than ${mostRows} ${what} fit`)
  return rows
}
