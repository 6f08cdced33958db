import type { AuditTrail } from '#shared/audit/trail.ts'
import type { AccessTokens } from '#shared/auth/access-tokens.ts'
import type { ReferenceCache } from '#shared/cache/reference-cache.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import { cacheHealth } from './cached-reference.ts'
import type { EventService } from './event-service.ts'
import type { ExternalService } from './external-service.ts'
import type { Health, SourceHealth } from './health/health.ts'

/** Health of a process that reads Odoo itself: what is kept besides is told, and nothing depends on it. */
export async function odooHealth(odoo: OdooAccount, cache: ReferenceCache): Promise<Health> {
  const answer = await odoo.health()
  const state: SourceHealth = answer.up ? { state: 'up' } : { state: 'down', detail: answer.code }
  return { sources: { odoo: state, cache: cacheHealth(cache) }, ready: answer.up }
}

/** The same, and how events are: whoever asks is answered without them. */
export async function withEvents(sources: Promise<Health>, events: EventService | null): Promise<Health> {
  const [{ ready, sources: others }, health] = await Promise.all([sources, events?.health()])
  return { sources: { ...others, events: health ?? { state: 'not connected' } }, ready }
}

/** The same, and how what feeds claims and remittances is: whoever asks is answered without, or as it was last. */
export async function withExternal(sources: Promise<Health>, external: ExternalService | null): Promise<Health> {
  const none: SourceHealth = { state: 'not connected' }
  const [{ ready, sources: others }, health] = await Promise.all([sources, external?.health()])
  return { sources: { ...others, ...(health ?? { fhir: none, remittance: none }) }, ready }
}

/** The same, and whether those who ask can be known: ready as long as the keys of one issuer are. */
export async function withIdentity(sources: Promise<Health>, tokens: AccessTokens): Promise<Health> {
  const [health, { issuers, known }] = await Promise.all([sources, tokens.health()])
  const identity: SourceHealth =
    known === issuers ? { state: 'up' } : { state: 'down', detail: `keys of ${known} of ${issuers} issuers are known` }
  return { sources: { ...health.sources, identity }, ready: health.ready && known > 0 }
}

/**
 * The same, and whether it can be recorded who reads what. It is ready without: what needs no record is answered, and
 * where all instances write to one full disk, none of them would be ready for that.
 */
export async function withTrail(sources: Promise<Health>, trail: AuditTrail | undefined): Promise<Health> {
  const [{ ready, sources: others }, health] = await Promise.all([sources, trail?.health()])
  if (health === undefined) return { sources: { ...others, audit: { state: 'not connected' } }, ready }
  const { isUp, detail } = health
  const audit: SourceHealth = { state: isUp ? 'up' : 'down', ...(detail !== undefined && { detail }) }
  return { sources: { ...others, audit }, ready }
}

/** Health of a gateway in front of subgraphs served elsewhere: each subgraph says whether it is ready. */
export async function subgraphsHealth(urls: Readonly<Record<string, string>>): Promise<Health> {
  const states = await Promise.all(
    Object.entries(urls).map(async ([name, url]) => [name, await subgraphHealth(url)] as const),
  )
  return { sources: Object.fromEntries(states), ready: states.every(([, { state }]) => state === 'up') }
}

async function subgraphHealth(url: string): Promise<SourceHealth> {
  try {
    const response = await fetch(new URL('/health/ready', url), { signal: AbortSignal.timeout(3_000) })
    return response.ok ? { state: 'up' } : { state: 'down', detail: 'NOT_READY' }
  } catch {
    return { state: 'down', detail: 'SOURCE_UNAVAILABLE' }
  }
}
