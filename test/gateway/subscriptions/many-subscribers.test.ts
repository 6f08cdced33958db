import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { startOdooDouble } from '#shared/sandbox/odoo-double/double.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import type { SourceCall } from '#shared/telemetry/source-calls.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { Crowd } from '../../../bench/events/crowd.ts'
import { memoryLog, serveEvents } from './served-events.ts'
import { approved } from './subscribed-graph.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const query = `subscription ($after: String) { purchaseOrderChanged(after: $after) {
  eventId cursor purchaseOrder { supplier { name identifiers { value } } } } }`

type Row = { readonly id: number } & Record<string, unknown>

const tables = hospitalGroupTables()
const orders = tables['purchase.order'] as readonly Row[]
const order = (place: number) => orders[place % orders.length] as Row
const calls: SourceCall[] = []
let account: OdooAccount
const endings: (() => unknown)[] = []

beforeAll(async () => {
  const companyIds = (tables['res.company'] ?? []).map(({ id }) => id)
  const user = { id: 2, login: 'a', apiKey: 'k', companyIds, companyId: companyIds[0] ?? 1, access: 'admin' } as const
  const double = await startOdooDouble({ tables, database: 'd', users: [user] })
  const target = { url: double.url, database: 'd', apiKey: 'k', concurrency: 4 }
  account = new OdooAccount({ ...target, onCall: (call) => calls.push(call) }, silentLog)
  await account.connect({ signal: AbortSignal.timeout(10_000), calls: new SourceCalls() })
  return () => double.close()
})
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

async function serve(log = memoryLog(), options = {}) {
  const served = await serveEvents(account, log, options)
  endings.push(() => served.close())
  return served
}

function crowd(): Crowd {
  const made = new Crowd()
  endings.push(() => made.end())
  return made
}

/** All have caught up, and are told of what happens in one group. */
async function untilTogether({ engine }: { readonly engine: { readonly groups: number } }): Promise<void> {
  for (let tries = 0; engine.groups !== 1; tries += 1) {
    if (tries > 1_000) throw new Error(`they never came together: there are ${engine.groups} groups`)
    await sleep(20)
  }
}

/** Bytes that are held, once all that is garbage is gone. */
async function held(): Promise<number> {
  for (let i = 0; i < 3; i += 1) {
    collect()
    await sleep(50)
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const toldAll = (count: number) => (state: { readonly fewestTold: number; readonly faultCount: number }) =>
  state.fewestTold >= count || state.faultCount > 0
const eachOnceInOrder = { faults: [], repeated: 0, orders: 1 }

describe('Very many subscribers', { timeout: 60_000 }, () => {
  it('take less than 60 kB each, and leave next to nothing behind', async () => {
    const [log, many, first] = [memoryLog(), crowd(), crowd()]
    const served = await serve(log)
    const asking = { url: served.url, token: 'any', queries: [query] }
    // What is made once is no part of it.
    await first.subscribe({ ...asking, count: 50 })
    await untilTogether(served)
    await log.append({ events: [approved(order(0))] }, 'anybody')
    await first.until(toldAll(1))
    const before = await held()
    await many.subscribe({ ...asking, count: 1_000 })
    await untilTogether(served)
    const during = await held()
    await log.append({ events: [approved(order(1))] }, 'anybody')
    expect(await many.until(toldAll(1))).toMatchObject({ ...eachOnceInOrder, mostTold: 1 })
    await many.cutOff()
    await first.until(toldAll(2))
    const after = await held()
    expect((during - before) / 1_000).toBeLessThan(60_000)
    expect((after - before) / 1_000).toBeLessThan(6_000)
  })

  it('come back to another gateway with their cursors, have all that they missed, and are one group again', async () => {
    const [log, many] = [memoryLog(), crowd()]
    const served = await serve(log)
    await many.subscribe({ url: served.url, token: 'any', count: 1_000, queries: [query] })
    await untilTogether(served)
    await log.append({ events: [approved(order(0))] }, 'anybody')
    await many.until(toldAll(1))

    await served.close()
    await many.until(({ open }) => open === 0)
    await log.append({ events: Array.from({ length: 40 }, (_, place) => approved(order(place))) }, 'anybody')
    const next = await serve(log, { port: served.port })
    calls.length = 0
    await many.resume()
    for (let place = 0; place < 10; place += 1) {
      await log.append({ events: [approved(order(place))] }, 'anybody')
      await sleep(20)
    }
    expect(await many.until(toldAll(51))).toMatchObject({ ...eachOnceInOrder, mostTold: 51, open: 1_000 })
    // By the time they take to come, and by what happens meanwhile; not by how many they are.
    expect(calls.length).toBeLessThan(200)

    await untilTogether(next)
    calls.length = 0
    await log.append({ events: [approved(order(3))] }, 'anybody')
    expect(await many.until(toldAll(52))).toMatchObject(eachOnceInOrder)
    expect(calls.length).toBe(1)
  })

  it('are told all there is to know of what they missed, however long ago it was read for others', async () => {
    const [log, one] = [memoryLog(), crowd()]
    const deadlineMs = 2_000
    const served = await serve(log, { deadlineMs })
    const asking = { url: served.url, token: 'any', count: 1, queries: [query] }
    await one.subscribe(asking)
    await untilTogether(served)
    await log.append({ events: [approved(order(0))] }, 'anybody')
    await one.until(toldAll(1))
    await one.cutOff()
    const other = crowd()
    await other.subscribe(asking)
    await untilTogether(served)
    // So many are one page of the log; what comes after is given as it was given to others.
    await log.append({ events: Array.from({ length: 100 }, (_, place) => approved(order(place))) }, 'anybody')
    await other.until(toldAll(100))
    await log.append({ events: [approved(order(1))] }, 'anybody')
    await other.until(toldAll(101))
    await sleep(deadlineMs + 100)
    await one.resume()
    expect(await one.until(toldAll(102))).toMatchObject({ ...eachOnceInOrder, mostTold: 102 })
  })
})
