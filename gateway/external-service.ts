import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { FhirSettings, RemittanceSettings } from '#shared/config/claim-sources.ts'
import type { Settings } from '#shared/config/settings.ts'
import { CaregraphError } from '#shared/errors/errors.ts'
import type { EventLog } from '#shared/events/event-log.ts'
import type { Fhir } from '#shared/fhir/fhir.ts'
import { FhirClient } from '#shared/fhir/fhir-client.ts'
import { SmartAuthorization } from '#shared/fhir/smart-authorization.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import { FacilityMap } from '#shared/projections/facility-map.ts'
import { Ingest } from '#shared/projections/ingest/ingest.ts'
import type { IngestProgress } from '#shared/projections/ingest/ingest-state.ts'
import { followedUntil, isWhole } from '#shared/projections/ingest/marks.ts'
import { MemoryProjectionStore } from '#shared/projections/memory-projection-store.ts'
import type { ProjectionStore } from '#shared/projections/projection-store.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { RedisProjectionStore } from '#shared/projections/redis-projection-store.ts'
import { ArchiveInbox } from '#shared/remittance/archive-inbox.ts'
import { FolderInbox } from '#shared/remittance/folder-inbox.ts'
import type { RemittanceInbox } from '#shared/remittance/inbox.ts'
import type { Tolerance } from '#shared/remittance/refusal.ts'
import { SftpInbox } from '#shared/remittance/sftp-inbox.ts'
import type { Log } from '#shared/telemetry/log.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { CannotStart } from './cannot-start.ts'
import { countIngest } from './external-figures.ts'
import type { SourceHealth } from './health/health.ts'
import type { Notices } from './http/notices.ts'
import { namespaceOf } from './namespace.ts'
import type { Telemetry } from './telemetry.ts'

/** Claims, remittances and what belongs to them in this process: where they are read, and what brings them here. */
export interface ExternalService {
  readonly records: ExternalRecords
  readonly ingest: Ingest
  /** Null where no FHIR server may send notices. */
  readonly notices: Notices | null
  /** By source. */
  health(): Promise<Readonly<Record<'fhir' | 'remittance', SourceHealth>>>
  /** Ends what this process does for others first: another takes over at once. */
  close(): Promise<void>
}

export interface ExternalServiceOptions extends Telemetry {
  readonly settings: Settings
  readonly odoo: OdooAccount
  /** Null: no FHIR server is connected. */
  readonly fhir: FhirSettings | null
  /** Null: no files of payers are connected. */
  readonly remittance: RemittanceSettings | null
  /** Null: what happens is announced to nobody. */
  readonly events: EventLog | null
}

/**
 * What is wrong with payers' files and yet let pass, and told: a day that does not exist is none, and a service whose own
 * amounts do not agree says nothing against the claim and the payment, which have to.
 */
export const tolerates: ReadonlySet<Tolerance> = new Set(['BAD_DATE', 'SERVICE_UNBALANCED'])

/** Calls to the FHIR server under way at once. */
const concurrency = 8
const upMs = 3_000
const progressMs = 3_000

/**
 * Connects them, where there are any. Nothing is waited for but the folder of files: a server that is away keeps nobody
 * from starting.
 * @throws {CannotStart} where the folder of files cannot be used.
 */
export async function connectExternal(options: ExternalServiceOptions): Promise<ExternalService | null> {
  const { settings, odoo, log } = options
  if (options.fhir === null && options.remittance === null) return null
  const store = storeOf(settings, log)
  const types = options.fhir?.types ?? []
  const fhir = options.fhir === null ? null : fhirOf(options.fhir, options)
  const inboxes = options.remittance === null ? [] : await inboxesOf(options.remittance, settings)
  const archives = options.remittance === null ? [] : [new ArchiveInbox(options.remittance.folder)]
  const facilities = new FacilityMap({
    odoo,
    store,
    named: settings.facilityMap,
    fields: settings.identifierFields.facility,
    systems: settings.identifierSystems,
  })
  const ingest = new Ingest({
    store,
    fhir,
    inboxes,
    archives,
    facilities,
    numbering: { claimNumberSystem: settings.claimNumberSystem },
    events: options.events,
    log,
    instance: `${hostname()}-${process.pid}-${randomUUID()}`,
    ...(options.fhir !== null && { pollMs: options.fhir.pollSeconds * 1_000 }),
    types,
    reading: { tolerates },
    onProgress: progressIn(log),
  })
  countIngest(ingest, options.metrics)
  ingest.start()
  return {
    records: {
      store,
      fhir,
      takesRemittances: options.remittance !== null,
      facilities,
      claimNumberSystem: settings.claimNumberSystem,
      identifierSystems: settings.identifierSystems,
      types: new Set(types),
      isWhole: (some) => isWhole(store, some),
      followedUntil: (type) => followedUntil(store, type),
    },
    ingest,
    notices: noticesOf(options.fhir?.noticeSecret ?? null, ingest),
    health: () => healthOf(fhir, options.remittance !== null, ingest),
    async close() {
      await ingest.close()
      await Promise.all(inboxes.map((inbox) => inbox[Symbol.asyncDispose]()))
      await store.close()
    },
  }
}

/** Tells how far something long is, every few seconds. */
function progressIn(log: Log): (progress: IngestProgress) => void {
  let told = performance.now()
  return (progress) => {
    if (performance.now() - told < progressMs) return
    told = performance.now()
    if (progress.kind === 'resources') log.info('ingest.first_reading', { type: progress.type, count: progress.read })
    if (progress.kind !== 'file') return
    const { bytes, fileBytes, claims, pass } = progress
    // It is read twice: checked first, and then used.
    const half = Math.floor((bytes / Math.max(fileBytes, 1)) * 50)
    log.info('ingest.file_progress', { percent: pass === 'CHECKING' ? half : 50 + half, claims })
  }
}

function storeOf(settings: Settings, log: Log): ProjectionStore {
  if (settings.redisStoreUrl === null) return new MemoryProjectionStore()
  return new RedisProjectionStore({
    url: settings.redisStoreUrl,
    namespace: namespaceOf(settings),
    onUnreadable: (what) => log.warn('projections.unreadable', { what }),
  })
}

function fhirOf({ url, account }: FhirSettings, { onCall }: Pick<ExternalServiceOptions, 'onCall'>): Fhir {
  const auth = account === null ? null : new SmartAuthorization({ url, ...account, onCall })
  return new FhirClient({ url, auth, concurrency, onCall })
}

/**
 * Where nothing is remembered from one run to the next, what is in the archive comes first.
 * @throws {CannotStart} where there is no such folder: whoever starts this can mend that, and else nobody would miss files.
 */
async function inboxesOf({ folder, sftp }: RemittanceSettings, settings: Settings): Promise<RemittanceInbox[]> {
  const opened = sftp === null ? FolderInbox.open({ folder }) : SftpInbox.open({ ...sftp, spool: folder })
  const inbox = await opened.catch((error: unknown) => {
    throw error instanceof CaregraphError ? new CannotStart(`${error.message}; REMITTANCE_DIR names it`) : error
  })
  return settings.redisStoreUrl === null ? [new ArchiveInbox(folder, { once: true }), inbox] : [inbox]
}

function noticesOf(secret: string | null, ingest: Ingest): Notices | null {
  if (secret === null) return null
  return {
    secret,
    take: async (body) => {
      await ingest.takeNotice(body, null)
    },
  }
}

async function healthOf(fhir: Fhir | null, takesFiles: boolean, { state }: Ingest) {
  const troubleOf = (begin: string) => {
    const found = Object.entries(state.sources).find(
      ([name, { trouble }]) => name.startsWith(begin) && trouble !== null,
    )
    return found === undefined ? state.trouble : `${found[0]}: ${found[1].trouble}`
  }
  const stateOf = (isConnected: boolean, trouble: string | null): SourceHealth => {
    if (!isConnected) return { state: 'not connected' }
    return trouble === null ? { state: 'up' } : { state: 'down', detail: trouble }
  }
  const scope = { signal: AbortSignal.timeout(upMs), calls: new SourceCalls() }
  const isUp = fhir === null || (await fhir.isUp(scope).catch(() => false))
  return {
    fhir: stateOf(fhir !== null, isUp ? troubleOf('fhir/') : 'SOURCE_UNAVAILABLE'),
    remittance: stateOf(takesFiles, troubleOf('remittances/')),
  }
}
