import { OdooAccount as Connection } from '#shared/odoo/odoo.ts'
import { silentLog } from '#shared/telemetry/log.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { approvalsPage } from './approvals.ts'
import { startCounter } from './costs.ts'
import { startGraph } from './graph.ts'
import { itemStockPage } from './item-stock.ts'
import { json2, type OdooAccount } from './json-2.ts'
import { openInvoicesPage } from './open-invoices.ts'
import { orderPage } from './order.ts'
import { type Call, checkSame, type Found, type Page } from './page.ts'
import { purchaseOrdersPage } from './purchase-orders.ts'
import { doubleSource, realSource, type Source } from './sources.ts'
import { type Measured, percentile, table, type Way, ways } from './table.ts'

const rounds = Number(process.env.BENCH_PAGE_ROUNDS ?? 100)
const warmUps = 100

const counted = purchaseOrdersPage(50)
const onlyCounted = purchaseOrdersPage(200)
const timed = [counted, orderPage, itemStockPage, approvalsPage, openInvoicesPage]

const mostTimesHandWritten = 1.15
const fewestTimesFewerCalls = 100

/** Portal pages by the graph, by hand-written calls of Odoo and by naive ones: on the double, and on a real Odoo. */
export async function benchPages(): Promise<void> {
  await compareOn(await doubleSource())
  const real = await realSource()
  if (typeof real === 'string') console.log(`\n${real}. It is left out.`)
  else await compareOn(real)
}

async function compareOn(source: Source): Promise<void> {
  console.log(`\nPages on ${source.name}: ${rounds} rounds, one request at a time`)
  const companyIds = await companyIdsOf(source.odoo)
  const graph = await startGraph(source.odoo)
  const counter = await startCounter(source.odoo.url)
  try {
    const throughCounter = { ...source.odoo, url: counter.url }
    const call = json2(source.odoo, companyIds)
    const countedGraph = await startGraph(throughCounter)
    const countedCall = json2(throughCounter, companyIds)
    const measured: Measured[] = []
    for (const page of [...timed, onlyCounted]) {
      const variables = await page.variables(call)
      const over = (ask: typeof graph, calls: Call): Ways => ({
        graph: () => ask(page, variables),
        'hand-written': () => page.handWritten(calls, variables),
        naive: () => page.naive(calls, variables),
      })
      const counting = over(countedGraph, countedCall)
      // The first answer of a process may need what later ones have.
      await counting.graph()
      const costs = await eachWay((way) => counter.costOf(counting[way]))
      const isTimed = timed.includes(page)
      const times = isTimed ? await time(page, over(graph, call), source.naiveRounds) : nothingTimed
      process.stdout.write(`${measured.length === 0 ? '' : ', '}${page.name}`)
      measured.push({ page: page.name, costs, times })
    }
    console.log(`\n\n${table(measured)}`)
    for (const sentence of verdicts(measured, source)) console.log(sentence)
  } finally {
    await counter.close()
  }
}

type Ways = Readonly<Record<Way, () => Promise<Found>>>

const nothingTimed = { graph: [], 'hand-written': [], naive: [] }

async function eachWay<Value>(give: (way: Way) => Promise<Value>): Promise<Record<Way, Value>> {
  const given: Partial<Record<Way, Value>> = {}
  for (const way of ways) given[way] = await give(way)
  return given as Record<Way, Value>
}

/** Round after round every way in turn, the naive one in the first rounds only; each has to find what the graph does. */
async function time(page: Page, way: Ways, naiveRounds: number): Promise<Record<Way, readonly number[]>> {
  for (let warmUp = 0; warmUp < warmUps; warmUp += 1) {
    await way.graph()
    await way['hand-written']()
  }
  const times: Record<Way, number[]> = { graph: [], 'hand-written': [], naive: [] }
  for (let round = 0; round < rounds; round += 1) {
    const found: Partial<Record<Way, Found>> = {}
    for (const name of ways) {
      if (name === 'naive' && round >= naiveRounds) continue
      const started = performance.now()
      found[name] = await way[name]()
      times[name].push(performance.now() - started)
    }
    const { graph: expected = {}, ...others } = found
    for (const [name, other] of Object.entries(others)) checkSame(page.name, name, expected, other)
  }
  return times
}

/** What the graph has to reach, and whether it does. */
function verdicts(measured: readonly Measured[], { isReal }: Source): string[] {
  const of = (page: Page) => measured.find((each) => each.page === page.name) as Measured
  const { times } = of(counted)
  const slower = percentile(times.graph, 50) / percentile(times['hand-written'], 50)
  const asked = isReal
    ? `at most ${mostTimesHandWritten}x is asked, ${reached(slower <= mostTimesHandWritten)}`
    : `what is asked, at most ${mostTimesHandWritten}x, is asked on a real Odoo`
  const { costs } = of(onlyCounted)
  const fewer = costs.naive.calls / costs.graph.calls
  return [
    `The counted operation takes ${slower.toFixed(2)}x the hand-written sequence at p50: ${asked}.`,
    `On 200 orders the graph makes ${fewer.toFixed(0)}x fewer calls than the naive way: at least ${fewestTimesFewerCalls}x is asked, ${reached(fewer >= fewestTimesFewerCalls)}.`,
  ]
}

function reached(isReached: boolean): string {
  return isReached ? 'reached' : 'not reached'
}

async function companyIdsOf(odoo: OdooAccount): Promise<readonly number[]> {
  const connection = new Connection({ ...odoo, concurrency: 1 }, silentLog)
  const scope = { signal: AbortSignal.timeout(10_000), calls: new SourceCalls() }
  return (await connection.connect(scope)).companyKeys
}
