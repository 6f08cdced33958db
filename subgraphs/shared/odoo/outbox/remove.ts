import type { Installation } from '../accounts/installation.ts'
import { OdooRefused } from '../accounts/odoo-with-key.ts'
import { type FoundOutbox, findOutbox } from './found-outbox.ts'
import type { OutboxPlan } from './plan.ts'
import { removeRules } from './rule-drift.ts'
import { waitingRows } from './waiting.ts'

/**
 * Takes the outbox away: its rules first, so that nothing more is noted, then the model with its fields, rows and rights.
 * @throws {OdooRefused} also while it holds changes that nobody has read, unless they may be discarded.
 */
export async function removeOutbox(
  plan: OutboxPlan,
  at: Installation,
  isDiscard: boolean,
  say: (line: string) => void,
): Promise<void> {
  const found = await findOutbox(plan, at)
  if (found.model === null && found.rules.length === 0) return say('is not there')
  await refuseWhileWaiting(plan, found, isDiscard, at, 'nothing was taken away')
  if (found.rules.length > 0) {
    await removeRules(found.rules, at)
    say(`took away ${found.rules.length === 1 ? 'its rule' : `its ${found.rules.length} rules`}`)
  }
  if (found.model === null) return
  // Somebody may have changed something since it was looked at.
  await refuseWhileWaiting(plan, found, isDiscard, at, 'only the rules were taken away, so that it gets no more')
  const access = found.model.access.map(({ id }) => id)
  // With the model they would go by themselves, but for their external ids.
  if (access.length > 0) await at.odoo.call('ir.model.access/unlink', { ids: access })
  await at.odoo.call('ir.model/unlink', { ids: [found.model.id] })
  say(`took away the model ${plan.model} with its fields, rows and access rows`)
}

async function refuseWhileWaiting(
  plan: OutboxPlan,
  found: FoundOutbox,
  isDiscard: boolean,
  at: Installation,
  sofar: string,
): Promise<void> {
  if (isDiscard || found.model === null) return
  const waiting = await waitingRows(plan, found, at)
  if (waiting === 0) return
  const what =
    waiting === null ? 'nobody can tell how many changes it holds' : `${waiting} changes in it were not delivered`
  throw new OdooRefused(
    `Cannot remove the outbox: ${what}; ${sofar}. Let Caregraph deliver them, or give --discard to throw them away`,
  )
}
