import { createHash } from 'node:crypto'
import type { Settings } from '#shared/config/settings.ts'

/** What separates deployments: two Odoos, or two environments, on one Redis have nothing in common. */
export function namespaceOf({ environment, odoo }: Settings): string {
  const database = odoo?.database ?? 'sandbox'
  const hash = createHash('sha256')
    .update(JSON.stringify([odoo?.url, database]))
    .digest('base64url')
    .slice(0, 8)
  return `caregraph:${environment}:${database.replaceAll(/[^\w-]/g, '-')}-${hash}`
}
