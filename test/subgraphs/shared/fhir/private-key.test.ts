import { generateKeyPairSync } from 'node:crypto'
import { calculateJwkThumbprint, type JWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { signingKey, UnusableKey } from '#shared/fhir/private-key.ts'

const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve }).privateKey
const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength }).privateKey
const pem = (key: ReturnType<typeof ec>) => key.export({ type: 'pkcs8', format: 'pem' }).toString()
const jwk = (key: ReturnType<typeof ec>) => key.export({ format: 'jwk' }) as JWK

describe('signingKey()', () => {
  it.each([
    ['ES384', ec('P-384')],
    ['RS384', rsa(2048)],
  ] as const)('reads a key for %s, as PEM and as JWK', async (alg, key) => {
    const thumbprint = await calculateJwkThumbprint(jwk(key))
    expect(await signingKey(pem(key))).toMatchObject({ alg, kid: thumbprint })
    expect(await signingKey(`\n ${JSON.stringify(jwk(key))}\n`)).toMatchObject({ alg, kid: thumbprint })
    expect(await signingKey(JSON.stringify({ ...jwk(key), kid: 'own' }))).toMatchObject({ alg, kid: 'own' })
    expect(await signingKey(JSON.stringify({ ...jwk(key), kid: 'own' }), 'set')).toMatchObject({ kid: 'set' })
    expect((await signingKey(pem(key))).key.extractable).toBe(false)
  })

  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  it.each([
    ['nothing', ''],
    ['no key', 'hello'],
    ['half a JWK', '{"kty":"EC"'],
    ['a JWK of nothing', '{}'],
    ['a symmetric key', '{"kty":"oct","k":"c2VjcmV0"}'],
    ['a public key', JSON.stringify(publicKey.export({ format: 'jwk' }))],
    ['another curve', pem(ec('P-256'))],
    ['an RSA key that is too short', pem(rsa(1024))],
    [
      'an encrypted key',
      generateKeyPairSync('ec', {
        namedCurve: 'P-384',
        privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
        publicKeyEncoding: { type: 'spki', format: 'pem' },
      }).privateKey,
    ],
  ])('refuses %s, and repeats nothing of it', async (_, text) => {
    const error = await signingKey(text).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UnusableKey)
    expect((error as Error).message).toMatch(/^expected a /)
    expect((error as Error).cause).toBeUndefined()
  })
})
