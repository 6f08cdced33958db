import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Resource } from '@medplum/fhirtypes'
import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import type { EventLog } from '#shared/events/event-log.ts'
import { FhirClient } from '#shared/fhir/fhir-client.ts'
import { SmartAuthorization } from '#shared/fhir/smart-authorization.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import { FacilityMap } from '#shared/projections/facility-map.ts'
import { Ingest } from '#shared/projections/ingest/ingest.ts'
import { followedUntil, isWhole } from '#shared/projections/ingest/marks.ts'
import { typesInOrder } from '#shared/projections/mapping/projected-types.ts'
import { MemoryProjectionStore } from '#shared/projections/memory-projection-store.ts'
import type { ProjectionStore } from '#shared/projections/projection-store.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { FolderInbox } from '#shared/remittance/folder-inbox.ts'
import {
  type FhirDouble,
  type FhirDoubleOptions,
  newClientKey,
  startFhirDouble,
} from '#shared/sandbox/fhir-double/double.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { silentLog } from '#shared/telemetry/log.ts'

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
  readonly start?: (options: FhirServerOptions) => Promise<Pick<FhirDouble, 'url' | 'close'>>
}

/** What any of our FHIR servers is told when it starts. */
type FhirServerOptions = Pick<FhirDoubleOptions, 'resources' | 'accounts'>

const patienceMs = 60_000

/** Resolves once everything was read and every file was taken in. */
export async function externalWorld(options: ExternalWorldOptions): Promise<ExternalWorld> {
  const sandbox = revenueCycle()
  const { odoo, store = new MemoryProjectionStore(), events = null, start = startFhirDouble } = options
  const files = options.files ?? sandbox.remittanceFiles
  const home = await mkdtemp(path.join(tmpdir(), 'caregraph-claims-'))
  const server = await serverWith(options.resources ?? sandbox.resources, home, start)
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

async function serverWith(
  resources: readonly Resource[],
  home: string,
  start: NonNullable<ExternalWorldOptions['start']>,
) {
  const key = await newClientKey('ES384')
  const privateKeyFile = path.join(home, 'key.json')
  await writeFile(privateKeyFile, JSON.stringify(key.privateKey), { mode: 0o600 })
  const scopes = ['system/*.read']
  const double = await start({
    resources,
    accounts: [{ clientId: 'tests', publicKeys: [key.publicKey], scopes }],
  })
  const auth = new SmartAuthorization({ url: double.url, clientId: 'tests', privateKeyFile, scopes })
  let closed: Promise<void> | null = null
  const close = () => {
    closed ??= double.close()
    return closed
  }
  return { client: new FhirClient({ url: double.url, auth, concurrency: 8 }), url: double.url, close }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + patienceMs; !(await isSo()); await setTimeout(25)) {
    if (Date.now() > end) throw new Error('Cannot wait any longer for the projections')
  }
}
