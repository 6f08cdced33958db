import { Redis } from 'ioredis'
import { type SandboxIssuer, startSandboxIssuer } from '#shared/sandbox/identity/issuer.ts'
import { freePort } from '../free-port.ts'
import { type RedisProcess, startRedisProcess } from '../redis/redis-server.ts'
import { GatewayProcess } from './gateway-process.ts'
import { startTrialOdoo, type TrialOdoo } from './trial-odoo.ts'
import { type Way, wayTo } from './way.ts'

/** What there has to be for a trial. */
export interface Ground {
  readonly odoo: { readonly adminKey: string; readonly readerKey: string }
  /** The file of a redis-server. */
  readonly redis: string
}

/** One gateway, and its own way to the Redis of events. */
export interface Instance {
  readonly gateway: GatewayProcess
  readonly toRedis: Way
}

/** All that a trial is made in, with real programs: two gateways with a relay each, one Redis, one Odoo. */
export interface Surroundings extends AsyncDisposable {
  readonly odoo: TrialOdoo
  /** Of both gateways: the address of Odoo is part of the name of their log. */
  readonly toOdoo: Way
  readonly redis: RedisProcess
  readonly instances: readonly [Instance, Instance]
  readonly issuer: SandboxIssuer
  /** The gateway whose relay leads; null where none does. */
  leader(): Promise<Instance | null>
  /** Under which their log keeps its keys. */
  namespace(): Promise<string>
}

export async function startSurroundings(ground: Ground): Promise<Surroundings> {
  const stack = new AsyncDisposableStack()
  try {
    const odoo = stack.use(await startTrialOdoo(ground.odoo))
    const toOdoo = stack.use(await wayTo(Number(new URL(odoo.url).port)))
    const redis = stack.use(await startRedisProcess(ground.redis, { isDurable: true }))
    const issuer = await startSandboxIssuer({ port: 0, audience: 'https://caregraph.example' })
    stack.defer(() => issuer.close())
    const make = async (): Promise<Instance> => {
      const toRedis = stack.use(await wayTo(redis.port))
      const gateway = new GatewayProcess({
        PORT: String(await freePort()),
        ODOO_URL: `http://127.0.0.1:${toOdoo.port}`,
        ODOO_DATABASE: odoo.database,
        ODOO_API_KEY: odoo.readerKey,
        ODOO_RELAY_API_KEY: odoo.relayKey,
        REDIS_STORE_URL: `redis://127.0.0.1:${toRedis.port}/0`,
        OIDC_ISSUER: issuer.issuer,
        OIDC_AUDIENCE: issuer.audience,
      })
      stack.use(gateway)
      await gateway.start()
      return { gateway, toRedis }
    }
    const instances = [await make(), await make()] as const
    const admin = new Redis(redis.port, '127.0.0.1', { retryStrategy: () => 50, commandTimeout: 2_000 })
    admin.on('error', () => undefined)
    stack.defer(() => admin.disconnect())
    const lease = async () => (await admin.keys('*:fence').catch(() => []))[0]?.replace(/:fence$/, '') ?? null
    return {
      odoo,
      toOdoo,
      redis,
      instances,
      issuer,
      async leader() {
        const holder = await admin.get(`${await lease()}:lease`).catch(() => null)
        return instances.find(({ gateway }) => holder?.includes(`-${gateway.pid}-`)) ?? null
      },
      async namespace() {
        return (await lease())?.slice(1, -1) ?? ''
      },
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    }
  } catch (error) {
    await stack.disposeAsync()
    throw error
  }
}
