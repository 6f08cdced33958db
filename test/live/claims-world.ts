import { OdooAccount } from '#shared/odoo/odoo.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { type ExternalWorld, type ExternalWorldOptions, externalWorld } from '../claims/external-world.ts'
import type { LiveOdoo } from './live.ts'
import { type SeededClaims, seededClaims } from './seeded-claims.ts'

export interface ClaimsWorld extends SeededClaims, ExternalWorld {}

/** The claims and remittances of the seeded group, taken in by the product: a second or two. */
export async function claimsWorld(odoo: LiveOdoo, start?: ExternalWorldOptions['start']): Promise<ClaimsWorld> {
  const { url, database, readerKey: apiKey } = odoo
  const claims = await seededClaims(odoo)
  const account = new OdooAccount({ url, database, apiKey, concurrency: 4 }, silentLog)
  const { resources, files } = claims
  const world = await externalWorld({ odoo: account, resources, files, ...(start && { start }) })
  return { ...claims, ...world }
}
