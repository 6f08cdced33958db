import {
  allowInsecureRequests,
  ClientError,
  Configuration,
  type CustomFetchOptions,
  clientCredentialsGrant,
  customFetch,
  modifyAssertion,
  PrivateKeyJwt,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import { isConfidential } from '../config/issuers.ts'
import { exchange } from '../http/exchange.ts'
import { isRecord, jsonOf } from './json.ts'
import type { SigningKey } from './private-key.ts'

const maxAnswerBytes = 256 * 1024
/** Seconds. SMART allows 300; the rest is for clocks that are apart. */
const assertionLives = 120

export interface AccessToken {
  readonly token: string
  /** Seconds from now; null where the issuer does not say. */
  readonly lives: number | null
}

/** No token. `isRefused`: the issuer knows what we want, and does not give it. Holds nothing of what was sent or answered. */
export class NoAccessToken extends Error {
  readonly isRefused: boolean
  constructor(reason: string, isRefused = false) {
    super(reason)
    this.isRefused = isRefused
  }
}

/**
 * Where a FHIR server gives tokens, as its `.well-known/smart-configuration` says.
 * @throws {NoAccessToken}
 */
export async function tokenEndpoint(base: string, alg: string, signal: AbortSignal): Promise<string> {
  const url = new URL(`${base.replace(/\/+$/, '')}/.well-known/smart-configuration`)
  const request = { method: 'GET', headers: { accept: 'application/json' }, signal } as const
  const answer = await exchange(url, request, maxAnswerBytes).catch(() => null)
  if (answer === null) throw new NoAccessToken('its SMART configuration could not be read')
  const found = answer.status === 200 ? jsonOf(answer.body) : undefined
  if (!isRecord(found)) throw new NoAccessToken('it has no SMART configuration')
  const { token_endpoint: endpoint } = found
  if (typeof endpoint !== 'string' || !isConfidential(endpoint)) {
    throw new NoAccessToken('its SMART configuration names no token endpoint with https')
  }
  // Both lists may be left out.
  if (!mayHold(found.token_endpoint_auth_methods_supported, 'private_key_jwt')) {
    throw new NoAccessToken('it does not take private_key_jwt')
  }
  if (!mayHold(found.token_endpoint_auth_signing_alg_values_supported, alg)) {
    throw new NoAccessToken(`it takes no assertions signed with ${alg}`)
  }
  return endpoint
}

function mayHold(list: unknown, word: string): boolean {
  return !Array.isArray(list) || list.includes(word)
}

/**
 * A token by client credentials, asked for with an assertion that is made for this one time.
 * @throws {NoAccessToken}
 */
export async function accessToken(
  endpoint: string,
  client: { readonly clientId: string; readonly scopes: readonly string[] },
  { key, kid }: SigningKey,
  signal: AbortSignal,
): Promise<AccessToken> {
  const authentication = PrivateKeyJwt(
    { key, kid },
    {
      [modifyAssertion]: (_, payload) => {
        payload.aud = endpoint
        payload.exp = Math.floor(Date.now() / 1000) + assertionLives
        // A server whose clock is behind ours would refuse what is not valid yet.
        delete payload.nbf
      },
    },
  )
  const configuration = new Configuration(
    { issuer: endpoint, token_endpoint: endpoint },
    client.clientId,
    {},
    authentication,
  )
  // The address was found to be confidential already: http is this machine.
  allowInsecureRequests(configuration)
  configuration[customFetch] = (url, options) => bounded(url, options, signal)
  try {
    const answer = await clientCredentialsGrant(configuration, { scope: client.scopes.join(' ') })
    if (answer.token_type !== 'bearer' || !/^[\x21-\x7e]+$/.test(answer.access_token)) {
      throw new NoAccessToken('the token is none that can be sent')
    }
    return { token: answer.access_token, lives: answer.expires_in ?? null }
  } catch (error) {
    throw withoutAnswer(error)
  }
}

/** With the bounds of all our calls: redirects are not followed, and no answer is read without an end. */
async function bounded(
  url: string,
  { method, headers, body }: CustomFetchOptions,
  signal: AbortSignal,
): Promise<Response> {
  if (method !== 'POST') throw new TypeError('Cannot ask for a token: expected a POST')
  const answer = await exchange(new URL(url), { method, headers, body: String(body), signal }, maxAnswerBytes)
  const told = Object.entries(answer.headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return new Response(new Uint8Array(answer.body), { status: answer.status, headers: told as [string, string][] })
}

/** The errors of OAuth by which an issuer says no to this account, or to what it asks for. */
const refusals = new Set(['invalid_client', 'invalid_scope', 'unauthorized_client', 'access_denied', 'invalid_target'])

/** The library's own errors hold the answer, and some the assertion. */
function withoutAnswer(error: unknown): NoAccessToken {
  if (error instanceof NoAccessToken) return error
  if (error instanceof ResponseBodyError) {
    if (refusals.has(error.error)) return new NoAccessToken(`it answers ${error.error}`, true)
    return new NoAccessToken(`the token endpoint answers an error with status ${error.status}`)
  }
  if (error instanceof WWWAuthenticateChallengeError) {
    return new NoAccessToken('it does not accept the client', true)
  }
  if (error instanceof ClientError && error.code?.startsWith('OAUTH_'))
    return new NoAccessToken('the token endpoint answers no token')
  return new NoAccessToken('the token endpoint could not be asked')
}
