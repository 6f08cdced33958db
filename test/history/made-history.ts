import { eventsOf } from '#shared/events/catalogue.ts'
import type { Random } from '../random-queries/random.ts'
import type { Delivered, History, Logged, Remaining, Step, Subscriber } from './history.ts'

const next: Readonly<Record<string, readonly Step[]>> = {
  DRAFT: [
    { type: 'procurement.purchase_order.approved', from: 'DRAFT', to: 'APPROVED' },
    { type: 'procurement.purchase_order.cancelled', from: 'DRAFT', to: 'CANCELLED' },
    { type: 'procurement.purchase_order.changed', from: 'DRAFT', to: 'DRAFT' },
  ],
  APPROVED: [{ type: 'procurement.purchase_order.cancelled', from: 'APPROVED', to: 'CANCELLED' }],
  CANCELLED: [{ type: 'procurement.purchase_order.reopened', from: 'CANCELLED', to: 'DRAFT' }],
}

/** A history of a few orders in which nothing is wrong: told as it happened, to one who keeps cursors and one who acknowledges. */
export function madeHistory(random: Random): History {
  const log: Logged[] = []
  const records = new Map<string, Remaining>()
  const count = 4 + random.below(30)
  for (let number = 0; number < count; number += 1) {
    const about = `PurchaseOrder ${1 + random.below(4)}`
    const { state = null, steps = [] } = records.get(about) ?? {}
    const created: Step = { type: 'procurement.purchase_order.created', from: null, to: 'DRAFT' }
    const step = state === null ? created : random.pick(next[state] ?? [])
    if (step?.to == null) continue
    records.set(about, { state: step.to, steps: [...steps, step] })
    log.push({ ...step, about, id: `e${number}`, change: state === null ? 'CREATED' : 'CHANGED' })
  }
  return {
    acts: [],
    streams: [log],
    before: new Set(),
    subscribers: [byCursor(log, random), byConsumer(log, random)],
    afterwards: { records, counts: new Map() },
  }
}

const types = eventsOf('procurement.purchase_order')

function byCursor(log: readonly Logged[], random: Random): Subscriber {
  const connections: Delivered[][] = [[]]
  for (const [place, event] of log.entries()) {
    // The first connection has two at least, so that there is something to spoil.
    if (place > 1 && random.chance(0.2)) connections.push([])
    connections.at(-1)?.push(deliveredOf(event, 'no'))
  }
  return { name: 'by cursor', types, goesOnBy: 'cursor', connections, refused: null }
}

function byConsumer(log: readonly Logged[], random: Random): Subscriber {
  const connections: Delivered[][] = [[]]
  let acknowledged = 0
  for (let place = 0; place < log.length; place += 1) {
    if (place > 1 && random.chance(0.1)) {
      connections.push([])
      place = acknowledged
    }
    const isAcknowledged = random.chance(0.5)
    connections.at(-1)?.push(deliveredOf(log[place] as Logged, isAcknowledged ? 'yes' : 'no'))
    if (isAcknowledged) acknowledged = Math.max(acknowledged, place + 1)
  }
  return { name: 'by consumer', types, goesOnBy: 'consumer', connections, refused: null }
}

function deliveredOf(
  { id, type, change, from, to, about }: Logged,
  acknowledged: Delivered['acknowledged'],
): Delivered {
  return { eventId: id, eventType: type, change, from, to, about, acknowledged }
}
