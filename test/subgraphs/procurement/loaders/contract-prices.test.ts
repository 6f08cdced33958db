import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { NotFound } from '#shared/errors/errors.ts'
import type { Domain } from '#shared/odoo/domain.ts'
import { Records } from '#shared/odoo/records.ts'
import { contractPricesOfItems, itemsOfProducts } from '#subgraphs/procurement/loaders/contract-prices.ts'
import { contractPrices, itemContractPriceFilter } from '#subgraphs/procurement/sources/odoo/contract-prices.ts'
import { request, type SmallOdoo, startSmallOdoo } from '../../shared/odoo/small-odoo.ts'

const variant = (id: number, product: number) => ({ id, product_tmpl_id: product })
const variantsOf: Readonly<Record<number, readonly number[]>> = { 10: [1, 2], 30: [3] }
const price = (id: number, item: number | false, product: number, more: object = {}) => ({
  id,
  product_id: item,
  product_tmpl_id: product,
  'product_tmpl_id.product_variant_ids': variantsOf[product],
  partner_id: 7,
  sequence: 1,
  min_qty: 0,
  price: 1,
  ...more,
})

let small: SmallOdoo
beforeAll(async () => {
  small = await startSmallOdoo({
    'product.product': Object.entries(variantsOf).flatMap(([product, items]) =>
      items.map((item) => variant(item, Number(product))),
    ),
    'product.supplierinfo': [
      price(100, false, 10),
      price(101, 1, 10, { sequence: 0, date_end: '2026-01-31' }),
      price(102, 2, 10, { partner_id: 8, date_start: '2026-02-01' }),
      price(103, 3, 30),
      // Odoo lets a price name an item and another product.
      price(104, 3, 10),
    ],
  })
})
beforeEach(() => small.peer.clear())
afterAll(() => small[Symbol.asyncDispose]())

async function pricesOf(items: readonly number[], filter: Domain = []) {
  const asked = request()
  const loader = contractPricesOfItems(new Records(contractPrices, small.odoo, asked), small.odoo, asked)
  const found = await loader.loadMany(items.map((item) => ({ item, filter, properties: ['price'] })))
  return found.map((each) => (each instanceof Error ? each : each.map(({ key }) => key)))
}

describe('The prices of items', () => {
  it('are those for the item itself and those for all variants of its product, the preferred first', async () => {
    expect(await pricesOf([1, 2, 3])).toEqual([[101, 100], [100, 102], [103]])
  })

  it('are those of some suppliers or of a day where that is asked', async () => {
    expect(await pricesOf([1, 2], itemContractPriceFilter({ on: '2026-01-31' }))).toEqual([[101, 100], [100]])
    expect(await pricesOf([1, 2], itemContractPriceFilter({ on: '2026-02-01' }))).toEqual([[100], [100, 102]])
    const supplier = new Records(contractPrices, small.odoo, request()).entity(102)
    const id = (await supplier.supplier())?.id ?? ''
    expect(await pricesOf([1, 2], itemContractPriceFilter({ suppliers: [id] }))).toEqual([[], [102]])
  })

  it('take two calls, however many items are asked for', async () => {
    await pricesOf([1, 2, 3, 1])
    expect(small.peer.calls.map(({ model }) => model).sort()).toEqual(['product.product', 'product.supplierinfo'])
  })

  it('are an error for an item that cannot be seen, and for no other', async () => {
    expect(await pricesOf([99, 3])).toEqual([expect.any(NotFound), [103]])
  })
})

describe('The items of a product', () => {
  it('are all its variants, in one call for all products', async () => {
    expect(await itemsOfProducts(small.odoo, request()).loadMany([10, 30, 50])).toEqual([[1, 2], [3], []])
    expect(small.peer.calls).toHaveLength(1)
  })
})
