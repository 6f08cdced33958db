import DataLoader from 'dataloader'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Domain } from '#shared/odoo/domain.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import {
  type PlannedRules,
  type ReplenishmentNeed,
  readNeedsWhere,
  readReplenishmentNeeds,
} from '../sources/odoo/replenishment-needs.ts'

/** What replenishment rules have and need: read once for an operation, and together for all rules asked for in one turn. */
export class ReplenishmentNeeds {
  readonly #odoo: Odoo
  readonly #request: RequestContext
  readonly #byRule: DataLoader<number, ReplenishmentNeed>

  /** `known`: rules that were read with what is to be known of them. */
  constructor(known: PlannedRules, odoo: Odoo, request: RequestContext) {
    this.#odoo = odoo
    this.#request = request
    this.#byRule = new DataLoader<number, ReplenishmentNeed>(
      (ruleKeys) => readReplenishmentNeeds(odoo, ruleKeys, known, request),
      {
        name: 'ReplenishmentNeed',
        batchScheduleFn: inWaves(request),
      },
    )
  }

  /** @throws {NotFound} when the rule may not be seen. */
  load(ruleKey: number): Promise<ReplenishmentNeed> {
    return this.#byRule.load(ruleKey)
  }

  /**
   * By the keys of all rules that match, oldest first.
   * @throws {CostLimit} when there are too many.
   */
  async where(domain: Domain): Promise<ReadonlyMap<number, ReplenishmentNeed>> {
    const needs = await readNeedsWhere(this.#odoo, domain, this.#request)
    for (const [key, need] of needs) this.#byRule.prime(key, need)
    return needs
  }
}
