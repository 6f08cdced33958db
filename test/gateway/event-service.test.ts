import { setTimeout } from 'node:timers/promises'
import { execute, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { referenceCache } from '#gateway/cached-reference.ts'
import { readSupergraphSdl } from '#gateway/contract.ts'
import { connectEvents, type EventService } from '#gateway/event-service.ts'
import { joinSubgraphs } from '#gateway/graph/join.ts'
import { subgraphModules } from '#gateway/subgraph-modules.ts'
import type { ReferenceCache } from '#shared/cache/reference-cache.ts'
import { readSettings } from '#shared/config/settings.ts'
import type { Stream } from '#shared/events/catalogue.ts'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import { type Sandbox, startSandbox } from '#shared/sandbox/sandbox.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { Metrics } from '#shared/telemetry/metrics.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { globalId } from '#shared/values/global-id.ts'
import { auditor } from '../principals.ts'

const settings = readSettings({})
const metrics = new Metrics()
let sandbox: Sandbox
let odoo: OdooAccount
let cache: ReferenceCache
let events: EventService

beforeAll(async () => {
  sandbox = await startSandbox()
  cache = referenceCache(settings, readSupergraphSdl(), silentLog)
  odoo = new OdooAccount(sandbox.odoo, silentLog, { cache })
  const connected = connectEvents({
    settings,
    odoo,
    relay: sandbox.relay,
    cache,
    log: silentLog,
    metrics,
    onCall: () => undefined,
  })
  if (connected === null) throw new Error('no events')
  events = connected
})
afterAll(async () => {
  await events.close()
  await sandbox.close()
})

async function write(model: string, ids: readonly number[], vals: object): Promise<void> {
  const { url, apiKey, database } = sandbox.odoo
  const headers = { authorization: `Bearer ${apiKey}`, 'x-odoo-database': database, 'content-type': 'application/json' }
  const response = await fetch(new URL(`/json/2/${model}/write`, url), {
    method: 'POST',
    headers,
    body: JSON.stringify({ ids, vals }),
  })
  if (!response.ok) throw new Error(await response.text())
}

async function ask(query: string) {
  const schema = joinSubgraphs(readSupergraphSdl(), subgraphModules(odoo, {}, events))
  const contextValue = {
    correlationId: 't',
    signal: AbortSignal.timeout(10_000),
    calls: new SourceCalls(),
    principal: auditor,
  }
  const { data, errors } = await execute({ schema, document: parse(query), contextValue })
  expect(errors).toBeUndefined()
  return JSON.parse(JSON.stringify(data))
}

async function until<Value>(found: () => Promise<Value | undefined>): Promise<Value> {
  for (let tries = 0; tries < 400; tries += 1) {
    const value = await found()
    if (value !== undefined) return value
    await setTimeout(25)
  }
  throw new Error('it never came to be')
}

async function lastIn(stream: Stream) {
  const entries = await events.feed.log.read(stream, { at: 0, number: 0 }, 1_000)
  return entries.at(-1)?.event
}

async function rows(model: string, fields: readonly string[], domain: readonly unknown[] = []) {
  const scope = { signal: AbortSignal.timeout(10_000), calls: new SourceCalls() }
  return odoo.searchRead(model, { domain: domain as never, fields, order: 'id' }, scope)
}

describe('Events in a process', () => {
  it('come from the outbox of its Odoo into its log', async () => {
    const [order] = await rows('purchase.order', ['state'], [['state', '=', 'draft']])
    await write('purchase.order', [order?.id ?? 0], { state: 'sent' })
    const event = await until(() => lastIn('procurement'))
    expect(event).toMatchObject({
      type: 'procurement.purchase_order.sent',
      subject: { type: 'PurchaseOrder', key: order?.id },
      previousState: 'DRAFT',
      newState: 'SENT',
    })
    expect(events.relay?.state).toMatchObject({ isLeader: true, trouble: null })
  })

  it('have what is kept of an item forgotten, so that nobody is shown its old name', async () => {
    const [item] = await rows('product.product', ['product_tmpl_id'])
    const id = globalId('odoo', 'Item', item?.id ?? 0)
    const named = async () => (await ask(`{ item(id: "${id}") { name } }`)).item.name
    const before = await named()
    await cache.settled()
    await write('product.template', [Number(item?.product_tmpl_id)], { name: `${before} II` })
    expect(await until(async () => ((await named()) === before ? undefined : named()))).toBe(`${before} II`)
    const told = await until(() => lastIn('master-data'))
    expect(told.type).toBe('master_data.item.changed')
  })

  it('tell once of an item that falls below its minimum', async () => {
    const rules = await rows('stock.warehouse.orderpoint', ['product_id', 'location_id', 'product_min_qty'])
    const quants = await rows('stock.quant', ['product_id', 'location_id', 'quantity'])
    const shelf = quants.find((quant) =>
      rules.some(
        (rule) =>
          rule.product_id === quant.product_id &&
          rule.location_id === quant.location_id &&
          Number(rule.product_min_qty) > 0 &&
          Number(quant.quantity) > Number(rule.product_min_qty),
      ),
    )
    if (shelf === undefined) throw new Error('no shelf to empty')
    const others = quants.filter(({ id, product_id }) => id !== shelf.id && product_id === shelf.product_id)
    await write('stock.quant', [shelf.id, ...others.map(({ id }) => id)], { quantity: 0 })
    const below = await until(async () => {
      const entries = await events.feed.log.read('inventory', { at: 0, number: 0 }, 1_000)
      const found = entries.filter(({ event }) => event.type === 'inventory.stock.below_minimum')
      return found.length > 0 ? found : undefined
    })
    expect(below.map(({ event }) => event.items)).toContainEqual([shelf.product_id])
    await write('stock.quant', [shelf.id], { quantity: 0.5 })
    await until(async () => ((await lastIn('inventory'))?.type === 'inventory.stock.changed' ? true : undefined))
    const entries = await events.feed.log.read('inventory', { at: 0, number: 0 }, 1_000)
    expect(entries.filter(({ event }) => event.type === 'inventory.stock.below_minimum')).toHaveLength(below.length)
  })

  it('are told by health, with what may become of them, and counted', async () => {
    expect(await events.health()).toEqual({ state: 'up', detail: expect.stringContaining('memory') })
    expect(await metrics.text()).toMatch(/caregraph_event_relay\{figure="appended"\} [1-9]/)
    expect(await ask('{ eventRelay { leads trouble deadLetters } eventStreams { name total } }')).toMatchObject({
      eventRelay: { leads: true, trouble: null, deadLetters: 0 },
    })
  })

  it('are none where neither an outbox nor a store is set', () => {
    const none = connectEvents({
      settings,
      odoo,
      relay: null,
      cache,
      log: silentLog,
      metrics,
      onCall: () => undefined,
    })
    expect(none).toBeNull()
  })
})
