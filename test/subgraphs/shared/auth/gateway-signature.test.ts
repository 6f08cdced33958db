import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { GatewaySignatures, GatewaySigner } from '#shared/auth/gateway-signature.ts'
import type { Principal } from '#shared/auth/principal.ts'
import { Unauthenticated } from '#shared/errors/errors.ts'

const [key, otherKey] = ['k'.repeat(32), 'o'.repeat(32)] as const
const body = '{"query":"{ items { nodes { id } } }"}'
const principal: Principal = {
  issuer: 'https://issuer.test',
  subject: 'ada',
  client: 'app',
  scopes: new Set(['procurement:read', 'inventory:stock:read']),
  companies: new Set([1, 2]),
  facilities: 'all',
  supplier: null,
  expiresAt: 2_000_000_000,
}

beforeEach(() => void vi.useFakeTimers({ now: 1_795_000_000_000, toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

type Headers = Record<string, string>

const signed = (of: Partial<{ keys: string[]; subgraph: string; body: string | Buffer; principal: Principal }> = {}) =>
  new GatewaySigner(of.keys ?? [key]).headers(of.subgraph ?? 'procurement', of.body ?? body, of.principal ?? principal)
const signatures = (...keys: string[]) => new GatewaySignatures('procurement', keys.length > 0 ? keys : [key])

function expectRefused(headers: Record<string, string | string[]>, by = signatures(), sent: string | Buffer = body) {
  expect(() => by.verify(headers as Headers, sent)).toThrow(
    new Unauthenticated('Cannot authenticate: the gateway signature is not accepted'),
  )
}

describe('A gateway’s signature', () => {
  it('says for whom the gateway asks', () => {
    expect(signatures().verify(signed(), body)).toEqual(principal)
  })

  it('carries any principal as it is', () => {
    const reach = fc.oneof(
      fc.constant('all' as const),
      fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 31 - 1 })).map((keys) => new Set(keys)),
    )
    const principals = fc.record({
      issuer: fc.string(),
      subject: fc.string({ unit: 'grapheme' }),
      client: fc.string(),
      scopes: fc.array(fc.string()).map((scopes) => new Set(scopes)),
      companies: reach,
      facilities: reach,
      supplier: fc.option(fc.integer({ min: 1, max: 2 ** 31 - 1 })),
      expiresAt: fc.integer(),
    })
    fc.assert(
      fc.property(principals, fc.uint8Array(), (anybody, bytes) => {
        const sent = Buffer.from(bytes)
        expect(signatures().verify(signed({ principal: anybody, body: sent }), sent)).toEqual(anybody)
      }),
    )
  })

  it('is the same for a body as text and as bytes', () => {
    expect(signatures().verify(signed({ body: 'é' }), Buffer.from('é'))).toEqual(principal)
  })

  it('uses the standard names, and nothing a header could not hold', () => {
    const headers = signed()
    expect(Object.keys(headers)).toEqual([
      'x-caregraph-principal',
      'x-caregraph-time',
      'x-caregraph-nonce',
      'x-caregraph-signature',
    ])
    for (const value of Object.values(headers)) expect(value).toMatch(/^[\w-]+$/)
  })
})

describe('GatewaySignatures.verify()', () => {
  const headerNames = Object.keys(signed())

  it('refuses a request with any bit of any header flipped', () => {
    const headers = signed()
    for (const name of headerNames) {
      const value = Buffer.from(headers[name] ?? '')
      for (let bit = 0; bit < value.length * 8; bit++) {
        const flipped = Buffer.from(value)
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expectRefused({ ...headers, [name]: flipped.toString('latin1') })
      }
    }
  })

  it('refuses a body with any bit flipped, and any other body', () => {
    const headers = signed()
    for (let bit = 0; bit < body.length * 8; bit++) {
      const flipped = Buffer.from(body)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expectRefused(headers, signatures(), flipped)
    }
    fc.assert(fc.property(fc.string(), (other) => expectRefused(headers, signatures(), `${body}${other} `)))
    expectRefused(headers, signatures(), '')
  })

  it('refuses headers that are exchanged between two requests', () => {
    const [one, other] = [signed(), signed({ principal: { ...principal, subject: 'bob', companies: 'all' } })]
    for (const name of ['x-caregraph-principal', 'x-caregraph-nonce', 'x-caregraph-signature']) {
      expectRefused({ ...one, [name]: other[name] ?? '' })
    }
  })

  it.each(headerNames)('refuses a request without %s, with it twice, empty, or with more in it', (name) => {
    const { [name]: value = '', ...others } = signed()
    expectRefused(others)
    expectRefused({ ...others, [name]: '' })
    expectRefused({ ...others, [name]: `${value}, ${value}` })
    expectRefused({ ...others, [name]: [value, value] })
    expectRefused({ ...others, [name]: [value] })
    expectRefused({ ...others, [name]: `${value}=` })
    expectRefused({ ...others, [name]: ` ${value}` })
    expectRefused({ ...others, [name]: `${value}\n` })
    expectRefused({ ...others, [name]: value.repeat(3) })
  })

  it('refuses what no gateway signed', () => {
    const headers = signed()
    const forged = createHmac('sha256', 'guessed'.repeat(6)).update(body).digest('base64url')
    expectRefused({ ...headers, 'x-caregraph-signature': forged })
    expectRefused({})
    expectRefused({ 'x-caregraph-principal': headers['x-caregraph-principal'] ?? '' })
  })

  it('refuses what was signed for another subgraph', () => {
    expectRefused(signed({ subgraph: 'inventory' }))
    expectRefused(signed({ subgraph: 'procurement ' }))
    expectRefused(signed({ subgraph: '' }))
  })

  it('never takes one thing signed for another: where one ends and the next begins is signed too', () => {
    const headers = signed({ subgraph: `procurement${signed()['x-caregraph-principal']?.slice(0, 4)}` })
    expectRefused({ ...headers, 'x-caregraph-principal': headers['x-caregraph-principal']?.slice(4) ?? '' })
    expectRefused({ ...headers, 'x-caregraph-time': '', 'x-caregraph-nonce': `${headers['x-caregraph-time']}` })
  })

  it('refuses what is older than 30 s, or more than 5 s ahead', () => {
    const now = Date.now()
    const at = (time: number) => new GatewaySignatures('procurement', [key], () => time)
    const headers = signed()
    expect(at(now + 30_000).verify(headers, body)).toEqual(principal)
    expect(at(now - 5_000).verify(headers, body)).toEqual(principal)
    expectRefused(headers, at(now + 30_001))
    expectRefused(headers, at(now - 5_001))
  })

  it('accepts a request once, as long as it would be accepted at all', () => {
    const subgraph = signatures()
    const headers = signed()
    vi.setSystemTime(Date.now() - 5_000)
    expect(subgraph.verify(headers, body)).toEqual(principal)
    for (let seconds = 0; seconds <= 40; seconds++) {
      expectRefused(headers, subgraph)
      vi.setSystemTime(Date.now() + 1_000)
      subgraph.verify(signed(), body)
    }
  })

  it('does not take a refused request for one that was here', () => {
    const subgraph = signatures()
    const headers = signed()
    expectRefused(headers, subgraph, 'another body')
    expect(subgraph.verify(headers, body)).toEqual(principal)
  })

  it('accepts either of two keys while one takes the place of the other', () => {
    const both = signatures(otherKey, key)
    expect(both.verify(signed(), body)).toEqual(principal)
    expect(both.verify(signed({ keys: [otherKey, key] }), body)).toEqual(principal)
    expectRefused(signed({ keys: [otherKey, key] }), signatures(key))
    expectRefused(signed({ keys: [key, otherKey] }), signatures(otherKey))
  })

  it.each([
    ['nothing', null],
    ['a text', 'ada'],
    ['no scopes', { ...record(), scopes: undefined }],
    ['scopes as words', { ...record(), scopes: 'a b' }],
    ['no companies', { ...record(), companies: undefined }],
    ['companies as a star', { ...record(), companies: '*' }],
    ['a company that is none', { ...record(), companies: [0] }],
    ['no facilities', { ...record(), facilities: null }],
    ['no word on a supplier', { ...record(), supplier: undefined }],
    ['a supplier that is none', { ...record(), supplier: '44' }],
    ['no end', { ...record(), expiresAt: undefined }],
    ['no subject', { ...record(), subject: undefined }],
  ])('refuses a principal of %s, whoever signed it', (_, value) => {
    const text = Buffer.from(JSON.stringify(value)).toString('base64url')
    const headers = { ...signed(), 'x-caregraph-principal': text }
    expectRefused({ ...headers, 'x-caregraph-signature': signatureAsSpecified(headers) })
  })

  it('signs each part after its length, so that others can do it as well', () => {
    const headers = signed()
    expect(headers['x-caregraph-signature']).toBe(signatureAsSpecified(headers))
  })
})

describe('The keys of a gateway', () => {
  it.each([
    ['none', []],
    ['a short one', ['k'.repeat(31)]],
    ['a short one beside a good one', [key, 'short']],
    ['an empty one', ['']],
    ['three', [key, otherKey, 't'.repeat(32)]],
  ])('cannot be %s', (_, keys) => {
    expect(() => new GatewaySigner(keys)).toThrow(RangeError)
    expect(() => new GatewaySignatures('procurement', keys)).toThrow(RangeError)
  })

  it('are not repeated when they are refused', () => {
    expect(() => new GatewaySigner(['my-own-secret'])).not.toThrow(/my-own-secret/)
  })
})

function record() {
  const lists = { scopes: ['a:read'], companies: [1], facilities: 'all' }
  return { issuer: 'https://issuer.test', subject: 'ada', client: 'app', ...lists, supplier: null, expiresAt: 1 }
}

/** What the signature is, written a second time. */
function signatureAsSpecified(headers: Headers): string {
  const parts = [
    Buffer.from('caregraph-gateway-1'),
    Buffer.from('procurement'),
    ...['principal', 'time', 'nonce'].map((name) => Buffer.from(headers[`x-caregraph-${name}`] ?? '')),
    createHash('sha256').update(body).digest(),
  ]
  const framed = parts.flatMap((part) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    return [length, part]
  })
  return createHmac('sha256', key).update(Buffer.concat(framed)).digest('base64url')
}
