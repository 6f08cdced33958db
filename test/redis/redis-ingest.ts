import { RedisEventLog } from '#shared/events/redis-event-log.ts'
import { FhirClient } from '#shared/fhir/fhir-client.ts'
import { SmartAuthorization, type SmartAuthorizationOptions } from '#shared/fhir/smart-authorization.ts'
import { Ingest } from '#shared/projections/ingest/ingest.ts'
import { RedisProjectionStore } from '#shared/projections/redis-projection-store.ts'
import { ArchiveInbox } from '#shared/remittance/archive-inbox.ts'
import { FolderInbox } from '#shared/remittance/folder-inbox.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { keepsAll } from '../subgraphs/shared/events/made-events.ts'
import { facilities } from '../subgraphs/shared/projections/ingest/turns.ts'

/** Where an ingest takes things from and keeps them: the same for all processes that take turns at it. */
export interface RedisIngestPlaces {
  readonly redis: string
  readonly namespace: string
  readonly fhir: SmartAuthorizationOptions
  /** Of files of payers. */
  readonly folder: string
}

/** The product's ingest in front of a Redis. Whoever takes over does not wait long for one that is gone. */
export async function redisIngest(
  { redis: url, namespace, fhir, folder }: RedisIngestPlaces,
  instance: string,
  tell: (at: string) => void = () => undefined,
) {
  const store = new RedisProjectionStore({ url, namespace })
  const events = new RedisEventLog({ url, namespace, retention: keepsAll })
  const inbox = await FolderInbox.open({ folder, quietFor: 0, deadAfter: 1_000 })
  const ingest = new Ingest({
    ...{ store, events, facilities, instance, inboxes: [inbox], archives: [new ArchiveInbox(folder)] },
    ...{ numbering: { claimNumberSystem: null }, leaseMs: 500, tickMs: 20, pollMs: 200, filesMs: 200 },
    fhir: new FhirClient({ url: fhir.url, auth: new SmartAuthorization(fhir), concurrency: 4 }),
    log: silentLog,
    onProgress: (progress) => tell(progress.kind === 'file' ? progress.pass : progress.kind),
  })
  return {
    store,
    events,
    ingest,
    async close() {
      await ingest.close()
      await inbox[Symbol.asyncDispose]()
      await Promise.all([store.close(), events.close()])
    },
  }
}
