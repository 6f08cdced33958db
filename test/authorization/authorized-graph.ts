import type { Resource } from '@medplum/fhirtypes'
import { type DocumentNode, type ExecutionResult, execute, type GraphQLError, type GraphQLSchema } from 'graphql'
import { vi } from 'vitest'
import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import type { SubgraphModule } from '#gateway/graph/graph.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import type { Principal } from '#shared/auth/principal.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { recordedExternal } from '../claims/recorded-external.ts'
import type { Persona } from './expectations/persona.ts'
import { personas } from './expectations/personas.ts'
import { type ClaimOfEvent, type SampleEvents, sampleEvents } from './sample-events.ts'
import { type SandboxOdoo, sandboxOdoo } from './sandbox-odoo.ts'

// biome-ignore lint/suspicious/noExplicitAny: what comes back is as the query asked
export type Data = any

export interface Answer {
  readonly data: Data
  readonly errors: readonly GraphQLError[]
  /** What sources were asked for: fields of Odoo as `model.field`, resources as `FHIR Claim`, `kept claim`. */
  readonly asked: ReadonlySet<string>
}

export type Ask = (document: DocumentNode, principal: Principal, variables?: Record<string, unknown>) => Promise<Answer>

/** What a graph reads, and what was asked of it since somebody last took that. */
export type Source = Pick<SandboxOdoo, 'takeAskedFields' | 'texts'>

/** The sandbox's graph in this process, twice: with its rules of who may see what, and without. */
export interface AuthorizedGraph {
  readonly source: Source
  readonly events: SampleEvents
  /** Its subgraphs by themselves, without their rules: made anew each time. */
  modules(): readonly SubgraphModule[]
  /** The same graph with its rules, for what `ask` does not do. */
  readonly schema: GraphQLSchema
  /** Subscriptions are executed as for one event each, see `SampleEvents`. */
  readonly ask: Ask
  /** Whoever asks is answered in full. */
  readonly askWithoutRules: Ask
}

/** All that errors said in this process, with what they carried. */
export const told = new Set<string>()

/** Of a day on which there is something to tell of each field: of denials by their age, of claims by their days. */
const today = new Date('2026-07-10T12:00:00Z')

/** Time stands still from here on: what is answered twice is the same, as of when it is, too. */
export async function authorizedGraph(): Promise<AuthorizedGraph> {
  vi.useFakeTimers({ toFake: ['Date'], now: today })
  const { odoo, ...sandbox } = await sandboxOdoo()
  await odoo.connect(requestOf(everywhere(new Set())))
  const external = await recordedExternal(odoo, revenueCycle().resources.map(withPeople))
  const source: Source = {
    takeAskedFields: () => sandbox.takeAskedFields().union(new Set(external.takeAsked())),
    texts: new Set([...sandbox.texts, ...external.texts]),
  }
  const askers = [everywhere(new Set()), ...personas.map(principalOf)]
  const events = await sampleEvents(sandbox.records, odoo, askers, await claimsIn(external.records))
  const modules = () => subgraphModules(odoo, {}, events, external.records)
  const joined = () => joinSubgraphs(readSupergraphSdl(), modules())
  const schema = withFieldAuthorization(joined(), readSupergraphSdl())
  return {
    source,
    events,
    modules,
    schema,
    ask: askingOf(schema, source, events),
    askWithoutRules: askingOf(joined(), source, events),
  }
}

/** People of the sandbox have no names and claim nothing themselves, but both are something to be seen. */
function withPeople(resource: Resource): Resource {
  if (resource.resourceType === 'Practitioner') return { ...resource, name: [{ family: 'Aldenham', given: ['Ines'] }] }
  const isOfPerson = resource.resourceType === 'Claim' && /-0000[1-4]$/.test(resource.id ?? '')
  return isOfPerson ? { ...resource, provider: { reference: 'Practitioner/practitioner-1' } } : resource
}

/** Keys of claims that there is much to tell of: one that was denied and one that was paid. */
async function claimsIn({ store, facilities }: ExternalRecords): Promise<readonly ClaimOfEvent[]> {
  const query = { family: 'claim-state', index: 'status', limit: 1 } as const
  const found = await Promise.all(['DENIED', 'PAID'].map((status) => store.page({ ...query, keys: [status] })))
  const places = await facilities.all()
  return found.flat().flatMap(({ record: { id, facility, status } }) => {
    const at = facility === null ? undefined : places.get(facility)
    return at === undefined ? [] : [{ id, status, ...at }]
  })
}

function askingOf(schema: GraphQLSchema, source: Source, { rootValue }: SampleEvents): Ask {
  return async (document, principal, variables = {}) => {
    source.takeAskedFields()
    const contextValue = requestOf(principal)
    return answerOf(await execute({ schema, document, variableValues: variables, contextValue, rootValue }), source)
  }
}

/** What came of a question. */
export function answerOf({ data, errors = [] }: ExecutionResult, source: Source): Answer {
  for (const { message, extensions } of errors) told.add(`${message} ${JSON.stringify(extensions)}`)
  return { data: plain(data), errors, asked: source.takeAskedFields() }
}

export function requestOf(principal: Principal) {
  return { correlationId: 'authorization', signal: AbortSignal.timeout(120_000), calls: new SourceCalls(), principal }
}

/** graphql-js answers in objects without a prototype, which equal no literal. */
export function plain(data: unknown): Data {
  return data === undefined ? null : JSON.parse(JSON.stringify(data))
}

/** Somebody with these scopes and all records: what is left to tell is which fields are seen. */
export function everywhere(scopes: ReadonlySet<string>): Principal {
  return { ...anyone, scopes, companies: 'all', facilities: 'all', supplier: null }
}

/** A persona as its token has it: with its scopes, and the records it may see. */
export function principalOf({ name, scopes, claims }: Persona): Principal {
  const reach = (keys: 'all' | readonly number[]) => (keys === 'all' ? keys : new Set(keys))
  const { companies, facilities, supplier } = claims
  return {
    ...anyone,
    subject: name,
    scopes: new Set(scopes),
    companies: reach(companies),
    facilities: reach(facilities),
    supplier,
  }
}

const anyone = { issuer: 'http://localhost', subject: 'test', client: 'test', expiresAt: 4_102_444_800 }
