import DataLoader from 'dataloader'
import { CostLimit, NotFound } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { and, type Domain, or } from '#shared/odoo/domain.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { searchReadable } from '#shared/odoo/readable-fields.ts'
import type { Records } from '#shared/odoo/records.ts'
import { allReadings, readingOf } from '#shared/odoo/related.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import {
  type ContractPrice,
  type contractPrices,
  type Priced,
  preferredFirst,
} from '../sources/odoo/contract-prices.ts'
import { readVariants } from '../sources/odoo/product-variants.ts'

interface Wanted {
  readonly item: number
  readonly filter: Domain
  readonly properties: readonly string[]
}

/** How many prices one read may bring; past it the operation is refused rather than cut. */
const mostPrices = 10_000

/**
 * The prices of items, by themselves or with their product: two calls for all items of a turn, and one more for each
 * further filter.
 *
 * An item that the account may not see has an error in its place.
 */
export function contractPricesOfItems(
  records: Records<(typeof contractPrices)['properties']>,
  odoo: Odoo,
  request: RequestContext,
) {
  const read = async (wanted: readonly Wanted[], items: readonly number[]) => {
    const domain = and(
      [['product_tmpl_id.product_variant_ids', 'in', items]],
      or([['product_id', '=', false]], [['product_id', 'in', items]]),
      wanted[0]?.filter ?? [],
    )
    const readings = [readingOf(records, ['items']), ...wanted.map(({ properties }) => readingOf(records, properties))]
    const search = {
      domain,
      ...allReadings(readings),
      order: preferredFirst,
      limit: mostPrices + 1,
    }
    const rows = await searchReadable(odoo, records.source.model, search, request)
    if (rows.length > mostPrices) throw new CostLimit(`Cannot read contract prices: more than ${mostPrices} of them`)
    const prices = await records.take(rows)
    return Promise.all(prices.map(async (price) => ({ price, priced: await price.items() })))
  }
  return new DataLoader<Wanted, readonly ContractPrice[]>(
    async (wanted) => {
      const items = [...new Set(wanted.map(({ item }) => item))]
      const byFilter = Map.groupBy(wanted, ({ filter }) => JSON.stringify(filter))
      const [variants, ...found] = await Promise.all([
        readVariants(odoo, [['id', 'in', items]], request),
        ...[...byFilter].map(async ([filter, some]) => [filter, await read(some, items)] as const),
      ])
      const productOf = new Map(variants.map(({ item, product }) => [item, product]))
      const answers = new Map(found)
      return wanted.map(({ item, filter }) => {
        const product = productOf.get(item)
        if (product === undefined) return new NotFound('Cannot read Item: no such record, or none you may see', 'odoo')
        const isForIt = (priced: Priced) => priced.product === product && (priced.item ?? item) === item
        const found = answers.get(JSON.stringify(filter)) ?? []
        return found.filter(({ priced }) => isForIt(priced)).map(({ price }) => price)
      })
    },
    { name: 'contract prices of items', cache: false, batchScheduleFn: inWaves(request) },
  )
}

/** The items that are variants of products, by the product: one call for all products of a turn. */
export function itemsOfProducts(odoo: Odoo, request: RequestContext) {
  return new DataLoader<number, readonly number[]>(
    async (products) => {
      const variants = await readVariants(odoo, [['product_tmpl_id', 'in', products]], request)
      const byProduct = Map.groupBy(variants, ({ product }) => product)
      return products.map((product) => (byProduct.get(product) ?? []).map(({ item }) => item))
    },
    { name: 'items of products', batchScheduleFn: inWaves(request) },
  )
}
