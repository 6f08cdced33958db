import { nestedPage } from '#shared/connections/nested-page.ts'
import { entityReference } from '#shared/odoo/columns.ts'
import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import { requestedFields, requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { integerKey } from '#shared/values/global-id.ts'
import type { ProcurementContext } from '../context.ts'
import { itemContractPriceFilter } from '../sources/odoo/contract-prices.ts'
import type { ContractPriceResolvers, ItemResolvers } from '../types.generated.ts'

export const ContractPrice: ContractPriceResolvers = {
  __resolveReference: entityFromReference((context: ProcurementContext) => context.contractPrices),
  async items(price, page, { itemsOfProducts }) {
    const [own, { item, product }] = await Promise.all([price.item(), price.items()])
    // The one item is told like any reference: only to those who may see it.
    const ofProduct = item === null && product !== null ? await itemsOfProducts.load(product) : []
    const keys = item !== null && own !== null ? [item] : ofProduct
    return nestedPage(keys, page, (some) => some.map((key) => entityReference('Item', key)))
  },
  agreement: async (price, _, { purchaseAgreements }, info) =>
    purchaseAgreements.ifExisting(await price.agreement(), requestedFields(info)),
}

export const Item: ItemResolvers = {
  async contractPrices({ id }, { filter, ...page }, { contractPrices, contractPricesOfItems }, info) {
    const properties = requestedOfNodes(info)
    const item = integerKey(id, 'odoo', 'Item')
    const prices = await contractPricesOfItems.load({ item, filter: itemContractPriceFilter(filter), properties })
    const keys = prices.map(({ key }) => key)
    return nestedPage(keys, page, (some) => contractPrices.load(some, properties))
  },
}
