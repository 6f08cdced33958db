import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql'
import type { Prepared } from '#gateway/execution/prepare.ts'
import type { Principal } from '#shared/auth/principal.ts'

/** Somebody who is connected for a while, whatever carries it. */
export interface Session {
  /** Who it is now: another object once its token was renewed. */
  readonly principal: Principal
  /** Names the connection in logs, errors and answers. */
  readonly correlationId: string
}

/** A subscription as a client asks for it. */
export interface SubscriptionRequest {
  readonly prepared: Prepared
  readonly variables?: Readonly<Record<string, unknown>> | undefined
  readonly operationName?: string | undefined
  /** Where to go on, when the transport says so itself (`Last-Event-ID`); it stands instead of the argument `after`. */
  readonly lastEventId?: string | undefined
  readonly session: Session
}

/** What one subscriber is sent. */
export interface Delivery {
  readonly result: FormattedExecutionResult
  /** The place of the event in the log: give it back to go on after it. */
  readonly cursor: string
}

/**
 * A subscription that runs. Iterating it ends when it is over in order; it throws a `SubscriptionEnded` where it was
 * ended for a reason that the client has to know. `return()` ends it at any time, also while a delivery is waited for.
 */
export interface Subscription extends AsyncIterableIterator<Delivery> {
  return(): Promise<IteratorResult<Delivery>>
  /** The session's principal is another one: what may be read from now on goes by it. Same subject, issuer and client. */
  renewed(): void
}

/** Why a subscription was ended, as the client is told; `errors[0].extensions.cursor` is where it may go on, if anywhere. */
export class SubscriptionEnded extends Error {
  readonly errors: readonly GraphQLFormattedError[]
  constructor(errors: readonly GraphQLFormattedError[]) {
    super('the subscription was ended')
    this.errors = errors
  }
}

/** The one way subscriptions are run, whatever carries them. Nothing of it throws. */
export interface Subscriptions {
  /** Begins a subscription, or says why not: then there are errors as the client is told them, and no events. */
  open(request: SubscriptionRequest): Promise<Subscription | { readonly errors: readonly GraphQLFormattedError[] }>
  /** Ends all of them: the process stops. What was delivered is sent first. */
  close(): Promise<void>
}
