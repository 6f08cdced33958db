import { type DocumentNode, type ExecutionResult, execute, type GraphQLError, type GraphQLSchema } from 'graphql'
import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import type { SubgraphModule } from '#gateway/graph/graph.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import type { Principal } from '#shared/auth/principal.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import type { Persona } from './expectations/persona.ts'
import { personas } from './expectations/personas.ts'
import { type SampleEvents, sampleEvents } from './sample-events.ts'
import { type SandboxOdoo, sandboxOdoo } from './sandbox-odoo.ts'

// biome-ignore lint/suspicious/noExplicitAny: what comes back is as the query asked
export type Data = any

export interface Answer {
  readonly data: Data
  readonly errors: readonly GraphQLError[]
  /** Fields of Odoo that were asked for, as `model.field`. */
  readonly asked: ReadonlySet<string>
}

export type Ask = (document: DocumentNode, principal: Principal, variables?: Record<string, unknown>) => Promise<Answer>

/** The sandbox's graph in this process, twice: with its rules of who may see what, and without. */
export interface AuthorizedGraph {
  readonly source: SandboxOdoo
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

export async function authorizedGraph(): Promise<AuthorizedGraph> {
  const source = await sandboxOdoo()
  const events = await sampleEvents(source.records, source.odoo, [everywhere(new Set()), ...personas.map(principalOf)])
  const modules = () => subgraphModules(source.odoo, {}, events)
  const joined = () => joinSubgraphs(readSupergraphSdl(), modules())
  await source.odoo.connect(requestOf(everywhere(new Set())))
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

function askingOf(schema: GraphQLSchema, source: SandboxOdoo, { rootValue }: SampleEvents): Ask {
  return async (document, principal, variables = {}) => {
    source.takeAskedFields()
    const contextValue = requestOf(principal)
    return answerOf(await execute({ schema, document, variableValues: variables, contextValue, rootValue }), source)
  }
}

/** What came of a question. */
export function answerOf({ data, errors = [] }: ExecutionResult, source: SandboxOdoo): Answer {
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
