import { setTimeout } from 'node:timers/promises'
import { percentile } from '../pages/table.ts'
import { Crowd } from './crowd.ts'
import { type ChangingOrder, changingOrder } from './orders.ts'
import { type Steps, stepNames, watchSteps } from './steps.ts'
import type { World } from './world.ts'

const events = Number(process.env.BENCH_EVENTS ?? 120)
const most = { p50: 600, p99: 1_500 }

const ofAnOrder =
  'subscription { purchaseOrderChanged { eventId newState purchaseOrder { number supplier { name } } } }'

/** How long a change takes from Odoo's commit to the client, one at a time, and where that time goes. */
export async function measureLatency(world: World): Promise<void> {
  console.log(`\nFrom Odoo's commit to the client: ${events} changes of an order's state, one at a time`)
  const times = await timesOf(world, false)
  const totals = times.map(({ committed, told }) => told - committed)
  for (const [name, limit] of [
    ['p50', most.p50],
    ['p99', most.p99],
  ] as const) {
    const found = percentile(totals, Number(name.slice(1)))
    console.log(`${name} ${found} ms; less than ${limit} is asked: ${found < limit ? 'kept' : 'NOT KEPT'}`)
  }
  console.log(`Where that goes, as ${events} more say, with Odoo behind a proxy and Redis watched:`)
  for (const line of table((await timesOf(world, true)).flatMap(({ steps }) => steps ?? []))) console.log(line)
}

interface Times {
  readonly committed: number
  readonly told: number
  /** Null where nobody watched. */
  readonly steps: Steps | null
}

async function timesOf(world: World, isRecorded: boolean): Promise<Times[]> {
  const gateway = await world.gateway({ isRecorded })
  const watch = isRecorded ? await watchSteps(world) : null
  const crowd = new Crowd()
  try {
    const url = gateway.url.replace('http', 'ws')
    await crowd.subscribe({ url, token: world.token, count: 1, queries: [ofAnOrder] })
    await gateway.subscriptions(1)
    const order = await changingOrder(world.odoo.business)
    // That it was entered is told too; what is loaded once is loaded now.
    await crowd.until(({ deliveries }) => deliveries.length === 1)
    for (let turn = 0; turn < 5; turn += 1) await one(order, crowd)
    const times: Times[] = []
    for (let event = 0; event < events; event += 1) {
      // At any time between two looks of the relay.
      await setTimeout(100 + Math.random() * 400)
      watch?.forget()
      const { committed, told, eventId } = await one(order, crowd)
      times.push({ committed, told, steps: watch?.steps(committed, eventId, told) ?? null })
    }
    return times
  } finally {
    crowd.end()
    watch?.end()
    await gateway.end()
  }
}

async function one(order: ChangingOrder, crowd: Crowd) {
  const known = (await crowd.state()).deliveries.length
  const committed = await order.change()
  const { deliveries, faults } = await crowd.until((state) => state.deliveries.length > known)
  if (faults.length > 0) throw new Error(`Cannot measure: ${faults[0]}`)
  const { eventId = '', first = 0 } = deliveries.at(-1) ?? {}
  return { committed, told: first, eventId }
}

function table(all: readonly Steps[]): string[] {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const total = mean(all.map((steps) => Object.values(steps).reduce((sum, value) => sum + value, 0)))
  const header = ['step', 'p50 ms', 'p99 ms', 'share']
  const rows = Object.entries(stepNames).map(([step, name]) => {
    const values = all.map((steps) => steps[step as keyof Steps])
    const share = `${((100 * mean(values)) / total).toFixed(0)} %`
    return [name, percentile(values, 50).toFixed(0), percentile(values, 99).toFixed(0), share]
  })
  const cells = [header, header.map(() => '---'), ...rows]
  const widths = header.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)))
  return cells.map((row) => `| ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`)
}
