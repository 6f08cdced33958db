import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Redis } from 'ioredis'
import { startCounter } from '../pages/costs.ts'
import { type Graph, startGraph } from '../pages/graph.ts'
import { itemStockPage } from '../pages/item-stock.ts'
import { json2 } from '../pages/json-2.ts'
import { orderPage } from '../pages/order.ts'
import type { Page } from '../pages/page.ts'
import { purchaseOrdersPage } from '../pages/purchase-orders.ts'
import { doubleSource, realSource, type Source } from '../pages/sources.ts'
import { percentile } from '../pages/table.ts'

const rounds = Number(process.env.BENCH_CACHE_ROUNDS ?? 30)
const timesCheaper = 10

/** Reference data alone, as a portal reads it to fill its lists. */
const referencePage: Pick<Page, 'name' | 'document' | 'foundIn'> = {
  name: 'reference data',
  document: new URL('reference.graphql', import.meta.url),
  foundIn: () => ({}),
}

/** What the cache is worth, with a Redis: reference data cold and warm, and pages of a portal without and with it. */
export async function benchCache(): Promise<void> {
  const redis = await startRedis()
  if (redis === null) return console.log('\nNo Redis: redis-server is not installed. The cache is left out.')
  try {
    const real = await realSource()
    for (const source of [await doubleSource(), real]) {
      if (typeof source === 'string') console.log(`\n${source}. It is left out.`)
      else await compareOn(source, redis)
    }
  } finally {
    redis.connection.disconnect()
    redis.end()
  }
}

async function compareOn(source: Source, { connection, url }: RunningRedis): Promise<void> {
  console.log(`\nThe cache on ${source.name}: ${rounds} rounds, one request at a time`)
  const counter = await startCounter(source.odoo.url)
  try {
    const cached = await startGraph(source.odoo, { REDIS_CACHE_URL: url })
    const counted = await startGraph({ ...source.odoo, url: counter.url }, { REDIS_CACHE_URL: url })
    const empty = () => connection.flushall()
    await warmUp(cached, empty)

    const times = { cold: [] as number[], warm: [] as number[] }
    for (let round = 0; round < rounds; round += 1) {
      await empty()
      times.cold.push(await timeOf(() => cached(referencePage, {})))
      await settle()
      times.warm.push(await timeOf(() => cached(referencePage, {})))
    }
    const [cold, warm] = [percentile(times.cold, 50), percentile(times.warm, 50)]
    const ratio = cold / warm
    console.log(
      `Reference data: ${cold.toFixed(1)} ms cold, ${warm.toFixed(1)} ms warm at p50: ${ratio.toFixed(1)}x cheaper. ` +
        (source.isReal
          ? `At least ${timesCheaper}x is asked, ${ratio >= timesCheaper ? 'reached' : 'not reached'}.`
          : 'What is asked, 10x, is asked on a real Odoo.'),
    )

    const call = json2(source.odoo, await companiesOf(source))
    let [asked, saved] = [0, 0]
    for (const page of [referencePage, purchaseOrdersPage(50), orderPage, itemStockPage]) {
      const variables = 'variables' in page ? await (page as Page).variables(call) : {}
      const ask = () => counted(page as Page, variables)
      await empty()
      const first = await counter.costOf(ask)
      await settle()
      const again = await counter.costOf(ask)
      asked += first.calls
      saved += first.calls - again.calls
      console.log(`${page.name}: ${first.calls} calls of Odoo cold, ${again.calls} warm`)
    }
    console.log(`Calls of Odoo saved once warm: ${saved} of ${asked} (${((100 * saved) / asked).toFixed(0)} %).`)
    const { hits, misses } = await hitsOf(connection)
    console.log(
      `Redis found ${hits} of ${hits + misses} keys (${((100 * hits) / (hits + misses)).toFixed(0)} %), cold rounds included.`,
    )
  } finally {
    await counter.close()
  }
}

async function warmUp(graph: Graph, empty: () => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    if (turn % 2 === 0) await empty()
    await graph(referencePage, {})
  }
}

/** What is kept is written once the answer has left. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 30))

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function companiesOf({ odoo }: Source): Promise<readonly number[]> {
  const rows = await json2(odoo, [1])('res.company/search_read', { domain: [], fields: ['id'] })
  return rows.map(({ id }: { readonly id: number }) => id)
}

async function hitsOf(connection: Redis) {
  const info = await connection.info('stats')
  const of = (name: string) => Number(new RegExp(`${name}:(\\d+)`).exec(info)?.[1] ?? 0)
  return { hits: of('keyspace_hits'), misses: of('keyspace_misses') }
}

interface RunningRedis {
  readonly url: string
  readonly connection: Redis
  end(): void
}

/** A Redis for this run on a loopback port; null where none is installed. */
async function startRedis(): Promise<RunningRedis | null> {
  const port = 20_000 + (process.pid % 20_000)
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const server = spawn('redis-server', settings, { stdio: 'ignore' })
  const failed = once(server, 'error').then(() => true)
  const started = new Promise<false>((resolve) => server.once('spawn', () => resolve(false)))
  if (await Promise.race([failed, started])) return null
  const connection = new Redis({ port, host: '127.0.0.1', retryStrategy: () => 50, maxRetriesPerRequest: null })
  connection.on('error', () => undefined)
  await connection.ping()
  return { url: `redis://127.0.0.1:${port}/0`, connection, end: () => server.kill() }
}
