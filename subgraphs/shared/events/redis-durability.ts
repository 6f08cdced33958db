import type { RedisConnection } from './redis-connection.ts'
import { isReply } from './redis-connection.ts'

/** What Redis has to be set to, so that it answers a write when it is on the disk and never drops anything. */
const wanted = { appendonly: 'yes', appendfsync: 'always', 'maxmemory-policy': 'noeviction' } as const

/**
 * Null where Redis is set so that everything it acknowledged survives a crash; else what is not, or that it cannot be
 * told, in words for an operator. @throws {SourceUnavailable}
 */
export async function durabilityOf(connection: RedisConnection): Promise<string | null> {
  const settings = await connection.ask(async (redis) => {
    try {
      const found = (await redis.call('CONFIG', 'GET', ...Object.keys(wanted))) as string[]
      return new Map(found.flatMap((name, at) => (at % 2 === 0 ? [[name, found[at + 1] ?? '']] : [])))
    } catch (error) {
      if (isReply(error, 'NOPERM') || isReply(error, 'ERR')) return null
      throw error
    }
  })
  if (settings === null) {
    return 'Redis does not say how it is set: make sure of appendonly yes, appendfsync always and maxmemory-policy noeviction'
  }
  const wrong = Object.entries(wanted).filter(([name, value]) => settings.get(name) !== value)
  if (wrong.length === 0) return null
  const found = wrong.map(([name, value]) => `${name} is ${settings.get(name) ?? 'not told'} and has to be ${value}`)
  return `events may be lost when Redis stops or is full: ${found.join(', ')}`
}
