import type { BusinessEvent } from '#shared/events/event.ts'
import type { EventLog } from '#shared/events/event-log.ts'
import { MemoryEventLog } from '#shared/events/memory-event-log.ts'
import { everyPage } from '#shared/projections/every-page.ts'
import type { Facilities, FacilityKeys } from '#shared/projections/facilities.ts'
import { type Family, families } from '#shared/projections/families.ts'
import { appendAnnounced } from '#shared/projections/ingest/appending.ts'
import { writing } from '#shared/projections/ingest/commit.ts'
import type { Leading } from '#shared/projections/ingest/ingest-options.ts'
import { LeadingTurns } from '#shared/projections/ingest/leading-turns.ts'
import { SourceWatch } from '#shared/projections/ingest/source-watch.ts'
import { typesInOrder } from '#shared/projections/mapping/projected-types.ts'
import type { ProjectionStore } from '#shared/projections/projection-store.ts'
import { silentLog } from '#shared/telemetry/log.ts'

const day = 24 * 60 * 60 * 1_000
const retention = { milliseconds: day, entries: 100_000, ids: 100_000, consumersMilliseconds: day }

export const newLog = () => new MemoryEventLog({ retention })

/** Locations `or-1`, `or-2`, ... are of facilities 1, 2, ... of company 9; others of none. */
export const facilities: Facilities = {
  of: async (locations) =>
    new Map(
      locations.flatMap((location): [string, FacilityKeys][] => {
        const facility = Number(/^or-(\d)$/.exec(location)?.[1] ?? 0)
        return facility > 0 ? [[location, { facility, company: 9 }]] : []
      }),
    ),
  all: () => facilities.of(['or-1', 'or-2', 'or-3']),
}

export interface TurnsOptions extends Partial<Leading> {
  readonly store: ProjectionStore
  readonly events: Pick<EventLog, 'append'> | null
}

/** What the leader does, one turn after the other and by hand. */
export async function turnsOf(options: TurnsOptions) {
  const lease = await options.store.lead('turns', 60_000)
  if (lease === null) throw new Error('somebody else leads')
  const watches = new Map<string, SourceWatch>()
  const write = writing(options.store, lease.fence)
  const leading: Leading = {
    fhir: null,
    inboxes: [],
    archives: [],
    facilities,
    numbering: { claimNumberSystem: null },
    log: silentLog,
    instance: 'turns',
    pollMs: 0,
    filesMs: 0,
    countMs: 60 * 60_000,
    tickMs: 1,
    overlapMs: 60_000,
    leaseMs: 60_000,
    types: typesInOrder,
    reading: {},
    onProgress: () => undefined,
    now: () => Date.parse('2026-11-21T12:00:00.000Z'),
    fence: lease.fence,
    signal: new AbortController().signal,
    receivedAt: async () => null,
    onUnusable: () => undefined,
    write,
    append: () => appendAnnounced(options.store, options.events, write),
    ...options,
  }
  let files = { applied: 0, repeated: 0, quarantined: 0 }
  const turns = new LeadingTurns(leading, {
    watch: (name) => {
      const watch = watches.get(name) ?? new SourceWatch(name, silentLog)
      watches.set(name, watch)
      return watch
    },
    tell: (news) => {
      files = news.files ?? files
    },
    state: () => ({ files }),
  })
  return {
    leading,
    watches,
    get files() {
      return files
    },
    /** Until there is nothing more to do at once. */
    async take() {
      while (await turns.take(true));
    },
  }
}

/** All that is projected, without how and as which change it came. */
export async function projectionsIn(store: Pick<ProjectionStore, 'page'>): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {}
  for (const family of Object.keys(families) as Family[]) {
    for await (const records of everyPage(store, { family, index: 'all', keys: [''], limit: 500 })) {
      for (const record of records) {
        const { mode, changes, ...rest } = record as typeof record & { changes?: number }
        all[`${family}/${record.id}`] = rest
      }
    }
  }
  return all
}

/** Stream by stream, each in its order. */
export async function eventsIn(log: EventLog): Promise<readonly BusinessEvent[]> {
  const all: BusinessEvent[] = []
  for (const stream of ['revenue-cycle', 'inventory'] as const) {
    let place = { at: 0, number: 0 }
    for (;;) {
      const entries = await log.read(stream, place, 1_000)
      all.push(...entries.map(({ event }) => event))
      const last = entries.at(-1)
      if (last === undefined) break
      place = last.place
    }
  }
  return all
}
