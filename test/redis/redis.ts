import { Redis } from 'ioredis'
import { describe, inject, it } from 'vitest'
import { type RedisProcess, startRedisProcess } from './redis-server.ts'

/** A Redis of a test's own, see `RedisProcess`. */
export interface RedisServer extends Omit<RedisProcess, 'port'> {
  readonly url: string
  /** A connection that sees what is in it, apart from those under test. */
  readonly admin: Redis
}

/** Starts one; a durable one has what it answered on its disk. */
export type StartRedis = (settings?: { readonly isDurable?: boolean }) => Promise<RedisServer>

const program = inject('redis')

/** A suite that starts Redis servers; without one it is skipped by its name, or fails where live services are required. */
export function describeRedis(name: string, suite: (start: StartRedis) => void): void {
  if ('file' in program) {
    describe(name, () => suite((settings) => startRedis(program.file, settings)))
    return
  }
  const isRequired = process.env.CAREGRAPH_REQUIRE_LIVE === '1'
  if (!isRequired) console.warn(`Skipped: ${name}: ${program.skipped}`)
  describe(`${name} (skipped: ${program.skipped})`, () => {
    it.skipIf(!isRequired)('has a Redis', () => {
      throw new Error(`Cannot run ${name}: ${program.skipped}`)
    })
  })
}

async function startRedis(file: string, settings?: Parameters<StartRedis>[0]): Promise<RedisServer> {
  const { port, ...server } = await startRedisProcess(file, settings)
  const url = `redis://127.0.0.1:${port}/0`
  const admin = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null })
  admin.on('error', () => undefined)
  return {
    ...server,
    url,
    admin,
    async [Symbol.asyncDispose]() {
      admin.disconnect()
      await server[Symbol.asyncDispose]()
    },
  }
}
