import { Forbidden, NotFound } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { readAll } from '#shared/odoo/all-records.ts'
import { numberOf, type OdooRow, type Quantity, quantityOf } from '#shared/odoo/columns.ts'
import type { Domain } from '#shared/odoo/domain.ts'
import type { OdooFacts } from '#shared/odoo/facts.ts'
import { groupedKey, groupedText, type OdooGroup } from '#shared/odoo/groups.ts'
import { noLists } from '#shared/odoo/lists.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import type { Along, Reading } from '#shared/odoo/related.ts'
import { today } from '#shared/values/calendar-day.ts'
import { needOf } from './replenishment-need.ts'
import { replenishmentRules } from './replenishment-rules.ts'

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
/** What is read of a rule to tell what it needs. */
const planned = [
  'product_id',
  'location_id',
  'product_uom',
  'product_min_qty',
  'product_max_qty',
  'replenishment_uom_id',
] as const

/** What is read of rules so that it is known already when it is asked what they need. */
export class PlannedRules implements Along {
  readonly fields = []
  readonly #rules = new Map<number, OdooRow>()

  reading(properties: readonly string[]): Reading | null {
    return properties.includes('need') ? { fields: planned, lists: noLists } : null
  }

  take(rows: readonly OdooRow[]): readonly OdooRow[] {
    const isKnown = (row: OdooRow) => planned.every((field) => field in row && !(row[field] instanceof Forbidden))
    for (const row of rows) if (isKnown(row)) this.#rules.set(row.id, row)
    return rows
  }

  /** These rules; null where not all of them are known. */
  of(keys: readonly number[]): readonly OdooRow[] | null {
    const rules = keys.flatMap((key) => this.#rules.get(key) ?? [])
    return rules.length === keys.length ? rules : null
  }
}

/**
 * What these rules have and need, in their order. A rule that may not be seen has an error in its place. Five calls
 * whatever their number, and one more where the rules are not known already; none of it from what Odoo stored when it last
 * planned.
 */
export async function readReplenishmentNeeds(
  odoo: Odoo,
  ruleKeys: readonly number[],
  known: PlannedRules,
  request: RequestContext,
): Promise<(ReplenishmentNeed | NotFound)[]> {
  const rules = known.of(ruleKeys) ?? (await readRules(odoo, [['id', 'in', ruleKeys]], request))
  const byKey = await needsOf(rules, odoo, request)
  const hidden = new NotFound('Cannot read ReplenishmentRule: no such record, or none you may see', 'odoo')
  return ruleKeys.map((key) => byKey.get(key) ?? hidden)
}

/**
 * What the rules that match have and need, by their keys, oldest first, in six calls.
 * @throws {CostLimit} when there are too many.
 */
export async function readNeedsWhere(
  odoo: Odoo,
  domain: Domain,
  request: RequestContext,
): Promise<ReadonlyMap<number, ReplenishmentNeed>> {
  return needsOf(await readRules(odoo, domain, request), odoo, request)
}

function readRules(odoo: Odoo, domain: Domain, request: RequestContext): Promise<readonly OdooRow[]> {
  return readAll(odoo, replenishmentRules, { domain, fields: planned }, request)
}

/**
 * A rule speaks for its location and all below it. Only rules that may be seen are here; what is summed up for one of
 * them is all there is, or goods on their way from another facility would be ordered twice.
 */
async function needsOf(
  rules: readonly OdooRow[],
  odoo: Odoo,
  request: RequestContext,
): Promise<ReadonlyMap<number, ReplenishmentNeed>> {
  const around = odoo.beyondFacilities
  if (rules.length === 0) return new Map()
  const items = [...new Set(rules.map((rule) => numberOf(rule, 'product_id')))]
  const places = [...new Set(rules.map((rule) => numberOf(rule, 'location_id')))]
  const units = rules.flatMap((rule) => [rule.product_uom, rule.replenishment_uom_id]).filter(isKey)
  const [stock, expired, moves, requested, paths, facts] = await Promise.all([
    readStock(around, items, places, [], request),
    readStock(around, items, places, [['removal_date', '<=', `${today()} 00:00:00`]], request),
    readMoves(around, items, places, request),
    readRequested(around, items, request),
    readPaths(around, places, request),
    odoo.factsOfUnits(units, request),
  ])
  return new Map(rules.map((rule) => [rule.id, needUnder(rule, { stock, expired, moves, requested, paths, facts })]))
}

/** So much of an item at a place, or on its way from one place to another: each by its path in the tree of places. */
interface Amount {
  readonly item: number | null
  readonly from: string | null
  readonly to: string | null
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
  const isInside = (place: string | null) => place !== null && top !== '' && place.startsWith(top)
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
      groupby: ['product_id', 'location_id.parent_path'],
      aggregates: ['quantity:sum', 'reserved_quantity:sum'],
    },
    request,
  )
  return groups.map((group) => ({
    ...amountIn(group, null, 'location_id.parent_path', 'quantity:sum'),
    reserved: sumIn(group, 'reserved_quantity:sum'),
  }))
}

async function readMoves(odoo: Odoo, items: number[], places: number[], request: RequestContext): Promise<Amount[]> {
  const destination = 'location_dest_id.parent_path'
  // Where the goods are meant to end up, when more than one move takes them there.
  const goal = 'location_final_id.parent_path'
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
      groupby: ['product_id', 'location_id.parent_path', destination, goal],
      aggregates: ['product_qty:sum'],
    },
    request,
  )
  return groups.map((group) => {
    const to = groupedText(group, goal) === null ? destination : goal
    return amountIn(group, 'location_id.parent_path', to, 'product_qty:sum')
  })
}

/** What requests for quotation ask for that are no orders yet, by where it would be received. */
async function readRequested(odoo: Odoo, items: number[], request: RequestContext): Promise<Amount[]> {
  const receivedAt = 'order_id.picking_type_id.default_location_dest_id.parent_path'
  const groups = await odoo.readGroup(
    'purchase.order.line',
    {
      domain: [
        ['product_id', 'in', items],
        ['order_id.state', 'in', requests],
      ],
      groupby: ['product_id', receivedAt],
      aggregates: ['product_uom_qty:sum'],
    },
    request,
  )
  return groups.map((group) => amountIn(group, null, receivedAt, 'product_uom_qty:sum'))
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
    from: from === null ? null : groupedText(group, from),
    to: to === null ? null : groupedText(group, to),
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
