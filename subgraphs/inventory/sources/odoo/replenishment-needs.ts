import { NotFound } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { numberOf, type OdooRow, type Quantity, quantityOf } from '#shared/odoo/columns.ts'
import type { Domain } from '#shared/odoo/domain.ts'
import type { OdooFacts } from '#shared/odoo/facts.ts'
import { groupedKey, type OdooGroup } from '#shared/odoo/groups.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { today } from '#shared/values/calendar-day.ts'
import { needOf } from './replenishment-need.ts'

export interface ReplenishmentNeed {
  readonly onHand: Quantity
  readonly expired: Quantity
  readonly incoming: Quantity
  readonly outgoing: Quantity
  readonly requested: Quantity
  readonly forecast: Quantity
  readonly belowMinimum: boolean
  readonly toOrder: Quantity
}

const openMoves = ['waiting', 'confirmed', 'assigned', 'partially_available']
const requests = ['draft', 'sent', 'to approve']

/**
 * What these rules have and need, rule by rule: seven calls whatever their number, and none of it from what Odoo stored
 * when it last planned.
 *
 * A rule speaks for its location and all below it. A rule that may not be seen has an error in its place; what is summed
 * up for one that may be seen is all there is, or goods on their way from another facility would be ordered twice.
 */
export async function readReplenishmentNeeds(
  odoo: Odoo,
  ruleKeys: readonly number[],
  request: RequestContext,
): Promise<(ReplenishmentNeed | NotFound)[]> {
  const around = odoo.beyondFacilities
  const rules = await odoo.searchRead(
    'stock.warehouse.orderpoint',
    {
      domain: [['id', 'in', ruleKeys]],
      fields: [
        'product_id',
        'location_id',
        'product_uom',
        'product_min_qty',
        'product_max_qty',
        'replenishment_uom_id',
      ],
    },
    request,
  )
  const items = [...new Set(rules.map((rule) => numberOf(rule, 'product_id')))]
  const places = [...new Set(rules.map((rule) => numberOf(rule, 'location_id')))]
  const units = rules.flatMap((rule) => [rule.product_uom, rule.replenishment_uom_id]).filter(isKey)
  const [stock, expired, moves, requested, facts] = await Promise.all([
    readStock(around, items, places, [], request),
    readStock(around, items, places, [['removal_date', '<=', `${today()} 00:00:00`]], request),
    readMoves(around, items, places, request),
    readRequested(around, items, request),
    odoo.factsOfUnits(units, request),
  ])
  const named = [...stock, ...expired, ...moves, ...requested].flatMap(({ from, to }) => [from, to]).filter(isKey)
  const paths = await readPaths(around, [...new Set([...places, ...named])], request)
  const byKey = new Map(
    rules.map((rule) => [rule.id, needUnder(rule, { stock, expired, moves, requested, paths, facts })]),
  )
  const hidden = new NotFound('Cannot read ReplenishmentRule: no such record, or none you may see', 'odoo')
  return ruleKeys.map((key) => byKey.get(key) ?? hidden)
}

/** So much of an item at a place, or on its way from one place to another. */
interface Amount {
  readonly item: number | null
  readonly from: number | null
  readonly to: number | null
  readonly value: number
  /** How much of it is promised already, where it is stock. */
  readonly reserved: number
}

interface Surroundings {
  readonly stock: readonly Amount[]
  readonly expired: readonly Amount[]
  readonly moves: readonly Amount[]
  readonly requested: readonly Amount[]
  readonly paths: ReadonlyMap<number, string>
  readonly facts: OdooFacts
}

function needUnder(rule: OdooRow, around: Surroundings): ReplenishmentNeed {
  const { paths, facts } = around
  const unit = numberOf(rule, 'product_uom')
  const top = paths.get(numberOf(rule, 'location_id')) ?? ''
  const isInside = (place: number | null) => place !== null && top !== '' && (paths.get(place) ?? '').startsWith(top)
  const sum = (amounts: readonly Amount[], counts: (amount: Amount) => boolean, of: keyof Amount = 'value') =>
    amounts.reduce(
      (total, each) => (each.item === rule.product_id && counts(each) ? total + Number(each[of]) : total),
      0,
    )
  const amounts = {
    onHand: sum(around.stock, ({ to }) => isInside(to)),
    // What is promised will leave anyway, and is counted as outgoing.
    expired: sum(around.expired, ({ to }) => isInside(to)) - sum(around.expired, ({ to }) => isInside(to), 'reserved'),
    incoming: sum(around.moves, ({ from, to }) => isInside(to) && !isInside(from)),
    outgoing: sum(around.moves, ({ from, to }) => isInside(from) && !isInside(to)),
    requested: sum(around.requested, ({ to }) => isInside(to)),
  }
  const orderedIn = rule.replenishment_uom_id
  const need = needOf({
    ...amounts,
    minimum: numberOf(rule, 'product_min_qty'),
    maximum: numberOf(rule, 'product_max_qty'),
    multiple: isKey(orderedIn) ? (facts.unitConversion.contains(orderedIn, unit)?.toNumber() ?? 0) : 0,
    digits: facts.quantityDigits,
  })
  const inUnit = (value: number) => quantityOf(value, unit, facts)
  return {
    onHand: inUnit(amounts.onHand),
    expired: inUnit(amounts.expired),
    incoming: inUnit(amounts.incoming),
    outgoing: inUnit(amounts.outgoing),
    requested: inUnit(amounts.requested),
    forecast: inUnit(need.forecast),
    belowMinimum: need.belowMinimum,
    toOrder: inUnit(need.toOrder),
  }
}

async function readStock(
  odoo: Odoo,
  items: number[],
  places: number[],
  which: Domain,
  request: RequestContext,
): Promise<Amount[]> {
  const groups = await odoo.readGroup(
    'stock.quant',
    {
      domain: [['product_id', 'in', items], ['location_id', 'child_of', places], ...which],
      groupby: ['product_id', 'location_id'],
      aggregates: ['quantity:sum', 'reserved_quantity:sum'],
    },
    request,
  )
  return groups.map((group) => ({
    ...amountIn(group, null, 'location_id', 'quantity:sum'),
    reserved: sumIn(group, 'reserved_quantity:sum'),
  }))
}

async function readMoves(odoo: Odoo, items: number[], places: number[], request: RequestContext): Promise<Amount[]> {
  const groups = await odoo.readGroup(
    'stock.move',
    {
      domain: [
        ['product_id', 'in', items],
        ['state', 'in', openMoves],
        '|',
        '|',
        ['location_id', 'child_of', places],
        ['location_dest_id', 'child_of', places],
        ['location_final_id', 'child_of', places],
      ],
      groupby: ['product_id', 'location_id', 'location_dest_id', 'location_final_id'],
      aggregates: ['product_qty:sum'],
    },
    request,
  )
  return groups.map((group) => {
    // Where the goods are meant to end up, when more than one move takes them there.
    const goal = groupedKey(group, 'location_final_id') === null ? 'location_dest_id' : 'location_final_id'
    return amountIn(group, 'location_id', goal, 'product_qty:sum')
  })
}

/** What requests for quotation ask for that are no orders yet, by where it would be received. */
async function readRequested(odoo: Odoo, items: number[], request: RequestContext): Promise<Amount[]> {
  const receivedBy = 'order_id.picking_type_id'
  const groups = await odoo.readGroup(
    'purchase.order.line',
    {
      domain: [
        ['product_id', 'in', items],
        ['order_id.state', 'in', requests],
      ],
      groupby: ['product_id', receivedBy],
      aggregates: ['product_uom_qty:sum'],
    },
    request,
  )
  const types = [...new Set(groups.map((group) => groupedKey(group, receivedBy)).filter(isKey))]
  const rows = await odoo.searchRead(
    'stock.picking.type',
    { domain: [['id', 'in', types]], fields: ['default_location_dest_id'] },
    request,
  )
  const placeOf = new Map(rows.map(({ id, default_location_dest_id: place }) => [id, isKey(place) ? place : null]))
  return groups.map((group) => ({
    ...amountIn(group, null, null, 'product_uom_qty:sum'),
    to: placeOf.get(groupedKey(group, receivedBy) ?? 0) ?? null,
  }))
}

/** Where places are in the tree of places: a path begins with that of each place above. */
async function readPaths(odoo: Odoo, places: number[], request: RequestContext): Promise<Map<number, string>> {
  const rows = await odoo.searchRead(
    'stock.location',
    { domain: [['id', 'in', places]], fields: ['parent_path'] },
    request,
  )
  return new Map(rows.map(({ id, parent_path: path }) => [id, String(path || '')]))
}

function amountIn(group: OdooGroup, from: string | null, to: string | null, sum: string): Amount {
  return {
    item: groupedKey(group, 'product_id'),
    from: from === null ? null : groupedKey(group, from),
    to: to === null ? null : groupedKey(group, to),
    value: sumIn(group, sum),
    reserved: 0,
  }
}

function sumIn(group: OdooGroup, sum: string): number {
  // Odoo's sum of nothing is nothing.
  return group[sum] === false ? 0 : numberOf(group, sum)
}

function isKey(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value)
}
