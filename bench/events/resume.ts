import { setTimeout } from 'node:timers/promises'
import { Crowd } from './crowd.ts'
import { ofSuppliers } from './many.ts'
import { type ChangingOrder, changingOrder } from './orders.ts'
import type { World } from './world.ts'

const subscribers = Number(process.env.BENCH_RESUMING ?? 2_000)
/** What happens before, while the gateway is away, and while they come back. */
const changes = { before: 3, away: 20, during: 10 }

const resumable = ofSuppliers.replace('eventId', 'eventId cursor').replace('S {', 'S($after: String) {')
const query = resumable.replace('purchaseOrderChanged', 'purchaseOrderChanged(after: $after)')

/** The gateway ends at once under very many subscribers, and all come back with their cursors. */
export async function measureResume(world: World): Promise<void> {
  console.log(`\n${subscribers} subscribers whose gateway crashes, and who come back with their cursors`)
  const { recorder, token } = world
  const gateway = await world.gateway({ isRecorded: true })
  const crowd = new Crowd()
  try {
    await crowd.subscribe({ url: gateway.url.replace('http', 'ws'), token, count: subscribers, queries: [query] })
    await gateway.subscriptions(subscribers)
    const order = await changingOrder(world.odoo.business)
    await change(order, changes.before)
    let happened = 1 + changes.before
    await crowd.until(({ fewestTold }) => fewestTold === happened)

    await gateway.end('SIGKILL')
    await crowd.until(({ open }) => open === 0)
    await change(order, changes.away)
    await gateway.start()
    // Another process would have taken over from the relay that is gone by now: so does this one.
    await setTimeout(6_000)
    const before = await gateway.processorSeconds()
    recorder.forget()
    const started = performance.now()
    const since = () => ((performance.now() - started) / 1_000).toFixed(1)
    await crowd.resume()
    const happening = change(order, changes.during)
    await gateway.subscriptions(subscribers)
    console.log(`All have subscribed again after ${since()} s`)
    await happening
    happened += changes.away + changes.during
    const state = await crowd.until(({ fewestTold, faultCount }) => fewestTold >= happened || faultCount > 0)
    const asked = recorder.calls.filter(({ isRelays }) => !isRelays).length
    const isWhole = state.orders === 1 && state.repeated === 0 && state.mostTold === happened && state.faultCount === 0
    console.log(
      `All have all ${changes.away + changes.during} that happened meanwhile after ${since()} s, ` +
        `${isWhole ? 'each once and in order' : `NOT each once and in order: ${JSON.stringify({ ...state, deliveries: [] })}`}; ` +
        `${asked} calls of Odoo, ${((await gateway.processorSeconds()) - before).toFixed(1)} s of the processor`,
    )
    await setTimeout(1_000)
    const busy = await gateway.processorSeconds()
    recorder.forget()
    await change(order, 1)
    await crowd.until(({ fewestTold }) => fewestTold > happened)
    const again = recorder.calls.filter(({ isRelays }) => !isRelays).length
    const processor = 1_000 * ((await gateway.processorSeconds()) - busy)
    console.log(
      `What happens next takes ${again} calls of Odoo and ${processor.toFixed(0)} ms of the processor for all`,
    )
  } finally {
    crowd.end()
    await gateway.end()
  }
}

async function change(order: ChangingOrder, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) await order.change()
}
