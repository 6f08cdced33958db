import { NotFound, SourceContractBroken } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { entityReference, type Money, moneyOf, type Reference } from '#shared/odoo/columns.ts'
import { belongsUnder, pointsAt } from '#shared/odoo/conditions.ts'
import { and, type Domain } from '#shared/odoo/domain.ts'
import type { OdooFacts } from '#shared/odoo/facts.ts'
import { gatheredKeys, gatheredNumbers, groupedFlag, groupedKey, type OdooGroup } from '#shared/odoo/groups.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { roundedDecimal } from '#shared/values/decimal.ts'
import type { QueryStockValueByFacilityArgs } from '../../types.generated.ts'
import { isNone, type Pieces, type PieceValue, readPieceValues } from './piece-values.ts'
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
const facility = 'location_id.warehouse_id'
const byLot = 'product_id.lot_valuated'
const item = 'product_id'
const items = 'product_id:array_agg'
const lots = 'lot_id:array_agg'
const owners = 'owner_id:array_agg'
const quantities = 'quantity:array_agg'

/** Stock that counts in the books of a company: in its own places, or between them. */
const valued: Domain = [
  [company, '!=', false],
  ['location_id.usage', 'in', ['internal', 'transit']],
]

/**
 * What stock is worth, by company and facility in the order of their keys: one call, and for each company that has any
 * one more, or two where it values lots by themselves.
 *
 * The account may not read what Odoo says a quant is worth, so it is worked out here as Odoo does: quantity by
 * quantity, each rounded to a coin, so that the sum is the one that Odoo's own pages show. Quantities are gathered and
 * not grouped by item: Odoo names each group, and names of items take it longer than all the rest.
 * @throws {CostLimit} when there is stock of too many items.
 */
export async function readStockValues(odoo: Odoo, which: Domain, request: RequestContext): Promise<StockValue[]> {
  const groups = await odoo.readGroup(
    stockPositions.model,
    {
      domain: and(valued, which),
      groupby: [company, currency, itself, facility, byLot],
      aggregates: [items, lots, owners, quantities],
    },
    request,
  )
  const stocks = groups.map(stockIn).filter(({ pieces }) => pieces.length > 0)
  const ofCompanies = [...Map.groupBy(stocks, (stock) => stock.company)].map(async ([key, ofCompany]) => {
    const all = ofCompany.flatMap(({ pieces }) => pieces)
    return [key, await readPieceValues(odoo, key, all, request)] as const
  })
  const pieceValues = new Map(await Promise.all(ofCompanies))
  const facts = await odoo.facts(request)
  const byPlace = Map.groupBy(stocks, (stock) => `${stock.company} ${stock.facility}`)
  return [...byPlace.values()]
    .map((ofPlace) => ({ ...(ofPlace[0] as Stock), pieces: ofPlace.flatMap(({ pieces }) => pieces) }))
    .sort((one, other) => one.company - other.company || (one.facility ?? Infinity) - (other.facility ?? Infinity))
    .map((stock) => ({
      company: entityReference('Company', stock.company),
      facility: entityReference('Facility', stock.facility),
      value: sumOf(stock, pieceValues.get(stock.company) as PieceValue, facts),
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

/** What a company has at a facility of its own. */
interface Stock {
  readonly company: number
  readonly currency: number | null
  readonly facility: number | null
  readonly pieces: readonly Pieces[]
}

function stockIn(group: OdooGroup): Stock {
  const companyKey = groupedKey(group, company)
  if (companyKey === null) throw new SourceContractBroken('odoo', 'Cannot value stock: Odoo names no company for it')
  const own = groupedKey(group, itself)
  const isByLot = groupedFlag(group, byLot)
  const all = gatheredNumbers(group, quantities)
  const ofItems = gatheredNumbers(group, items, all.length)
  const ofLots = gatheredKeys(group, lots, all.length)
  const ofOwners = gatheredKeys(group, owners, all.length)
  const pieces = all.map((quantity, place) => ({
    item: ofItems[place] as number,
    lot: ofLots[place] ?? null,
    owner: ofOwners[place] ?? null,
    isByLot,
    quantity,
  }))
  return {
    company: companyKey,
    currency: groupedKey(group, currency),
    facility: groupedKey(group, facility),
    // What lies there for somebody else is not in the books of the company.
    pieces: pieces.filter(({ owner }) => owner === null || owner === own),
  }
}

function sumOf({ currency: currencyKey, pieces }: Stock, worth: PieceValue, facts: OdooFacts): Money | NotFound {
  const { digits = 0 } = (currencyKey === null ? undefined : facts.currency(currencyKey)) ?? {}
  let sum = 0
  for (const each of pieces) {
    const pieceValue = worth(each)
    if (pieceValue === undefined) {
      return new NotFound('Cannot value stock: it is of an Item that is not there, or that you may not see', 'odoo')
    }
    const { quantity } = each
    if (!isNone(quantity, facts.quantityDigits)) sum += Number(roundedDecimal(quantity * pieceValue, digits))
  }
  return moneyOf(sum, currencyKey, facts)
}
