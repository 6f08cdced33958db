import { CostLimit } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import {
  entityReference,
  numberOf,
  odooInstant,
  type Quantity,
  quantityOf,
  type Reference,
} from '#shared/odoo/columns.ts'
import { and, type Domain, or } from '#shared/odoo/domain.ts'
import { groupedKey, type OdooGroup } from '#shared/odoo/groups.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { stockPositions } from './stock-positions.ts'
import { StockedItem } from './stocked-items.ts'

/** The lot that is to be replaced. */
export interface Replaced {
  readonly lot: number
  readonly item: number
  readonly category: number | null
}

/** An item with stock that could take a lot's place. */
export interface LotSubstitute {
  readonly key: number
  readonly item: StockedItem
  readonly reason: 'SAME_ITEM' | 'SAME_CATEGORY'
  readonly available: Quantity
  readonly facilities: readonly { readonly facility: Reference<'Facility'> | null; readonly available: Quantity }[]
}

const item = 'product_id'
const unit = 'product_id.uom_id'
const facility = 'location_id.warehouse_id'
const mostGroups = 5_000

/**
 * Items with stock that could take a lot's place: other lots of the same item first, then other items in use of its
 * category, by key. Stock that has expired at `now` is left out, and so is what is promised. One call.
 */
export async function readLotSubstitutes(
  odoo: Odoo,
  replaced: Replaced,
  now: string,
  request: RequestContext,
): Promise<LotSubstitute[]> {
  const notExpired = or([['expiration_date', '=', false]], [['expiration_date', '>', odooInstant(now)]])
  const domain = and(
    stockPositions.scope,
    candidates(replaced),
    // Stock without a lot is no part of this one either.
    or([['lot_id', '=', false]], [['lot_id', '!=', replaced.lot]]),
    notExpired,
  )
  const aggregates = ['quantity:sum', 'reserved_quantity:sum']
  const groups = await odoo.readGroup(
    stockPositions.model,
    { domain, groupby: [item, unit, facility], aggregates, limit: mostGroups + 1 },
    request,
  )
  if (groups.length > mostGroups) {
    throw new CostLimit(`Cannot look for substitutes: more than ${mostGroups} items and facilities have stock`)
  }
  const unitKeys = groups.map((group) => groupedKey(group, unit))
  const facts = await odoo.factsOfUnits(unitKeys, request)
  const inUnit = (value: number, key: number) => quantityOf(value, key, facts)
  return [...Map.groupBy(groups, (group) => groupedKey(group, item))]
    .flatMap(([key, ofItem]) => (key === null ? [] : substitute(key, ofItem, replaced, inUnit)))
    .sort((one, other) => rank(one) - rank(other) || one.key - other.key)
}

const rank = ({ reason }: LotSubstitute) => (reason === 'SAME_ITEM' ? 0 : 1)

function candidates({ item: key, category }: Replaced): Domain {
  const same: Domain = [[item, '=', key]]
  if (category === null) return same
  return or(
    same,
    and([['product_id.categ_id', '=', category]], [['product_id.active', '=', true]], [[item, '!=', key]]),
  )
}

function substitute(
  key: number,
  groups: readonly OdooGroup[],
  replaced: Replaced,
  inUnit: (value: number, unit: number) => Quantity,
): LotSubstitute[] {
  const unitKey = groupedKey(groups[0] ?? {}, unit)
  // Odoo shows stock of an item that a rule hides, but not the item's unit.
  if (unitKey === null) return []
  const facilities = groups
    .map((group) => ({
      facility: entityReference('Facility', groupedKey(group, facility)),
      free: numberOf(group, 'quantity:sum') - numberOf(group, 'reserved_quantity:sum'),
    }))
    .map(({ free, ...place }) => ({ ...place, free, available: inUnit(free, unitKey) }))
    // Rounded as it is shown: noise is no stock.
    .filter(({ available }) => Number(available.value) > 0)
  if (facilities.length === 0) return []
  const reason = key === replaced.item ? 'SAME_ITEM' : 'SAME_CATEGORY'
  const all = facilities.reduce((sum, { free }) => sum + free, 0)
  return [{ key, item: new StockedItem(key), reason, available: inUnit(all, unitKey), facilities }]
}
