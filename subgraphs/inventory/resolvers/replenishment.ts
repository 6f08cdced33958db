import { nestedPage } from '#shared/connections/nested-page.ts'
import { and } from '#shared/odoo/domain.ts'
import { entityFromReference } from '#shared/odoo/entity-resolvers.ts'
import { requestedFields, requestedOfNodes } from '#shared/schema/look-ahead.ts'
import { today } from '#shared/values/calendar-day.ts'
import type { InventoryContext } from '../context.ts'
import { inForce, replenishmentRuleFilter } from '../sources/odoo/replenishment-rules.ts'
import type { QueryResolvers, ReplenishmentRuleResolvers } from '../types.generated.ts'

export const ReplenishmentRule: ReplenishmentRuleResolvers = {
  __resolveReference: entityFromReference((context: InventoryContext) => context.replenishmentRules),
  need: ({ key }, _, { replenishmentNeeds }) => replenishmentNeeds.load(key),
}

export const replenishmentQueries: Pick<
  QueryResolvers,
  'replenishmentRule' | 'replenishmentRules' | 'replenishmentSignals'
> = {
  replenishmentRule: (_, { id }, { replenishmentRules }, info) => replenishmentRules.find(id, requestedFields(info)),
  replenishmentRules: (_, { filter, orderBy, first, after }, { replenishmentRulePages }, info) =>
    replenishmentRulePages.page({
      filter: replenishmentRuleFilter(filter),
      order: orderBy,
      first,
      after,
      properties: requestedOfNodes(info),
    }),
  async replenishmentSignals(_, { filter, ...page }, { replenishmentRules, replenishmentNeeds }, info) {
    const needs = await replenishmentNeeds.where(and(replenishmentRuleFilter(filter), inForce(today())))
    const short = [...needs].filter(([, { belowMinimum }]) => belowMinimum).map(([key]) => key)
    return nestedPage(short, page, (some) => replenishmentRules.load(some, requestedOfNodes(info)))
  },
}
