import { type GlobalId, globalId } from '../../values/global-id.ts'
import type { BusinessEvent, Place, PlaceInEpoch } from '../event.ts'

/** What a subscription field gives of one event: the parent of the payload's own resolvers. */
export class Change {
  readonly event: BusinessEvent
  readonly cursor: string
  readonly replayed: boolean
  /** True for whoever could see the record until then and no longer can: it is as if it were gone. */
  readonly hasLeft: boolean

  constructor(event: BusinessEvent, cursor: string, replayed: boolean, hasLeft: boolean) {
    this.event = event
    this.cursor = cursor
    this.replayed = replayed
    this.hasLeft = hasLeft
  }

  get eventId(): string {
    return this.event.id
  }

  /** Also of a record that is gone: whoever hears of it knew of it. */
  get recordId(): GlobalId {
    const { type, key } = this.event.subject
    return globalId(sourceOf(this.event), type, key)
  }

  get eventType(): string {
    return this.event.type
  }

  get occurredAt(): string {
    return this.event.occurredAt
  }

  get change(): BusinessEvent['change'] {
    return this.hasLeft ? 'REMOVED' : this.event.change
  }

  get previousState(): string | null {
    return this.event.previousState
  }

  get newState(): string | null {
    return this.hasLeft ? null : this.event.newState
  }

  /** Key in Odoo of the record as it can be read now; null where it is gone for whoever asks. */
  get key(): number | null {
    const { key } = this.event.subject
    return this.change === 'REMOVED' || typeof key === 'string' ? null : key
  }

  /** Key of a record that is not Odoo's, as it can be read now; null where it is gone for whoever asks. */
  get textKey(): string | null {
    const { key } = this.event.subject
    return this.change === 'REMOVED' || typeof key === 'number' ? null : key
  }
}

function sourceOf({ subject: { type, key } }: BusinessEvent): string {
  if (typeof key === 'number') return 'odoo'
  return type.startsWith('Remittance') ? 'remittance' : 'fhir'
}

/** What a subscription yields at a time. It is not one event, as graphql-js would have it: see gateway/subscriptions. */
export interface ChangeBatch {
  /** The changes in it that are for this subscriber, in order; often none. */
  readonly changes: readonly { readonly place: Place; readonly cursor: string; readonly change: Change }[]
  /** Up to where the stream was looked at. The first batch says where it begins, and holds none. */
  readonly end: PlaceInEpoch
  /** The same object for all who get the same batch: what is read for it is read for all of them. */
  readonly key: object
  /** True where nothing had happened after it: from here on there are only changes as they come. */
  readonly isLevel: boolean
}
