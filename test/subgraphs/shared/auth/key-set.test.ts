import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fetchKeySet } from '#shared/auth/key-set.ts'
import { type SmallIssuer, startSmallIssuer } from './small-issuer.ts'

let issuer: SmallIssuer
let stop: () => void

beforeEach(async () => {
  ;({ issuer, stop } = await startSmallIssuer())
})

afterEach(() => stop())

const fetched = () => fetchKeySet(issuer.issuer, AbortSignal.timeout(10_000))

// What an issuer does wrong is tested with IssuerKeys, where it matters what follows.
describe('fetchKeySet()', () => {
  it('gives the keys as they are published', async () => {
    const keys = [
      await issuer.addKey('ec'),
      await issuer.addKey('rsa', { alg: 'PS512' }),
      await issuer.addKey('ed', { alg: 'Ed25519' }),
    ]
    expect(await fetched()).toEqual({ keys })
  })

  it('leaves out keys that both sides have, and kinds nobody knows', async () => {
    const key = await issuer.addKey('ec')
    const secret = { kty: 'oct', k: Buffer.alloc(32, 1).toString('base64url'), kid: 'secret' }
    issuer.published = [secret, { kty: 'new' }, {}, { ...secret, kty: ['RSA'] }, key]
    expect(await fetched()).toEqual({ keys: [key] })
  })

  it('asks for JSON, and sends nothing else of ours', async () => {
    const seen: unknown[] = []
    const { discovery } = issuer
    issuer.discovery = (request, response) => {
      seen.push(request.method, Object.keys(request.headers).sort(), request.headers.accept)
      discovery(request, response)
    }
    await fetched()
    expect(seen).toEqual(['GET', ['accept', 'connection', 'host'], 'application/json'])
  })
})
