import type { IncomingMessage } from 'node:http'
import { HttpFault } from '#gateway/http/answer.ts'
import type { AccessTokens } from '#shared/auth/access-tokens.ts'
import { bearerToken } from '#shared/auth/bearer.ts'
import type { GatewaySignatures } from '#shared/auth/gateway-signature.ts'
import type { Principal } from '#shared/auth/principal.ts'
import { Unauthenticated } from '#shared/errors/errors.ts'

/**
 * Who sends a request. `body` reads what the request holds, for those who need it to tell. Rejects with
 * `Unauthenticated` where nobody can vouch for an answer.
 */
export type Authentication = (
  request: IncomingMessage,
  body: () => Promise<Buffer>,
  correlationId: string,
) => Promise<Principal>

/** Whose a token is, where there is a token and no request. Rejects with `Unauthenticated` where it is nobody's. */
export type TokenAuthentication = (token: string, correlationId: string) => Promise<Principal>

/** Clients, by their access tokens. What only a gateway may say of somebody is nothing a client may send. */
export function byAccessToken(tokens: AccessTokens): Authentication {
  return async (request, _body, correlationId) => {
    if (isFromGateway(request)) {
      throw new Unauthenticated('Cannot authenticate: expected no headers of a gateway', 'gateway_headers')
    }
    return tokens.verify(bearerToken(request), correlationId)
  }
}

/** Whoever asks a subgraph: a gateway of ours by its signature, others by access tokens; null for what is not set up. */
export function ofSubgraph(signatures: GatewaySignatures | null, tokens: AccessTokens | null): Authentication {
  const byToken = tokens && byAccessToken(tokens)
  return async (request, body, correlationId) => {
    if (signatures !== null && isFromGateway(request)) return signatures.verify(request.headers, await body())
    if (byToken !== null) return byToken(request, body, correlationId)
    throw new Unauthenticated("Cannot authenticate: expected a gateway's signature", 'no_signature')
  }
}

function isFromGateway({ headers }: IncomingMessage): boolean {
  return Object.keys(headers).some((name) => name.startsWith('x-caregraph-'))
}

/** How it is said over HTTP. */
export function unauthenticated(error: Unauthenticated, { headers }: IncomingMessage): HttpFault {
  const challenge = headers.authorization === undefined ? 'Bearer' : 'Bearer error="invalid_token"'
  return new HttpFault(401, error.message, error.code, { 'www-authenticate': challenge })
}
