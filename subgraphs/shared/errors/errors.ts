/**
 * Codes a client may switch on. The list is closed: adding one is a change of the contract, see schema/README.md.
 */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'NOT_FOUND'
  | 'COST_LIMIT'
  | 'RATE_LIMITED'
  | 'SOURCE_UNAVAILABLE'
  | 'SOURCE_TIMEOUT'
  | 'SOURCE_CONTRACT_BROKEN'
  | 'SOURCE_NOT_CONNECTED'
  | 'CURSOR_EXPIRED'
  | 'INTERNAL'

/** What a client reads under `errors[].extensions`, before the gateway adds the correlation id. */
export interface ErrorExtensions {
  readonly code: ErrorCode
  /** The source that failed (`odoo`), or `caregraph` where the fault lies in the request or in this program. */
  readonly origin: string
  /** True when the same request may succeed later unchanged. */
  readonly retryable: boolean
  // graphql-js wants extensions to be an open record.
  readonly [key: string]: unknown
}

/**
 * Root of every error this project throws on purpose; anything else is a bug and reaches clients as INTERNAL.
 *
 * Messages read `Cannot <do what>: <what was found>` and hold no value of a record and no secret, because they travel to
 * clients as they are. Into the log goes no message at all.
 */
export abstract class CaregraphError extends Error {
  abstract readonly code: ErrorCode
  readonly origin: string = 'caregraph'
  readonly retryable: boolean = false

  override get name(): string {
    return this.constructor.name
  }

  /** graphql-js copies this into the error a client sees. */
  get extensions(): ErrorExtensions {
    return { code: this.code, origin: this.origin, retryable: this.retryable }
  }
}

/** The client sent something that cannot be used; the message names the field and what was expected. */
export class BadUserInput extends CaregraphError {
  readonly code = 'BAD_USER_INPUT'
}

/** No such record, or none the asker may know of: the two are deliberately not told apart. */
export class NotFound extends CaregraphError {
  readonly code = 'NOT_FOUND'
  override readonly origin: string
  constructor(message: string, origin = 'caregraph') {
    super(message)
    this.origin = origin
  }
}

/** Why nobody knows who is asking, where there is no token to look at. */
export type WhyUnauthenticated = 'no_token' | 'gateway_headers' | 'no_signature' | 'gateway_signature'

/** Nobody knows who is asking. What is wrong with a token is for the log: whoever sent it learns no more than that. */
export class Unauthenticated extends CaregraphError {
  readonly code = 'UNAUTHENTICATED'
  readonly #why: WhyUnauthenticated | null

  constructor(message: string, why: WhyUnauthenticated | null = null) {
    super(message)
    this.#why = why
  }

  /** What the log is still to be told; null where it was told already. */
  get why(): WhyUnauthenticated | null {
    return this.#why
  }
}

/** The asker is known, and may not have this. */
export class AccessDenied extends CaregraphError {
  readonly code = 'FORBIDDEN'
}

/** The operation asks for more than one operation may. */
export class CostLimit extends CaregraphError {
  readonly code = 'COST_LIMIT'
}

/** What follows a cursor is not all there any longer: whoever goes on from here starts again, and knows it. */
export class CursorExpired extends CaregraphError {
  readonly code = 'CURSOR_EXPIRED'
}

/** A failure of an outside system. `origin` is its name, never an address. */
abstract class SourceError extends CaregraphError {
  override readonly origin: string
  constructor(origin: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.origin = origin
  }
}

/** The source refused our account. The asker learns no more than that. */
export class Forbidden extends SourceError {
  readonly code = 'FORBIDDEN'
}

/** The source could not be reached or answered that it cannot serve now. */
export class SourceUnavailable extends SourceError {
  readonly code = 'SOURCE_UNAVAILABLE'
  override readonly retryable: boolean = true
}

/** The source did not answer before the request's deadline. */
export class SourceTimeout extends SourceError {
  readonly code = 'SOURCE_TIMEOUT'
  override readonly retryable: boolean = true
}

/** The source answered, but not with what its contract promises. Never retried: asking again cannot help. */
export class SourceContractBroken extends SourceError {
  readonly code = 'SOURCE_CONTRACT_BROKEN'
}

/** No such source is configured; the fields that need it are null. */
export class SourceNotConnected extends SourceError {
  readonly code = 'SOURCE_NOT_CONNECTED'
}
