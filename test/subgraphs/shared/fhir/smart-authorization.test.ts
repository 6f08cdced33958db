import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader, type JWK } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Forbidden, SourceUnavailable } from '#shared/errors/errors.ts'
import { SmartAuthorization, type SmartAuthorizationOptions } from '#shared/fhir/smart-authorization.ts'
import type { SourceCall } from '#shared/telemetry/source-calls.ts'
import {
  type Answer,
  canary,
  clientOf,
  cut,
  empty,
  everythingIn,
  failureOf,
  found,
  hang,
  hostileServer,
  html,
  json,
  outcome,
  scope,
} from './hostile-server.ts'
import { clientId, denied, granted, type SmartIssuer, smartIssuer } from './smart-issuer.ts'

const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' })
const other = generateKeyPairSync('ec', { namedCurve: 'P-384' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const publicJwk = ({ publicKey }: { publicKey: KeyObject }, kid: string, alg = 'ES384') =>
  ({ ...publicKey.export({ format: 'jwk' }), kid, alg }) as JWK
const pem = ({ privateKey }: { privateKey: KeyObject }) =>
  privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

let folder: string
let privateKeyFile: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'smart-'))
  privateKeyFile = path.join(folder, 'key')
  await writeFile(privateKeyFile, pem(ec))
})
afterEach(() => rm(folder, { recursive: true }))

function authorization(url: string, options: Partial<SmartAuthorizationOptions> = {}): SmartAuthorization {
  return new SmartAuthorization({ url, clientId, privateKeyFile, keyId: 'k1', scopes: granted, ...options })
}

async function knownIssuer(): Promise<SmartIssuer> {
  const issuer = await smartIssuer()
  issuer.publicKeys = [publicJwk(ec, 'k1')]
  return issuer
}

describe('SmartAuthorization.token()', () => {
  it.each([
    ['ES384', 'PEM', pem(ec), publicJwk(ec, 'k1')],
    ['RS384', 'JWK', JSON.stringify(rsa.privateKey.export({ format: 'jwk' })), publicJwk(rsa, 'k1', 'RS384')],
  ])('is given by a real issuer for an assertion with %s and a key as %s', async (alg, _, keyText, publicKey) => {
    await using issuer = await smartIssuer()
    issuer.publicKeys = [publicKey]
    await writeFile(privateKeyFile, keyText)
    const claims = decodeJwt(await authorization(issuer.fhirUrl).token())
    expect(claims).toMatchObject({ aud: issuer.fhirUrl, client_id: clientId, scope: granted.join(' ') })
    const assertion = issuer.asked[0]?.assertion ?? ''
    expect(decodeProtectedHeader(assertion)).toMatchObject({ alg, kid: 'k1' })
    const { aud, iss, sub, exp = 0, jti } = decodeJwt(assertion)
    expect({ aud, iss, sub }).toEqual({ aud: issuer.tokenUrl, iss: clientId, sub: clientId })
    expect(exp - Date.now() / 1000).toBeGreaterThan(0)
    expect(exp - Date.now() / 1000).toBeLessThanOrEqual(300)
    expect(jti).toMatch(/.{16}/)
  })

  it('is asked for with an assertion of its own each time: one that was used is refused', async () => {
    await using issuer = await knownIssuer()
    await authorization(issuer.fhirUrl).token()
    await authorization(issuer.fhirUrl).token()
    const assertions = issuer.asked.map(({ assertion }) => assertion)
    expect(new Set(assertions.map((each) => decodeJwt(each).jti)).size).toBe(2)
    const form = {
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertions[0] ?? '',
    }
    const replay = await fetch(issuer.tokenUrl, { method: 'POST', body: new URLSearchParams(form) })
    expect(await replay.json()).toMatchObject({ error: 'invalid_client' })
  })

  it('is fetched once for many who wait, and kept', async () => {
    await using issuer = await knownIssuer()
    const counted: SourceCall[] = []
    const auth = authorization(issuer.fhirUrl, { onCall: (call) => counted.push(call) })
    const all = await Promise.all(Array.from({ length: 50 }, () => auth.token()))
    expect(new Set([...all, await auth.token()]).size).toBe(1)
    expect(issuer.asked).toHaveLength(1)
    expect(counted.map(({ source, call, failed }) => [source, call, failed])).toEqual([['fhir', 'token', false]])
  })

  it('is another one shortly before it ends', async () => {
    await using issuer = await knownIssuer()
    let now = Date.now()
    const auth = authorization(issuer.fhirUrl, { now: () => now })
    const first = await auth.token()
    now += 269_000
    expect(await auth.token()).toBe(first)
    now += 2_000
    expect(await auth.token()).not.toBe(first)
    expect(issuer.asked).toHaveLength(2)
  })

  it('is FORBIDDEN for scopes that are not ours, and not asked for again at once', async () => {
    await using issuer = await knownIssuer()
    let now = Date.now()
    const auth = authorization(issuer.fhirUrl, { scopes: [...granted, denied], now: () => now })
    for (let count = 0; count < 3; count += 1) {
      const error = await failureOf(auth.token())
      expect(error.extensions).toEqual({ code: 'FORBIDDEN', origin: 'fhir', retryable: false })
      expect(error.message).toBe('Cannot get a token for the FHIR server: it answers invalid_scope')
    }
    expect(issuer.asked.map(({ error }) => error)).toEqual(['invalid_scope'])
    now += 31_000
    await failureOf(auth.token())
    expect(issuer.asked).toHaveLength(2)
  })

  it('is FORBIDDEN for a client nobody knows', async () => {
    await using issuer = await knownIssuer()
    expect(await failureOf(authorization(issuer.fhirUrl, { clientId: 'nobody' }).token())).toBeInstanceOf(Forbidden)
  })

  it('comes again as soon as the key file holds the key the issuer knows', async () => {
    await using issuer = await knownIssuer()
    const auth = authorization(issuer.fhirUrl, { keyId: 'k1' })
    await writeFile(privateKeyFile, pem(other))
    expect(await failureOf(auth.token())).toBeInstanceOf(Forbidden)
    await writeFile(privateKeyFile, pem(ec))
    expect(decodeJwt(await auth.token())).toMatchObject({ client_id: clientId })
    expect(issuer.asked.map(({ error }) => error)).toEqual(['invalid_client', null])
  })

  it.each<[string, () => Promise<void>]>([
    ['is not there', () => rm(privateKeyFile)],
    ['holds no key', () => writeFile(privateKeyFile, `{"d":"${canary}"}`)],
    [
      'holds a key of another kind',
      () => writeFile(privateKeyFile, pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }))),
    ],
  ])('is SOURCE_UNAVAILABLE when the key file %s, and the issuer hears nothing', async (_, spoil) => {
    await using issuer = await knownIssuer()
    await spoil()
    const error = await failureOf(authorization(issuer.fhirUrl).token())
    expect(error.extensions).toEqual({ code: 'SOURCE_UNAVAILABLE', origin: 'fhir', retryable: false })
    expect(everythingIn(error)).not.toContain(canary)
    expect(everythingIn(error)).not.toContain(privateKeyFile)
    expect(issuer.asked).toHaveLength(0)
  })
})

describe('A SMART configuration', () => {
  const noEndpoint = 'its SMART configuration names no token endpoint with https'
  it.each<[string, Record<string, unknown>, string]>([
    ['names no token endpoint', { token_endpoint: undefined }, noEndpoint],
    ['names one without https on another machine', { token_endpoint: 'http://idp.example/token' }, noEndpoint],
    ['names one with a password', { token_endpoint: 'https://a:b@idp.example/token' }, noEndpoint],
    [
      'takes secrets only',
      { token_endpoint_auth_methods_supported: ['client_secret_basic'] },
      'it does not take private_key_jwt',
    ],
    [
      'takes other signatures only',
      { token_endpoint_auth_signing_alg_values_supported: ['RS384'] },
      'it takes no assertions signed with ES384',
    ],
  ])('that %s gives no token', async (_, changed, found) => {
    await using issuer = await knownIssuer()
    Object.assign(issuer.configuration, changed)
    const error = await failureOf(authorization(issuer.fhirUrl).token())
    expect(error).toBeInstanceOf(SourceUnavailable)
    expect(error.message).toBe(`Cannot get a token for the FHIR server: ${found}`)
    expect(issuer.asked).toHaveLength(0)
  })

  it('may leave out what it need not say', async () => {
    await using issuer = await knownIssuer()
    issuer.configuration = { token_endpoint: issuer.tokenUrl }
    expect(await authorization(issuer.fhirUrl).token()).toMatch(/^ey/)
  })

  it.each<[string, Answer]>([
    ['HTML', html()],
    ['404', json(outcome('not-found'), 404)],
    ['a list', json([])],
    ['half of it', cut],
    ['more than anybody needs', json({ token_endpoint: 'x'.repeat(300_000) })],
    ['nothing before the time is up', hang],
  ])('is none when the server answers %s', async (_, answer) => {
    await using server = await hostileServer(() => answer)
    const error = await failureOf(authorization(server.url, { timeoutMs: 300 }).token())
    expect(error.extensions).toEqual({ code: 'SOURCE_UNAVAILABLE', origin: 'fhir', retryable: true })
    expect(everythingIn(error)).not.toContain(canary)
  })
})

describe('A token endpoint', () => {
  const oauth = (body: object, status = 200, headers = {}) =>
    json(body, status, { 'content-type': 'application/json', ...headers })
  const answers: [string, string, Answer][] = [
    ['HTML', 'SOURCE_UNAVAILABLE', html()],
    ['HTML with status 503', 'SOURCE_UNAVAILABLE', html(503)],
    ['status 204', 'SOURCE_UNAVAILABLE', empty(204)],
    ['a redirect', 'SOURCE_UNAVAILABLE', empty(307, { location: 'https://evil.example/' })],
    ['half an answer', 'SOURCE_UNAVAILABLE', cut],
    ['nothing before the time is up', 'SOURCE_UNAVAILABLE', hang],
    ['no token', 'SOURCE_UNAVAILABLE', oauth({ token_type: 'bearer' })],
    [
      'a token that would end its header',
      'SOURCE_UNAVAILABLE',
      oauth({ access_token: 'a\r\nb', token_type: 'bearer' }),
    ],
    ['another kind of token', 'SOURCE_UNAVAILABLE', oauth({ access_token: 'a', token_type: 'mac' })],
    [
      'more than anybody needs',
      'SOURCE_UNAVAILABLE',
      oauth({ access_token: 'a'.repeat(300_000), token_type: 'bearer' }),
    ],
    [
      'that it is busy',
      'SOURCE_UNAVAILABLE',
      oauth({ error: 'temporarily_unavailable', error_description: canary }, 400),
    ],
    ['an error nobody knows', 'SOURCE_UNAVAILABLE', oauth({ error: canary, error_description: canary }, 400)],
    ['invalid_client', 'FORBIDDEN', oauth({ error: 'invalid_client', error_description: canary }, 400)],
    [
      'a challenge',
      'FORBIDDEN',
      oauth({ error: 'invalid_client' }, 401, { 'www-authenticate': `Bearer realm="${canary}"` }),
    ],
  ]
  it.each(answers)(
    'that answers %s is %s, and neither assertion nor answer is in the error',
    async (_, code, answer) => {
      await using server = await hostileServer(({ method }): Answer | object =>
        method === 'GET' ? { token_endpoint: `${server.url}/token` } : answer,
      )
      const error = await failureOf(authorization(server.url, { timeoutMs: 300 }).token())
      expect([error.code, error.origin]).toEqual([code, 'fhir'])
      const shown = everythingIn(error)
      expect(shown).not.toContain(canary)
      expect(shown).not.toMatch(/eyJ/)
      expect(shown).not.toContain(new URL(server.url).host)
      expect(server.received).toHaveLength(2)
    },
  )

  it('that does not say how long a token lives is asked again after a minute', async () => {
    await using server = await hostileServer(({ method }, place): Answer | object =>
      method === 'GET'
        ? { token_endpoint: `${server.url}/token` }
        : oauth({ access_token: `token-${place}`, token_type: 'Bearer' }),
    )
    let now = 0
    const auth = authorization(server.url, { now: () => now })
    const first = await auth.token()
    now = 40_000
    expect(await auth.token()).toBe(first)
    now = 60_000
    expect(await auth.token()).not.toBe(first)
  })
})

describe('A FHIR server that refuses a token', () => {
  it('is called again with a new one, which all share who were refused', async () => {
    await using issuer = await knownIssuer()
    let refused = ''
    await using server = await hostileServer(({ headers }): Answer | object => {
      refused ||= headers.authorization ?? ''
      return headers.authorization === refused ? json(outcome('expired'), 401) : found([])
    })
    const client = clientOf(server, { auth: authorization(issuer.fhirUrl), concurrency: 10 })
    const all = await Promise.all(Array.from({ length: 10 }, () => client.search('Claim', {}, scope())))
    expect(all).toHaveLength(10)
    expect(issuer.asked).toHaveLength(2)
  })

  it('for good causes one new token in a while, however many ask', async () => {
    await using issuer = await knownIssuer()
    const now = Date.now()
    await using server = await hostileServer(() => json(outcome('login'), 401))
    const client = clientOf(server, { auth: authorization(issuer.fhirUrl, { now: () => now }) })
    for (let count = 0; count < 5; count += 1) {
      expect(await failureOf(client.search('Claim', {}, scope()))).toBeInstanceOf(Forbidden)
    }
    expect(issuer.asked).toHaveLength(2)
  })

  it('because the key was exchanged gets a token by the new key, without a restart', async () => {
    await using issuer = await knownIssuer()
    const auth = new SmartAuthorization({ url: issuer.fhirUrl, clientId, privateKeyFile, scopes: granted })
    issuer.publicKeys = [publicJwk(ec, await calculateJwkThumbprint(ec.publicKey))]
    const first = await auth.token()
    issuer.publicKeys = [publicJwk(other, 'new')]
    await writeFile(privateKeyFile, JSON.stringify({ ...other.privateKey.export({ format: 'jwk' }), kid: 'new' }))
    await using server = await hostileServer(({ headers }): Answer | object =>
      headers.authorization === `Bearer ${first}` ? json(outcome('login'), 401) : found([]),
    )
    await clientOf(server, { auth }).search('Claim', {}, scope())
    expect(decodeProtectedHeader(issuer.asked.at(-1)?.assertion ?? '').kid).toBe('new')
    expect(issuer.asked.map(({ error }) => error)).toEqual([null, null])
  })
})
