import type { Installation } from '../accounts/installation.ts'
import type { FoundOutbox } from './found-outbox.ts'
import type { OutboxPlan } from './plan.ts'

/** How many changes were noted and not delivered; null where there is no outbox, or the administrator may not look. */
export async function waitingRows({ model }: OutboxPlan, found: FoundOutbox, at: Installation): Promise<number | null> {
  if (found.model === null) return null
  const mayLook = await at.odoo.call<boolean>(`${model}/has_access`, { operation: 'read' })
  return mayLook ? at.odoo.call<number>(`${model}/search_count`, { domain: [] }) : null
}
