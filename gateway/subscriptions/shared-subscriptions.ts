import { createHash, randomUUID } from 'node:crypto'
import type { Auditing } from '#gateway/auditing/auditing.ts'
import { answerError } from '#gateway/errors/coded.ts'
import { refusalOf } from '#gateway/errors/request-faults.ts'
import type { SubscribedEntry } from '#shared/audit/entry.ts'
import type { Principal } from '#shared/auth/principal.ts'
import type { PlaceInEpoch } from '#shared/events/event.ts'
import { sharedReadsOf } from '#shared/events/feed/change-feed.ts'
import type { RequestContext, SubscriptionStart } from '#shared/http/request-context.ts'
import type { Log } from '#shared/telemetry/log.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { CatchUp } from './catch-up.ts'
import {
  type Asked,
  type Audience,
  type EventExecution,
  type Refused,
  unrecordedSubscription,
} from './event-execution.ts'
import { Group } from './group.ts'
import { groupKey } from './group-key.ts'
import { Subscriber } from './subscriber.ts'
import type { Session, Subscription, SubscriptionRequest, Subscriptions } from './subscription.ts'

export interface SharedSubscriptionsOptions {
  readonly execution: EventExecution
  readonly audit?: Auditing | null | undefined
  /** How long one event may take to be executed; what is not there then is told without. */
  readonly deadlineMs: number
  readonly log: Log
}

/** A subscriber, and what it takes to move it from one group to another. */
interface Membership {
  readonly subscriber: Subscriber
  readonly asked: Asked
  readonly session: Session
  readonly id: string
  readonly start: SubscriptionStart
  /** By whose rights it is told. */
  principal: Principal
  /** Where it is now; null on its way from one to another. */
  group: Group | null
  /** How the trail names those with whom it catches up, where it is not alone. */
  together: string | null
  /** What is done to it is done one after another. */
  moving: Promise<unknown>
}

const tooSlow = { code: 'RATE_LIMITED', origin: 'caregraph', retryable: true } as const

/**
 * Runs subscriptions so that what many ask alike is done once.
 *
 * Each subscriber begins alone, wherever in the log it wants to begin, and catches up with whoever asks the same with the
 * same rights and comes at the same time. Once there is nothing more to catch up with it joins all who ask the same: from
 * then on an event is executed once for all of them.
 */
export class SharedSubscriptions implements Subscriptions {
  readonly #options: SharedSubscriptionsOptions
  readonly #groups = new Map<string, Group>()
  readonly #beginning = new Map<string, Promise<Group | Refused>>()
  readonly #alone = new Set<Group>()
  readonly #memberships = new WeakMap<Subscriber, Membership>()
  readonly #catchUp = new CatchUp((lead, others) => this.#unite(lead, others))
  /** Names of groups are of this process, and say nothing of what they ask. */
  readonly #salt = randomUUID()
  #isClosed = false

  constructor(options: SharedSubscriptionsOptions) {
    this.#options = options
  }

  /** How many executions an event costs at most, were all to be told of it. */
  get groups(): number {
    return this.#groups.size + this.#alone.size
  }

  async open({ prepared, variables, operationName, session, lastEventId }: SubscriptionRequest) {
    const { correlationId } = session
    const asked = this.#options.execution.ask(prepared, { variables, operationName, correlationId })
    if ('errors' in asked) return asked
    const membership: Membership = {
      subscriber: new Subscriber(
        () => this.#left(membership),
        () => this.#inTurn(membership, () => this.#renew(membership)),
      ),
      asked,
      session,
      id: randomUUID(),
      start: { begin: 'as asked', lastEventId },
      principal: session.principal,
      group: null,
      together: null,
      moving: Promise.resolve(),
    }
    this.#memberships.set(membership.subscriber, membership)
    if (!(await this.#noted(membership, 'subscribed'))) return unrecordedSubscription(correlationId)
    const refused = await this.#beginAlone(membership, membership.start)
    if (refused !== null) {
      membership.subscriber.end()
      return refused
    }
    if (this.#isClosed) membership.subscriber.end()
    return membership.subscriber as Subscription
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const group of [...this.#groups.values(), ...this.#alone]) {
      for (const member of [...group.members]) member.end()
      group.stop()
    }
  }

  /** Follows the log by itself, until it is where the others are. */
  async #beginAlone(membership: Membership, start: SubscriptionStart): Promise<Refused | null> {
    const { subscriber, id } = membership
    // Of the rights it begins with: whoever it was begun for may leave it for others.
    const key = groupKey(membership.asked, membership.principal)
    const group: Group = this.#group(membership, {
      audience: { group: this.#nameOf(membership), subscription: id },
      onOver: () => this.#alone.delete(group),
      onBatch: (end, isLevel) => {
        for (const member of [...group.members]) {
          member.place = latest(member.place, end)
          if (isLevel) this.#meet(this.#membership(member), group, end)
        }
      },
      turn: () => this.#catchUp.turn(key, group),
    })
    group.add(subscriber)
    membership.group = group
    this.#alone.add(group)
    const refused = await group.begin(this.#request(membership, start))
    if (subscriber.isOver) group.release(subscriber)
    return refused
  }

  /** Has it leave to join the others, unless they are further on than it is: then after one of the next batches. */
  #meet(membership: Membership, alone: Group, end: PlaceInEpoch): void {
    const others = this.#groups.get(groupKey(membership.asked, membership.principal))
    if (membership.group !== alone || (others !== undefined && !hasReached(end, others))) return
    this.#leave(membership, alone)
    if (others !== undefined) this.#enter(membership, others)
    else this.#inTurn(membership, () => this.#join(membership, end))
  }

  /** Has the members of some groups catch up in another. None of the groups is at work meanwhile. */
  async #unite(lead: Group, others: readonly Group[]): Promise<void> {
    const coming = [lead, ...others].flatMap(({ members }) => [...members]).map((member) => this.#membership(member))
    if (others.length === 0 || coming.length === 1) return
    const together = lead.audience.subscription === undefined ? lead.audience.group : randomUUID()
    const newcomers = coming.filter((each) => each.together !== together)
    const noted = await Promise.all(newcomers.map((each) => this.#noted(each, 'subscribed', together)))
    for (const [index, membership] of newcomers.entries()) {
      const { subscriber, group } = membership
      const from = group !== null && (group === lead || others.includes(group)) ? group : null
      if (from === null || subscriber.isOver || lead.signal.aborted) {
        if (noted[index]) void this.#noted(membership, 'unsubscribed', together)
      } else if (noted[index]) {
        // Before anybody leaves: a group that nobody is in ends.
        lead.add(subscriber)
        if (from !== lead) this.#leave(membership, from)
        Object.assign(membership, { group: lead, together })
      } else subscriber.fail(unrecordedSubscription(membership.session.correlationId).errors)
    }
    lead.audience = { group: together }
  }

  #leave(membership: Membership, group: Group): void {
    group.release(membership.subscriber)
    membership.group = null
    if (membership.together !== null) void this.#noted(membership, 'unsubscribed', membership.together)
    membership.together = null
  }

  #membership(subscriber: Subscriber): Membership {
    const membership = this.#memberships.get(subscriber)
    if (membership === undefined) throw new Error('Cannot tell whose a subscription is: it was never opened')
    return membership
  }

  async #join(membership: Membership, end: PlaceInEpoch): Promise<void> {
    const { asked, principal, subscriber } = membership
    const key = groupKey(asked, principal)
    const group = this.#groups.get(key) ?? (await (this.#beginning.get(key) ?? this.#begin(key, membership, end)))
    if (membership.group !== null || subscriber.isOver) {
      // Nobody else may have wanted the group that was begun for it.
      if (!('errors' in group) && group.members.size === 0) group.stop()
    } else if ('errors' in group) subscriber.fail(group.errors)
    else if (!group.signal.aborted && hasReached(end, group)) this.#enter(membership, group)
    else {
      const refused = await this.#beginAlone(membership, { begin: end })
      if (refused !== null) subscriber.fail(refused.errors)
    }
  }

  #enter(membership: Membership, group: Group): void {
    membership.group = group
    group.add(membership.subscriber)
  }

  #begin(key: string, membership: Membership, place: PlaceInEpoch): Promise<Group | Refused> {
    const group: Group = this.#group(membership, {
      audience: { group: this.#nameOf(membership) },
      onOver: () => {
        if (this.#groups.get(key) === group) this.#groups.delete(key)
      },
    })
    group.place = place
    const beginning = group.begin(this.#request(membership, { begin: place })).then((refused) => {
      this.#beginning.delete(key)
      if (refused === null && !group.signal.aborted) this.#groups.set(key, group)
      return refused ?? group
    })
    this.#beginning.set(key, beginning)
    return beginning
  }

  /** Goes on under the rights of the new token, from where it is. */
  async #renew(membership: Membership): Promise<void> {
    const { session, subscriber, group, asked } = membership
    const { principal } = session
    if (subscriber.isOver || groupKey(asked, membership.principal) === groupKey(asked, principal)) return
    const place = latest(subscriber.place, group?.place ?? null)
    if (group !== null) this.#leave(membership, group)
    void this.#noted(membership, 'unsubscribed')
    membership.principal = principal
    const errors = (await this.#noted(membership, 'subscribed'))
      ? (await this.#beginAlone(membership, place === null ? membership.start : { begin: place }))?.errors
      : unrecordedSubscription(session.correlationId).errors
    if (errors !== undefined) subscriber.fail(errors)
  }

  #inTurn(membership: Membership, move: () => Promise<void>): void {
    membership.moving = membership.moving.then(move).catch((error: unknown) => {
      membership.subscriber.fail(this.#failed(error))
    })
  }

  #left(membership: Membership): void {
    if (membership.group !== null) this.#leave(membership, membership.group)
    void this.#noted(membership, 'unsubscribed')
  }

  #group(
    { asked, principal }: Membership,
    options: {
      readonly audience: Audience
      readonly onOver: () => void
      readonly onBatch?: (end: PlaceInEpoch, isLevel: boolean) => void
      readonly turn?: () => Promise<() => void>
    },
  ): Group {
    const { audience, onOver, onBatch, turn } = options
    const { execution, deadlineMs } = this.#options
    return new Group({
      asked,
      execution,
      audience,
      requestOf: (key) => {
        const sharedReads = sharedReadsOf(key, deadlineMs)
        const { signal } = sharedReads.scope
        return { principal, correlationId: randomUUID(), signal, calls: new SourceCalls(), sharedReads }
      },
      onBatch: ({ end, isLevel }) => onBatch?.(end, isLevel),
      ...(turn !== undefined && { turn }),
      onOver,
      tooSlow: () => {
        const message = 'Cannot go on: too much waits that was not taken; subscribe again after the cursor'
        return [answerError(message, tooSlow, randomUUID())]
      },
      failed: (error) => this.#failed(error),
    })
  }

  #failed(error: unknown) {
    const correlationId = randomUUID()
    const { message, coded } = refusalOf(error, this.#options.log, correlationId)
    return [answerError(message, coded, correlationId)]
  }

  /** The signal is the group's own in its place: it lasts as long as somebody is in it. */
  #request({ principal, session }: Membership, subscription: SubscriptionStart): RequestContext {
    const signal = AbortSignal.timeout(this.#options.deadlineMs)
    return { principal, correlationId: session.correlationId, signal, calls: new SourceCalls(), subscription }
  }

  #nameOf({ asked, principal }: Membership): string {
    const key = groupKey(asked, principal)
    return createHash('sha256').update(`${this.#salt}${key}`).digest('base64url').slice(0, 22)
  }

  /** `group`: set where it is not that of all who ask the same. */
  async #noted(membership: Membership, kind: SubscribedEntry['kind'], group?: string): Promise<boolean> {
    const { audit, deadlineMs } = this.#options
    if (!audit) return true
    const { asked, session, id, principal } = membership
    const name = asked.definition.name?.value
    const entry: SubscribedEntry = {
      kind,
      correlationId: session.correlationId,
      issuer: principal.issuer,
      subject: principal.subject,
      client: principal.client,
      subscription: id,
      ...(name !== undefined && name.length <= 100 && { name }),
      group: group ?? this.#nameOf(membership),
      coordinates: [`Subscription.${asked.rootField}`],
    }
    return audit.noted(entry, { signal: AbortSignal.timeout(deadlineMs) })
  }
}

/** Whether a subscriber that has everything up to a place misses nothing when it joins a group now. */
function hasReached(place: PlaceInEpoch, { place: others }: Group): boolean {
  return others !== null && others.number <= place.number
}

function latest(one: PlaceInEpoch | null, other: PlaceInEpoch | null): PlaceInEpoch | null {
  if (one === null || other === null) return one ?? other
  return one.number > other.number ? one : other
}
