import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK } from 'jose'

/** What SMART Backend Services asks clients to sign with. */
export type ClientAlgorithm = 'ES384' | 'RS384'

export interface ClientKey {
  readonly privateKey: JWK
  readonly publicKey: JWK
}

/** A key pair of a client, with `alg` and a `kid` of its own. */
export async function newClientKey(alg: ClientAlgorithm): Promise<ClientKey> {
  const pair = await generateKeyPair(alg, { extractable: true })
  const [privateKey, publicKey] = await Promise.all([exportJWK(pair.privateKey), exportJWK(pair.publicKey)])
  const named = { alg, kid: randomUUID(), use: 'sig' }
  return { privateKey: { ...privateKey, ...named }, publicKey: { ...publicKey, ...named } }
}
