import type { EventType } from './catalogue.ts'

/** Whose a record is, as far as rows go by it: keys in Odoo. Null: of none. */
export interface Whose {
  readonly company: number | null
  readonly facility: number | null
  readonly supplier: number | null
}

/**
 * Something that happened in the business: ids and states, and no value of a record. What else there is to tell is read
 * when it is delivered, with the rights of whoever it is delivered to.
 */
export interface BusinessEvent {
  /** Of one change once and for all: what was appended under it is never appended again. */
  readonly id: string
  readonly type: EventType
  /** An instant in UTC: when the transaction began in which it happened. Odoo tells seconds. */
  readonly occurredAt: string
  /** The record: its type in the graph, and its key: a number in Odoo, a text elsewhere. Of stock, the item. */
  readonly subject: { readonly type: string; readonly key: number | string }
  readonly change: 'CREATED' | 'CHANGED' | 'REMOVED'
  /** Whose it is since then. Null: it is gone. */
  readonly whose: Whose | null
  /** Whose it was until then. Null: it was not there. */
  readonly whoseBefore: Whose | null
  /** States in words of the graph; null where it has none, had none yet, or is gone. */
  readonly previousState: string | null
  readonly newState: string | null
  /** Keys of the items it is about, where a filter goes by them. */
  readonly items?: readonly number[]
  /** Of stock: where. Never a quant's key: Odoo merges those behind our back. */
  readonly position?: { readonly location: number; readonly lot: number | null }
}

/** An event and its place in the log. */
export interface LoggedEvent {
  readonly event: BusinessEvent
  readonly place: Place
}

/**
 * A place in a stream: after which entry. `number` counts the entries of the stream from 1 without a gap; `at` is the
 * millisecond of the append by the log's own clock, which never goes back. 0 and 0: before the first.
 */
export interface Place {
  readonly at: number
  readonly number: number
}

/** A place in one epoch of a stream: in another epoch the same number is another entry. */
export interface PlaceInEpoch extends Place {
  readonly epoch: string
}
