import { Redis, ReplyError } from 'ioredis'
import { type CacheStore, type Kept, StoreRefusal } from './cache-store.ts'

/** Keeps texts in a Redis that all instances use, and that may evict what it likes. */
export class RedisStore implements CacheStore {
  readonly #redis: Redis

  /** Connects in the background, and again whenever the connection is lost; until then every method rejects. */
  constructor(url: string) {
    this.#redis = new Redis(url, {
      // What cannot be sent at once is answered by the source instead.
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      autoResendUnfulfilledCommands: false,
      connectTimeout: 2_000,
      retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
      reconnectOnError: null,
    })
    // Whoever reads or writes finds out; without a listener it would end the process.
    this.#redis.on('error', () => undefined)
  }

  /** Resolves when the connection stands. */
  ready(): Promise<void> {
    if (this.#redis.status === 'ready') return Promise.resolve()
    return new Promise((resolve) => this.#redis.once('ready', () => resolve()))
  }

  async read(keys: readonly string[]) {
    const [time, texts] = await this.#all(
      this.#redis
        .pipeline()
        .time()
        .mget([...keys]),
    )
    const [seconds, microseconds] = time as [string, string]
    return {
      now: Number(seconds) * 1_000 + Math.floor(Number(microseconds) / 1_000),
      texts: texts as (string | null)[],
    }
  }

  async write(kept: readonly Kept[], released: readonly string[] = []): Promise<void> {
    const pipeline = this.#redis.pipeline()
    for (const { key, text, milliseconds } of kept) pipeline.set(key, text, 'PX', milliseconds)
    if (released.length > 0) pipeline.unlink(...released)
    await this.#all(pipeline)
  }

  async claim(keys: readonly string[], name: string, milliseconds: number): Promise<readonly boolean[]> {
    const pipeline = this.#redis.pipeline()
    for (const key of keys) pipeline.set(key, name, 'PX', milliseconds, 'NX')
    return (await this.#all(pipeline)).map((answer) => answer === 'OK')
  }

  async extend(keys: readonly string[], milliseconds: number): Promise<void> {
    const pipeline = this.#redis.pipeline()
    for (const key of keys) pipeline.pexpire(key, milliseconds)
    await this.#all(pipeline)
  }

  async settle(kept: readonly Kept[]): Promise<readonly string[]> {
    const pipeline = this.#redis.pipeline()
    for (const { key, text, milliseconds } of kept) pipeline.set(key, text, 'PX', milliseconds, 'NX')
    pipeline.mget(kept.map(({ key }) => key))
    return (await this.#all(pipeline)).at(-1) as string[]
  }

  async removeLarger(keys: readonly string[], bytes: number): Promise<number> {
    const pipeline = this.#redis.pipeline()
    for (const key of keys) pipeline.strlen(key)
    const lengths = await this.#all(pipeline)
    const larger = keys.filter((_, place) => Number(lengths[place]) > bytes)
    if (larger.length > 0) await this.#redis.unlink(...larger)
    return larger.length
  }

  async close(): Promise<void> {
    this.#redis.disconnect()
  }

  /** The answers of a pipeline; rejects with the first error in it. */
  async #all(pipeline: ReturnType<Redis['pipeline']>): Promise<unknown[]> {
    const answers = (await pipeline.exec()) ?? []
    return answers.map(([error, answer]) => {
      // Its own text may name what was written.
      if (error) throw error instanceof ReplyError ? new StoreRefusal('Redis refuses a command') : error
      return answer
    })
  }
}
