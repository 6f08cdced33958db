import type { OdooAccount } from '#shared/odoo/odoo.ts'
import type { Health, SourceHealth } from './health/health.ts'

/** Health of a process that reads Odoo itself. */
export async function odooHealth(odoo: OdooAccount): Promise<Health> {
  const answer = await odoo.health()
  const state: SourceHealth = answer.up ? { state: 'up' } : { state: 'down', detail: answer.code }
  return { sources: { odoo: state }, ready: answer.up }
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
