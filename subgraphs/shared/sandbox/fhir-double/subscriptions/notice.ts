import { randomUUID } from 'node:crypto'
import type { HeldResource } from '../resource.ts'
import { type Channel, changeTopic, extensions } from './channel.ts'

/** A request to the endpoint of a subscription. */
export interface Notice {
  readonly method: 'POST' | 'PUT'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

/** Servers differ: R4 says that a resource is PUT below the endpoint, and some POST it to the endpoint itself. */
export type PayloadStyle = 'put-below' | 'post'

/** R4: the resource, or nothing at all. */
export function r4Notice(channel: Channel, resource: HeldResource, style: PayloadStyle): Notice {
  const { endpoint, headers, payload } = channel
  if (payload === null) return { method: 'POST', url: endpoint, headers, body: null }
  const body = JSON.stringify(resource)
  const typed = { ...headers, 'content-type': payload }
  if (style === 'post') return { method: 'POST', url: endpoint, headers: typed, body }
  const url = `${endpoint.replace(/\/$/, '')}/${resource.resourceType}/${resource.id}`
  return { method: 'PUT', url, headers: typed, body }
}

/** What a notice of the backport tells of its subscription. */
export interface StatusOf {
  readonly base: string
  readonly subscriptionId: string
  readonly status: 'requested' | 'active' | 'error' | 'off'
  readonly type: 'handshake' | 'heartbeat' | 'event-notification'
  /** Told so far, this one among them. */
  readonly events: number
}

export interface NoticedEvent {
  readonly resource: HeldResource
  readonly isNew: boolean
  readonly at: string
}

/** R5 in R4: a history Bundle whose first entry is the state of the subscription, with numbers as strings. */
export function backportNotice(channel: Channel, of: StatusOf, event: NoticedEvent | null): Notice {
  const bundle = {
    resourceType: 'Bundle',
    id: randomUUID(),
    meta: { profile: [extensions.bundle] },
    type: 'history',
    timestamp: event?.at ?? new Date().toISOString(),
    entry: [statusEntry(channel, of, event), ...(event === null ? [] : eventEntries(channel, of, event))],
  }
  return {
    method: 'POST',
    url: channel.endpoint,
    headers: { ...channel.headers, 'content-type': channel.payload ?? 'application/fhir+json' },
    body: JSON.stringify(bundle),
  }
}

function statusEntry({ content }: Channel, of: StatusOf, event: NoticedEvent | null): object {
  const { base, subscriptionId, status, type, events } = of
  const subscription = `${base}/Subscription/${subscriptionId}`
  const noticed = event === null ? [] : [{ name: 'notification-event', part: partsOf(of, event, content) }]
  return {
    fullUrl: `urn:uuid:${randomUUID()}`,
    resource: {
      resourceType: 'Parameters',
      id: randomUUID(),
      meta: { profile: [extensions.status] },
      parameter: [
        { name: 'subscription', valueReference: { reference: subscription } },
        { name: 'topic', valueCanonical: changeTopic },
        { name: 'status', valueCode: status },
        { name: 'type', valueCode: type },
        { name: 'events-since-subscription-start', valueString: String(events) },
        ...noticed,
      ],
    },
    request: { method: 'GET', url: `${subscription}/$status` },
    response: { status: '200' },
  }
}

function partsOf({ base, events }: StatusOf, { resource, at }: NoticedEvent, content: Channel['content']): object[] {
  const focus = `${base}/${resource.resourceType}/${resource.id}`
  return [
    { name: 'event-number', valueString: String(events) },
    { name: 'timestamp', valueInstant: at },
    ...(content === 'empty' ? [] : [{ name: 'focus', valueReference: { reference: focus } }]),
  ]
}

function eventEntries({ content }: Channel, { base }: StatusOf, { resource, isNew }: NoticedEvent): object[] {
  if (content === 'empty') return []
  const { resourceType, id } = resource
  return [
    {
      fullUrl: `${base}/${resourceType}/${id}`,
      ...(content === 'full-resource' ? { resource } : {}),
      request: isNew ? { method: 'POST', url: resourceType } : { method: 'PUT', url: `${resourceType}/${id}` },
      response: { status: isNew ? '201' : '200' },
    },
  ]
}
