import type { Resource } from '@medplum/fhirtypes'
import { execute, parse, validate } from 'graphql'
import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import { defaultLineageKeys, type LineageKeys } from '#shared/config/claim-sources.ts'
import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import type { ChangeFeed } from '#shared/events/feed/change-feed.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import { FacilityMap } from '#shared/projections/facility-map.ts'
import { renewStates } from '#shared/projections/ingest/claim-states.ts'
import { commit, writing } from '#shared/projections/ingest/commit.ts'
import { Draft } from '#shared/projections/ingest/draft.ts'
import {
  remittanceClaimRecord,
  remittanceFileRecord,
  remittanceRecord,
} from '#shared/projections/ingest/remittance-records.ts'
import { keptAs, readResource } from '#shared/projections/ingest/resource-records.ts'
import { ofDevice } from '#shared/projections/mapping/consumption.ts'
import { isProjectedType, typesInOrder } from '#shared/projections/mapping/projected-types.ts'
import { Unusable } from '#shared/projections/mapping/sourced.ts'
import { MemoryProjectionStore } from '#shared/projections/memory-projection-store.ts'
import type { Kept } from '#shared/projections/projection-store.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import type { ConsumptionRecord, DeviceRecord, RemittanceClaimRecord } from '#shared/projections/records.ts'
import { readRemittances } from '#shared/remittance/read-remittances.ts'
import type { RemittanceClaim } from '#shared/remittance/remittance.ts'
import type { TextFile } from '#shared/sandbox/revenue-cycle/remittance-files.ts'
import { fhirServer } from '../../../claims/fhir-server.ts'
import { type Answered, type Data, requestOf } from '../../../rows/limited-graph.ts'
import { type Claims, everything } from '../../../rows/visible-records.ts'

/** A FHIR server, payers' files, the projections of both, and the graph over them and an Odoo. */
export interface World {
  readonly externals: ExternalRecords
  ask(
    document: string,
    options?: { readonly as?: Claims; readonly variables?: Record<string, unknown> },
  ): Promise<Answered>
  /** As `ask`, for a question that must not fail in any part. */
  data(document: string, options?: Parameters<World['ask']>[1]): Promise<Data>
  /** From now on the FHIR server is away. */
  takeAway(): Promise<void>
  /** Whether everything was read once; true at first. */
  setWhole(isWhole: boolean): void
  close(): Promise<void>
}

export interface WorldOptions {
  readonly resources: readonly Resource[]
  readonly files?: readonly TextFile[]
  /** In which fields of Odoo numbers stand; the usual ones. */
  readonly lineageKeys?: LineageKeys
}

export async function world(
  odoo: OdooAccount,
  { resources, files = [], lineageKeys = defaultLineageKeys }: WorldOptions,
): Promise<World> {
  const server = await fhirServer(resources)
  const store = new MemoryProjectionStore()
  const facilities = new FacilityMap({ odoo, store, named: new Map(), fields: defaultIdentifierFields.facility })
  await project(store, facilities, await keptOf(resources, files))
  let isWhole = true
  const followedUntil = new Date().toISOString()
  const externals: ExternalRecords = {
    store,
    fhir: server.client,
    takesRemittances: true,
    facilities,
    claimNumberSystem: null,
    identifierSystems: new Map(),
    types: new Set(typesInOrder),
    isWhole: async () => isWhole,
    followedUntil: async () => followedUntil,
  }
  const ask = graphOver(odoo, externals, lineageKeys)
  return {
    externals,
    ask,
    async data(document, options) {
      const { data, errors } = await ask(document, options)
      const told = errors.map(({ path, message }) => `${path?.join('.')}: ${message}`)
      if (told.length > 0) throw new Error(`Cannot answer: ${told.join('\n')}`)
      return data
    },
    takeAway: server.close,
    setWhole(whole) {
      isWhole = whole
    },
    async close() {
      await server.close()
      await store.close()
    },
  }
}

/** The joined schema with what systems outside feed; null: none is connected. */
export function schemaOver(
  odoo: OdooAccount,
  externals: ExternalRecords | null,
  feed: ChangeFeed | null = null,
  lineageKeys: LineageKeys = defaultLineageKeys,
) {
  const sdl = readSupergraphSdl()
  const modules = subgraphModules(odoo, { lineageKeys }, feed === null ? {} : { feed }, externals)
  return withFieldAuthorization(joinSubgraphs(sdl, modules), sdl)
}

export function graphOver(
  odoo: OdooAccount,
  externals: ExternalRecords | null,
  lineageKeys: LineageKeys = defaultLineageKeys,
): World['ask'] {
  const schema = schemaOver(odoo, externals, null, lineageKeys)
  return async (text, { as = everything, variables = {} } = {}) => {
    const document = parse(text)
    const faults = validate(schema, document)
    if (faults.length > 0) throw new Error(`Cannot ask: ${faults.map(String).join('\n')}`)
    const contextValue = requestOf(as)
    const { data, errors } = await execute({ schema, document, variableValues: variables, contextValue })
    return { data: JSON.parse(JSON.stringify(data ?? null)), errors: errors ?? [], calls: contextValue.calls }
  }
}

async function project(store: MemoryProjectionStore, facilities: FacilityMap, kept: readonly Kept[]): Promise<void> {
  const lease = await store.lead('tests', 60_000)
  if (lease === null) throw new Error('Cannot write: somebody else does')
  const draft = new Draft(store)
  for (const each of kept) draft.add({ put: [each] }, 'last')
  const claims = kept.flatMap(({ family, record }) => (family === 'claim' ? [record.id] : []))
  await renewStates(draft, new Set(claims), { facilities, isAnnounced: false })
  await commit(draft, writing(store, lease.fence))
  await lease.end()
}

const reading = { at: '2026-07-01T00:00:00.000Z', mode: 'POLLED' } as const

async function keptOf(resources: readonly Resource[], files: readonly TextFile[]): Promise<readonly Kept[]> {
  const kept = resources.flatMap((resource): Kept[] => {
    const type = resource.resourceType
    if (!isProjectedType(type)) return []
    const read = readResource(type, resource, { claimNumberSystem: null }, reading)
    if (read instanceof Unusable) throw new Error(`Cannot keep a ${type}: ${read.reason}`)
    if (read.record === null) return []
    const lines = read.lines.map((record): Kept => ({ family: 'remittance-claim', record }))
    return [keptAs(type, read.record), ...lines]
  })
  const devices = new Map(kept.flatMap((each) => (each.family === 'device' ? [[each.record.id, each.record]] : [])))
  const told = kept.map((each) => (each.family === 'consumption' ? inLot(each.record, devices) : each))
  return [...told, ...(await Promise.all(files.map(keptOfFile))).flat()]
}

function inLot(record: ConsumptionRecord, devices: ReadonlyMap<string, DeviceRecord>): Kept {
  return { family: 'consumption', record: ofDevice(record, devices.get(record.device ?? '') ?? null) }
}

async function keptOfFile({ text }: TextFile): Promise<readonly Kept[]> {
  const receivedAt = '2026-06-30T06:00:00.000Z'
  const kept: Kept[] = []
  const remittances: string[] = []
  const claims: { readonly remittance: string; readonly claim: RemittanceClaim }[] = []
  for await (const part of readRemittances(new TextEncoder().encode(text))) {
    if (part.kind === 'claim') claims.push(part)
    else if (part.kind === 'remittance') {
      remittances.push(part.header.id)
      kept.push({ family: 'remittance', record: remittanceRecord(part.header, receivedAt) })
      const { currency } = part.header.amount
      const from = { sha256: part.header.place.sha256, receivedAt, currency }
      const own = claims.filter(({ remittance }) => remittance === part.header.id)
      const records: RemittanceClaimRecord[] = own.map(({ remittance, claim }) =>
        remittanceClaimRecord(remittance, claim, from),
      )
      kept.push(...records.map((record): Kept => ({ family: 'remittance-claim', record })))
    } else {
      const { sha256, bytes, claims: claimCount } = part
      const file = { sha256, bytes, receivedAt, state: 'APPLIED', remittances, claimCount, reasons: [] } as const
      kept.push({ family: 'remittance-file', record: remittanceFileRecord(file) })
    }
  }
  return kept
}
