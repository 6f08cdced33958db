import DataLoader from 'dataloader'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import { type ReplenishmentNeed, readReplenishmentNeeds } from '../sources/odoo/replenishment-needs.ts'

/** What replenishment rules have and need, by the rule's key: read together for all rules asked for in one turn. */
export function replenishmentNeedsLoader(odoo: Odoo, request: RequestContext) {
  return new DataLoader<number, ReplenishmentNeed>((ruleKeys) => readReplenishmentNeeds(odoo, ruleKeys, request), {
    name: 'ReplenishmentNeed',
    batchScheduleFn: inWaves(request),
  })
}
