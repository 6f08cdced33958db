import { CacheFigures } from '#shared/cache/cache-figures.ts'
import { type CacheRules, CannotCache, readCacheRules } from '#shared/cache/cache-rules.ts'
import type { CacheStore } from '#shared/cache/cache-store.ts'
import { MemoryStore } from '#shared/cache/memory-store.ts'
import { RedisStore } from '#shared/cache/redis-store.ts'
import { ReferenceCache } from '#shared/cache/reference-cache.ts'
import type { Settings } from '#shared/config/settings.ts'
import { CaregraphError } from '#shared/errors/errors.ts'
import type { Log } from '#shared/telemetry/log.ts'
import { integerKey } from '#shared/values/global-id.ts'
import { masterDataKept } from '#subgraphs/master-data/subgraph.ts'
import { CannotStart } from './cannot-start.ts'
import type { SourceHealth } from './health/health.ts'
import { namespaceOf } from './namespace.ts'

/** What reference data may take of this process's memory where no Redis keeps it. */
const memoryBytes = 64 * 1024 * 1024

/**
 * The cache of reference data: in Redis where one is set, which all instances then share, else in this process. What
 * may be in it is for the schema to say. A Redis that is away does not keep anybody from starting.
 * @throws {CannotStart} where the schema asks for something to be kept that may not be.
 */
export function referenceCache(settings: Settings, supergraphSdl: string, log: Log): ReferenceCache {
  const figures = new CacheFigures((trouble) => log.warn('cache.trouble', { code: trouble }))
  return cacheIn(
    settings.redisCacheUrl === null ? new MemoryStore(memoryBytes) : new RedisStore(settings.redisCacheUrl),
    settings,
    supergraphSdl,
    figures,
  )
}

function cacheIn(store: CacheStore, settings: Settings, supergraphSdl: string, figures: CacheFigures): ReferenceCache {
  const rules = rulesOf(settings, supergraphSdl)
  return new ReferenceCache({
    store,
    rules,
    figures,
    namespace: namespaceOf(settings),
    budgetMs: settings.cacheBudgetMs,
  })
}

function rulesOf({ identifierFields }: Settings, supergraphSdl: string): CacheRules {
  try {
    return readCacheRules(supergraphSdl, masterDataKept(identifierFields))
  } catch (error) {
    throw error instanceof CannotCache ? new CannotStart(error.message) : error
  }
}

/** How the cache is, for an operator. Nothing depends on it: a cache that is down costs speed and no answer. */
export function cacheHealth(cache: ReferenceCache): SourceHealth {
  const troubles = cache.figures.troubles()
  const state = cache.isStoreInUse ? 'up' : 'down'
  return troubles.length === 0 ? { state } : { state, detail: troubles.join(', ') }
}

/** How long somebody at a terminal waits for Redis. */
const connectMs = 5_000

/**
 * Forgets what is kept of a type in all instances: of the record with this id, or of all of them.
 * @throws {CannotStart} naming what is wrong: no Redis is set or reached, no such type, no id of it.
 */
export async function dropKept(
  [type, id]: readonly (string | undefined)[],
  settings: Settings,
  supergraphSdl: string,
): Promise<string> {
  const { redisCacheUrl } = settings
  if (redisCacheUrl === null) {
    throw new CannotStart('Cannot drop: REDIS_CACHE_URL is not set; what a process keeps in memory ends with it')
  }
  const store = new RedisStore(redisCacheUrl)
  try {
    const cache = cacheIn(store, settings, supergraphSdl, new CacheFigures())
    if (type === undefined || !cache.rules.types.includes(type)) {
      throw new CannotStart(`Cannot drop ${type ?? ''}: expected one of ${cache.rules.types.join(', ')}`)
    }
    const key = id === undefined ? undefined : keyOf(id, type)
    if (!(await isReady(store))) throw new CannotStart(`Cannot drop ${type}: Redis did not answer`)
    await cache.drop(type, key)
    return key === undefined ? `Dropped all that was kept of ${type}.` : `Dropped what was kept of one ${type}.`
  } finally {
    await store.close()
  }
}

function keyOf(id: string, type: string): number {
  try {
    return integerKey(id, 'odoo', type)
  } catch (error) {
    if (error instanceof CaregraphError) throw new CannotStart(`Cannot drop ${type}: expected the id of one`)
    throw error
  }
}

async function isReady(store: RedisStore): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, connectMs, false)
  })
  const isReady = await Promise.race([store.ready().then(() => true), late])
  clearTimeout(timer)
  return isReady
}
