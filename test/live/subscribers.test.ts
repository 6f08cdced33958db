import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { EventLog } from '#shared/events/event-log.ts'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { Crowd } from '../../bench/events/crowd.ts'
import { memoryLog, serveEvents } from '../gateway/subscriptions/served-events.ts'
import { approved } from '../gateway/subscriptions/subscribed-graph.ts'
import { type OdooProxy, startOdooProxy } from '../odoo-peer/proxy.ts'
import { callOdoo, describeLive } from './live.ts'

const subscribers = 1_000

/** What each asks of an order that changed: two things that another subgraph knows of its supplier. */
const ofSuppliers = (name: string) =>
  `subscription ${name} { purchaseOrderChanged { eventId purchaseOrder { supplier { name identifiers { value } } } } }`

describeLive('One event on a real Odoo', (odoo) => {
  let proxy: OdooProxy
  let account: OdooAccount
  let orders: readonly { readonly id: number; readonly company_id: number; readonly partner_id: number }[]
  let served: Awaited<ReturnType<typeof serveEvents>>
  let log: EventLog
  const endings: (() => unknown)[] = []

  beforeAll(async () => {
    proxy = await startOdooProxy({ target: odoo.url })
    account = new OdooAccount(
      { url: proxy.url, database: odoo.database, apiKey: odoo.readerKey, concurrency: 4 },
      silentLog,
    )
    await account.connect({ signal: AbortSignal.timeout(30_000), calls: new SourceCalls() })
    const named = { domain: [['state', '=', 'purchase']], fields: ['company_id', 'partner_id'], limit: 3, load: null }
    orders = await callOdoo(odoo, odoo.readerKey, 'purchase.order/search_read', named)
    expect(orders.length).toBe(3)
  })
  afterAll(() => proxy?.close())
  afterEach(async () => {
    for (const end of endings.splice(0)) await end()
  })

  async function crowdAsking(queries: readonly string[]): Promise<Crowd> {
    log = memoryLog()
    served = await serveEvents(account, log)
    const crowd = new Crowd()
    endings.push(
      () => crowd.end(),
      () => served.close(),
    )
    await crowd.subscribe({ url: served.url, token: 'any', count: subscribers, queries })
    for (let tries = 0; served.engine.groups !== queries.length; tries += 1) {
      if (tries > 1_000) throw new Error(`they never came together: there are ${served.engine.groups} groups`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return crowd
  }

  /** The calls of Odoo that one event costs, told to the whole crowd. */
  async function callsOf(place: number, crowd: Crowd): Promise<string[]> {
    proxy.clear()
    const event = approved(orders[place] as (typeof orders)[number])
    await log.append({ events: [event] }, 'anybody')
    const state = await crowd.until(
      ({ deliveries, faultCount }) => deliveries.at(-1)?.count === subscribers || faultCount > 0,
      20_000,
    )
    expect(state).toMatchObject({ faults: [], repeated: 0, orders: 1, deliveries: [{ eventId: event.id }] })
    const { last = 0, first = 0 } = state.deliveries[0] ?? {}
    // A busy machine takes its time; what goes to one after another through Odoo would take minutes.
    expect(last - first).toBeLessThan(15_000)
    return proxy.calls.map(({ model, method }) => `${model}/${method}`).sort()
  }

  it.each([1, 200])('costs the same few calls for a thousand subscribers with %i documents', async (documents) => {
    const queries = Array.from({ length: documents }, (_, index) => ofSuppliers(`S${index}`))
    const calls = await callsOf(documents === 1 ? 0 : 1, await crowdAsking(queries))
    expect(calls).toEqual(['purchase.order/web_search_read'])
  })
})
