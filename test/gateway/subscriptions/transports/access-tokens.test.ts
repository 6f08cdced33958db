import { afterAll, describe, expect, it } from 'vitest'
import { byAccessToken } from '#gateway/authentication/authentication.ts'
import { AccessTokens } from '#shared/auth/access-tokens.ts'
import { issuerByDefault } from '#shared/config/issuers.ts'
import { startSandboxIssuer } from '#shared/sandbox/identity/issuer.ts'
import { sandboxToken } from '#shared/sandbox/identity/token.ts'
import { jsonLog } from '#shared/telemetry/log.ts'
import { serveToy } from '../../server-toy.ts'
import { EventsByHand } from './events-by-hand.ts'
import { RawClient, until } from './transports-toy.ts'

const issuer = await startSandboxIssuer({ port: 0, audience: 'urn:caregraph:test' })
const lines: string[] = []
const log = jsonLog({ write: (line) => lines.push(line) })
const tokens = new AccessTokens([issuerByDefault(issuer.issuer, issuer.audience)], log)
const engine = new EventsByHand()
const { server, url } = await serveToy({
  log,
  authenticate: byAccessToken(tokens),
  subscriptions: { engine, authenticateToken: (token, correlationId) => tokens.verify(token, correlationId) },
})
const [buyer, supplier] = [await sandboxToken('buyer', issuer.issuer), await sandboxToken('supplier', issuer.issuer)]
afterAll(() => Promise.all([server.close(), issuer.close()]))

describe('access tokens on a socket', () => {
  it('say who it is', async () => {
    const client = await RawClient.known(url, buyer)
    client.subscribe('s')
    await until(() => engine.opened.length === 1)
    expect(engine.last.request.session.principal).toMatchObject({ subject: 'buyer', issuer: issuer.issuer })
    client.send({
      type: 'ping',
      payload: { authorization: `Bearer ${await sandboxToken('buyer', issuer.issuer)}` },
    })
    expect((await client.message('pong')).payload.type).toBe('TOKEN_RENEWED')
    client.send({ type: 'ping', payload: { authorization: `Bearer ${supplier}` } })
    expect((await client.end()).code).toBe(4403)
  })

  it('are refused where they were changed, and stand in no log', async () => {
    const client = await RawClient.opened(url)
    client.init(`${buyer.slice(0, -4)}AAAA`)
    expect((await client.end()).code).toBe(4403)
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ event: 'auth.token_refused', reason: 'signature' }),
    )
    for (const token of [buyer, supplier]) expect(lines.join()).not.toContain(token.slice(0, 60))
  })
})
