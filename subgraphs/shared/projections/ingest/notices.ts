import { BadUserInput } from '../../errors/errors.ts'
import { type Fields, fieldsOf, isId, listOf, referredBy } from '../mapping/fhir-values.ts'
import { isProjectedType } from '../mapping/projected-types.ts'
import type { Hint } from '../projection-store.ts'

/** What a notice of a subscription says. */
export interface Notice {
  readonly kind: 'handshake' | 'heartbeat' | 'event-notification' | 'query-status' | 'resource' | 'empty'
  /** Resources it is about, of types that are projected. */
  readonly resources: readonly Hint[]
  /** Which subscription it is of, and the number of its last event; null where it does not count events. */
  readonly subscription: { readonly id: string; readonly numbers: readonly number[] } | null
}

/** A notice that is about more is no notice. */
const mostResources = 1_000
const kinds = ['handshake', 'heartbeat', 'event-notification', 'query-status'] as const

/**
 * What a notice of a FHIR subscription is about, in any of its forms: a resource or nothing (R4), a Bundle whose first
 * entry is Parameters (the backport of R5 to R4) or a SubscriptionStatus (R4B). Nothing in it counts but which resources
 * are to be read.
 *
 * @throws {BadUserInput} where it is none of these.
 */
export function noticedResources(body: string, type: string | null): Notice {
  if (body.trim() === '') return { kind: 'empty', resources: [], subscription: null }
  if (type !== null && !/^application\/(fhir\+)?json\b/i.test(type.trim())) throw refused('expected JSON')
  const content = fieldsOf(parsed(body))
  const { resourceType, id } = content
  if (resourceType === 'Bundle') return bundled(content)
  if (typeof resourceType !== 'string' || !/^[A-Z][A-Za-z]{1,63}$/.test(resourceType)) {
    throw refused('expected a resource of FHIR')
  }
  if (!isId(id)) throw refused('expected a resource with an id')
  return { kind: 'resource', resources: hintOf({ type: resourceType, id }), subscription: null }
}

function bundled(bundle: Fields): Notice {
  if (bundle.type !== 'history' && bundle.type !== 'subscription-notification') {
    throw refused('expected a Bundle of type history')
  }
  const [first, ...others] = listOf(bundle.entry)
  const status = statusIn(fieldsOf(first?.resource))
  if (others.length > mostResources || status.focuses.length > mostResources) {
    throw refused(`expected at most ${mostResources} resources`)
  }
  const carried = others
    .map(({ resource }) => fieldsOf(resource))
    .map(({ resourceType, id }) => `${resourceType}/${id}`)
  const hints = [...status.focuses, ...carried].flatMap((reference) => {
    const found = referredBy(reference)
    return found === null ? [] : hintOf(found)
  })
  const distinct = new Map(hints.map((hint) => [`${hint.type}/${hint.id}`, hint]))
  return {
    kind: status.kind,
    resources: [...distinct.values()],
    subscription: { id: status.subscription, numbers: status.numbers },
  }
}

interface Status {
  readonly kind: (typeof kinds)[number]
  readonly subscription: string
  readonly numbers: readonly number[]
  readonly focuses: readonly unknown[]
}

function statusIn(resource: Fields): Status {
  if (resource.resourceType === 'Parameters') return statusInParameters(listOf(resource.parameter))
  if (resource.resourceType !== 'SubscriptionStatus') throw refused('expected the status of a subscription first')
  const events = listOf(resource.notificationEvent)
  return statusOf(
    resource.type,
    fieldsOf(resource.subscription).reference,
    resource.eventsSinceSubscriptionStart,
    events.map(({ eventNumber }) => eventNumber),
    events.map(({ focus }) => fieldsOf(focus).reference),
  )
}

function statusInParameters(parameters: readonly Fields[]): Status {
  const valueIn = (all: readonly Fields[], name: string) => {
    const found = all.find((each) => each.name === name) ?? {}
    const [, value] = Object.entries(found).find(([field]) => field.startsWith('value')) ?? []
    return typeof value === 'object' ? fieldsOf(value).reference : value
  }
  const events = parameters.filter(({ name }) => name === 'notification-event').map(({ part }) => listOf(part))
  return statusOf(
    valueIn(parameters, 'type'),
    valueIn(parameters, 'subscription'),
    valueIn(parameters, 'events-since-subscription-start'),
    events.map((part) => valueIn(part, 'event-number')),
    events.map((part) => valueIn(part, 'focus')),
  )
}

function statusOf(
  type: unknown,
  subscription: unknown,
  sinceStart: unknown,
  eventNumbers: readonly unknown[],
  focuses: readonly unknown[],
): Status {
  const kind = kinds.find((each) => each === type)
  if (kind === undefined) throw refused('expected one of the types of notifications')
  const id = typeof subscription === 'string' ? (/([A-Za-z0-9.-]{1,64})$/.exec(subscription)?.[1] ?? null) : null
  if (id === null) throw refused('expected the subscription it is of')
  // Each event by its number; where it has none by how many there were.
  const own = eventNumbers.map(numberIn)
  const numbers = own.length > 0 && own.every((each) => each !== null) ? own : [numberIn(sinceStart)]
  return { kind, subscription: id, numbers: numbers.filter((each) => each !== null), focuses }
}

/** A count, which R4 writes as a text. */
function numberIn(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return Number.isSafeInteger(number) && Number(number) >= 0 ? Number(number) : null
}

function hintOf({ type, id }: Hint): readonly Hint[] {
  return isProjectedType(type) ? [{ type, id }] : []
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw refused('expected JSON')
  }
}

function refused(why: string): BadUserInput {
  return new BadUserInput(`Cannot take this notice: ${why}`)
}
