import { onTestFinished } from 'vitest'
import { RedisProjectionStore, type RedisProjectionStoreOptions } from '#shared/projections/redis-projection-store.ts'
import type { StartRedis } from './redis.ts'

export const namespace = 'caregraph:test'
export const prefix = `{${namespace}}:projections`

/** A durable Redis for one test, and as many instances in front of it as are asked for. */
export async function projectionServer(start: StartRedis) {
  const redis = await start({ isDurable: true })
  onTestFinished(() => redis[Symbol.asyncDispose]())
  const instance = (options: Partial<RedisProjectionStoreOptions> = {}) => {
    const store = new RedisProjectionStore({ url: redis.url, namespace, patienceMs: 1_000, ...options })
    onTestFinished(() => store.close())
    return store
  }
  return { redis, instance }
}
