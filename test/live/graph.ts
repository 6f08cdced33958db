import { execute, type GraphQLError, parse, validate } from 'graphql'
import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { auditor } from '../principals.ts'
import type { LiveOdoo } from './live.ts'

// biome-ignore lint/suspicious/noExplicitAny: what comes back is as the query asked, and the expectations say how
export type Answer = any

export interface Asked {
  readonly data: Answer
  /** Absent when there are none. */
  readonly errors?: readonly GraphQLError[]
  readonly calls: SourceCalls
}

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>
  /** From the question to its deadline. */
  readonly timeoutMs?: number
}

/** The joined graph over one Odoo account, as the gateway serves it, without the gateway's door. */
export interface Graph {
  /** Executes a document; a document that is not valid fails the test at once. */
  ask(document: string, options?: AskOptions): Promise<Asked>
  /** As `ask`, for a question that must not fail in any part. */
  data(document: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>
}

/** The graph over an Odoo, or over a proxy in front of it where `url` names one, as `principal` may see it. */
export function graphOver(
  odoo: LiveOdoo,
  {
    url = odoo.url,
    key = odoo.readerKey,
    principal = auditor,
    settings = {} as Parameters<typeof subgraphModules>[1],
    external = null as ExternalRecords | null,
  } = {},
): Graph {
  const source = new OdooAccount({ url, database: odoo.database, apiKey: key, concurrency: 4 }, silentLog)
  const sdl = readSupergraphSdl()
  const schema = withFieldAuthorization(joinSubgraphs(sdl, subgraphModules(source, settings, {}, external)), sdl)
  const ask: Graph['ask'] = async (text, { variables = {}, timeoutMs = 30_000 } = {}) => {
    const document = parse(text)
    const faults = validate(schema, document)
    if (faults.length > 0) throw new Error(`Cannot ask: ${faults.map(String).join('\n')}`)
    const calls = new SourceCalls()
    const contextValue = { correlationId: 'live', principal, signal: AbortSignal.timeout(timeoutMs), calls }
    const { data, errors } = await execute({ schema, document, variableValues: variables, contextValue })
    // graphql-js answers in objects without a prototype, which equal no literal.
    return { data: JSON.parse(JSON.stringify(data ?? null)), ...(errors ? { errors } : {}), calls }
  }
  return {
    ask,
    async data(document, variables = {}) {
      const { data, errors } = await ask(document, { variables })
      if (errors)
        throw new Error(
          `Cannot answer: ${errors.map(({ message, path }) => `${path?.join('.')}: ${message}`).join('\n')}`,
        )
      return data
    },
  }
}

/** What a client can tell errors apart by, once for each kind. */
export function codesOf(errors: readonly GraphQLError[] = []): unknown[] {
  const distinct = new Set(errors.map(({ extensions: { code, origin } }) => `${code} of ${origin}`))
  return [...distinct].sort()
}

/** Every node of a root list, followed page by page with the cursors the graph gives. */
export async function everyNode(
  graph: Graph,
  list: string,
  listArguments: string,
  selection: string,
): Promise<Answer[]> {
  const document = `query ($after: String) { page: ${list}(after: $after, ${listArguments}) {
    nodes { ${selection} } pageInfo { hasNextPage endCursor }
  } }`
  const nodes: Answer[] = []
  const seen = new Set<string | null>()
  for (let after: string | null = null, more = true; more; ) {
    if (seen.has(after)) throw new Error(`Cannot walk ${list}: it gave the same cursor twice`)
    seen.add(after)
    const { page }: Answer = await graph.data(document, { after })
    nodes.push(...page.nodes)
    ;({ endCursor: after, hasNextPage: more } = page.pageInfo)
  }
  return nodes
}
