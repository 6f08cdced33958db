import type { Drift } from '../accounts/drift.ts'
import type { Installation } from '../accounts/installation.ts'
import { findOutbox } from './found-outbox.ts'
import { outboxDrift } from './outbox-drift.ts'
import type { OutboxPlan } from './plan.ts'
import { unwatched } from './rule-drift.ts'
import { waitingRows } from './waiting.ts'

/** An outbox as it is, held against what it should be. */
export interface OutboxStatus {
  /** Empty: it is as it should be. */
  readonly drift: readonly Pick<Drift, 'what' | 'remedy'>[]
  /** What is so and need not be changed. */
  readonly notes: readonly string[]
}

/** Looks at everything of the outbox, and changes nothing. @throws {OdooRefused} when Odoo does not tell. */
export async function outboxStatus(plan: OutboxPlan, at: Installation): Promise<OutboxStatus> {
  const found = await findOutbox(plan, at)
  const drift = await outboxDrift(plan, found, at)
  const waiting = await waitingRows(plan, found, at)
  const notes = [
    ...(waiting === null
      ? []
      : [waiting === 0 ? 'no change waits for delivery' : `${waiting} changes wait for delivery`]),
    ...unwatched(plan, found.fields),
  ]
  return { drift, notes }
}
