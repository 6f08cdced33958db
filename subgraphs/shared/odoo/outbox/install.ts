import type { Drift } from '../accounts/drift.ts'
import type { Installation } from '../accounts/installation.ts'
import { OdooRefused } from '../accounts/odoo-with-key.ts'
import { findOutbox } from './found-outbox.ts'
import { outboxDrift } from './outbox-drift.ts'
import type { OutboxPlan } from './plan.ts'
import { unwatched } from './rule-drift.ts'

/** What is made depends on what was made before it: model, then fields and access, then rules. */
const mostRounds = 4

/**
 * Makes the outbox, or what is missing of it, and takes away what it should not have. Made a second time it changes
 * nothing. A command that was stopped goes on where it was. `open`: looks at the Odoo anew.
 * @throws {OdooRefused}
 */
export async function installOutbox(
  plan: OutboxPlan,
  open: () => Promise<Installation>,
  say: (line: string) => void,
): Promise<void> {
  let left: readonly Drift[] = []
  for (let round = 0; round < mostRounds; round += 1) {
    const at = await open()
    if (!at.modelIds.has('base.automation')) throw new OdooRefused(withoutRules)
    const found = await findOutbox(plan, at)
    left = await outboxDrift(plan, found, at)
    if (left.length === 0) {
      for (const line of unwatched(plan, found.fields)) say(line)
      say(round === 0 ? 'nothing had to be done' : `next: \`odoo:accounts -- create relay --prefix ${plan.prefix}\``)
      return
    }
    const mends = left.flatMap(({ mend }) => mend ?? [])
    if (mends.length === 0) break
    for (const mend of mends) say(await mend())
  }
  const reasons = left.map(({ what, remedy }) => (remedy === undefined ? what : `${what}; ${remedy}`))
  throw new OdooRefused(`Cannot make the outbox as it should be: ${reasons.join('; ')}`)
}

export const withoutRules =
  'Cannot make an outbox: Odoo has no automation rules; install its module Automation Rules (base_automation)'
