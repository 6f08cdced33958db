import { createHmac, createPublicKey, type JsonWebKeyInput } from 'node:crypto'
import { base64url, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AccessTokens } from '#shared/auth/access-tokens.ts'
import { Unauthenticated } from '#shared/errors/errors.ts'
import { KeptLog } from './kept-log.ts'
import { audience, canary, type SmallIssuer, startSmallIssuer } from './small-issuer.ts'

let ours: SmallIssuer
let other: SmallIssuer
let attacker: SmallIssuer
const stops: (() => void)[] = []
let log: KeptLog
let tokens: AccessTokens
/** Milliseconds by which the clock of `tokens` is ahead. */
let later: number

const seconds = () => Math.floor(Date.now() / 1000)

beforeAll(async () => {
  const started = await Promise.all([startSmallIssuer(), startSmallIssuer(), startSmallIssuer()])
  stops.push(...started.map(({ stop }) => stop))
  ;[ours, other, attacker] = started.map(({ issuer }) => issuer) as [SmallIssuer, SmallIssuer, SmallIssuer]
  await Promise.all([ours.addKey('ec'), ours.addKey('rsa', { alg: 'RS256' }), ours.addKey('ed', { alg: 'EdDSA' })])
  await Promise.all([other.addKey('other'), attacker.addKey('ec'), attacker.addKey('evil')])
})

afterAll(() => {
  for (const stop of stops) stop()
})

beforeEach(() => {
  later = 0
  log = new KeptLog()
  tokens = new AccessTokens([ours.settings, other.settings], log, { now: () => Date.now() + later })
})

/** Refuses `token`, and gives what the log says about it. Whoever sent it learns the same whatever that is. */
async function refusalOf(token: string): Promise<unknown> {
  const error: unknown = await tokens.verify(token).catch((found: unknown) => found)
  expect(error).toBeInstanceOf(Unauthenticated)
  const { name, message, extensions } = error as Unauthenticated
  expect([name, message]).toEqual(['Unauthenticated', 'Cannot authenticate: the access token is not accepted'])
  expect(extensions).toEqual({ code: 'UNAUTHENTICATED', origin: 'caregraph', retryable: false })
  expect(Object.keys(error as Unauthenticated).sort()).toEqual(['code', 'origin', 'retryable'])
  expect(log.entries).toHaveLength(1)
  expect(JSON.stringify(log.entries)).not.toContain(canary)
  if (token !== '') expect(JSON.stringify(log.entries)).not.toContain(token)
  return log.of('auth.token_refused')[0]
}

const encoded = (value: unknown) => base64url.encode(JSON.stringify(value))

/** A token in three parts with any header at all, signed by `sign`. */
function handMade(header: unknown, claims: unknown, sign: (text: string) => string = () => 'AAAA'): string {
  const text = `${encoded(header)}.${encoded(claims)}`
  return `${text}.${sign(text)}`
}

describe('AccessTokens.verify()', () => {
  it('says who a token of ours speaks for', async () => {
    const claims = { ...ours.claims(), sub: 'ada', client_id: 'app', scope: 'procurement:read', exp: seconds() + 60 }
    expect(await tokens.verify(await ours.sign('ec', claims))).toEqual({
      issuer: ours.issuer,
      subject: 'ada',
      client: 'app',
      scopes: new Set(['procurement:read']),
      companies: new Set([1]),
      facilities: 'all',
      supplier: null,
      expiresAt: claims.exp,
    })
    expect(log.entries).toEqual([])
  })

  it.each([
    ['RSA', 'rsa', { alg: 'RS256' }],
    ['Ed25519', 'ed', { alg: 'EdDSA' }],
    ['a type with its prefix and in other letters', 'ec', { typ: 'application/AT+JWT' }],
  ])('accepts %s', async (_, kid, header) => {
    expect((await tokens.verify(await ours.sign(kid, {}, header))).issuer).toBe(ours.issuer)
  })

  it('accepts a token for several audiences of which we are one, and one without iat', async () => {
    const token = await ours.sign('ec', { aud: ['https://else.test', audience], iat: undefined })
    expect((await tokens.verify(token)).issuer).toBe(ours.issuer)
  })

  it('lets clocks differ by half a minute', async () => {
    const now = seconds()
    const claims = { iat: now + 25, nbf: now + 25, exp: now - 25 }
    expect((await tokens.verify(await ours.sign('ec', claims))).expiresAt).toBe(now - 25)
  })

  it('lets clocks differ by that, to the second', async () => {
    const now = 1_795_000_000
    tokens = new AccessTokens([ours.settings], log, { now: () => now * 1000 })
    const signed = (claims: Record<string, number>) => ours.sign('ec', { iat: now, exp: now + 60, ...claims })
    for (const claims of [{ iat: now + 30 }, { nbf: now + 30 }, { exp: now - 29 }]) {
      expect((await tokens.verify(await signed(claims))).issuer).toBe(ours.issuer)
    }
    for (const claims of [{ iat: now + 31 }, { nbf: now + 31 }, { exp: now - 30 }]) {
      await expect(tokens.verify(await signed(claims))).rejects.toThrow(Unauthenticated)
    }
  })

  it('trusts each of its issuers with its own keys', async () => {
    expect((await tokens.verify(await other.sign('other'))).issuer).toBe(other.issuer)
    expect((await tokens.verify(await ours.sign('ec'))).issuer).toBe(ours.issuer)
  })
})

describe('AccessTokens.verify() on a token that was made up', () => {
  it.each([
    ['nothing', ''],
    ['a word', canary],
    ['two points', '..'],
    ['two parts', 'e30.e30'],
    ['five parts, as what is encrypted has', 'e30.e30.e30.e30.e30'],
    ['no base64', '*.*.*'],
    ['no JSON', `${base64url.encode('{')}.${base64url.encode('{')}.AAAA`],
    ['a list for a header', handMade([], {})],
    ['a list for claims', handMade({ alg: 'ES256', typ: 'at+jwt' }, [])],
    ['null for claims', handMade({ alg: 'ES256', typ: 'at+jwt' }, null)],
    ['a key name that is no text', handMade({ alg: 'ES256', typ: 'at+jwt', kid: { $ne: null } }, {})],
  ])('refuses %s', async (_, token) => {
    expect(await refusalOf(token)).toEqual({ reason: 'malformed', issuer: undefined })
  })

  it('refuses a signature that is no base64', async () => {
    const token = await ours.sign('ec')
    const broken = `${token.slice(0, token.lastIndexOf('.'))}.*`
    expect(await refusalOf(broken)).toEqual({ reason: 'malformed', issuer: ours.issuer })
  })

  it('reads 8,000 characters and not one more', async () => {
    expect(await refusalOf('x'.repeat(8_000))).toMatchObject({ reason: 'malformed' })
    log.entries.length = 0
    expect(await refusalOf('x'.repeat(8_001))).toMatchObject({ reason: 'too_long' })
  })

  it('refuses 100 kB before anything is read of it', async () => {
    const token = await ours.sign('ec', { padding: 'x'.repeat(75_000) })
    expect(token.length).toBeGreaterThan(100_000)
    expect(await refusalOf(token)).toEqual({ reason: 'too_long', issuer: undefined })
  })

  it.each(['none', 'None', 'NONE', 'nOnE'])('refuses the algorithm %s', async (alg) => {
    const token = handMade({ alg, typ: 'at+jwt', kid: 'ec' }, ours.claims(), () => '')
    expect(await refusalOf(token)).toEqual({ reason: 'algorithm', issuer: undefined })
  })

  it('refuses an unsecured token as a library makes it', async () => {
    expect(await refusalOf(new UnsecuredJWT(ours.claims()).encode())).toMatchObject({ reason: 'algorithm' })
  })

  it.each(['pem', 'der', 'jwk'] as const)(
    'refuses one signed with our public key, as %s, for a secret',
    async (form) => {
      const jwk = ours.published.find((key) => (key as { kid: string }).kid === 'rsa')
      const key = createPublicKey({ key: jwk, format: 'jwk' } as JsonWebKeyInput)
      const pem = key.export({ type: 'spki', format: 'pem' })
      const secret = { pem, der: key.export({ type: 'spki', format: 'der' }), jwk: JSON.stringify(jwk) }[form]
      for (const alg of ['HS256', 'RS256']) {
        log.entries.length = 0
        const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url')
        const reason = alg === 'HS256' ? 'algorithm' : 'signature'
        expect(await refusalOf(handMade({ alg, typ: 'at+jwt', kid: 'rsa' }, ours.claims(), sign))).toMatchObject({
          reason,
        })
      }
    },
  )

  it.each([
    ['another name', 'unknown'],
    ['a path', '../../../../dev/null'],
    ['a file', 'file:///etc/passwd'],
    ['SQL', "ec' UNION SELECT 'secret"],
    ['a shell command', 'ec; curl http://127.0.0.1/'],
    ['nothing', ''],
    ['what every object has', '__proto__'],
    ['a long name', 'k'.repeat(4_000)],
  ])('takes a key name for a name: %s', async (_, kid) => {
    const token = await attacker.sign('ec', ours.claims(), { kid })
    expect(await refusalOf(token)).toEqual({ reason: 'unknown_key', issuer: ours.issuer })
    expect(new Set(ours.asked)).toEqual(new Set(['/.well-known/openid-configuration', '/jwks']))
  })

  it('never asks an address in a header, and uses no key in one', async () => {
    const evil = attacker.published.find((key) => (key as { kid: string }).kid === 'evil') as Record<string, string>
    const address = `${attacker.issuer}/jwks`
    const certificate = Buffer.from('no certificate at all').toString('base64')
    const headers = [
      { jku: address },
      { x5u: address },
      { jwk: evil },
      { x5c: [certificate] },
      { kid: address },
      { kid: 'ec', jku: address, x5u: address, jwk: evil, x5c: [certificate] },
    ]
    for (const header of headers) {
      log.entries.length = 0
      const token = await attacker.sign('evil', ours.claims(), { kid: 'evil', ...header } as Record<string, string>)
      const reason = 'kid' in header && header.kid === 'ec' ? 'signature' : 'unknown_key'
      expect(await refusalOf(token)).toEqual({ reason, issuer: ours.issuer })
    }
    expect(attacker.asked).toEqual([])
  })

  it('refuses a key of ours with a token of somebody else, whatever is changed in it', async () => {
    const [header, claims, signature] = (await ours.sign('ec')).split('.') as [string, string, string]
    const more = encoded({ ...ours.claims(), companies: '*' })
    expect(await refusalOf(`${header}.${more}.${signature}`)).toEqual({ reason: 'signature', issuer: ours.issuer })
    log.entries.length = 0
    const withoutName = encoded({ alg: 'ES256', typ: 'at+jwt', kid: 'ec', extra: 1 })
    expect(await refusalOf(`${withoutName}.${claims}.${signature}`)).toMatchObject({ reason: 'signature' })
    log.entries.length = 0
    expect(await refusalOf(`${header}.${claims}.`)).toMatchObject({ reason: 'signature' })
  })

  it('refuses a header that asks for what we do not know', async () => {
    const token = await ours.sign('ec', {}, { crit: ['made_up'], made_up: true } as Record<string, unknown>)
    expect(await refusalOf(token)).toMatchObject({ reason: 'malformed' })
  })

  it('refuses a payload that is not encoded', async () => {
    const header = { alg: 'ES256', typ: 'at+jwt', kid: 'ec', b64: false, crit: ['b64'] }
    expect(await refusalOf(handMade(header, ours.claims()))).toMatchObject({ reason: 'malformed' })
  })

  it.each(['JWT', 'jwt', 'logout+jwt', 'dpop+jwt', '', undefined])('refuses the type %j', async (typ) => {
    const token = await ours.sign('ec', {}, { typ } as Record<string, string>)
    expect(await refusalOf(token)).toEqual({ reason: 'type', issuer: ours.issuer })
  })

  it('refuses an ID token', async () => {
    const token = await ours.sign('ec', { aud: 'an-application', nonce: 'n' }, { typ: 'JWT' })
    expect(await refusalOf(token)).toMatchObject({ issuer: ours.issuer })
  })
})

describe('AccessTokens.verify() on claims', () => {
  const now = seconds()
  it.each([
    ['that ended', { exp: now - 60 }, 'expired'],
    ['that ended an age ago', { exp: 0 }, 'expired'],
    ['that is not valid yet', { nbf: now + 120 }, 'not_yet_valid'],
    ['that was made in the future', { iat: now + 120 }, 'not_yet_valid'],
    ['without exp', { exp: undefined }, 'claims'],
    ['without sub', { sub: undefined }, 'claims'],
    ['without aud', { aud: undefined }, 'audience'],
    ['for somebody else', { aud: 'https://else.test' }, 'audience'],
    ['for somebody whose name begins like ours', { aud: `${audience}/more` }, 'audience'],
    ['for nobody', { aud: [] }, 'audience'],
    ['for an object', { aud: { 0: audience } }, 'audience'],
    ['whose exp is a text', { exp: String(now + 3600) }, 'claims'],
    ['whose nbf is a text', { nbf: 'now' }, 'claims'],
    ['whose iat is a list', { iat: [now] }, 'claims'],
    ['whose sub is empty', { sub: '' }, 'claims'],
    ['whose sub is a number', { sub: 7 }, 'claims'],
    ['whose companies are none it could have', { companies: [0] }, 'claims'],
  ])('refuses a token %s', async (_, claims, reason) => {
    expect(await refusalOf(await ours.sign('ec', claims))).toEqual({ reason, issuer: ours.issuer })
  })

  it('refuses an exp past all numbers', async () => {
    const text = JSON.stringify(ours.claims()).replace(/"exp":\d+/, '"exp":1e999')
    expect(await refusalOf(await ours.signText('ec', text))).toMatchObject({ reason: 'claims' })
  })

  it.each([
    ['nobody knows', () => 'https://nobody.test'],
    ['with a slash more', () => `${ours.issuer}/`],
    ['in other letters', () => ours.issuer.toUpperCase()],
    ['that is a list', () => [ours.issuer]],
    ['that is what every object has', () => '__proto__'],
    ['that is missing', () => undefined],
  ])('refuses an issuer %s', async (_, iss) => {
    expect(await refusalOf(await ours.sign('ec', { iss: iss() }))).toEqual({
      reason: 'unknown_issuer',
      issuer: undefined,
    })
  })

  it('refuses a token one issuer signed in the name of another, also where a key has the same name', async () => {
    expect(await refusalOf(await other.sign('other', ours.claims()))).toMatchObject({ reason: 'unknown_key' })
    log.entries.length = 0
    expect(await refusalOf(await attacker.sign('ec', ours.claims()))).toMatchObject({ reason: 'signature' })
    expect(attacker.asked).toEqual([])
  })

  it('refuses a token of an issuer for the audience of another', async () => {
    const settings = [ours.settings, { ...other.settings, audience: 'https://second.test' }]
    tokens = new AccessTokens(settings, log)
    expect(await refusalOf(await other.sign('other'))).toEqual({ reason: 'audience', issuer: other.issuer })
  })

  it('takes the type and the limits of the issuer it is of', async () => {
    const limits = { companies: new Set([2]), facilities: new Set([4]), suppliers: null, scopes: ['procurement:read'] }
    tokens = new AccessTokens([ours.settings, { ...other.settings, tokenType: 'JWT', limits }], log)
    const token = await other.sign('other', { companies: '*' }, { typ: 'JWT' })
    const { companies, facilities, scopes } = await tokens.verify(token)
    expect([companies, facilities, scopes]).toEqual([new Set([2]), new Set([4]), new Set(['procurement:read'])])
    expect(await refusalOf(await ours.sign('ec', {}, { typ: 'JWT' }))).toMatchObject({ reason: 'type' })
  })
})

describe('AccessTokens.verify() on a token it knows', () => {
  it('does not ask again, until the token ends', async () => {
    const token = await ours.sign('ec', { exp: seconds() + 100 })
    const first = await tokens.verify(token)
    expect(await tokens.verify(token)).toBe(first)
    later = 60_000
    expect(await tokens.verify(token)).toBe(first)
    later = 140_000
    expect(await refusalOf(token)).toEqual({ reason: 'expired', issuer: ours.issuer })
  })

  it('looks again after five minutes', async () => {
    const token = await ours.sign('ec')
    const first = await tokens.verify(token)
    later = 301_000
    const second = await tokens.verify(token)
    expect(second).not.toBe(first)
    expect(second).toEqual(first)
  })

  it('forgets it when its key is retired', async () => {
    await other.addKey('retiring')
    const token = await other.sign('retiring')
    await tokens.verify(token)
    other.retire('retiring')
    later = 601_000
    // Old keys serve while new ones are fetched: this one is answered, and makes it known that the key is gone.
    await tokens.verify(token)
    await expect.poll(() => tokens.verify(token).catch(() => 'refused')).toBe('refused')
    expect(log.of('auth.token_refused')[0]).toEqual({ reason: 'unknown_key', issuer: other.issuer })
  })

  it('keeps no refusal: the same token may be right later', async () => {
    const token = await ours.sign('ec', { nbf: seconds() + 120 })
    expect(await refusalOf(token)).toMatchObject({ reason: 'not_yet_valid' })
    later = 120_000
    expect((await tokens.verify(token)).issuer).toBe(ours.issuer)
  })
})

describe('AccessTokens.verify() without keys', () => {
  it('refuses, and says in the log that the keys are what is missing', async () => {
    const { issuer, stop } = await startSmallIssuer()
    await issuer.addKey('key')
    const token = await issuer.sign('key')
    stop()
    tokens = new AccessTokens([issuer.settings], log)
    await expect(tokens.verify(token)).rejects.toThrow(Unauthenticated)
    expect(log.entries).toEqual([
      { event: 'auth.keys_not_fetched', fields: { issuer: issuer.issuer, reason: 'unreachable' } },
      { event: 'auth.token_refused', fields: { reason: 'keys_unavailable', issuer: issuer.issuer } },
    ])
  })
})
