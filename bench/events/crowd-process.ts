import { WebSocket } from 'ws'
import type { Asking, CrowdState, Order } from './crowd.ts'

// Very many subscribers, each with a socket of its own and next to no state, in a process of their own: what they take is
// not to be found in what is measured.

interface One {
  readonly asking: Asking
  readonly query: string
  socket: WebSocket | null
  cursor: string | null
  /** Ids of the events it was told, in order. */
  readonly told: string[]
}

/** A server lets only so many be there that have not said who they are. */
const connectingAtOnce = 100
/** What was refused or broken off for good is counted, and the first of it shown. */
const mostFaults = 5

const subscribers: One[] = []
const deliveries = new Map<string, { count: number; first: number; last: number }>()
const faults: string[] = []
let faultCount = 0
let open = 0
let bytes = 0

process.on('message', (order: Order) => {
  if (order.do === 'subscribe') void subscribe(order.asking)
  else if (order.do === 'resume') void connectAll(subscribers.filter(({ socket }) => socket === null))
  else if (order.do === 'cut off') for (const { socket } of subscribers) socket?.terminate()
  process.send?.(state())
})
process.on('disconnect', () => process.exit(0))

function state(): CrowdState {
  const told = subscribers.map(({ told }) => told.length)
  return {
    subscribers: subscribers.length,
    open,
    faultCount,
    faults,
    bytes,
    fewestTold: Math.min(...told),
    mostTold: Math.max(...told),
    repeated: subscribers.filter(({ told }) => new Set(told).size < told.length).length,
    orders: [...new Set(subscribers.map(({ told }) => told.join(' ')))].length,
    deliveries: [...deliveries].map(([eventId, each]) => ({ eventId, ...each })),
  }
}

async function subscribe(asking: Asking): Promise<void> {
  const added = Array.from({ length: asking.count }, (_, index): One => {
    const query = asking.queries[index % asking.queries.length] ?? ''
    return { asking, query, socket: null, cursor: null, told: [] }
  })
  subscribers.push(...added)
  await connectAll(added)
}

async function connectAll(all: readonly One[]): Promise<void> {
  const waiting = [...all]
  const next = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await connect(one)
  }
  await Promise.all(Array.from({ length: connectingAtOnce }, next))
}

/** Resolves once it has asked for what it wants, or cannot. */
function connect(one: One): Promise<void> {
  const { url, token } = one.asking
  const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false })
  one.socket = socket
  return new Promise((resolve) => {
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })),
    )
    socket.on('message', (data: Buffer) => {
      bytes += data.length
      const text = data.toString()
      if (text.includes('"type":"next"')) {
        hear(one, text)
        return
      }
      if (!text.includes('"type":"connection_ack"')) {
        fault(text)
        return
      }
      open += 1
      const variables = one.cursor === null ? {} : { after: one.cursor }
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: one.query, variables } }))
      resolve()
    })
    socket.on('error', ({ message }) => fault(message))
    socket.on('close', () => {
      if (one.socket === socket) open -= 1
      one.socket = null
      resolve()
    })
  })
}

function hear(one: One, text: string): void {
  const at = Date.now()
  const eventId = /"eventId":"([^"]+)"/.exec(text)?.[1]
  if (eventId === undefined || text.includes('"errors":[')) {
    fault(text)
    return
  }
  one.cursor = /"cursor":"([^"]+)"/.exec(text)?.[1] ?? one.cursor
  one.told.push(eventId)
  const delivery = deliveries.get(eventId)
  if (delivery === undefined) deliveries.set(eventId, { count: 1, first: at, last: at })
  else Object.assign(delivery, { count: delivery.count + 1, last: at })
}

function fault(text: string): void {
  faultCount += 1
  if (faults.length < mostFaults) faults.push(text.slice(0, 500))
}
