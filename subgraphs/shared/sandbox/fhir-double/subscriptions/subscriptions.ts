import { forbidden, Refusal } from '../outcome.ts'
import type { HeldResource } from '../resource.ts'
import type { Access } from '../smart/access.ts'
import { type Channel, channelOf } from './channel.ts'
import { Delivery, type DeliveryOptions } from './delivery.ts'
import { backportNotice, type NoticedEvent, type PayloadStyle, r4Notice, type StatusOf } from './notice.ts'

export interface SubscriptionsOptions extends DeliveryOptions {
  readonly base: string
  readonly payloadStyle: PayloadStyle
  /** Whether a resource is found by `Claim?status=active`. @throws {Refusal} for what cannot be searched for. */
  readonly matcher: (criteria: string) => (resource: HeldResource) => boolean
  /** Writes into the Subscription what became of it. */
  readonly setStatus: (id: string, status: 'active' | 'error', error?: string) => void
}

interface Subscribed {
  readonly id: string
  readonly channel: Channel
  readonly matches: (resource: HeldResource) => boolean
  readonly delivery: Delivery
  isActive: boolean
  events: number
  heartbeat: NodeJS.Timeout | null
}

/** The subscriptions of a server: tells their endpoints what was created and changed. */
export class Subscriptions {
  readonly #options: SubscriptionsOptions
  readonly #byId = new Map<string, Subscribed>()

  constructor(options: SubscriptionsOptions) {
    this.#options = options
  }

  /** Before one is written. @throws {Refusal} for what cannot be subscribed to, or not by whoever asks. */
  check(subscription: Readonly<Record<string, unknown>>, access: Access): void {
    for (const criteria of channelOf(subscription).criteria) {
      const [type = ''] = criteria.split('?')
      this.#options.matcher(criteria)
      if (!access.may('s', type)) throw forbidden(`The token does not let you read ${type}`)
    }
  }

  /** After anything was written by a client. */
  written(resource: HeldResource, isNew: boolean): void {
    if (resource.resourceType === 'Subscription') {
      this.#subscribe(resource)
      return
    }
    for (const subscribed of this.#byId.values()) {
      if (subscribed.isActive && subscribed.matches(resource)) {
        this.#tell(subscribed, { resource, isNew, at: resource.meta.lastUpdated })
      }
    }
  }

  forget(id: string): void {
    const subscribed = this.#byId.get(id)
    if (subscribed === undefined) return
    subscribed.isActive = false
    if (subscribed.heartbeat !== null) clearInterval(subscribed.heartbeat)
    subscribed.delivery.close()
    this.#byId.delete(id)
  }

  close(): void {
    for (const id of [...this.#byId.keys()]) this.forget(id)
  }

  #subscribe(subscription: HeldResource): void {
    const { id, status } = subscription
    const events = this.#byId.get(id)?.events ?? 0
    this.forget(id)
    if (status !== 'requested' && status !== 'active') return
    const channel = channelOf(subscription)
    const matchers = channel.criteria.map((criteria) => this.#options.matcher(criteria))
    const subscribed: Subscribed = {
      id,
      channel,
      // Of a topic without filters everything is told.
      matches: (resource) => matchers.length === 0 || matchers.some((matches) => matches(resource)),
      delivery: new Delivery(this.#options),
      isActive: false,
      events,
      heartbeat: null,
    }
    this.#byId.set(id, subscribed)
    if (channel.shape === 'r4') this.#activate(subscribed)
    else void this.#shakeHands(subscribed)
  }

  async #shakeHands(subscribed: Subscribed): Promise<void> {
    const isTaken = await subscribed.delivery.send(this.#notice(subscribed, 'handshake', 'requested'))
    if (this.#byId.get(subscribed.id) !== subscribed) return
    if (isTaken) this.#activate(subscribed)
    else this.#options.setStatus(subscribed.id, 'error', 'The endpoint did not take the handshake')
  }

  #activate(subscribed: Subscribed): void {
    subscribed.isActive = true
    this.#options.setStatus(subscribed.id, 'active')
    this.#beat(subscribed)
  }

  /** A heartbeat is sent where nothing else was for its period. */
  #beat(subscribed: Subscribed): void {
    const { heartbeatMs } = subscribed.channel
    if (heartbeatMs === null) return
    if (subscribed.heartbeat !== null) clearInterval(subscribed.heartbeat)
    subscribed.heartbeat = setInterval(() => {
      void subscribed.delivery.send(this.#notice(subscribed, 'heartbeat', 'active'))
    }, heartbeatMs)
    subscribed.heartbeat.unref()
  }

  #tell(subscribed: Subscribed, event: NoticedEvent): void {
    const { channel, delivery } = subscribed
    subscribed.events += 1
    void delivery.send(
      channel.shape === 'r4'
        ? r4Notice(channel, event.resource, this.#options.payloadStyle)
        : this.#notice(subscribed, 'event-notification', 'active', event),
    )
    this.#beat(subscribed)
  }

  #notice(
    subscribed: Subscribed,
    type: StatusOf['type'],
    status: StatusOf['status'],
    event: NoticedEvent | null = null,
  ) {
    const { id: subscriptionId, events, channel } = subscribed
    return backportNotice(channel, { base: this.#options.base, subscriptionId, status, type, events }, event)
  }
}

/** The parts of criteria. @throws {Refusal} for what is no search. */
export function partsOfCriteria(criteria: string): { readonly type: string; readonly query: URLSearchParams } {
  const [, type, query = ''] = /^([A-Z][A-Za-z]+)(?:\?(.*))?$/.exec(criteria) ?? []
  if (type !== undefined) return { type, query: new URLSearchParams(query) }
  throw new Refusal(400, [{ code: 'value', diagnostics: `Expected a search as criteria: '${criteria}'` }])
}
