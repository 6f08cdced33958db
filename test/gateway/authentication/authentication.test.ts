import { afterAll, describe, expect, it } from 'vitest'
import { byAccessToken, ofSubgraph } from '#gateway/authentication/authentication.ts'
import { AccessTokens } from '#shared/auth/access-tokens.ts'
import { GatewaySignatures, GatewaySigner } from '#shared/auth/gateway-signature.ts'
import { issuerByDefault } from '#shared/config/issuers.ts'
import { startSandboxIssuer } from '#shared/sandbox/identity/issuer.ts'
import { sandboxToken } from '#shared/sandbox/identity/token.ts'
import { jsonLog } from '#shared/telemetry/log.ts'
import { auditor } from '../../principals.ts'
import { open } from '../http/exchange.ts'
import { serveToy } from '../server-toy.ts'

const issuer = await startSandboxIssuer({ port: 0, audience: 'urn:caregraph:test' })
const lines: string[] = []
const log = jsonLog({ write: (line) => lines.push(line) })
const tokens = new AccessTokens([issuerByDefault(issuer.issuer, issuer.audience)], log)
const buyer = await sandboxToken('buyer', issuer.issuer)
const keys = ['first key, which is the one in use now', 'second key, from before the last change']
const asked: string[] = []
const contextFor = (request: { readonly principal: { readonly subject: string } }) => {
  asked.push(request.principal.subject)
  return request
}
const gateway = await serveToy({ authenticate: byAccessToken(tokens), contextFor, log, limits: { bodyBytes: 300_000 } })
const subgraph = await serveToy({
  authenticate: ofSubgraph(new GatewaySignatures('procurement', keys), tokens),
  contextFor,
  log,
})
const trusting = await serveToy({ authenticate: ofSubgraph(new GatewaySignatures('procurement', keys), null), log })
afterAll(() => Promise.all([issuer, gateway.server, subgraph.server, trusting.server].map((each) => each.close())))

const query = { query: '{ __typename }' }
const body = JSON.stringify(query)
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

async function expectRefusal(asking: Promise<{ status: number; headers: Headers; text: string }>): Promise<void> {
  asked.length = 0
  const { status, headers, text } = await asking
  expect(status).toBe(401)
  expect(headers.get('www-authenticate')).toMatch(/^Bearer( error="invalid_token")?$/)
  const { correlationId } = JSON.parse(text).extensions
  expect(JSON.parse(text)).toEqual({
    errors: [
      {
        message: expect.stringMatching(/^Cannot authenticate: [a-z A-Z']+$/),
        extensions: { code: 'UNAUTHENTICATED', origin: 'caregraph', retryable: false, correlationId },
      },
    ],
    extensions: { correlationId },
  })
  expect(asked).toEqual([])
}

describe('a gateway', () => {
  it('answers whoever has a token', async () => {
    const { status, json } = await gateway.post(query, bearer(buyer))
    expect([status, json.data, asked.at(-1)]).toEqual([200, { __typename: 'Query' }, 'buyer'])
  })

  it.each([
    ['no token', {}],
    ['an empty header', { authorization: '' }],
    ['a password', { authorization: `Basic ${Buffer.from('buyer:sandbox').toString('base64')}` }],
    ['two tokens in one header', { authorization: `Bearer ${buyer}, Bearer ${buyer}` }],
    ['a token that was changed', bearer(`${buyer.slice(0, -4)}AAAA`)],
    ['a token of 100 kB', bearer(`${buyer}${'A'.repeat(100_000)}`)],
    ['a token and a header of a gateway', { ...bearer(buyer), 'x-caregraph-principal': 'e30' }],
    ['a token and any header that may once be a gateway’s', { ...bearer(buyer), 'x-caregraph-anything': '1' }],
    ['a gateway’s signature', new GatewaySigner(keys).headers('procurement', body, auditor)],
  ])('refuses %s', async (_, headers) => {
    await expectRefusal(gateway.post(query, headers))
  })

  it('refuses two Authorization headers, though either would do', async () => {
    const socket = await open(gateway.url)
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nauthorization: Bearer ${buyer}\r\nauthorization: Bearer ${buyer}\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    )
    expect(await socket.until('UNAUTHENTICATED')).toMatch(/^HTTP\/1.1 401 /)
    socket.destroy()
  })

  it('asks first who is asking: what else is wrong with a request is for those who may ask', async () => {
    await expectRefusal(gateway.post('{ not json'))
    await expectRefusal(gateway.post({ query: '{ nope }' }))
    await expectRefusal(gateway.post(`{"query":"${'x'.repeat(400_000)}"}`))
  })

  it('tells no more of the schema than its committed text to those who may ask', async () => {
    await expectRefusal(gateway.post({ query: '{ __schema { types { name } } }' }))
  })
})

describe('a subgraph', () => {
  const signed = (signer = new GatewaySigner(keys), name = 'procurement', of = body) =>
    signer.headers(name, of, auditor)

  it('answers a gateway, as whoever the gateway asks for', async () => {
    for (const signer of [new GatewaySigner(keys), new GatewaySigner(keys.toReversed())]) {
      const { status } = await subgraph.post(body, signed(signer))
      expect([status, asked.at(-1)]).toEqual([200, 'auditor'])
    }
  })

  it('answers a user’s own token, so that another router can stand in front', async () => {
    const { status } = await subgraph.post(query, bearer(buyer))
    expect([status, asked.at(-1)]).toEqual([200, 'buyer'])
  })

  it('takes no tokens where it knows no issuer', async () => {
    await expectRefusal(trusting.post(query, bearer(buyer)))
    expect((await trusting.post(body, signed())).status).toBe(200)
  })

  it('refuses a request it has answered before', async () => {
    const headers = signed()
    expect((await subgraph.post(body, headers)).status).toBe(200)
    await expectRefusal(subgraph.post(body, headers))
  })

  it.each([
    ['nothing', {}],
    ['a signature of another body', () => signed(undefined, undefined, `${body} `)],
    ['a signature for another subgraph', () => signed(undefined, 'inventory')],
    ['a signature by another key', () => signed(new GatewaySigner(['a key that nobody has told this subgraph']))],
    ['a principal that was changed', () => ({ ...signed(), 'x-caregraph-principal': 'e30' })],
    ['a later time', () => ({ ...signed(), 'x-caregraph-time': String(Date.now() + 1) })],
    ['a signature that lacks a part', () => ({ ...signed(), 'x-caregraph-nonce': '' })],
    ['a signature that is wrong, and a good token', () => ({ ...signed(undefined, 'inventory'), ...bearer(buyer) })],
  ])('refuses %s', async (_, headers) => {
    await expectRefusal(subgraph.post(body, typeof headers === 'function' ? headers() : headers))
  })
})

describe('the log', () => {
  const stranger = () =>
    new GatewaySigner(['a key that nobody has told this subgraph']).headers('procurement', body, auditor)

  it.each([
    ['no token', gateway, {}, 'auth.request_refused', 'no_token'],
    ['a password', gateway, { authorization: 'Basic c2VjcmV0' }, 'auth.request_refused', 'no_token'],
    ['a token that is none', gateway, bearer('secret'), 'auth.token_refused', 'malformed'],
    ['a token of 100 kB', gateway, bearer('secret'.repeat(20_000)), 'auth.token_refused', 'too_long'],
    ['headers of a gateway', gateway, { 'x-caregraph-principal': 'secret' }, 'auth.request_refused', 'gateway_headers'],
    ['a signature by another key', subgraph, stranger(), 'auth.request_refused', 'gateway_signature'],
    ['no token at a subgraph', subgraph, {}, 'auth.request_refused', 'no_token'],
    ['no signature where it takes one', trusting, bearer('secret'), 'auth.request_refused', 'no_signature'],
  ])(
    'has it once that %s was refused, with the reason and without what was sent',
    async (_, server, sent, event, reason) => {
      lines.length = 0
      await server.post(query, { ...sent, 'x-correlation-id': 'corr-3' })
      expect(lines.map((line) => JSON.parse(line))).toEqual([
        { time: expect.any(String), level: 'warn', event, correlationId: 'corr-3', reason },
      ])
    },
  )
})
