/** What one line of a trail is about, before it has its place in a chain. It holds no value of a record. */
export type Entry =
  | OperationEntry
  | CommandBegunEntry
  | SubscribedEntry
  | DeliveredEntry
  | FileEntry
  | TroubleEntry
  | RetiredEntry
  | ClosedEntry

/** Who asked, and under which name the request is known elsewhere. */
export interface Asker {
  readonly correlationId: string
  readonly issuer: string
  readonly subject: string
  readonly client: string
}

/** An operation that was a command, or read what is FINANCIAL or PERSONAL, or was denied it. */
export interface OperationEntry extends Asker {
  readonly kind: 'operation'
  readonly operation: 'query' | 'mutation' | 'subscription'
  /** The operation's name in its document; absent where it has none, or one of more than 100 characters. */
  readonly name?: string
  /** Names a command in its two lines. */
  readonly command?: string
  /** Of all that is in `reads`. */
  readonly decision: 'allowed' | 'denied' | 'partly'
  readonly reads: readonly CoordinateReads[]
  /** Whether there were data in the answer. */
  readonly answered: boolean
  /** Codes of the answer's errors, each once. */
  readonly errors: readonly string[]
  /** Set where the ids of one operation took several lines, which then follow one another. */
  readonly part?: { readonly number: number; readonly of: number }
}

/** Coordinates that were read, or denied, of the same records. */
export interface CoordinateReads {
  /** Such as `PurchaseOrder.total`. */
  readonly coordinates: readonly string[]
  readonly decision: 'allowed' | 'denied'
  /** `argument`: not given out; a filter or an order went by it. */
  readonly by: 'selection' | 'argument'
  /** Global ids of the records. */
  readonly ids: readonly string[]
  /** How many places of the answer belong to no record, such as sums. */
  readonly withoutId: number
}

/** A command that is about to run: written first, because what it does cannot be taken back. */
export interface CommandBegunEntry extends Asker {
  readonly kind: 'begun'
  readonly name?: string
  readonly command: string
  /** Its root fields, such as `Mutation.approvePurchaseOrder`. */
  readonly coordinates: readonly string[]
}

/** Somebody began to be told of events, or no longer is: from then on, or until then, what is delivered to `group` is its. */
export interface SubscribedEntry extends Asker {
  readonly kind: 'subscribed' | 'unsubscribed'
  /** Names the subscription in its two lines. */
  readonly subscription: string
  readonly name?: string
  /** All who asked the same with the same rights, in one process. */
  readonly group: string
  /** Its root field, such as `Subscription.purchaseOrderChanged`. */
  readonly coordinates: readonly string[]
}

/** What an event showed a group of subscribers of what is FINANCIAL or PERSONAL, or denied them. */
export interface DeliveredEntry {
  readonly kind: 'delivered'
  readonly correlationId: string
  readonly group: string
  /** Set where it was told to this subscription alone, as it caught up. */
  readonly subscription?: string
  /** The event's id. */
  readonly event: string
  readonly name?: string
  readonly decision: OperationEntry['decision']
  readonly reads: readonly CoordinateReads[]
  readonly answered: boolean
  readonly errors: readonly string[]
  readonly part?: { readonly number: number; readonly of: number }
}

/** The first line of every file. */
export interface FileEntry {
  readonly kind: 'file'
  readonly number: number
  /** Why there is a new one: `lost` where the one before was no longer in its place. */
  readonly because: 'start' | 'size' | 'day' | 'lost'
  /** Where the chain of the run before had got to, as it was found at the start. */
  readonly follows?: { readonly chain: string; readonly seq: number; readonly hash: string }
}

/** For a while nothing could be written; what would have needed it was refused. */
export interface TroubleEntry {
  readonly kind: 'trouble'
  readonly code: string
  /** An instant in UTC. */
  readonly since: string
  readonly refused: number
}

/** Files were removed because they were old enough. */
export interface RetiredEntry {
  readonly kind: 'retired'
  readonly ofChain: string
  readonly files: number
  /** The last record that went. */
  readonly through: number
}

/** The process ended in order. */
export interface ClosedEntry {
  readonly kind: 'closed'
}
