import { randomBytes } from 'node:crypto'
import type { OdooSettings } from '../config/settings.ts'
import { hospitalGroupTables } from './hospital-group/tables.ts'
import { startOdooDouble } from './odoo-double/double.ts'

/** The embedded default: sources that need no server, no key and no network. */
export interface Sandbox {
  /** How to reach the Odoo double, as if it were configured. */
  readonly odoo: OdooSettings
  close(): Promise<void>
}

/**
 * Starts the sandbox in this process: an Odoo double on a loopback port of its own that holds the hospital group.
 *
 * Its key is made new each time and known to nobody else. What is written to it is gone when it ends.
 */
export async function startSandbox(): Promise<Sandbox> {
  const database = 'sandbox'
  const apiKey = randomBytes(20).toString('hex')
  const tables = hospitalGroupTables()
  const companyIds = (tables['res.company'] ?? []).map(({ id }) => id)
  const [companyId = 1] = companyIds
  const user = { id: 2, login: 'caregraph', apiKey, companyIds, companyId, access: 'admin' } as const
  const double = await startOdooDouble({ tables, database, users: [user] })
  return { odoo: { url: double.url, database, apiKey, concurrency: 16 }, close: () => double.close() }
}
