import type { GraphQLFormattedError } from 'graphql'
import type { ErrorCode } from '#shared/errors/errors.ts'

/** The part of an error a client acts on; the correlation id is added when it is answered. */
export interface Coded {
  readonly code: ErrorCode
  readonly origin: string
  readonly retryable: boolean
  /** Set where a field may not be read: which, and for how many places of the answer this one error stands. */
  readonly denied?: { readonly coordinate: string; readonly count: number }
}

/** The client's request is at fault. */
export const badUserInput: Coded = { code: 'BAD_USER_INPUT', origin: 'caregraph', retryable: false }

/** This program is at fault. */
export const internal: Coded = { code: 'INTERNAL', origin: 'caregraph', retryable: false }

/** All a client learns of a fault in this program; the log has the rest under the correlation id. */
export const INTERNAL_MESSAGE = 'Cannot answer: an internal error occurred'

const codes: Readonly<Record<ErrorCode, true>> = {
  UNAUTHENTICATED: true,
  FORBIDDEN: true,
  BAD_USER_INPUT: true,
  CONFLICT: true,
  NOT_FOUND: true,
  COST_LIMIT: true,
  RATE_LIMITED: true,
  SOURCE_UNAVAILABLE: true,
  SOURCE_TIMEOUT: true,
  SOURCE_CONTRACT_BROKEN: true,
  SOURCE_NOT_CONNECTED: true,
  CURSOR_EXPIRED: true,
  INTERNAL: true,
}

/**
 * Reads code, origin and retryable off anything that was thrown, by shape, so that errors of subgraphs reached over
 * HTTP count as well. Absent unless all three are as ours: then nobody here vouches for the message.
 */
export function codedOf(error: unknown): Coded | undefined {
  const extensions = (error as { extensions?: unknown } | null | undefined)?.extensions
  if (typeof extensions !== 'object' || extensions === null) return undefined
  const { code, origin, retryable, coordinate, count } = extensions as Record<string, unknown>
  if (typeof code !== 'string' || !Object.hasOwn(codes, code)) return undefined
  if (typeof origin !== 'string' || !/^[a-z][a-z0-9-]{0,39}$/.test(origin)) return undefined
  if (typeof retryable !== 'boolean') return undefined
  const coded = { code: code as ErrorCode, origin, retryable }
  const isDenial = code === 'FORBIDDEN' && typeof coordinate === 'string' && /^\w{1,99}\.\w{1,99}$/.test(coordinate)
  return isDenial && Number.isInteger(count) ? { ...coded, denied: { coordinate, count: Number(count) } } : coded
}

/** Names and values of a client's making may be as long as a body; an error is for reading. */
const MAX_MESSAGE_LENGTH = 500

/** An error as a client reads it: these keys and no others. */
export function answerError(
  message: string,
  coded: Coded,
  correlationId: string,
  place: { [K in 'locations' | 'path']?: GraphQLFormattedError[K] | undefined } = {},
): GraphQLFormattedError {
  return {
    message: message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}…` : message,
    ...(place.locations && { locations: place.locations }),
    ...(place.path && { path: place.path }),
    extensions: { code: coded.code, origin: coded.origin, retryable: coded.retryable, ...coded.denied, correlationId },
  }
}
