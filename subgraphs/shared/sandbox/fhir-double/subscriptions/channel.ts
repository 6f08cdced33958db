import { notSupported, Refusal } from '../outcome.ts'
import { isRecord } from '../resource.ts'

/**
 * What a Subscription asks for. `r4`: http://hl7.org/fhir/R4/subscription.html; `backport`: the topic-based ones of R5, in R4
 * (http://hl7.org/fhir/uv/subscriptions-backport/).
 */
export interface Channel {
  readonly shape: 'r4' | 'backport'
  /** Searches; whatever is found by any of them is told. */
  readonly criteria: readonly string[]
  readonly endpoint: string
  readonly headers: Readonly<Record<string, string>>
  /** Null sends nothing but the fact. */
  readonly payload: string | null
  /** What of a resource goes with a notice in the backport's shape. */
  readonly content: 'empty' | 'id-only' | 'full-resource'
  /** Null sends none. */
  readonly heartbeatMs: number | null
}

/** The one topic there is: a resource was created or changed. */
export const changeTopic = 'http://caregraph.example/fhir/SubscriptionTopic/resource-change'

const guide = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition'

export const extensions = {
  criteria: `${guide}/backport-filter-criteria`,
  content: `${guide}/backport-payload-content`,
  heartbeat: `${guide}/backport-heartbeat-period`,
  bundle: `${guide}/backport-subscription-notification-r4`,
  status: `${guide}/backport-subscription-status-r4`,
}

/** @throws {Refusal} 400 for a topic, a channel or a payload that it does not know. */
export function channelOf(subscription: Readonly<Record<string, unknown>>): Channel {
  const { criteria, _criteria, channel } = subscription
  if (typeof criteria !== 'string' || !isRecord(channel)) throw notSupported('Expected criteria and a channel')
  const { type, endpoint, payload, header = [] } = channel
  if (type !== 'rest-hook' || typeof endpoint !== 'string') throw notSupported('Expected a rest-hook with an endpoint')
  if (!['http:', 'https:'].includes(URL.parse(endpoint)?.protocol ?? ''))
    throw notSupported('Expected an HTTP endpoint')
  if (payload !== undefined && !/^application\/(?:fhir\+)?json\b/.test(String(payload))) {
    throw notSupported(`Unknown payload '${payload}'`)
  }
  const common = { endpoint, headers: headersOf(header), payload: payload === undefined ? null : String(payload) }
  if (!/^https?:/.test(criteria)) {
    return { ...common, shape: 'r4', criteria: [criteria], content: 'full-resource', heartbeatMs: null }
  }
  if (criteria !== changeTopic) throw notSupported(`Unknown topic '${criteria}'`)
  const [heartbeat] = extended(channel, extensions.heartbeat, 'valueUnsignedInt')
  return {
    ...common,
    shape: 'backport',
    criteria: extended(_criteria, extensions.criteria, 'valueString').map(String),
    content: contentOf(channel),
    heartbeatMs: typeof heartbeat === 'number' && heartbeat > 0 ? heartbeat * 1_000 : null,
  }
}

function contentOf({ _payload }: Readonly<Record<string, unknown>>): Channel['content'] {
  const [content = 'empty'] = extended(_payload, extensions.content, 'valueCode')
  if (content === 'empty' || content === 'id-only' || content === 'full-resource') return content
  throw notSupported(`Unknown content '${content}'`)
}

function extended(element: unknown, url: string, value: string): unknown[] {
  const extension = isRecord(element) && Array.isArray(element.extension) ? element.extension : []
  return extension.filter((each) => isRecord(each) && each.url === url).map((each) => each[value])
}

function headersOf(lines: unknown): Readonly<Record<string, string>> {
  const headers = (Array.isArray(lines) ? lines : []).map((line) => {
    const [, name, value] = /^([A-Za-z0-9-]+):\s*([\x20-\x7e]*)$/.exec(String(line)) ?? []
    if (name === undefined || value === undefined) {
      throw new Refusal(400, [{ code: 'value', diagnostics: 'Expected headers as `Name: value`' }])
    }
    return [name, value] as const
  })
  return Object.fromEntries(headers)
}
