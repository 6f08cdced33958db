import type { IncomingMessage } from 'node:http'
import { Unauthenticated } from '../errors/errors.ts'

/**
 * The token in a request's Authorization header, not yet verified.
 * @throws {Unauthenticated} unless there is exactly one such header with one bearer token.
 */
export function bearerToken(request: IncomingMessage): string {
  // `headers` holds the first of several and says nothing of the others.
  const [header = '', ...others] = request.headersDistinct.authorization ?? []
  const [, token] = /^bearer +([\w.~+/-]+=*)$/i.exec(header) ?? []
  if (token === undefined || others.length > 0) {
    throw new Unauthenticated('Cannot authenticate: expected one Authorization header with a bearer token', 'no_token')
  }
  return token
}
