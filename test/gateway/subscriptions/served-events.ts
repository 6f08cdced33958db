import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { defaultLimits } from '#gateway/limits/limits.ts'
import { createGatewayServer } from '#gateway/server.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import { eventExecution } from '#gateway/subscriptions/event-execution.ts'
import { SharedSubscriptions } from '#gateway/subscriptions/shared-subscriptions.ts'
import type { EventLog } from '#shared/events/event-log.ts'
import { EventStreams } from '#shared/events/event-streams.ts'
import { ChangeFeed } from '#shared/events/feed/change-feed.ts'
import { MemoryEventLog } from '#shared/events/memory-event-log.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { asAuditor, auditor } from '../../principals.ts'

const day = 24 * 60 * 60 * 1_000

export function memoryLog(): MemoryEventLog {
  const retention = { milliseconds: day, entries: 10_000, ids: 10_000, consumersMilliseconds: day }
  return new MemoryEventLog({ retention })
}

/** The graph over an Odoo with the events of a log, served as the gateway does, to whoever asks as the auditor. */
export async function serveEvents(account: OdooAccount, log: EventLog, { deadlineMs = 30_000, port = 0 } = {}) {
  const streams = new EventStreams(log)
  const feed = new ChangeFeed({ log, streams, namespace: 'caregraph:test:served', account, deadlineMs })
  const sdl = readSupergraphSdl()
  const schema = withFieldAuthorization(joinSubgraphs(sdl, subgraphModules(account, {}, { feed })), sdl)
  const execution = eventExecution({ schema, contextFor: (request) => request, log: silentLog })
  const engine = new SharedSubscriptions({ execution, deadlineMs, log: silentLog })
  const server = createGatewayServer({
    schema,
    authenticate: asAuditor,
    subscriptions: { engine, authenticateToken: async () => auditor },
    contextFor: (request) => request,
    limits: defaultLimits,
    timeoutMs: deadlineMs,
    health: async () => ({ sources: {}, ready: true }),
    graphiql: false,
    log: silentLog,
  })
  const { url } = await server.listen(port, '127.0.0.1')
  return {
    engine,
    port: Number(new URL(url).port),
    /** Of WebSockets. */
    url: url.replace('http', 'ws'),
    async close() {
      await server.close()
      streams.close()
    },
  }
}
