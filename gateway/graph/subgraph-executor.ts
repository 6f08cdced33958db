import { buildHTTPExecutor } from '@graphql-tools/executor-http'
import type { ExecutionRequest, ExecutionResult, Executor } from '@graphql-tools/utils'
import { GraphQLError } from 'graphql'
import { SourceContractBroken, SourceTimeout, SourceUnavailable } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { SourceCall } from '#shared/telemetry/source-calls.ts'

/** Headers by which a subgraph knows that a body comes from this gateway, and for whom it asks. */
export type Signing = (subgraph: string, body: string, request: RequestContext) => Readonly<Record<string, string>>

/**
 * Asks one subgraph over HTTP on behalf of the request in the context; rejects nothing, errors are in the result.
 * `onCall` is told of each call when it has ended: it failed where there was no GraphQL result.
 */
export function subgraphExecutor(
  subgraph: string,
  endpoint: string,
  sign: Signing,
  onCall?: (call: SourceCall) => void,
): Executor<RequestContext> {
  const ask = buildHTTPExecutor({
    endpoint,
    fetch: (url, init, context) => {
      const signature = sign(subgraph, String(init?.body ?? ''), context as RequestContext)
      return globalThis.fetch(url, { ...init, headers: { ...init?.headers, ...signature } })
    },
    headers: (request) => ({ 'x-correlation-id': contextOf(request)?.correlationId ?? '' }),
    // Identical requests in flight may come from different people.
    deduplicateInflightRequests: false,
  })
  const execute = async (request: ExecutionRequest): Promise<ExecutionResult> => {
    const signal = contextOf(request)?.signal
    const started = performance.now()
    const result = (await ask({ ...request, ...(signal && { signal }) })) as ExecutionResult
    const failed = result.errors?.some((error) => !isOfSubgraph(error)) ?? false
    onCall?.({ source: subgraph, call: 'graphql', milliseconds: performance.now() - started, failed })
    noteStale(result.extensions?.stale, contextOf(request))
    return result.errors ? { ...result, errors: result.errors.map((error) => ours(error, subgraph, signal)) } : result
  }
  return execute as Executor<RequestContext>
}

/** What a subgraph says is old stays so in the gateway's answer. */
function noteStale(told: unknown, request: RequestContext | undefined): void {
  for (const each of Array.isArray(told) ? told : []) {
    const { type, asOf } = Object(each) as { readonly type?: unknown; readonly asOf?: unknown }
    const since = Date.parse(String(asOf))
    if (typeof type === 'string' && !Number.isNaN(since)) request?.calls.noteStale(type, since)
  }
}

function contextOf(request: ExecutionRequest | undefined): RequestContext | undefined {
  return request?.context as RequestContext | undefined
}

// What the executor adds to an error tells the address, the query and the keys in it: none of it may go on.
function ours(error: GraphQLError, subgraph: string, signal: AbortSignal | undefined): GraphQLError {
  const { response, code, origin, retryable } = error.extensions as Record<string, unknown>
  if (isOfSubgraph(error)) {
    const extensions = Object.fromEntries(
      Object.entries({ code, origin, retryable }).filter(([, value]) => value !== undefined),
    )
    return new GraphQLError(error.message, { path: error.path, extensions })
  }
  const failure = transportFailure(subgraph, (response as { status?: number } | undefined)?.status, signal)
  return new GraphQLError(failure.message, { originalError: failure })
}

/** Whether the subgraph itself answered this error. */
function isOfSubgraph({ extensions, originalError }: GraphQLError): boolean {
  return extensions?.request === undefined && originalError === undefined
}

function transportFailure(subgraph: string, status: number | undefined, signal: AbortSignal | undefined): Error {
  if (signal?.aborted)
    return new SourceTimeout(subgraph, `Cannot ask ${subgraph}: the request ended before it answered`)
  if (status === undefined) return new SourceUnavailable(subgraph, `Cannot ask ${subgraph}: it cannot be reached`)
  const message = `Cannot ask ${subgraph}: it answered ${status} without a GraphQL result`
  return status < 300 ? new SourceContractBroken(subgraph, message) : new SourceUnavailable(subgraph, message)
}
