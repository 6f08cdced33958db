import type { Auditing } from '#gateway/auditing/auditing.ts'
import { withFieldAuthorization } from '#gateway/authorization/authorize.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { documentReader } from '#gateway/execution/prepare.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { defaultLimits } from '#gateway/limits/limits.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import { eventExecution } from '#gateway/subscriptions/event-execution.ts'
import { SharedSubscriptions } from '#gateway/subscriptions/shared-subscriptions.ts'
import type { Delivery, Subscription } from '#gateway/subscriptions/subscription.ts'
import type { Principal } from '#shared/auth/principal.ts'
import type { BusinessEvent } from '#shared/events/event.ts'
import type { Lease } from '#shared/events/event-log.ts'
import { EventStreams } from '#shared/events/event-streams.ts'
import { ChangeFeed } from '#shared/events/feed/change-feed.ts'
import { MemoryEventLog } from '#shared/events/memory-event-log.ts'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { startOdooDouble } from '#shared/sandbox/odoo-double/double.ts'
import type { Log } from '#shared/telemetry/log.ts'
import type { SourceCall } from '#shared/telemetry/source-calls.ts'
import { globalId } from '#shared/values/global-id.ts'

const namespace = 'caregraph:test:subscriptions'
const day = 24 * 60 * 60 * 1_000

/** A graph over the sandbox's hospital group, whose events are told by hand. `addressOf`: where its Odoo is reached. */
export async function subscribedGraph(
  retention = { entries: 10_000 },
  audit: Auditing | null = null,
  tables = hospitalGroupTables(),
  addressOf: (url: string) => Promise<string> = async (url) => url,
) {
  const companyIds = (tables['res.company'] ?? []).map(({ id }) => id)
  const user = { id: 2, login: 'a', apiKey: 'k', companyIds, companyId: companyIds[0] ?? 1, access: 'admin' } as const
  const double = await startOdooDouble({ tables, database: 'd', users: [user] })
  const calls: SourceCall[] = []
  const account = new OdooAccount(
    {
      url: await addressOf(double.url),
      database: 'd',
      apiKey: 'k',
      concurrency: 4,
      onCall: (call) => calls.push(call),
    },
    quiet,
  )
  const log = new MemoryEventLog({
    retention: { milliseconds: day, ids: 10_000, consumersMilliseconds: day, ...retention },
  })
  const streams = new EventStreams(log)
  const feed = new ChangeFeed({ log, streams, namespace, account, deadlineMs: 10_000 })
  const joined = joinSubgraphs(readSupergraphSdl(), subgraphModules(account, {}, { feed }))
  const schema = withFieldAuthorization(joined, readSupergraphSdl(), audit?.watch)
  const execution = eventExecution({ schema, contextFor: (request) => request, audit, log: quiet })
  const engine = new SharedSubscriptions({ execution, audit, deadlineMs: 10_000, log: quiet })
  const prepare = documentReader(schema, defaultLimits, quiet)
  const lease = (await log.lead('test', day)) as Lease
  await account.connect({
    signal: AbortSignal.timeout(10_000),
    calls: { record() {}, during: (it: unknown) => it } as never,
  })
  calls.length = 0
  return {
    tables,
    double,
    log,
    streams,
    feed,
    engine,
    calls,
    open: (
      source: string,
      principal: Principal,
      more: { variables?: Record<string, unknown>; lastEventId?: string } = {},
    ) => engine.open({ prepared: prepare(source), session: { principal, correlationId: 'test' }, ...more }),
    openAs: (source: string, session: { principal: Principal; correlationId: string }) =>
      engine.open({ prepared: prepare(source), session }),
    append: (...events: readonly BusinessEvent[]) => log.append({ events }, lease),
    async close() {
      await engine.close()
      streams.close()
      await log.close()
      await double.close()
    },
  }
}

export type SubscribedGraph = Awaited<ReturnType<typeof subscribedGraph>>

const quiet: Log = { info() {}, warn() {}, error() {} }

/** What is there to iterate; throws where it was refused. */
export function begun(opened: Awaited<ReturnType<SharedSubscriptions['open']>>): Subscription {
  if ('errors' in opened) throw new Error(JSON.stringify(opened.errors))
  return opened
}

export async function take(subscription: Subscription, count: number): Promise<Delivery[]> {
  const taken: Delivery[] = []
  while (taken.length < count) {
    const { done, value } = await subscription.next()
    if (done) break
    taken.push(value)
  }
  return taken
}

let lastId = 0

/** That an order was approved, as the relay tells it. */
export function approved(
  row: { readonly id: number } & Record<string, unknown>,
  more: Partial<BusinessEvent> = {},
): BusinessEvent {
  lastId += 1
  const whose = { company: Number(row.company_id), facility: null, supplier: Number(row.partner_id) }
  return {
    id: `1-${lastId}`,
    type: 'procurement.purchase_order.approved',
    occurredAt: '2026-11-20T08:30:00Z',
    subject: { type: 'PurchaseOrder', key: row.id },
    change: 'CHANGED',
    whose,
    whoseBefore: whose,
    previousState: 'TO_APPROVE',
    newState: 'APPROVED',
    ...more,
  }
}

export const orderId = (key: number) => globalId('odoo', 'PurchaseOrder', key)
