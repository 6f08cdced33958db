import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { ReferenceCache } from '#shared/cache/reference-cache.ts'
import type { OdooSettings, Settings } from '#shared/config/settings.ts'
import type { EventLog } from '#shared/events/event-log.ts'
import { EventStreams } from '#shared/events/event-streams.ts'
import { ChangeFeed } from '#shared/events/feed/change-feed.ts'
import { MemoryEventLog } from '#shared/events/memory-event-log.ts'
import { RedisEventLog } from '#shared/events/redis-event-log.ts'
import { Crossings } from '#shared/events/relay/crossings.ts'
import { Relay } from '#shared/events/relay/relay.ts'
import { rowIn, translation } from '#shared/events/relay/translation.ts'
import type { Retention } from '#shared/events/retention.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import { OdooOutbox } from '#shared/odoo/outbox/outbox.ts'
import { OdooTransport } from '#shared/odoo/transport.ts'
import type { Log } from '#shared/telemetry/log.ts'
import { inventoryAnnounces, stockLevels } from '#subgraphs/inventory/subgraph.ts'
import { masterDataAnnounces } from '#subgraphs/master-data/subgraph.ts'
import { EventOperations } from '#subgraphs/operations/subgraph.ts'
import { procurementAnnounces } from '#subgraphs/procurement/subgraph.ts'
import { revenueCycleAnnounces } from '#subgraphs/revenue-cycle/subgraph.ts'
import { countConsumers, countRelay } from './event-figures.ts'
import type { SourceHealth } from './health/health.ts'
import { namespaceOf } from './namespace.ts'
import type { Telemetry } from './telemetry.ts'
import { forget, forgetAsTold } from './told-caches.ts'

/** Events in this process: where subscriptions get them from, and what brings them there. */
export interface EventService {
  readonly feed: ChangeFeed
  readonly operations: EventOperations
  /** Null where this process takes nothing from an outbox. */
  readonly relay: Relay | null
  health(): Promise<SourceHealth>
  /** Ends what this process does for others first: another takes over at once. */
  close(): Promise<void>
}

export interface EventServiceOptions extends Telemetry {
  readonly settings: Settings
  readonly odoo: OdooAccount
  /** The account that reads and deletes rows of the outbox; null: this process takes nothing from one. */
  readonly relay: OdooSettings | null
  readonly cache: ReferenceCache
}

const dayMs = 24 * 60 * 60 * 1_000
/** Consumers that acknowledge nothing for so long are forgotten. */
const consumerDays = 90
/** The relay reads and deletes by itself, one call after the other. */
const relayConcurrency = 2

/**
 * Connects events, where there are any: where an outbox can be read, or a store is set that another process fills.
 * Nothing is waited for, so that a store or an outbox that is away keeps nobody from starting.
 */
export function connectEvents(options: EventServiceOptions): EventService | null {
  const { settings, odoo, relay: relayAccount, cache, log, metrics } = options
  if (settings.redisStoreUrl === null && relayAccount === null) return null
  const namespace = namespaceOf(settings)
  const events = eventLog(settings, namespace, log)
  const streams = new EventStreams(events)
  const feed = new ChangeFeed({ log: events, streams, namespace, account: odoo, deadlineMs: settings.requestTimeoutMs })
  const relay = relayAccount === null ? null : relayOf(relayAccount, events, options)
  const operations = new EventOperations({
    log: events,
    namespace,
    relay,
    retranslate: (letter) => (letter.row === '' ? { deadLetter: letter } : translate(rowIn(letter))),
  })
  const stop = new AbortController()
  // What this process keeps for itself goes by what others brought into the log, too.
  if (settings.redisStoreUrl !== null) void forgetAsTold(streams, { cache, odoo }, stop.signal)
  // A sandbox begins anew each time, and so do its events.
  if (settings.odoo !== null) void warnUnlessDurable(events, log)
  if (relay !== null) countRelay(relay, metrics)
  countConsumers(operations, metrics, stop.signal)
  relay?.start()
  return {
    feed,
    operations,
    relay,
    health: () => eventHealth(events, relay),
    async close() {
      stop.abort()
      await relay?.close()
      streams.close()
      await events.close()
    },
  }
}

const translate = translation([procurementAnnounces, inventoryAnnounces, revenueCycleAnnounces, masterDataAnnounces])

function eventLog({ redisStoreUrl, eventRetention }: Settings, namespace: string, log: Log): EventLog {
  const { days, entries } = eventRetention
  const inMemory = Math.min(entries, mostInMemory)
  const retention: Retention = {
    milliseconds: days * dayMs,
    entries,
    ids: entries,
    consumersMilliseconds: consumerDays * dayMs,
  }
  return redisStoreUrl === null
    ? new MemoryEventLog({ retention: { ...retention, entries: inMemory, ids: inMemory } })
    : new RedisEventLog({
        url: redisStoreUrl,
        namespace,
        retention,
        onUnreadable: (stream, number) => log.warn('events.unreadable', { stream, number }),
      })
}

/** Events of a stream that a process keeps in its own memory: about 50 megabytes for all streams. */
const mostInMemory = 20_000

function relayOf(account: OdooSettings, events: EventLog, { odoo, cache, log, onCall }: EventServiceOptions): Relay {
  const outbox = new OdooOutbox(new OdooTransport({ ...account, concurrency: relayConcurrency, onCall }))
  return new Relay({
    outbox,
    log: events,
    translate,
    crossings: new Crossings(stockLevels(odoo), events),
    forget: (told) => forget(told, { cache, odoo }),
    instance: `${hostname()}-${process.pid}-${randomUUID()}`,
    telemetry: log,
  })
}

async function warnUnlessDurable(events: EventLog, log: Log): Promise<void> {
  const isDurable = await events.durability().then(
    (why) => why === null,
    () => true,
  )
  if (!isDurable) log.warn('events.not_durable')
}

async function eventHealth(events: EventLog, relay: Relay | null): Promise<SourceHealth> {
  if (!(await events.isUp())) return { state: 'down', detail: 'the store does not answer' }
  const unsafe = await events.durability().catch(() => null)
  const trouble = relay?.state.trouble ?? null
  const details = [unsafe, trouble === null ? null : `relay: ${trouble}`].filter((detail) => detail !== null)
  return { state: trouble === null ? 'up' : 'down', ...(details.length > 0 && { detail: details.join('; ') }) }
}
