import type { Drift } from '../accounts/drift.ts'
import type { Installation } from '../accounts/installation.ts'
import type { FoundOutbox } from './found-outbox.ts'
import { modelDrift } from './model-drift.ts'
import type { OutboxPlan } from './plan.ts'
import { ruleDrift } from './rule-drift.ts'

/** How an outbox differs from what it should be, in the order in which `install` mends it. */
export async function outboxDrift(plan: OutboxPlan, found: FoundOutbox, at: Installation): Promise<readonly Drift[]> {
  const ofModel = await modelDrift(plan, found.model, at)
  // A rule without its model would write nothing down.
  const isWhole = found.model !== null && plan.fields.every(({ name }) => found.model?.fields.has(name))
  return isWhole ? [...ofModel, ...ruleDrift(plan, found, at)] : ofModel
}
