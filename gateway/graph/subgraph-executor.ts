import { buildHTTPExecutor } from '@graphql-tools/executor-http'
import type { ExecutionRequest, ExecutionResult, Executor } from '@graphql-tools/utils'
import { GraphQLError } from 'graphql'
import { SourceContractBroken, SourceTimeout, SourceUnavailable } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'

/** Headers by which a subgraph knows that a body comes from this gateway, and for whom it asks. */
export type Signing = (subgraph: string, body: string, request: RequestContext) => Readonly<Record<string, string>>

/** Asks one subgraph over HTTP on behalf of the request in the context; rejects nothing, errors are in the result. */
export function subgraphExecutor(subgraph: string, endpoint: string, sign: Signing): Executor<RequestContext> {
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
    const result = (await ask({ ...request, ...(signal && { signal }) })) as ExecutionResult
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
  const { request, response, code, origin, retryable } = error.extensions as Record<string, unknown>
  const asked = request === undefined && error.originalError === undefined
  if (asked) {
    const extensions = Object.fromEntries(
      Object.entries({ code, origin, retryable }).filter(([, value]) => value !== undefined),
    )
    return new GraphQLError(error.message, { path: error.path, extensions })
  }
  const failure = transportFailure(subgraph, (response as { status?: number } | undefined)?.status, signal)
  return new GraphQLError(failure.message, { originalError: failure })
}

function transportFailure(subgraph: string, status: number | undefined, signal: AbortSignal | undefined): Error {
  if (signal?.aborted)
    return new SourceTimeout(subgraph, `Cannot ask ${subgraph}: the request ended before it answered`)
  if (status === undefined) return new SourceUnavailable(subgraph, `Cannot ask ${subgraph}: it cannot be reached`)
  const message = `Cannot ask ${subgraph}: it answered ${status} without a GraphQL result`
  return status < 300 ? new SourceContractBroken(subgraph, message) : new SourceUnavailable(subgraph, message)
}
