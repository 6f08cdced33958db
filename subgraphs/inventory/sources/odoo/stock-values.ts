import { CostLimit, NotFound, SourceContractBroken } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { entityReference, type Money, moneyOf, type Reference } from '#shared/odoo/columns.ts'
import { belongsUnder, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import type { OdooFacts } from '#shared/odoo/facts.ts'
import { gatheredNumbers, groupedKey, type OdooGroup } from '#shared/odoo/groups.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { roundedDecimal } from '#shared/values/decimal.ts'
import type { QueryStockValueByFacilityArgs } from '../../types.generated.ts'
import { isNone, readPieceValues, type ValuedKind, valuedItems, valuedLots } from './piece-values.ts'
import { stockPositions } from './stock-positions.ts'

/** What stock of a company is worth at a facility. */
export interface StockValue {
  readonly company: Reference<'Company'>
  readonly facility: Reference<'Facility'> | null
  /** An error where an item of which there is stock cannot be read: a sum without it would be wrong. */
  readonly value: Money | NotFound
}

const company = 'company_id'
const currency = 'company_id.currency_id'
const itself = 'company_id.partner_id'
const owner = 'owner_id'
const item = 'product_id'
const lot = 'lot_id'
const facility = 'location_id.warehouse_id'
const quantities = 'quantity:array_agg'

/** Stock that counts in the books of a company: in its own places, or between them. */
const valued: Domain = [
  [company, '!=', false],
  ['location_id.usage', 'in', ['internal', 'transit']],
]
const valuedByLot: Domain = [['lot_valuated', '=', true]]

const mostGroups = 20_000

/**
 * What stock is worth, by company and facility in the order of their keys: two calls, and at most two more for each
 * company that has any.
 *
 * The account may not read what Odoo says a quant is worth, so it is worked out here as Odoo does: quantity by
 * quantity, each rounded to a coin, so that the sum is the one that Odoo's own pages show.
 * @throws {CostLimit} when there are too many groups.
 */
export async function readStockValues(odoo: Odoo, which: Domain, request: RequestContext): Promise<StockValue[]> {
  const amounts = await Promise.all([
    // Not the opposite condition on the item: that would drop stock of items that Odoo does not show.
    readAmounts(odoo, valuedItems, item, and(valued, which, [[item, 'not any', valuedByLot]]), request),
    readAmounts(odoo, valuedLots, lot, and(valued, which, [[item, 'any', valuedByLot]]), request),
  ])
  const facts = await odoo.facts(request)
  const byPlace = Map.groupBy(amounts.flat(), (amount) => `${amount.company} ${amount.facility}`)
  return [...byPlace.values()]
    .map((ofPlace) => ofPlace as [Amount, ...Amount[]])
    .sort(([one], [other]) => one.company - other.company || (one.facility ?? Infinity) - (other.facility ?? Infinity))
    .map((ofPlace) => ({
      company: entityReference('Company', ofPlace[0].company),
      facility: entityReference('Facility', ofPlace[0].facility),
      value: sumOf(ofPlace, facts),
    }))
}

export function stockValueFilter(filter: QueryStockValueByFacilityArgs['filter']): Domain {
  return and(
    pointsAt(company, 'Company', filter?.companies, 'companies'),
    pointsAt(facility, 'Facility', filter?.facilities, 'facilities'),
    pointsAt(item, 'Item', filter?.items, 'items'),
    belongsUnder('product_id.categ_id', 'ItemCategory', filter?.categories, 'categories'),
  )
}

/** Quantities of the same item at a facility, and what a piece is worth; undefined when that cannot be read. */
interface Amount {
  readonly company: number
  readonly currency: number | null
  readonly facility: number | null
  readonly quantities: readonly number[]
  readonly pieceValue: number | undefined
}

async function readAmounts(
  odoo: Odoo,
  kind: ValuedKind,
  valuedBy: string,
  domain: Domain,
  request: RequestContext,
): Promise<Amount[]> {
  const groups = await odoo.readGroup(
    stockPositions.model,
    {
      domain,
      groupby: [company, currency, itself, owner, valuedBy, facility],
      aggregates: [quantities],
      limit: mostGroups + 1,
    },
    request,
  )
  if (groups.length > mostGroups) {
    throw new CostLimit(`Cannot value stock: more than ${mostGroups} amounts; ask for fewer facilities or categories`)
  }
  const own = Map.groupBy(groups.filter(isOwn), companyOf)
  const ofCompanies = [...own].map(async ([companyKey, ofCompany]) => {
    const keys = ofCompany.map((group) => groupedKey(group, valuedBy)).filter((key) => key !== null)
    const pieceValues = await readPieceValues(odoo, kind, companyKey, [...new Set(keys)], request)
    return ofCompany.map((group) => {
      const key = groupedKey(group, valuedBy)
      return {
        company: companyKey,
        currency: groupedKey(group, currency),
        facility: groupedKey(group, facility),
        quantities: gatheredNumbers(group, quantities),
        // Pieces without a lot are worth nothing where values are those of lots.
        pieceValue: key === null ? 0 : pieceValues.get(key),
      }
    })
  })
  return (await Promise.all(ofCompanies)).flat()
}

/** Whether stock belongs to the company in whose places it is. */
function isOwn(group: OdooGroup): boolean {
  const key = groupedKey(group, owner)
  return key === null || key === groupedKey(group, itself)
}

function companyOf(group: OdooGroup): number {
  const key = groupedKey(group, company)
  if (key === null) throw new SourceContractBroken('odoo', 'Cannot value stock: Odoo names no company for it')
  return key
}

function sumOf(amounts: readonly [Amount, ...Amount[]], facts: OdooFacts): Money | NotFound {
  const currencyKey = amounts[0].currency
  const { digits = 0 } = (currencyKey === null ? undefined : facts.currency(currencyKey)) ?? {}
  let sum = 0
  for (const { quantities, pieceValue } of amounts) {
    if (pieceValue === undefined) {
      return new NotFound('Cannot value stock: it is of an Item that is not there, or that you may not see', 'odoo')
    }
    for (const quantity of quantities) {
      if (!isNone(quantity, facts.quantityDigits)) sum += Number(roundedDecimal(quantity * pieceValue, digits))
    }
  }
  return moneyOf(sum, currencyKey, facts)
}
