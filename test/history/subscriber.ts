import { parse } from 'graphql'
import { type EventType, eventsOf } from '#shared/events/catalogue.ts'
import { integerKey } from '#shared/values/global-id.ts'
import { followEvents } from '../../client/events.ts'
import type { Random } from '../random-queries/random.ts'
import type { Delivered, Subscriber } from './history.ts'

/** A subscription field, and what an event of it is about as a subscriber is told. */
interface Field {
  readonly name: string
  readonly types: ReadonlySet<EventType>
  /** Selects what it is about. */
  readonly about: string
  readonly persona: string
}

export const fields: readonly Field[] = [
  {
    name: 'purchaseOrderChanged',
    types: eventsOf('procurement.purchase_order'),
    about: 'previousState newState purchaseOrder { id }',
    persona: 'integrator',
  },
  {
    name: 'invoiceChanged',
    types: eventsOf('revenue_cycle.invoice'),
    about: 'previousState newState previousPaymentState newPaymentState invoice { id }',
    persona: 'auditor',
  },
  { name: 'goodsReceived', types: eventsOf('inventory.goods'), about: 'receipt { id }', persona: 'integrator' },
  {
    name: 'stockChanged',
    types: new Set<EventType>(['inventory.stock.changed']),
    about: 'item { id } location { id }',
    persona: 'integrator',
  },
  { name: 'itemChanged', types: eventsOf('master_data.item'), about: 'item { id }', persona: 'integrator' },
  { name: 'supplierChanged', types: eventsOf('master_data.supplier'), about: 'supplier { id }', persona: 'integrator' },
]

type Record = { readonly id: string } | null | undefined

interface Payload {
  readonly cursor: string
  readonly eventId: string
  readonly eventType: string
  readonly change: string
  readonly previousState?: string | null
  readonly newState?: string | null
  readonly previousPaymentState?: string | null
  readonly newPaymentState?: string | null
  readonly purchaseOrder?: Record
  readonly invoice?: Record
  readonly receipt?: Record
  readonly item?: Record
  readonly location?: Record
  readonly supplier?: Record
}

export interface FollowingOptions {
  readonly field: Field
  readonly goesOnBy: Subscriber['goesOnBy']
  /** Where it may connect; another one each time it was cut off. */
  readonly urls: readonly string[]
  readonly token: () => Promise<string>
  readonly random: Random
  readonly signal: AbortSignal
}

/** Somebody who follows one subscription through all that happens, as the project's own client does. */
export class Following {
  readonly field: Field
  readonly connections: Delivered[][] = []
  interruptions = 0
  /** The last event it was given. */
  last: string | null = null
  readonly #options: FollowingOptions
  readonly #running: Promise<unknown>
  #cursor: string | null = null
  #turn: number

  constructor(options: FollowingOptions) {
    this.#options = options
    this.field = options.field
    this.#turn = options.random.below(options.urls.length)
    this.#running = this.#follow().then(
      () => null,
      (error: unknown) => error,
    )
  }

  /** Whether it was cut off and told something again afterwards. */
  get hasGoneOn(): boolean {
    return this.connections.filter(({ length }) => length > 0).length > 1
  }

  async record(): Promise<Subscriber> {
    const why = await this.#running
    const { goesOnBy } = this.#options
    const { name, types } = this.field
    const refused = why === null ? null : String(why)
    return { name: `${name} by ${goesOnBy}`, types, goesOnBy, connections: this.connections, refused }
  }

  async #follow(): Promise<void> {
    const { field, goesOnBy, urls, token, signal } = this.#options
    const consumer = goesOnBy === 'consumer' ? `history-${field.name}` : null
    const turn = () => urls[this.#turn % urls.length] as string
    const about = goesOnBy === 'consumer' ? field.about : field.about.replaceAll(/\w+ \{ id \}/g, '')
    const document = parse(
      `subscription($after: String, $consumer: String) {
        ${field.name}(after: $after, consumer: $consumer) { cursor eventId eventType change ${about} }
      }`,
    )
    await followEvents<{ readonly [name: string]: Payload }, { after: string | null; consumer: string | null }>({
      // Asked anew for each connection.
      get url() {
        return turn()
      },
      token,
      document: document as never,
      signal,
      variables: () => {
        this.connections.push([])
        return { after: consumer === null ? this.#cursor : null, consumer }
      },
      onInterruption: () => {
        this.interruptions += 1
        this.#turn += 1
      },
      onEvent: async ({ data }) => {
        const payload = data?.[field.name]
        if (payload === undefined || payload === null) throw new Error(`${field.name} was told without a payload`)
        const acknowledged = consumer !== null && this.#options.random.chance(0.6)
        const delivered = { ...deliveredOf(payload), acknowledged: acknowledged ? 'unknown' : 'no' } as const
        const connection = this.connections.at(-1) as Delivered[]
        const place = connection.push(delivered) - 1
        this.#cursor = payload.cursor
        this.last = payload.eventId
        if (!acknowledged) return
        const isDone = await this.#acknowledge(turn(), consumer, payload.cursor)
        if (isDone) connection[place] = { ...delivered, acknowledged: 'yes' }
      },
    })
  }

  async #acknowledge(url: string, consumer: string, cursor: string): Promise<boolean> {
    const query = `mutation($consumer: String!, $cursor: String!) {
      acknowledgeEvents(consumer: $consumer, cursor: $cursor) { acknowledgedAt }
    }`
    try {
      const headers = { authorization: `Bearer ${await this.#options.token()}`, 'content-type': 'application/json' }
      const body = JSON.stringify({ query, variables: { consumer, cursor } })
      const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) })
      const answer = (await response.json()) as { data?: { acknowledgeEvents?: unknown } }
      return answer.data?.acknowledgeEvents != null
    } catch {
      return false
    }
  }
}

function deliveredOf(payload: Payload): Omit<Delivered, 'acknowledged'> {
  const { eventId, eventType, change } = payload
  return {
    eventId,
    eventType,
    change,
    from: payload.previousPaymentState ?? payload.previousState ?? null,
    to: payload.newPaymentState ?? payload.newState ?? null,
    about: aboutOf(payload),
  }
}

function aboutOf({ purchaseOrder, invoice, receipt, item, location, supplier }: Payload): string | null {
  if (location !== undefined) {
    return item && location
      ? `Stock ${integerKey(item.id, 'odoo', 'Item')} ${integerKey(location.id, 'odoo', 'StorageLocation')}`
      : null
  }
  const named = {
    PurchaseOrder: purchaseOrder,
    Invoice: invoice,
    StockTransfer: receipt,
    Item: item,
    Supplier: supplier,
  }
  for (const [type, record] of Object.entries(named))
    if (record) return `${type} ${integerKey(record.id, 'odoo', type)}`
  return null
}
