import type { JSONWebKeySet } from 'jose'
import { isConfidential } from '../config/issuers.ts'
import { AnswerTooLarge, exchange } from '../http/exchange.ts'

const maxAnswerBytes = 256 * 1024

/** An issuer's keys could not be had. The reason is one of few words, for the log. */
export class KeySetUnavailable extends Error {
  readonly reason: 'timeout' | 'unreachable' | 'too_large' | 'status' | 'not_json' | 'other_issuer' | 'address' | 'keys'
  constructor(reason: KeySetUnavailable['reason']) {
    super(`Cannot fetch the keys of an issuer: ${reason}`)
    this.reason = reason
  }
}

/**
 * The public keys that `issuer` signs with: where they are is found by OpenID discovery.
 *
 * Symmetric keys are left out: nobody may publish those.
 * @throws {KeySetUnavailable} for every failure, also a redirect: an issuer says itself where its keys are.
 */
export async function fetchKeySet(issuer: string, signal: AbortSignal): Promise<JSONWebKeySet> {
  const configuration = await jsonAt(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, signal)
  if (configuration.issuer !== issuer) throw new KeySetUnavailable('other_issuer')
  const { jwks_uri: address } = configuration
  if (typeof address !== 'string' || !isConfidential(address)) throw new KeySetUnavailable('address')
  const { keys } = await jsonAt(address, signal)
  if (!Array.isArray(keys) || !keys.every(isRecord)) throw new KeySetUnavailable('keys')
  return { keys: keys.filter(({ kty }) => kty === 'RSA' || kty === 'EC' || kty === 'OKP') } as JSONWebKeySet
}

async function jsonAt(address: string, signal: AbortSignal): Promise<Readonly<Record<string, unknown>>> {
  const request = { method: 'GET', headers: { accept: 'application/json' }, signal } as const
  const { status, body } = await exchange(new URL(address), request, maxAnswerBytes).catch((error: unknown) => {
    if (error instanceof AnswerTooLarge) throw new KeySetUnavailable('too_large')
    throw new KeySetUnavailable(signal.aborted ? 'timeout' : 'unreachable')
  })
  if (status !== 200) throw new KeySetUnavailable('status')
  const value = json(body)
  if (!isRecord(value)) throw new KeySetUnavailable('not_json')
  return value
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
