import { hostname } from 'node:os'
import { CannotStart } from '#gateway/cannot-start.ts'
import { FoldersClash } from '#shared/audit/folders.ts'
import { AuditTrail } from '#shared/audit/trail.ts'
import type { Settings } from '#shared/config/settings.ts'
import type { Log } from '#shared/telemetry/log.ts'
import { type Auditing, auditing } from './auditing.ts'

/**
 * The auditing of this process, with a trail of its own; null where nobody said where to keep one.
 *
 * In production whoever is asked by people keeps one: the gateway, and a subgraph that takes tokens itself. What a
 * subgraph gives its gateway is in the gateway's. @throws {CannotStart} where it has to be kept and is not.
 */
export async function processAuditing(
  role: string,
  settings: Settings,
  supergraphSdl: string,
  log: Log,
): Promise<Auditing | null> {
  const { audit, environment, issuers } = settings
  if (audit === null) {
    if (environment === 'production' && (role === 'gateway' || issuers.length > 0)) {
      throw new CannotStart(
        'Cannot serve in production: it is recorded nowhere who reads what; AUDIT_DIR and AUDIT_ANCHOR_DIR say where',
      )
    }
    return null
  }
  try {
    return auditing(await AuditTrail.open({ ...audit, role, host: hostname(), log }), supergraphSdl)
  } catch (error) {
    if (!(error instanceof FoldersClash)) throw error
    throw new CannotStart(error.message)
  }
}
