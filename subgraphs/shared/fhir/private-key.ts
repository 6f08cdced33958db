import { createPrivateKey, type KeyObject } from 'node:crypto'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, importPKCS8 } from 'jose'
import { isRecord } from './json.ts'

const leastRsaBits = 2048

/** A key that signs, and how its public half is called where it is published. */
export interface SigningKey {
  readonly key: CryptoKey
  readonly kid: string
  readonly alg: 'ES384' | 'RS384'
}

/** The text of a key file holds no key that can be used. The message says why, and nothing of the key. */
export class UnusableKey extends Error {}

/**
 * The private key in `text`: a JWK, or PEM (PKCS #8); on the curve P-384, or RSA.
 *
 * It is named by `keyId`, else by its own `kid`, else by its thumbprint (RFC 7638).
 * @throws {UnusableKey}
 */
export async function signingKey(text: string, keyId?: string): Promise<SigningKey> {
  const jwk = jwkIn(text)
  const key = privateKey(jwk === null ? text : { key: jwk, format: 'jwk' })
  const alg = algorithmOf(key)
  const named = keyId ?? jwk?.kid
  const kid = typeof named === 'string' ? named : await calculateJwkThumbprint(await exportJWK(key))
  const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { key: await importPKCS8(pem, alg), kid, alg }
}

function jwkIn(text: string): Readonly<Record<string, unknown>> | null {
  if (!text.trimStart().startsWith('{')) return null
  try {
    const jwk: unknown = JSON.parse(text)
    if (isRecord(jwk)) return jwk
  } catch {}
  throw new UnusableKey('expected a JWK')
}

function privateKey(from: Parameters<typeof createPrivateKey>[0]): KeyObject {
  try {
    return createPrivateKey(from)
  } catch {
    throw new UnusableKey('expected a private key, as JWK or as PEM')
  }
}

function algorithmOf({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): SigningKey['alg'] {
  if (type === 'ec' && details?.namedCurve === 'secp384r1') return 'ES384'
  if (type === 'rsa' && (details?.modulusLength ?? 0) >= leastRsaBits) return 'RS384'
  throw new UnusableKey(`expected a key on the curve P-384, or RSA with at least ${leastRsaBits} bits`)
}
