import type { IncomingMessage } from 'node:http'
import { Unauthenticated } from '../errors/errors.ts'

/**
 * The token in a request's Authorization header, not yet verified.
 * @throws {Unauthenticated} unless there is exactly one such header with one bearer token.
 */
export function bearerToken(request: IncomingMessage): string {
  // `headers` holds the first of several and says nothing of the others.
  const [header, ...others] = request.headersDistinct.authorization ?? []
  const token = tokenIn(header)
  if (token === null || others.length > 0) {
    throw new Unauthenticated('Cannot authenticate: expected one Authorization header with a bearer token', 'no_token')
  }
  return token
}

/**
 * The token in what stands for such a header where there is none, as in a message of a WebSocket; not yet verified.
 * @throws {Unauthenticated} unless it is a text with one bearer token.
 */
export function bearerTokenOf(authorization: unknown): string {
  const token = tokenIn(authorization)
  if (token === null) throw new Unauthenticated('Cannot authenticate: expected a bearer token', 'no_token')
  return token
}

function tokenIn(authorization: unknown): string | null {
  if (typeof authorization !== 'string') return null
  return /^bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1] ?? null
}
