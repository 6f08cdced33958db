import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { GraphQLSchema } from 'graphql'
import { Unauthenticated } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import { underCorrelationId } from '#shared/telemetry/correlation-id.ts'
import type { Log } from '#shared/telemetry/log.ts'
import { Metrics } from '#shared/telemetry/metrics.ts'
import { once } from '#shared/values/once.ts'
import type { Auditing } from './auditing/auditing.ts'
import { type Authentication, type TokenAuthentication, unauthenticated } from './authentication/authentication.ts'
import { INTERNAL_MESSAGE } from './errors/coded.ts'
import { logFault } from './errors/fault-log.ts'
import { createExecutor } from './execution/execute.ts'
import { type ExampleQuery, graphiqlPage } from './graphiql/graphiql.ts'
import type { PersonaPicker } from './graphiql/persona-picker.ts'
import { type Health, healthProbes } from './health/health.ts'
import { answerFault, answerRefusedUpgrade, answerText, HttpFault } from './http/answer.ts'
import { parseJson, readBody } from './http/body.ts'
import { gracefulStop } from './http/graceful-stop.ts'
import { graphqlOverHttp } from './http/graphql.ts'
import { accepted, mediaTypes } from './http/media-type.ts'
import { isOfNotices, type Notices, serveNotice } from './http/notices.ts'
import { CORRELATION_HEADER, correlationIdOf, requestScope } from './http/request-context.ts'
import { isWebhook, type Webhook, webhookPath } from './http/webhook.ts'
import type { Limits } from './limits/limits.ts'
import type { Subscriptions } from './subscriptions/subscription.ts'
import type { TransportLimits } from './subscriptions/transports/transport-limits.ts'
import { createTransports } from './subscriptions/transports/transports.ts'

export interface GatewayServer {
  /** Begins to serve. `url` is where GraphQL is; port 0 takes any that is free. */
  listen(port: number, host: string): Promise<{ readonly url: string }>
  /** Stops accepting, lets what is in flight finish within a grace period, then cuts off the rest. */
  close(): Promise<void>
  readonly httpServer: Server
}

export interface GatewayServerOptions {
  readonly schema: GraphQLSchema
  /** Who is asking. Whoever rejects with `Unauthenticated` is answered 401. */
  readonly authenticate: Authentication
  /** The context value of one execution. */
  readonly contextFor: (request: RequestContext) => unknown
  /** Where it is recorded who reads what; nowhere without it. */
  readonly audit?: Auditing | null
  /** Subscriptions, over WebSockets on `/graphql` and event streams on `/graphql/stream`. None without it. */
  readonly subscriptions?: {
    /** Is closed with the server. */
    readonly engine: Subscriptions
    /** Whose a token is that comes in a message of a WebSocket. */
    readonly authenticateToken: TokenAuthentication
    readonly limits?: Partial<TransportLimits>
  } | null
  /** By which Odoo can say that there is something new. None without it. */
  readonly webhook?: Webhook | null
  /** Where a FHIR server says what is new to it; absent: nowhere. */
  readonly notices?: Notices | null
  readonly limits: Limits
  /** From the arrival of a request to the abort of its signal. */
  readonly timeoutMs: number
  readonly health: () => Promise<Health>
  /** GraphiQL for browsers on `GET /graphql`, with a picker where there are personas, or none. */
  readonly graphiql: { readonly examples: readonly ExampleQuery[]; readonly picker: PersonaPicker | null } | false
  readonly log: Log
  /** Where what happens is counted, served at `/metrics`. Absent: figures of this server alone. */
  readonly metrics?: Metrics
}

/** Balancers reuse a connection for a minute or so; one that is closed before they expect it costs them a request. */
const KEEP_ALIVE_MS = 65_000

/** Room for a token that is far too long, so that whoever sent it is told 401 like anybody with a wrong one. */
const HEADER_BYTES = 131_072

/** How long requests in flight may go on after `close()`. */
const STOP_GRACE_MS = 10_000

/**
 * Serves one executable schema over HTTP: `/graphql`, `/graphql/stream`, `/health/live`, `/health/ready`, `/metrics`.
 * It knows nothing of what is behind the schema, so that the whole graph and a single subgraph are served alike.
 */
export function createGatewayServer(options: GatewayServerOptions): GatewayServer {
  const { schema, limits, timeoutMs, log, metrics = new Metrics() } = options
  const executor = createExecutor({ ...options, metrics })
  const graphql = graphqlOverHttp(schema, executor, { log, metrics })
  const transports = options.subscriptions
    ? createTransports({ ...options.subscriptions, executor, timeoutMs, log, metrics })
    : null
  const probes = healthProbes(options.health)
  const page = options.graphiql && graphiqlPage(options.graphiql.examples, options.graphiql.picker)
  let stopping = false

  /** Who asks, and what, which is read only where it is known who. */
  async function read(request: IncomingMessage, response: ServerResponse, correlationId: string) {
    const scope = requestScope(response, correlationId, timeoutMs)
    const body = once(() => readBody(request, limits.bodyBytes, scope.signal))
    const principal = await options.authenticate(request, body, correlationId).catch((error) => {
      const why = error instanceof Unauthenticated ? error.why : null
      if (why !== null) log.warn('auth.request_refused', { correlationId, reason: why })
      throw error instanceof Unauthenticated ? unauthenticated(error, request) : error
    })
    return { context: { ...scope, principal }, body }
  }

  async function serveStream(request: IncomingMessage, response: ServerResponse, correlationId: string): Promise<void> {
    if (transports === null) throw noSubscriptions()
    if (request.method !== 'POST') throw notAllowed(request, 'POST')
    if (!accepted(request.headers.accept, ['text/event-stream'])) {
      throw new HttpFault(406, 'Cannot answer: expected to be asked for text/event-stream')
    }
    const { context, body } = await read(request, response, correlationId)
    await transports.stream(request, response, context, parseJson(await body()))
  }

  async function serveGraphql(
    request: IncomingMessage,
    response: ServerResponse,
    correlationId: string,
  ): Promise<void> {
    const { accept } = request.headers
    if (request.method === 'GET' && page && accepted(accept, [...mediaTypes, 'text/html']) === 'text/html') {
      const { html, contentSecurityPolicy } = await page()
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-length': html.length,
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
      response.end(html)
      return
    }
    if (request.method !== 'POST') throw notAllowed(request, 'POST')
    const mediaType = accepted(accept, mediaTypes)
    if (!mediaType) throw new HttpFault(406, `Cannot answer: expected to be asked for ${mediaTypes.join(' or ')}`)
    const { context, body } = await read(request, response, correlationId)
    const answer = await graphql.answer(request, parseJson(await body()), context, mediaType)
    answerText(response, answer.status, answer.body, `${mediaType}; charset=utf-8`)
  }

  async function serve(request: IncomingMessage, response: ServerResponse, correlationId: string): Promise<void> {
    const path = pathOf(request)
    if (path === '/graphql') return serveGraphql(request, response, correlationId)
    if (path === '/graphql/stream') return serveStream(request, response, correlationId)
    if (path?.startsWith(webhookPath) && options.webhook && isWebhook(path, options.webhook)) {
      if (request.method !== 'POST') throw notAllowed(request, 'POST')
      // What it says is not believed, and so not read.
      options.webhook.onCall()
      response.writeHead(204, { connection: 'close' }).end()
      return
    }
    if (options.notices && isOfNotices(path)) {
      const { signal } = requestScope(response, correlationId, timeoutMs)
      return serveNotice(request, response, path, options.notices, signal)
    }
    if (path !== '/health/live' && path !== '/health/ready' && path !== '/metrics') {
      throw new HttpFault(
        404,
        'Cannot find the page: expected /graphql, /graphql/stream, /health/live, /health/ready or /metrics',
        'NOT_FOUND',
      )
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') throw notAllowed(request, 'GET, HEAD')
    if (path === '/metrics') return answerText(response, 200, await metrics.text(), metrics.contentType)
    const { status, body } = path === '/health/live' ? probes.live() : await probes.ready(stopping)
    answerText(response, status, body)
  }

  const httpServer = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS, maxHeaderSize: HEADER_BYTES, shouldUpgradeCallback: asksForWebSocket },
    async (request, response) => {
      const correlationId = correlationIdOf(request)
      response.setHeader(CORRELATION_HEADER, correlationId)
      if (stopping) response.setHeader('connection', 'close')
      try {
        await underCorrelationId(correlationId, () => serve(request, response, correlationId))
      } catch (error) {
        answerFault(response, faultOf(error, correlationId), correlationId)
      }
    },
  )

  /** What a request is told of an error, which is counted, and logged where it is none of ours. */
  function faultOf(error: unknown, correlationId: string): HttpFault {
    if (!(error instanceof HttpFault)) logFault(log, error, { correlationId })
    const fault = error instanceof HttpFault ? error : new HttpFault(500, INTERNAL_MESSAGE, 'INTERNAL')
    metrics.errors([fault.code])
    return fault
  }

  const stop = gracefulStop(httpServer)
  httpServer.on('upgrade', (request: IncomingMessage, connection: Socket, head: Buffer) => {
    const correlationId = correlationIdOf(request)
    if (!stop.leave(connection)) {
      // Nothing can be said on it before the answer that is still to come, and that would come in the midst of messages.
      connection.destroy()
      return
    }
    try {
      if (transports === null) throw noSubscriptions()
      if (pathOf(request) !== '/graphql')
        throw new HttpFault(404, 'Cannot open a WebSocket: expected /graphql', 'NOT_FOUND')
      transports.upgrade(request, connection, head, correlationId)
    } catch (error) {
      answerRefusedUpgrade(request, connection, faultOf(error, correlationId), correlationId)
    }
  })
  let closed: Promise<void> | undefined
  async function close(): Promise<void> {
    stopping = true
    await Promise.all([stop(STOP_GRACE_MS), transports?.close(STOP_GRACE_MS)])
    await graphql.stop()
  }

  return {
    httpServer,
    async listen(port, host) {
      await graphql.start()
      await new Promise<void>((resolve, reject) => {
        httpServer.once('error', reject)
        httpServer.listen(port, host, () => {
          httpServer.off('error', reject)
          resolve()
        })
      })
      const { address, family, port: bound } = httpServer.address() as AddressInfo
      return { url: `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}/graphql` }
    },
    close() {
      closed ??= close()
      return closed
    },
  }
}

function notAllowed(request: IncomingMessage, allow: string): HttpFault {
  return new HttpFault(405, `Cannot use method ${request.method}: expected ${allow}`, 'BAD_USER_INPUT', { allow })
}

function noSubscriptions(): HttpFault {
  return new HttpFault(404, 'Cannot subscribe: this server has no subscriptions', 'NOT_FOUND')
}

function pathOf({ url }: IncomingMessage): string | undefined {
  return url?.split('?', 1)[0]
}

/** Other upgrades, such as the one to HTTP/2 that some clients offer, are nothing a server has to take up. */
function asksForWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket'
}
