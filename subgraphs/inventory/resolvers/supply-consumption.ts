import { entityReference } from '#shared/odoo/columns.ts'
import type { InventoryContext } from '../context.ts'
import type { SupplyConsumption as Consumption } from '../loaders/supply-consumptions.ts'
import { StockedItem } from '../sources/odoo/stocked-items.ts'
import type { QueryResolvers, SupplyConsumptionResolvers } from '../types.generated.ts'

export const supplyConsumptionQueries: Pick<QueryResolvers, 'supplyConsumption' | 'supplyConsumptions'> = {
  supplyConsumption: (_, { id }, { supplyConsumptions }) => supplyConsumptions.find(id),
  supplyConsumptions: (_, { filter, orderBy, ...page }, { supplyConsumptions }) =>
    supplyConsumptions.page({ filter, orderBy }, page),
}

export const SupplyConsumption: SupplyConsumptionResolvers = {
  // It never throws before it returns: one bad reference must not take the others of its batch with it.
  __resolveReference: async (reference, { supplyConsumptions }) => supplyConsumptions.byReference(reference),
  async facility(consumption) {
    const { at } = await consumption.seen()
    return entityReference('Facility', at === null ? null : at.facility)
  },
  async quantity(consumption, _, { consumptionMatches, consumedQuantity }) {
    const { record, at } = await consumption.seen()
    if (record.quantity === null) return null
    return consumedQuantity(record.quantity, async () => {
      const found = await consumptionMatches.itemOf(record, at)
      return typeof found === 'number' ? null : found.unit
    })
  },
  match: async (consumption, _, context) => (await matchOf(consumption, context)).outcome,
  async item(consumption, _, { consumptionMatches }) {
    const { record, at } = await consumption.seen()
    const found = await consumptionMatches.itemOf(record, at)
    return typeof found === 'number' ? null : new StockedItem(found.item.key)
  },
  async lot(consumption, _, { consumptionMatches, lots }, info) {
    const { record, at } = await consumption.seen()
    return lots.pointedAt(await consumptionMatches.lotOf(record, at), info)
  },
  stockMove: async (consumption, _, context, info) =>
    context.stockMoves.pointedAt((await matchOf(consumption, context)).move, info),
}

async function matchOf(consumption: Consumption, { consumptionMatches }: InventoryContext) {
  const { record, at } = await consumption.seen()
  return consumptionMatches.of(record, at)
}
