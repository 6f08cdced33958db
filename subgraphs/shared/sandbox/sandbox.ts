import { randomBytes } from 'node:crypto'
import type { OdooSettings } from '../config/settings.ts'
import { SandboxDay } from './day.ts'
import { hospitalGroupTables } from './hospital-group/tables.ts'
import { type DoubleUser, startOdooDouble } from './odoo-double/double.ts'

/** The embedded default: sources that need no server, no key and no network. */
export interface Sandbox {
  /** How to reach the Odoo double, as if it were configured. */
  readonly odoo: OdooSettings
  /** The same for the account that reads and empties the double's outbox, and may do nothing else. */
  readonly relay: OdooSettings
  /** From now on things happen in its hospitals, as long as this says that somebody watches. */
  beginDay(isWatched: () => boolean): void
  close(): Promise<void>
}

/**
 * Starts the sandbox in this process: an Odoo double on a loopback port of its own that holds the hospital group.
 *
 * Its keys are made new each time and known to nobody else. What is written to it is gone when it ends.
 */
export async function startSandbox(): Promise<Sandbox> {
  const database = 'sandbox'
  const [apiKey, relayKey] = [newKey(), newKey()]
  const tables = hospitalGroupTables()
  const companyIds = (tables['res.company'] ?? []).map(({ id }) => id)
  const [companyId = 1] = companyIds
  const users: readonly DoubleUser[] = [
    { id: 2, login: 'caregraph', apiKey, companyIds, companyId, access: 'admin' },
    { id: relayId, login: 'caregraph-relay', apiKey: relayKey, companyIds, companyId, access: 'relay' },
  ]
  const double = await startOdooDouble({ tables, database, users })
  const odoo = { url: double.url, database, apiKey, concurrency: 16 }
  const day = new SandboxDay(odoo)
  return {
    odoo,
    relay: { ...odoo, apiKey: relayKey, concurrency: 2 },
    beginDay: (isWatched) => void day.run(isWatched),
    close() {
      day.close()
      return double.close()
    },
  }
}

/** No record of the hospital group has it. */
const relayId = 1_000_000

function newKey(): string {
  return randomBytes(20).toString('hex')
}
