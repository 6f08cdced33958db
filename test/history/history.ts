import type { EventType } from '#shared/events/catalogue.ts'
import type { BusinessEvent } from '#shared/events/event.ts'

/** What is known of a call's outcome. `unknown`: its answer was lost, and it may have been done. */
export type Outcome = 'done' | 'failed' | 'unknown'

/** One step in the life of a record, as one event tells it. States in words of the graph. */
export interface Step {
  readonly type: EventType
  readonly from: string | null
  readonly to: string | null
}

/** A step, and of what: `PurchaseOrder 17`, or `Stock 5 8` of an item in a place. */
export interface StepOf extends Step {
  readonly about: string
}

/** One call of a driver. */
export interface Act {
  readonly driver: string
  readonly what: string
  readonly outcome: Outcome
  /** What Odoo said where it refused. */
  readonly refusal?: string | null
  /** What it does where it is done, as far as that does not depend on what others do meanwhile; in order. */
  readonly steps: readonly StepOf[]
}

/** A record that is there when all is over. */
export interface Remaining {
  readonly state: string
  /** All that happened to it, in order, as Odoo's own history of the record tells it. */
  readonly steps: readonly Step[]
}

/** What Odoo says when all is over. None of it comes from the outbox. */
export interface Afterwards {
  /** Records whose states are told, by what they are called. */
  readonly records: ReadonlyMap<string, Remaining>
  /** How often something happened that has no states: by `<type> of <about>`. */
  readonly counts: ReadonlyMap<string, number>
}

/** An event in the log, and what it is about. */
export interface Logged extends StepOf {
  readonly id: string
  readonly change: BusinessEvent['change']
}

/** An event as a subscriber was given it. */
export interface Delivered {
  readonly eventId: string
  readonly eventType: string
  readonly change: string
  readonly from: string | null
  readonly to: string | null
  /** What it was about, where the subscriber was told. */
  readonly about: string | null
  /** Whether the subscriber said that it has it; `unknown`: nobody answered. */
  readonly acknowledged: 'yes' | 'no' | 'unknown'
}

/** What one subscriber was given by one subscription field, over all its connections. */
export interface Subscriber {
  readonly name: string
  readonly types: ReadonlySet<EventType>
  /** `cursor`: it goes on after the last that it was given; `consumer`: after the last that it acknowledged. */
  readonly goesOnBy: 'cursor' | 'consumer'
  readonly connections: readonly (readonly Delivered[])[]
  /** Why it was not let go on; null where it was, to the end. */
  readonly refused: string | null
}

export interface History {
  readonly acts: readonly Act[]
  /** Each stream as it was in the log in the end. */
  readonly streams: readonly (readonly Logged[])[]
  /** Events that were there before the subscribers had begun for certain, by id. */
  readonly before: ReadonlySet<string>
  readonly subscribers: readonly Subscriber[]
  readonly afterwards: Afterwards
}

export type FaultKind =
  | 'lost'
  | 'twice'
  | 'order'
  | 'chain'
  | 'end'
  | 'rolled back'
  | 'never was'
  | 'wrongly told'
  | 'refused'

/** A promise that was not kept. */
export interface Fault {
  readonly kind: FaultKind
  readonly about: string
  readonly says: string
}

export function stepText({ type, from, to }: Step): string {
  return from === null && to === null ? type : `${type} ${from ?? 'nothing'} -> ${to ?? 'nothing'}`
}
