import { figureNames } from '#shared/cache/cache-figures.ts'
import { type Settings, usesSandbox } from '#shared/config/settings.ts'
import { CaregraphError } from '#shared/errors/errors.ts'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import type { Sandbox } from '#shared/sandbox/sandbox.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { referenceCache } from './cached-reference.ts'
import { CannotStart } from './cannot-start.ts'
import { readSupergraphSdl } from './contract.ts'
import type { EventService } from './event-service.ts'
import { connectExternal } from './external-service.ts'
import type { Telemetry } from './telemetry.ts'

/**
 * The configured Odoo, reached now or later, or the sandbox's where none is configured. One that can never be used
 * stops the start.
 */
export async function connectedOdoo(settings: Settings, { log, metrics, onCall }: Telemetry) {
  // Loaded only when needed: its tables are most of what it costs.
  const sandbox = settings.odoo === null ? await (await import('#shared/sandbox/sandbox.ts')).startSandbox() : null
  const cache = referenceCache(settings, readSupergraphSdl(), log)
  metrics.counts({
    subject: 'reference_cache',
    help: 'What became of questions to the cache of reference data.',
    names: figureNames,
    of: (name) => cache.figures.of(name),
  })
  const odoo = new OdooAccount({ ...(settings.odoo ?? (sandbox as Sandbox).odoo), onCall }, log, { cache })
  const scope = { signal: AbortSignal.timeout(10_000), calls: new SourceCalls() }
  try {
    await odoo.connect(scope)
  } catch (error) {
    if (!(error instanceof CaregraphError)) throw error
    if (!error.retryable) throw new CannotStart(error.message)
    log.warn('odoo.unreachable_at_start', { code: error.code })
  }
  return { odoo, cache, sandbox }
}

/** The claims platform and the payers' files that are set, or the sandbox's. */
export async function connectedClaims(
  settings: Settings,
  odoo: OdooAccount,
  events: EventService | null,
  telemetry: Telemetry,
) {
  const parts = (['fhir', 'remittance'] as const).filter(
    (part) => settings[part] === null && usesSandbox(settings, part),
  )
  const claims =
    parts.length === 0
      ? null
      : await (await import('#shared/sandbox/claims.ts')).startClaimsSandbox(parts, settings.port)
  const external = await connectExternal({
    settings,
    odoo,
    fhir: settings.fhir ?? claims?.fhir ?? null,
    remittance: settings.remittance ?? claims?.remittance ?? null,
    events: events?.feed.log ?? null,
    ...telemetry,
  })
  return { external, claims }
}

/** The account that takes what Odoo notes, where one is set. */
export function relayAccount({ odoo, odooRelayApiKey }: Settings, sandbox: Sandbox | null) {
  if (sandbox !== null) return sandbox.relay
  return odoo === null || odooRelayApiKey === null ? null : { ...odoo, apiKey: odooRelayApiKey }
}
