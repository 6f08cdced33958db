import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import type { RedisServer } from '../redis/redis.ts'

/** One key as it was found, with all that it holds. */
export interface KeptEntry {
  readonly key: string
  readonly value: Buffer
}

/** How all of it is read, by its kind. */
const reading: Readonly<Record<string, readonly string[]>> = {
  string: ['GET'],
  hash: ['HGETALL'],
  list: ['LRANGE', '0', '-1'],
  set: ['SMEMBERS'],
  zset: ['ZRANGE', '0', '-1', 'WITHSCORES'],
  stream: ['XRANGE', '-', '+'],
}

/** A Redis with a password, of which every command is seen and in the end every byte. */
export class WatchedRedis {
  readonly server: RedisServer
  readonly password = randomBytes(18).toString('hex')
  /** Every command that reached it. */
  readonly commands: string[] = []
  /** What was in it whenever somebody looked. */
  readonly kept: KeptEntry[] = []
  #watch: Redis | null = null

  private constructor(server: RedisServer) {
    this.server = server
  }

  static async in(server: RedisServer): Promise<WatchedRedis> {
    const redis = new WatchedRedis(server)
    await redis.watch()
    return redis
  }

  get url(): string {
    const url = new URL(this.server.url)
    url.password = this.password
    return url.href
  }

  async watch(): Promise<void> {
    this.#watch?.disconnect()
    const connection = new Redis(this.server.url, { retryStrategy: null })
    connection.on('error', () => undefined)
    this.#watch = await connection.monitor()
    this.#watch.on('error', () => undefined)
    this.#watch.on('monitor', (_time: string, args: readonly string[]) => this.commands.push(args.join(' ')))
    await this.server.admin.config('SET', 'requirepass', this.password)
  }

  /** Ends it as a crash does, and starts it again, empty, after `meanwhile`. */
  async crash(meanwhile: () => Promise<unknown>): Promise<void> {
    await this.look()
    await this.server.kill()
    await meanwhile()
    await this.server.start()
    await this.server.admin.ping()
    await this.watch()
  }

  /** Takes down all that is in it, of whatever kind. */
  async look(): Promise<void> {
    const { admin } = this.server
    for (const key of await admin.keysBuffer('*')) {
      const read = reading[String(await admin.type(key))] ?? ['DUMP']
      const [command = '', ...rest] = read
      const value: unknown = await admin.callBuffer(command, key, ...rest)
      this.kept.push({
        key: key.toString('latin1'),
        value: Buffer.concat([value].flat(9).filter(Buffer.isBuffer).flatMap(apart)),
      })
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#watch?.disconnect()
    await this.server[Symbol.asyncDispose]()
  }
}

const apart = (bytes: Buffer) => [bytes, Buffer.from('\n')]
