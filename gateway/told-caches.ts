import { setTimeout } from 'node:timers/promises'
import type { ReferenceCache } from '#shared/cache/reference-cache.ts'
import type { BusinessEvent } from '#shared/events/event.ts'
import type { EventStreams } from '#shared/events/event-streams.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'

/** What keeps answers of Odoo in this process, or for all of them. */
export interface Keepers {
  readonly cache: ReferenceCache
  readonly odoo: OdooAccount
}

/** Forgets what is kept of records that changed. A cache that cannot be reached has its own way of being told so. */
export async function forget(events: readonly BusinessEvent[], { cache, odoo }: Keepers): Promise<void> {
  const kept = new Map(
    events.flatMap(({ subject: { type, key } }) =>
      typeof key === 'number' && cache.rules.types.includes(type) ? [[`${type} ${key}`, { type, key }] as const] : [],
    ),
  )
  const scope = { signal: AbortSignal.timeout(factsMs), calls: new SourceCalls() }
  const areUnits = events.some(({ subject }) => subject.type === 'UnitOfMeasure')
  await Promise.allSettled([
    ...[...kept.values()].map(({ type, key }) => cache.drop(type, key)),
    ...(areUnits ? [odoo.refreshFacts(scope)] : []),
  ])
}

const factsMs = 5_000

/** Where events were lost on the way nothing is known of what changed: then all that is kept is forgotten. */
export async function forgetAsTold(streams: EventStreams, keepers: Keepers, signal: AbortSignal): Promise<void> {
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    try {
      const batches = streams.from('master-data', await streams.tail('master-data'), signal)
      if (!isFirst) await forgetAll(keepers)
      for await (const { entries } of batches) {
        const events = entries.map(({ event }) => event)
        await forget(events, keepers)
      }
    } catch {
      await setTimeout(retryMs, undefined, { signal }).catch(() => undefined)
    }
  }
}

async function forgetAll({ cache }: Keepers): Promise<void> {
  await Promise.allSettled(cache.rules.types.map((type) => cache.drop(type)))
}

/** Between two tries to follow a log that is away. */
const retryMs = 1_000
