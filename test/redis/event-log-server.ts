import { setTimeout } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { SourceUnavailable } from '#shared/errors/errors.ts'
import type { BusinessEvent, Place } from '#shared/events/event.ts'
import type { EventLog, Lease } from '#shared/events/event-log.ts'
import { RedisEventLog, type RedisEventLogOptions } from '#shared/events/redis-event-log.ts'
import { idsFrom, keepsAll, orderEvent } from '../subgraphs/shared/events/made-events.ts'
import type { StartRedis } from './redis.ts'

export const namespace = 'caregraph:test'
export const stream = 'procurement'
export const streamKey = `{${namespace}}:stream:${stream}`
export const beginning: Place = { at: 0, number: 0 }

/** Events with ids from one number to another. */
export const events = (first: number, last: number) => idsFrom(first, last).map((id) => orderEvent(id))

/** A durable Redis for one test, and as many instances in front of it as are asked for. */
export async function eventLogServer(start: StartRedis) {
  const redis = await start({ isDurable: true })
  onTestFinished(() => redis[Symbol.asyncDispose]())
  const instance = (options: Partial<RedisEventLogOptions> = {}) => {
    const log = new RedisEventLog({ url: redis.url, namespace, retention: keepsAll, patienceMs: 1_000, ...options })
    onTestFinished(() => log.close())
    return log
  }
  return { redis, instance }
}

/** Appends until it is done, as a relay does: whether an answer that never came was a yes does not matter. */
export async function appendAtLast(log: EventLog, some: readonly BusinessEvent[], lease: Lease): Promise<void> {
  for (;;) {
    try {
      await log.append({ events: some }, lease)
      return
    } catch (error) {
      if (!(error instanceof SourceUnavailable)) throw error
      await setTimeout(50)
    }
  }
}

/** The ids of all that is in the log. */
export async function idsIn(log: EventLog): Promise<string[]> {
  const ids: string[] = []
  for (let place = beginning; ; ) {
    const page = await log.read(stream, place, 1_000)
    ids.push(...page.map(({ event }) => event.id))
    place = page.at(-1)?.place ?? place
    if (page.length === 0) return ids
  }
}
