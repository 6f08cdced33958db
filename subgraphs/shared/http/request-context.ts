import type { Principal } from '../auth/principal.ts'
import type { PlaceInEpoch } from '../events/event.ts'
import type { SharedReads } from '../odoo/shared-reads.ts'
import type { SourceCalls } from '../telemetry/source-calls.ts'

/** What is true of one request before it is known who asks. */
export interface RequestScope {
  /** Names this request in logs, errors and answers. */
  readonly correlationId: string
  /** Aborts at the request's deadline or when the client goes away; every call to a source takes it. */
  readonly signal: AbortSignal
  /** Where every call to a source is counted. */
  readonly calls: SourceCalls
}

/** What is true of one request, whoever serves it: made once at the door, handed to every subgraph's context. */
export interface RequestContext extends RequestScope {
  readonly principal: Principal
  /** What it reads together with others, where one event is delivered to many. Absent: it reads by itself. */
  readonly sharedReads?: SharedReads
  /** Where a subscription begins. Absent where nobody subscribes. */
  readonly subscription?: SubscriptionStart
}

export interface SubscriptionStart {
  /** As its arguments or `lastEventId` say, or after a place in the log. */
  readonly begin: 'as asked' | PlaceInEpoch
  /** A cursor by which a transport says it; it stands instead of the argument `after`. */
  readonly lastEventId?: string | undefined
}
