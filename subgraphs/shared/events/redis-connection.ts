import { Redis, ReplyError } from 'ioredis'
import { SourceUnavailable } from '../errors/errors.ts'
import type { RedisScript } from './redis-scripts.ts'

/**
 * A connection to the Redis that keeps what must not be lost. It connects in the background, and again whenever it is
 * lost. Everything asked of it is answered, or rejected with `SourceUnavailable`, within twice its patience; nothing
 * waits to be sent later, when nobody expects it any more.
 */
export class RedisConnection {
  readonly #redis: Redis
  readonly #patienceMs: number
  readonly #purpose: string

  /** `patienceMs`: how long to wait for a connection, and then for an answer. `purpose`: what errors call it. */
  constructor(url: string, patienceMs: number, purpose = 'the event log') {
    this.#patienceMs = patienceMs
    this.#purpose = purpose
    this.#redis = new Redis(url, {
      protocol: 2,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      autoResendUnfulfilledCommands: false,
      connectTimeout: patienceMs,
      commandTimeout: patienceMs,
      // A connection whose other end is gone without a word is given up and made anew.
      socketTimeout: patienceMs,
      keepAlive: 10_000,
      retryStrategy: (attempt) => Math.min(attempt * 100, 1_000),
      reconnectOnError: null,
    })
    // Whoever asks finds out; without a listener it would end the process.
    this.#redis.on('error', () => undefined)
    // Each who waits for the connection listens for it.
    this.#redis.setMaxListeners(0)
  }

  /** @throws {SourceUnavailable} */
  async run(script: RedisScript, keys: readonly string[], values: readonly (string | number)[] = []): Promise<unknown> {
    const asked = [keys.length, ...keys, ...values] as const
    return this.ask(async (redis) => {
      try {
        return await redis.evalsha(script.sha, ...asked)
      } catch (error) {
        if (!isReply(error, 'NOSCRIPT')) throw error
        return redis.eval(script.text, ...asked)
      }
    })
  }

  /** What `question` comes to. @throws {SourceUnavailable} where there is no answer, or it is a refusal. */
  async ask<Answer>(question: (redis: Redis) => Promise<Answer>): Promise<Answer> {
    try {
      await this.#ready()
      return await question(this.#redis)
    } catch (error) {
      throw unavailable(error, this.#purpose)
    }
  }

  /** Whether it answers now. */
  isUp(): Promise<boolean> {
    return this.ask((redis) => redis.ping()).then(
      () => true,
      () => false,
    )
  }

  close(): void {
    this.#redis.disconnect()
  }

  #ready(): Promise<void> {
    if (this.#redis.status === 'ready') return Promise.resolve()
    return new Promise((resolve, reject) => {
      const settle = (isReady: boolean) => {
        clearTimeout(timer)
        this.#redis.off('ready', succeed).off('end', fail)
        if (isReady) resolve()
        else reject(new Error('there is no connection'))
      }
      const succeed = () => settle(true)
      const fail = () => settle(false)
      const timer = setTimeout(fail, this.#patienceMs)
      this.#redis.on('ready', succeed).on('end', fail)
      if (this.#redis.status === 'end') fail()
    })
  }
}

/** Whether Redis answered with an error that begins with this word. */
export function isReply(error: unknown, word: string): boolean {
  return error instanceof ReplyError && (error as Error).message.startsWith(word)
}

/** What is told of a failure: never its own text, which may name what was written. */
export function unavailable(cause: unknown, purpose: string): SourceUnavailable {
  if (cause instanceof SourceUnavailable) return cause
  const found = cause instanceof ReplyError ? 'the store refuses a command' : 'the store does not answer'
  return new SourceUnavailable('store', `Cannot use ${purpose}: ${found}`)
}
