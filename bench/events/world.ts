import type { Redis } from 'ioredis'
import { startSandboxIssuer } from '#shared/sandbox/identity/issuer.ts'
import { sandboxToken } from '#shared/sandbox/identity/token.ts'
import { endLater } from '../processes.ts'
import { Gateway } from './gateway.ts'
import { startTellingOdoo, type TellingOdoo } from './odoo.ts'
import { type Recorder, startRecorder } from './recorded-calls.ts'
import { startStore, urlOf } from './redis.ts'

/** What events take: an Odoo that tells of its changes, a store, and somebody who says who asks. */
export interface World {
  readonly odoo: TellingOdoo
  readonly store: Redis
  readonly token: string
  /** The Odoo through a proxy. */
  readonly recorder: Recorder
  /** Starts the product with its defaults; where `isRecorded`, all it asks of Odoo goes through the proxy. */
  gateway(how: { readonly isRecorded: boolean }): Promise<Gateway>
}

/** A sentence where something is missing. */
export async function startWorld(): Promise<World | string> {
  const store = await startStore()
  if (store === null) return 'No Redis: redis-server is not installed'
  const odoo = await startTellingOdoo()
  if (odoo === null) return 'No real Odoo: "npm run odoo -- copy" brings none up'
  const issuer = await startSandboxIssuer({ port: 0, audience: 'urn:caregraph:bench' })
  endLater(() => issuer.close())
  const recorder = await startRecorder(odoo.url)
  return {
    odoo,
    store,
    token: await sandboxToken('auditor', issuer.issuer),
    recorder,
    gateway: ({ isRecorded }) =>
      Gateway.started({
        ODOO_URL: isRecorded ? recorder.url : odoo.url,
        ODOO_DATABASE: odoo.database,
        ODOO_API_KEY: odoo.readerKey,
        ODOO_RELAY_API_KEY: odoo.relayKey,
        REDIS_STORE_URL: urlOf(store),
        OIDC_ISSUER: issuer.issuer,
        OIDC_AUDIENCE: issuer.audience,
      }),
  }
}
