import type { Resource } from '@medplum/fhirtypes'
import { execute, parse, validate } from 'graphql'
import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import { defaultIdentifierFields } from '#shared/config/identifier-fields.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import { FacilityMap } from '#shared/projections/facility-map.ts'
import { consumptionRecordOf, ofDevice } from '#shared/projections/mapping/consumption.ts'
import { deviceRecordOf } from '#shared/projections/mapping/device.ts'
import { locationRecordOf, organizationRecordOf, practitionerRecordOf } from '#shared/projections/mapping/parties.ts'
import { typesInOrder } from '#shared/projections/mapping/projected-types.ts'
import { MemoryProjectionStore } from '#shared/projections/memory-projection-store.ts'
import type { Kept } from '#shared/projections/projection-store.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import type { DeviceRecord } from '#shared/projections/records.ts'
import { fhirServer } from '../../claims/fhir-server.ts'
import type { Answered } from '../../rows/limited-graph.ts'
import { requestOf } from '../../rows/limited-graph.ts'
import type { Claims } from '../../rows/visible-records.ts'

/** Types of FHIR that these tests are about. */
const projected = ['Organization', 'Practitioner', 'Location', 'Device', 'SupplyDelivery']

/** A FHIR server with these resources, the projections of them, and the graph over both and an Odoo. */
export interface OutsideWorld {
  readonly externals: ExternalRecords
  ask(claims: Claims, document: string, variables?: Readonly<Record<string, unknown>>): Promise<Answered>
  /** From now on the server is away. */
  takeAway(): Promise<void>
  /** Whether everything was read once; true at first. */
  setWhole(isWhole: boolean): void
  /** Up to when FHIR was followed; now at first. */
  setFollowedUntil(instant: string): void
  close(): Promise<void>
}

export async function outsideWorld(
  odoo: OdooAccount,
  all: readonly Resource[],
  identifierFields = defaultIdentifierFields,
): Promise<OutsideWorld> {
  const resources = all.filter(({ resourceType }) => projected.includes(resourceType))
  const server = await fhirServer(resources)
  const store = new MemoryProjectionStore()
  await keep(store, recordsOf(resources))
  let isWhole = true
  let followedUntil = new Date().toISOString()
  const externals: ExternalRecords = {
    store,
    fhir: server.client,
    takesRemittances: false,
    facilities: new FacilityMap({ odoo, store, named: new Map(), fields: identifierFields.facility }),
    claimNumberSystem: null,
    identifierSystems: new Map(),
    types: new Set(typesInOrder),
    isWhole: async () => isWhole,
    followedUntil: async () => followedUntil,
  }
  const ask = graphOver(odoo, externals, identifierFields)
  return {
    externals,
    ask,
    takeAway: server.close,
    setWhole(whole) {
      isWhole = whole
    },
    setFollowedUntil(instant) {
      followedUntil = instant
    },
    async close() {
      await server.close()
      await store.close()
    },
  }
}

/** The joined graph with what systems outside feed; null: none is connected. */
export function graphOver(
  odoo: OdooAccount,
  externals: ExternalRecords | null,
  identifierFields = defaultIdentifierFields,
): OutsideWorld['ask'] {
  const sdl = readSupergraphSdl()
  const modules = subgraphModules(odoo, { identifierFields }, {}, externals)
  const schema = withFieldAuthorization(joinSubgraphs(sdl, modules), sdl)
  return async (claims, text, variables = {}) => {
    const document = parse(text)
    const faults = validate(schema, document)
    if (faults.length > 0) throw new Error(`Cannot ask: ${faults.map(String).join('\n')}`)
    const contextValue = requestOf(claims)
    const { data, errors } = await execute({ schema, document, variableValues: variables, contextValue })
    return { data: JSON.parse(JSON.stringify(data ?? null)), errors: errors ?? [], calls: contextValue.calls }
  }
}

/** What the ingest keeps of resources. */
export function recordsOf(resources: readonly Resource[]): Kept[] {
  const devices = new Map<string, DeviceRecord>()
  for (const resource of resources) {
    const device = resource.resourceType === 'Device' ? deviceRecordOf(resource) : null
    if (device !== null) devices.set(device.id, device)
  }
  return resources.flatMap((resource): Kept[] => {
    const record = recordOf(resource, devices)
    return record === null || record.record === null ? [] : [record as Kept]
  })
}

function recordOf(resource: Resource, devices: ReadonlyMap<string, DeviceRecord>) {
  switch (resource.resourceType) {
    case 'Organization':
      return { family: 'organization', record: organizationRecordOf(resource) }
    case 'Practitioner':
      return { family: 'practitioner', record: practitionerRecordOf(resource) }
    case 'Location':
      return { family: 'location', record: locationRecordOf(resource) }
    case 'Device':
      return { family: 'device', record: deviceRecordOf(resource) }
    case 'SupplyDelivery': {
      const record = consumptionRecordOf(resource)
      const device = devices.get(record?.device ?? '') ?? null
      return { family: 'consumption', record: record && ofDevice(record, device) }
    }
    default:
      return null
  }
}

export async function keep(store: ExternalRecords['store'], all: readonly Kept[]): Promise<void> {
  const lease = await store.lead('tests', 60_000)
  if (lease === null) throw new Error('Cannot write: somebody else does')
  for (let at = 0; at < all.length; at += 500) await store.write(lease.fence, { put: all.slice(at, at + 500) })
  await lease.end()
}
