import type { Resource } from '@medplum/fhirtypes'
import { createSourceEventStream, execute, parse } from 'graphql'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import type { Principal } from '#shared/auth/principal.ts'
import { Forbidden } from '#shared/errors/errors.ts'
import type { ChangeBatch } from '#shared/events/feed/change.ts'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import type { Transport } from '#shared/odoo/transport.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { answer } from '#shared/sandbox/odoo-double/methods/call.ts'
import { type OdooTables, Tables } from '#shared/sandbox/odoo-double/tables.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { stockLevels } from '#subgraphs/inventory/subgraph.ts'
import { type AuthorizedGraph, plain, requestOf } from '../../../../authorization/authorized-graph.ts'
import { type ClaimOfEvent, type SampleEvents, sampleEvents } from '../../../../authorization/sample-events.ts'
import { withRegions } from '../../../../authorization/sandbox-odoo.ts'
import { externalWorld } from '../../../../claims/external-world.ts'
import type { OdooCall } from './asked-fields.ts'

export interface RecordedGraph {
  readonly askWithoutRules: AuthorizedGraph['askWithoutRules']
  readonly events: SampleEvents
  /** Finds out what somebody hears of all that happened; `field` with its arguments. */
  hear(field: string, principal: Principal): Promise<void>
  /** Finds out which items are below their minimum, as the relay does. */
  lookAtLevels(): Promise<void>
  /** Every call that was answered, the first of those that are alike. */
  readonly calls: readonly OdooCall[]
  /** From now on reads of these records together with others are refused, so that they have to be read apart. */
  refuseTogether(model: string): void
  close(): Promise<void>
}

/** The product's graph over the sandbox's hospital group in this process, for whoever may see every field. */
export async function recordedGraph(askers: readonly Principal[]): Promise<RecordedGraph> {
  const records = withValuedLots(withRegions(hospitalGroupTables()))
  const tables = new Tables(records)
  const companyIds = (records['res.company'] ?? []).map(({ id }) => id)
  const [companyId = 1] = companyIds
  const user = { id: 2, login: 'caregraph', apiKey: '', companyIds, companyId, access: 'admin' } as const
  const answers = new Map<string, { readonly call: OdooCall; readonly text: string }>()
  const refused = new Set<string>()
  const transport: Transport = {
    async call(model, method, body) {
      if (method === 'web_search_read' && refused.has(model)) throw new Forbidden('odoo', 'Refused by this test')
      const call = { model, method, body }
      const key = JSON.stringify(call)
      const known = answers.get(key) ?? {
        call,
        text: JSON.stringify(lotValues(call) ?? answer({ ...call, user }, tables) ?? null),
      }
      answers.set(key, known)
      return JSON.parse(known.text)
    },
    version: async () => ({ version_info: [19, 0, 0, 'final', 0, ''] }),
  }
  const options = { url: 'http://sandbox', database: '', apiKey: '', concurrency: 1 }
  const odoo = new OdooAccount(options, silentLog, { transport })
  const resources = revenueCycle().resources.map(ofPerson)
  const { external, close } = await externalWorld({ odoo, resources })
  const events = await sampleEvents(records, odoo, askers, await someClaims(external))
  const { rootValue } = events
  const schema = joinSubgraphs(readSupergraphSdl(), subgraphModules(odoo, {}, events, external))
  const { epoch } = await events.log.bounds('procurement')
  return {
    askWithoutRules: async (document, principal, variables = {}) => {
      const contextValue = requestOf(principal)
      const { data, errors = [] } = await execute({
        ...{ schema, document, variableValues: variables },
        ...{ contextValue, rootValue },
      })
      return { data: plain(data), errors, asked: new Set() }
    },
    events,
    async hear(field, principal) {
      const stop = new AbortController()
      const begin = { epoch, at: 0, number: 0 }
      const contextValue = { ...requestOf(principal), signal: stop.signal, subscription: { begin } }
      const document = parse(`subscription { ${field} { eventId } }`)
      const begun = await createSourceEventStream({ schema, document, contextValue })
      if ('errors' in begun) throw begun.errors?.[0]
      for await (const { isLevel } of begun as AsyncIterable<ChangeBatch>) if (isLevel) break
      stop.abort()
    },
    async lookAtLevels() {
      const items = (records['stock.warehouse.orderpoint'] ?? []).map(({ product_id: item }) => Number(item))
      await stockLevels(odoo)(items, requestOf(askers[0] as Principal))
    },
    get calls() {
      return [...answers.values()].map(({ call }) => call)
    },
    refuseTogether: (model) => refused.add(model),
    close,
  }
}

/** Some of what is claimed is done by people themselves. */
function ofPerson(resource: Resource): Resource {
  const isOfPerson = resource.resourceType === 'Claim' && /-0000[1-4]$/.test(resource.id ?? '')
  return isOfPerson ? { ...resource, provider: { reference: 'Practitioner/practitioner-1' } } : resource
}

/** Claims that something may have happened to, with their facilities. */
async function someClaims({ store, facilities }: ExternalRecords): Promise<readonly ClaimOfEvent[]> {
  const found = await store.page({ family: 'claim-state', index: 'status', keys: ['PAID'], limit: 2 })
  const places = await facilities.all()
  return found.flatMap(({ record: { id, facility, status } }) => {
    const at = places.get(facility ?? '')
    return at === undefined ? [] : [{ id, status, ...at }]
  })
}

/** What lots are worth, which the double cannot work out. */
function lotValues({ model, body }: OdooCall): unknown {
  const { fields = [], domain = [] } = body as { fields?: readonly string[]; domain?: readonly unknown[][] }
  if (model !== 'stock.lot' || !fields.includes('total_value')) return undefined
  return ((domain[0]?.[2] ?? []) as readonly number[]).map((id) => ({
    id,
    ...Object.fromEntries(fields.map((field) => [field, 1])),
  }))
}

/** Items whose lots have values of their own: the sandbox has none, and what they are worth is read of the lots. */
function withValuedLots(records: OdooTables): OdooTables {
  const products = (records['product.template'] ?? []).map((row) => ({ ...row, lot_valuated: row.tracking !== 'none' }))
  return { ...records, 'product.template': products }
}
