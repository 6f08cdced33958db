import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Resource } from '@medplum/fhirtypes'
import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import type { EventLog } from '#shared/events/event-log.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import { FacilityMap } from '#shared/projections/facility-map.ts'
import { Ingest } from '#shared/projections/ingest/ingest.ts'
import { followedUntil, isWhole } from '#shared/projections/ingest/marks.ts'
import { typesInOrder } from '#shared/projections/mapping/projected-types.ts'
import { MemoryProjectionStore } from '#shared/projections/memory-projection-store.ts'
import type { ProjectionStore } from '#shared/projections/projection-store.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { FolderInbox } from '#shared/remittance/folder-inbox.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { fhirServer, type StartFhir } from './fhir-server.ts'

/** A claims platform and payers' files, taken in by the product itself, as they stand beside an Odoo. */
export interface ExternalWorld {
  readonly external: ExternalRecords
  readonly ingest: Ingest
  /** Base of the FHIR server. */
  readonly url: string
  /** The folder of the payers' files. */
  readonly folder: string
  /** From now on the FHIR server is away. */
  takeAway(): Promise<void>
  close(): Promise<void>
}

export interface ExternalWorldOptions {
  readonly odoo: OdooAccount
  /** What the FHIR server holds; the sandbox's revenue cycle by default. */
  readonly resources?: readonly Resource[]
  readonly files?: readonly { readonly name: string; readonly text: string }[]
  readonly store?: ProjectionStore
  readonly events?: EventLog | null
  /** Starts the FHIR server; the double by default. */
  readonly start?: StartFhir
}

const patienceMs = 60_000

/** Resolves once everything was read and every file was taken in. */
export async function externalWorld(options: ExternalWorldOptions): Promise<ExternalWorld> {
  const { odoo, store = new MemoryProjectionStore(), events = null, start } = options
  const { resources, files } = heldIn(options)
  const home = await mkdtemp(path.join(tmpdir(), 'caregraph-claims-'))
  const server = await fhirServer(resources, { ...(start && { start }), scopes: ['system/*.read'], concurrency: 8 })
  const folder = await mkdtemp(path.join(home, 'files-'))
  await Promise.all(files.map(({ name, text }) => writeFile(path.join(folder, name), text)))
  const inbox = await FolderInbox.open({ folder, quietFor: 0 })
  const facilities = new FacilityMap({ odoo, store, named: new Map(), fields: defaultIdentifierFields.facility })
  const ingest = new Ingest({
    ...{ store, fhir: server.client, inboxes: [inbox], facilities, events, log: silentLog, instance: 'test' },
    ...{ numbering: { claimNumberSystem: null }, pollMs: 250, filesMs: 250, tickMs: 25 },
  })
  ingest.start()
  await until(async () => (await isWhole(store)) && (await store.count('remittance-file', 'all', '')) >= files.length)
  // The states of claims in the last file are worked out after it was noted.
  await until(async () => (await store.unannounced(1)).length === 0)
  return {
    external: {
      ...{ store, fhir: server.client, takesRemittances: true, facilities },
      ...{ claimNumberSystem: null, identifierSystems: new Map(), types: new Set(typesInOrder) },
      isWhole: (types) => isWhole(store, types),
      followedUntil: (type) => followedUntil(store, type),
    },
    ingest,
    url: server.url,
    folder,
    takeAway: server.close,
    async close() {
      await ingest.close()
      await inbox[Symbol.asyncDispose]()
      await server.close()
      await store.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** What is not said is the sandbox's. */
function heldIn({ resources, files }: ExternalWorldOptions) {
  if (resources !== undefined && files !== undefined) return { resources, files }
  const sandbox = revenueCycle()
  return { resources: resources ?? sandbox.resources, files: files ?? sandbox.remittanceFiles }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + patienceMs; !(await isSo()); await setTimeout(25)) {
    if (Date.now() > end) throw new Error('Cannot wait any longer for the projections')
  }
}
