import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TokenAuthentication } from '#gateway/authentication/authentication.ts'
import type { Executor } from '#gateway/execution/execute.ts'
import { HttpFault } from '#gateway/http/answer.ts'
import { accepted, mediaTypes } from '#gateway/http/media-type.ts'
import type { Subscriptions } from '#gateway/subscriptions/subscription.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Log } from '#shared/telemetry/log.ts'
import type { Metrics } from '#shared/telemetry/metrics.ts'
import { ConnectionCounts } from './connection-counts.ts'
import { EventStream } from './event-stream.ts'
import { operationRequest } from './event-stream-request.ts'
import { Rounds } from './rounds.ts'
import { SocketServer } from './socket-server.ts'
import { TransportFigures } from './transport-figures.ts'
import { defaultTransportLimits, type TransportLimits } from './transport-limits.ts'
import type { TransportServices } from './transport-services.ts'

export interface TransportOptions {
  readonly executor: Executor
  readonly engine: Subscriptions
  /** Whose a token is that is sent on a WebSocket. */
  readonly authenticateToken: TokenAuthentication
  readonly limits?: Partial<TransportLimits> | undefined
  readonly timeoutMs: number
  readonly log: Log
  readonly metrics: Metrics
}

/** What carries subscriptions to clients: WebSockets and event streams. */
export interface Transports {
  /** Takes over a connection that asks to become a WebSocket. @throws HttpFault where it may not */
  upgrade(request: IncomingMessage, connection: Socket, head: Buffer, correlationId: string): void
  /**
   * Answers a request with a stream of events; resolves when no more of them will come.
   * @throws HttpFault where it may not begin
   */
  stream(request: IncomingMessage, response: ServerResponse, context: RequestContext, body: unknown): Promise<void>
  /**
   * Ends subscriptions, lets queries and mutations end within a grace period, and closes all connections. Clients are
   * not told that anything is complete: they come back, and go on elsewhere.
   */
  close(graceMs: number): Promise<void>
}

/** How often it is looked whether what is to end has ended. */
const POLL_MS = 20

export function createTransports(options: TransportOptions): Transports {
  const { log, metrics } = options
  const limits = { ...defaultTransportLimits, ...options.limits }
  const figures = new TransportFigures(metrics, log)
  const counts = new ConnectionCounts(limits.connections, limits.connectionsPerClient)
  const rounds = new Rounds(limits.roundMs)
  let stopping = false
  const services: TransportServices = { ...options, limits, figures, counts, rounds, stopping: () => stopping }
  const sockets = new SocketServer(services)
  const streams = new Set<EventStream>()

  function refuseWhileStopping(): void {
    if (stopping) throw new HttpFault(503, 'Cannot begin: this server is stopping', 'SOURCE_UNAVAILABLE')
  }

  return {
    upgrade(request, connection, head, correlationId) {
      refuseWhileStopping()
      sockets.upgrade(request, connection, head, correlationId)
    },

    async stream(request, response, context, body) {
      refuseWhileStopping()
      const asked = operationRequest(body)
      if (counts.isFull) throw new HttpFault(503, 'Cannot open a stream: too many are open', 'RATE_LIMITED')
      const { principal } = context
      if (!counts.claim(principal)) {
        throw new HttpFault(429, 'Cannot open a stream: this client has too many open', 'RATE_LIMITED')
      }
      counts.opened()
      figures.open.event_streams += 1
      const stream = new EventStream(context, response, refusalType(request.headers.accept), services)
      streams.add(stream)
      rounds.add(stream)
      response.once('close', () => {
        counts.closed()
        counts.release(principal)
        figures.open.event_streams -= 1
        streams.delete(stream)
        rounds.remove(stream)
      })
      const { 'last-event-id': lastEventId } = request.headers
      await stream.run({ ...asked, lastEventId: typeof lastEventId === 'string' ? lastEventId : undefined })
    },

    async close(graceMs) {
      stopping = true
      const ended = performance.now() + graceMs
      const until = async (isDone: () => boolean, milliseconds: number) => {
        const end = performance.now() + milliseconds
        while (!isDone() && performance.now() < end) await sleep(POLL_MS)
      }
      await Promise.race([options.engine.close(), sleep(graceMs)])
      await until(() => figures.open.operations === 0, ended - performance.now())
      sockets.goAway()
      for (const stream of streams) stream.goAway()
      await until(() => sockets.size === 0 && streams.size === 0, limits.closingMs)
      sockets.terminate()
      for (const stream of streams) stream.terminate()
      rounds.stop()
    },
  }
}

/** A status that is an error says more to whoever expects events, unless it names the type that has none. */
function refusalType(accept: string | undefined) {
  const offered = mediaTypes.toReversed()
  return accepted(accept, offered) ?? 'application/graphql-response+json'
}
