import type { IncomingMessage } from 'node:http'
import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { FormattedExecutionResult, GraphQLFormattedError, GraphQLSchema } from 'graphql'
import { answerError, badUserInput, INTERNAL_MESSAGE, internal } from '#gateway/errors/coded.ts'
import type { Executor } from '#gateway/execution/execute.ts'
import type { Prepared } from '#gateway/execution/prepare.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Log } from '#shared/telemetry/log.ts'
import type { Metrics } from '#shared/telemetry/metrics.ts'
import type { MediaType } from './media-type.ts'

/** GraphQL over HTTP, once the body is read. */
export interface GraphqlOverHttp {
  start(): Promise<void>
  answer(
    request: IncomingMessage,
    body: unknown,
    context: RequestContext,
    mediaType: MediaType,
  ): Promise<{ status: number; body: string }>
  stop(): Promise<void>
}

/** What one request carries through Apollo Server, which copies the context it is given. */
interface Carried {
  readonly exchange: { readonly request: RequestContext; readonly mediaType: MediaType; executed: boolean }
}

/**
 * Apollo Server reads the request (protocol, CSRF prevention, one operation per request) and writes the answer; reading
 * and executing the document is the executor's, which it is handed through its plugin interface.
 */
export function graphqlOverHttp(
  schema: GraphQLSchema,
  executor: Executor,
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics },
): GraphqlOverHttp {
  const apollo = new ApolloServer<Carried>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    documentStore: null,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    logger: quietLogger(log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      executeBy(executor),
    ],
  })
  return {
    start: () => apollo.start(),
    stop: () => apollo.stop(),
    async answer(request, body, context, mediaType) {
      const headers = new HeaderMap()
      for (const [name, value] of Object.entries(request.headers)) {
        if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
      }
      const exchange = { request: context, mediaType, executed: false }
      const response = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers, search: '', body },
        context: async () => ({ exchange }),
      })
      const status = response.status ?? 200
      if (response.body.kind !== 'complete')
        throw new Error('Apollo Server streams an answer it was not asked to stream')
      if (exchange.executed) return { status, body: response.body.string }
      const errors = refusals(status, response.body.string, context.correlationId)
      metrics.errors(errors.map(({ extensions }) => extensions?.code))
      return { status, body: JSON.stringify({ errors, extensions: { correlationId: context.correlationId } }) }
    },
  }
}

/** A plugin that gives Apollo Server a document it need not read and an answer it need not execute. */
function executeBy(executor: Executor): ApolloServerPlugin<Carried> {
  return {
    async requestDidStart() {
      let prepared: Prepared
      return {
        async didResolveSource(context) {
          prepared = executor.prepare(context.source)
          // With a document present Apollo neither parses nor validates.
          Object.assign(context, {
            document: 'document' in prepared ? prepared.document : { kind: 'Document', definitions: [] },
          })
        },
        async responseForOperation({ request, contextValue: { exchange }, response }) {
          const { variables, operationName } = request
          const result = await executor.execute(prepared, { variables, operationName, request: exchange.request })
          exchange.executed = true
          response.http.headers.set('content-type', exchange.mediaType)
          return {
            http: { status: statusOf(result, exchange.mediaType), headers: response.http.headers },
            body: { kind: 'single', singleResult: result },
          }
        },
      }
    },
  }
}

function statusOf({ data, errors }: FormattedExecutionResult, mediaType: MediaType): number {
  if (data !== undefined) return 200
  if (errors?.some(({ extensions }) => extensions?.code === internal.code)) return 500
  return mediaType === 'application/json' ? 200 : 400
}

/** What Apollo Server refuses by itself it answers with codes of its own, and before a correlation id is known. */
function refusals(status: number, body: string, correlationId: string): readonly GraphQLFormattedError[] {
  const { errors = [] } = JSON.parse(body) as FormattedExecutionResult
  return errors.map(({ message }) =>
    status < 500
      ? answerError(message.trim(), badUserInput, correlationId)
      : answerError(INTERNAL_MESSAGE, internal, correlationId),
  )
}

// Apollo's warnings may repeat the message of a foreign error; that it has one to give is all the log may have.
function quietLogger(log: Log) {
  return {
    debug() {},
    info() {},
    warn: () => log.warn('apollo_server_warned'),
    error: () => log.error('apollo_server_failed'),
  }
}
