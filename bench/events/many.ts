import { Crowd } from './crowd.ts'
import type { Gateway } from './gateway.ts'
import { changingOrder } from './orders.ts'
import type { World } from './world.ts'

const subscribers = Number(process.env.BENCH_SUBSCRIBERS ?? 5_000)
const documents = 200
const events = Number(process.env.BENCH_CROWD_EVENTS ?? 5)
const most = { bytes: 60_000, milliseconds: 1_000, calls: 7 }

/** What each of them asks: of an order that changed, two things that another subgraph knows of its supplier. */
export const ofSuppliers =
  'subscription S { purchaseOrderChanged { eventId purchaseOrder { supplier { name identifiers { value } } } } }'

/** The same, each time as another document. */
export const alike = (count: number) =>
  Array.from({ length: count }, (_, index) => ofSuppliers.replace('S', `S${index}`))

/** Very many subscribers at one gateway: what each takes of its memory, and how one event comes to all of them. */
export async function measureMany(world: World): Promise<void> {
  for (const queries of [[ofSuppliers], alike(documents)]) {
    console.log(`\n${subscribers} subscribers at one gateway, ${queries.length} documents`)
    const gateway = await world.gateway({ isRecorded: true })
    try {
      await measure(world, gateway, queries)
    } finally {
      await gateway.end()
    }
  }
}

async function measure(world: World, gateway: Gateway, queries: readonly string[]): Promise<void> {
  const order = await changingOrder(world.odoo.business)
  const url = gateway.url.replace('http', 'ws')
  const crowd = new Crowd()
  try {
    // What the first of them takes is taken once.
    await crowd.subscribe({ url, token: world.token, count: queries.length, queries })
    await told(world, crowd, order)
    const before = await gateway.memory()
    const started = performance.now()
    const count = subscribers - queries.length
    await crowd.subscribe({ url, token: world.token, count, queries })
    await gateway.subscriptions(subscribers)
    console.log(`${count} more have subscribed after ${((performance.now() - started) / 1_000).toFixed(1)} s`)
    const after = await gateway.memory()
    const each = (what: keyof typeof after) => `${((after[what] - before[what]) / count / 1_000).toFixed(1)} kB`
    const isKept = [after.rss - before.rss, after.heapUsed - before.heapUsed].every((all) => all / count < most.bytes)
    console.log(
      `Each takes ${each('rss')} of the process, of which ${each('heapUsed')} of its heap; ` +
        `less than ${most.bytes / 1_000} kB is asked: ${verdict(isKept)}`,
    )
    let isEveryOneKept = true
    for (let event = 0; event < events; event += 1) {
      const { calls, relays, first, last, committed, processor } = await told(world, crowd, order, gateway)
      isEveryOneKept &&= last - committed < most.milliseconds && calls.length <= most.calls
      console.log(
        `All told ${(last - committed).toFixed(0)} ms after the commit: the first after ` +
          `${(first - committed).toFixed(0)} ms, all within ${(last - first).toFixed(0)} ms; ` +
          `${calls.length} calls of Odoo (${calls.join(', ')}) and ${relays} of the relay; ` +
          `${(processor * 1_000).toFixed(0)} ms of the processor`,
      )
    }
    console.log(
      `Less than ${most.milliseconds} ms and at most ${most.calls} calls are asked of each: ${verdict(isEveryOneKept)}`,
    )
  } finally {
    crowd.end()
  }
}

const verdict = (isKept: boolean) => (isKept ? 'kept' : 'NOT KEPT')

async function told(
  { recorder }: World,
  crowd: Crowd,
  order: Awaited<ReturnType<typeof changingOrder>>,
  gateway?: Gateway,
) {
  const known = (await crowd.state()).deliveries.length
  recorder.forget()
  const busy = (await gateway?.processorSeconds()) ?? 0
  const committed = await order.change()
  const { subscribers, deliveries } = await crowd.until(
    ({ deliveries, subscribers }) => deliveries.length > known && deliveries.at(-1)?.count === subscribers,
  )
  const { first = 0, last = 0 } = deliveries.at(-1) ?? {}
  return {
    subscribers,
    committed,
    first,
    last,
    calls: recorder.calls.filter(({ isRelays }) => !isRelays).map(({ name }) => name),
    relays: recorder.calls.filter(({ isRelays, isEmpty }) => isRelays && !isEmpty).length,
    processor: ((await gateway?.processorSeconds()) ?? 0) - busy,
  }
}
