import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { IssuerKeys, type IssuerKeysOptions } from '#shared/auth/issuer-keys.ts'
import { TokenRefused } from '#shared/auth/token-refusal.ts'
import { KeptLog } from './kept-log.ts'
import { type SmallIssuer, send, startSmallIssuer } from './small-issuer.ts'

const seconds = 1_000
const minutes = 60 * seconds
const hours = 60 * minutes

let issuer: SmallIssuer
let stop: () => void
let log: KeptLog
/** Milliseconds since the test began, on the clock of the keys. */
let clock: number

beforeEach(async () => {
  ;({ issuer, stop } = await startSmallIssuer())
  await issuer.addKey('first')
  log = new KeptLog()
  clock = 0
})

afterEach(() => stop())

function keysOf(options: IssuerKeysOptions = {}): IssuerKeys {
  return new IssuerKeys(issuer.issuer, log, { now: () => clock, timeoutMs: 2 * seconds, ...options })
}

/** "found", or the reason why not. */
function search(keys: IssuerKeys, kid?: string): Promise<string> {
  return keys.key({ alg: 'ES256', kid }).then(
    () => 'found',
    (error: unknown) => (error instanceof TokenRefused ? error.reason : Promise.reject(error)),
  )
}

function reasonsLogged(): unknown[] {
  return log.of('auth.keys_not_fetched').map((fields) => fields?.reason)
}

describe('IssuerKeys', () => {
  it('asks nobody until a key is needed', async () => {
    keysOf()
    await new Promise(setImmediate)
    expect(issuer.asked).toEqual([])
  })

  it('finds keys by discovery, once for a crowd', async () => {
    const keys = keysOf()
    const found = await Promise.all(Array.from({ length: 200 }, () => search(keys, 'first')))
    expect(new Set(found)).toEqual(new Set(['found']))
    expect(await search(keys, 'first')).toBe('found')
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/jwks'])
  })

  it('finds the one key for a token that names none, and refuses to guess among several', async () => {
    const keys = keysOf()
    expect(await search(keys)).toBe('found')
    await issuer.addKey('second')
    clock += 11 * minutes
    await search(keys, 'second')
    expect(await search(keys)).toBe('unknown_key')
  })

  it('refuses a key for an algorithm it is not for', async () => {
    await issuer.addKey('rsa', { alg: 'RS256' })
    expect(await search(keysOf(), 'rsa')).toBe('unknown_key')
  })

  it('never uses what is secret, or for something else than signatures', async () => {
    const [first] = issuer.published as [Record<string, string>]
    const secret = { kty: 'oct', k: Buffer.alloc(32, 1).toString('base64url'), kid: 'secret', alg: 'HS256' }
    issuer.published = [
      secret,
      { ...first, kid: 'encryption', use: 'enc' },
      { ...first, kid: 'broken', x: 'AA' },
      first,
    ]
    const keys = keysOf()
    expect(await search(keys, 'encryption')).toBe('unknown_key')
    expect(await search(keys, 'broken')).toBe('unknown_key')
    expect(await keys.key({ alg: 'HS256', kid: 'secret' }).catch(({ reason }) => reason)).toBe('unknown_key')
    expect(await search(keys, 'first')).toBe('found')
  })

  it('keeps the path of an issuer, and takes no second slash', async () => {
    const paths: string[] = []
    issuer.discovery = (request, response) => send(response, paths.push(request.url ?? ''))
    const keys = new IssuerKeys(`${issuer.issuer}/`, log, {})
    expect(await search(keys, 'first')).toBe('keys_unavailable')
    expect(paths).toEqual(['/.well-known/openid-configuration'])
    expect(await search(new IssuerKeys(`${issuer.issuer}/realms/one`, log, {}))).toBe('keys_unavailable')
    expect(issuer.asked.at(-1)).toBe('/realms/one/.well-known/openid-configuration')
  })
})

describe('IssuerKeys, when keys change', () => {
  it('finds a new key that was made just after the first fetch', async () => {
    const keys = keysOf()
    expect([await search(keys, 'first'), keys.version]).toEqual(['found', 1])
    await issuer.addKey('second')
    expect([await search(keys, 'second'), keys.version]).toEqual(['found', 2])
    expect([await search(keys, 'first'), issuer.jwksAsked]).toEqual(['found', 2])
  })

  it('fetches once per half minute for all keys nobody knows, and once for all who wait', async () => {
    const keys = keysOf()
    await search(keys, 'first')
    const crowd = () => Promise.all(Array.from({ length: 100 }, (_, number) => search(keys, `unknown-${number}`)))
    expect(new Set(await crowd())).toEqual(new Set(['unknown_key']))
    expect(issuer.jwksAsked).toBe(2)
    clock += 29 * seconds
    await crowd()
    expect(issuer.jwksAsked).toBe(2)
    clock += 2 * seconds
    await crowd()
    expect(issuer.jwksAsked).toBe(3)
  })

  it('serves a known key while it fetches for an unknown one', async () => {
    const keys = keysOf()
    await search(keys, 'first')
    const waiting: ServerResponse[] = []
    issuer.jwks = (_, response) => void waiting.push(response)
    const unknown = search(keys, 'second')
    await expect.poll(() => waiting.length).toBe(1)
    expect(await search(keys, 'first')).toBe('found')
    await issuer.addKey('second')
    send(waiting[0] as ServerResponse, { keys: issuer.published })
    expect(await unknown).toBe('found')
  })

  it('fetches keys older than ten minutes again, while the old ones serve', async () => {
    const keys = keysOf()
    await search(keys, 'first')
    issuer.retire('first')
    clock += 10 * minutes
    expect([await search(keys, 'first'), issuer.jwksAsked]).toEqual(['found', 1])
    clock += 1 * seconds
    expect(await search(keys, 'first')).toBe('found')
    await expect.poll(() => keys.version).toBe(2)
    clock += 1 * minutes
    expect(await search(keys, 'first')).toBe('unknown_key')
  })

  it('takes an issuer at its word that it has no keys', async () => {
    const keys = keysOf()
    await search(keys, 'first')
    issuer.published = []
    clock += 11 * minutes
    await search(keys, 'first')
    await expect.poll(() => search(keys, 'first')).toBe('unknown_key')
  })

  it('keeps its version while keys stay the same', async () => {
    const keys = keysOf()
    await search(keys, 'first')
    clock += 11 * minutes
    keys.keepFresh()
    await expect.poll(() => issuer.jwksAsked).toBe(2)
    await search(keys, 'unknown')
    expect(keys.version).toBe(1)
  })
})

/** Every way of not giving keys, and what the log calls it. */
const faults: [name: string, fault: (issuer: SmallIssuer) => void, reason: string][] = [
  ['fails', (each) => (each.jwks = (_, response) => send(response, 'down', 503)), 'status'],
  ['breaks off', (each) => (each.jwks = (_, response) => response.destroy()), 'unreachable'],
  ['hangs', (each) => (each.jwks = () => {}), 'timeout'],
  ['hangs in the middle', (each) => (each.jwks = (_, response) => void response.write('{"keys":')), 'timeout'],
  ['says no JSON', (each) => (each.jwks = (_, response) => send(response, '<html></html>')), 'not_json'],
  ['says a list', (each) => (each.jwks = (_, response) => send(response, [])), 'not_json'],
  ['says null', (each) => (each.jwks = (_, response) => send(response, null)), 'not_json'],
  ['has no list of keys', (each) => (each.jwks = (_, response) => send(response, { keys: {} })), 'keys'],
  ['has a key that is null', (each) => (each.published = [...each.published, null]), 'keys'],
  ['has a key that is a text', (each) => (each.published = [...each.published, 'key']), 'keys'],
  [
    'has a key in a hundred thousand lists',
    (each) => {
      const lists = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
      each.jwks = (_, response) => send(response, `{"keys":[{"kty":"EC","x5c":${lists}}]}`)
    },
    'keys',
  ],
  [
    'redirects',
    (each) => {
      each.jwks = (_, response) => response.writeHead(302, { location: `${each.issuer}/elsewhere` }).end()
    },
    'status',
  ],
  [
    'says too much',
    (each) => (each.jwks = (_, response) => send(response, { keys: each.published, more: 'x'.repeat(300_000) })),
    'too_large',
  ],
  [
    'is another issuer',
    (each) => (each.discovery = (_, response) => send(response, { issuer: 'https://else.test', jwks_uri: '/' })),
    'other_issuer',
  ],
  ...['http://keys.else.test/jwks', 'file:///etc/passwd', 'https://user:word@else.test/', '/jwks', 7, undefined].map(
    (address): [string, (issuer: SmallIssuer) => void, string] => [
      `has its keys at ${address}`,
      (each) => (each.discovery = (_, response) => send(response, { issuer: each.issuer, jwks_uri: address })),
      'address',
    ],
  ),
]

describe.each(faults)('IssuerKeys, when the issuer %s', (_, fault, reason) => {
  it('keeps known keys working and refuses unknown ones, without a crowd of fetches', async () => {
    const keys = keysOf({ timeoutMs: 500 })
    await search(keys, 'first')
    issuer.asked.length = 0
    fault(issuer)
    clock += 11 * minutes
    const names = Array.from({ length: 60 }, (_, number) => (number % 2 === 0 ? 'first' : 'unknown'))
    const found = await Promise.all(names.map((name) => search(keys, name)))
    expect(found).toEqual(names.map((name) => (name === 'first' ? 'found' : 'unknown_key')))
    expect(issuer.asked.filter((path) => path.startsWith('/.well-known'))).toHaveLength(1)
    expect(issuer.asked).not.toContain('/elsewhere')
    expect(reasonsLogged()).toEqual([reason])
  })

  it('refuses all while it never had any, and finds them when the issuer is back', async () => {
    const { discovery, jwks, published } = issuer
    const keys = keysOf({ timeoutMs: 500 })
    fault(issuer)
    const found = await Promise.all(Array.from({ length: 50 }, () => search(keys, 'first')))
    expect(new Set(found)).toEqual(new Set(['keys_unavailable']))
    expect(await search(keys, 'first')).toBe('keys_unavailable')
    expect(reasonsLogged()).toEqual([reason])
    Object.assign(issuer, { discovery, jwks, published })
    clock += 31 * seconds
    expect(await search(keys, 'first')).toBe('found')
  })
})

describe('IssuerKeys, when nothing listens', () => {
  it('keeps known keys for a day after they were last fetched', async () => {
    const keys = keysOf()
    await search(keys, 'first')
    stop()
    clock += 24 * hours
    expect(await search(keys, 'first')).toBe('found')
    clock += 1 * seconds
    expect(await search(keys, 'first')).toBe('keys_unavailable')
  })

  it('tries again after each half minute, not more often', async () => {
    const keys = keysOf()
    await search(keys, 'first')
    stop()
    for (let time = 0; time < 20; time++) {
      clock += 10 * seconds
      await search(keys, 'unknown')
    }
    expect(reasonsLogged()).toEqual(Array(7).fill('unreachable'))
  })
})
