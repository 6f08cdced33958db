import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AccessTokens } from '#shared/auth/access-tokens.ts'
import { issuersOf } from '#shared/config/issuers.ts'
import { type SandboxIssuer, startSandboxIssuer } from '#shared/sandbox/identity/issuer.ts'
import { personas } from '#shared/sandbox/identity/personas.ts'
import { KeptLog } from '../../auth/kept-log.ts'

const audience = 'http://localhost:4000/graphql'
let sandbox: SandboxIssuer
let log: KeptLog
let tokens: AccessTokens

beforeAll(async () => {
  sandbox = await startSandboxIssuer({ port: 0, audience })
})

afterAll(() => sandbox.close())

beforeEach(() => {
  log = new KeptLog()
  tokens = accessTokens()
})

function accessTokens(of: Pick<SandboxIssuer, 'issuer' | 'audience'> = sandbox): AccessTokens {
  return new AccessTokens(issuersOf({ issuer: of.issuer, audience: of.audience, file: undefined }, []), log)
}

interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Headers
}

async function ask(form: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...form })
  const answer = await fetch(`${sandbox.issuer}/token`, { method: 'POST', headers, body })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, headers: answer.headers }
}

const basic = (name: string, secret = 'sandbox') => ({ authorization: `Basic ${btoa(`${name}:${secret}`)}` })

async function tokenOf(name: string, form: Record<string, string> = {}): Promise<string> {
  const { body } = await ask(form, basic(name))
  return String(body.access_token)
}

describe('The sandbox’s issuer', () => {
  it.each(personas.map(({ name }) => name))('gives %s a token that says what the persona may', async (name) => {
    const token = await tokenOf(name)
    const { scopes, claims } = personas.find((each) => each.name === name) ?? { scopes: [], claims: {} }
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: expect.any(String) })
    const { iss, aud, sub, client_id, iat = 0, exp = 0, jti, scope, ...said } = decodeJwt(token)
    expect([iss, aud, sub, client_id, exp - iat]).toEqual([sandbox.issuer, audience, name, name, 3600])
    expect([jti, scope, said]).toEqual([expect.any(String), scopes.join(' '), claims])

    const principal = await tokens.verify(token)
    expect([principal.issuer, principal.subject, principal.client]).toEqual([sandbox.issuer, name, name])
    expect(principal.scopes).toEqual(new Set(scopes))
    expect(log.entries).toEqual([])
  })

  it('gives the scopes that are asked for, of those the persona has', async () => {
    const token = await tokenOf('buyer', { scope: 'procurement:read' })
    expect((await tokens.verify(token)).scopes).toEqual(new Set(['procurement:read']))
  })

  it.each(['revenue-cycle:read', 'procurement:read inventory:valuation:read', 'openid'])(
    'refuses a buyer the scopes %j',
    async (scope) => {
      expect(await ask({ scope }, basic('buyer'))).toMatchObject({ status: 400, body: { error: 'invalid_scope' } })
    },
  )

  it('gives nothing for a scope that nobody has', async () => {
    expect((await tokens.verify(await tokenOf('buyer', { scope: 'anything' }))).scopes).toEqual(new Set())
  })

  it('takes the secret in the body as well, and no other secret', async () => {
    expect((await ask({ client_id: 'buyer', client_secret: 'sandbox' })).status).toBe(200)
    expect(await ask({}, basic('buyer', 'guess'))).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
    expect(await ask({}, basic('nobody'))).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
    expect((await ask({ client_id: 'buyer' })).status).toBe(401)
    expect((await ask({}, basic('integrator-key'))).status).toBe(401)
  })

  it('gives tokens for its audience only', async () => {
    const other = await ask({ resource: 'https://else.test/graphql' }, basic('buyer'))
    expect(other).toMatchObject({ status: 400, body: { error: 'invalid_target' } })
    expect((await ask({ resource: audience }, basic('buyer'))).status).toBe(200)
  })

  it.each(['authorization_code', 'refresh_token', 'password', 'implicit', ''])(
    'knows no grant %j',
    async (grant_type) => {
      expect((await ask({ grant_type }, basic('buyer'))).status).toBe(400)
    },
  )

  it.each(['/auth', '/interaction/x', '/reg', '/session/end', '/me', '/device'])(
    'shows no page at %s',
    async (path) => {
      const { status } = await fetch(`${sandbox.issuer}${path}`, { redirect: 'manual' })
      expect(status).toBeGreaterThanOrEqual(400)
    },
  )

  it('answers pages of this machine, whatever their port, and no other page', async () => {
    const allowed = async (origin: string) => {
      const { headers } = await ask({}, { ...basic('buyer'), origin })
      return headers.get('access-control-allow-origin')
    }
    for (const origin of ['http://localhost:4000', 'http://127.0.0.1:8080']) expect(await allowed(origin)).toBe(origin)
    for (const origin of ['https://else.test', 'http://localhost.else.test', 'null']) {
      expect(await allowed(origin)).toBe(null)
    }
    const method = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' }
    const headers = { origin: 'http://localhost:4000', ...method }
    expect((await fetch(`${sandbox.issuer}/token`, { method: 'OPTIONS', headers })).status).toBe(204)
  })

  it('publishes public keys only', async () => {
    const { keys } = (await (await fetch(`${sandbox.issuer}/jwks`)).json()) as { keys: JWK[] }
    expect(keys).toHaveLength(1)
    expect(Object.keys(keys[0] as JWK)).not.toContain('d')
  })

  it('makes its keys new each time: the tokens of another start are worth nothing', async () => {
    const again = await startSandboxIssuer({ port: 0, audience })
    try {
      const forged = { ...again, issuer: sandbox.issuer }
      expect(again.keyClient.privateKey).not.toEqual(sandbox.keyClient.privateKey)
      await expect(accessTokens(again).verify(await tokenOf('buyer'))).rejects.toThrow('Cannot authenticate')
      expect(await accessTokens(forged).verify(await tokenOf('buyer'))).toMatchObject({ subject: 'buyer' })
    } finally {
      await again.close()
    }
  })

  it('can be reached from this machine only', async () => {
    const { port } = new URL(sandbox.issuer)
    const { networkInterfaces } = await import('node:os')
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((each) => each !== undefined && !each.internal && each.family === 'IPv4')
    for (const each of outside) {
      const reached = await new Promise((resolve) => {
        const socket = connect(Number(port), each?.address, () => resolve(true))
        socket.on('error', () => resolve(false)).on('connect', () => socket.destroy())
      })
      expect(reached).toBe(false)
    }
  })

  it('says which port is taken, by the error of Node', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    await expect(startSandboxIssuer({ port, audience })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    server.close()
  })

  it('says nothing, from its start to its end', () => {
    const script = `
      const { startSandboxIssuer } = await import('#shared/sandbox/identity/issuer.ts')
      const { sandboxToken } = await import('#shared/sandbox/identity/token.ts')
      const sandbox = await startSandboxIssuer({ port: 0, audience: '${audience}' })
      await sandboxToken('buyer', sandbox.issuer)
      await sandbox.close()`
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
    })
    expect([status, stdout, stderr]).toEqual([0, '', ''])
  })
})

describe('A client of the sandbox’s issuer with a key of its own', () => {
  const now = () => Math.floor(Date.now() / 1000)

  async function assertion(
    claims: Record<string, unknown> = {},
    by: JWK = sandbox.keyClient.privateKey,
    alg = 'ES384',
  ) {
    const { clientId } = sandbox.keyClient
    const always = { iss: clientId, sub: clientId, aud: `${sandbox.issuer}/token`, jti: randomUUID() }
    return new SignJWT({ ...always, iat: now(), exp: now() + 60, ...claims })
      .setProtectedHeader({ alg })
      .sign(await importJWK(by, alg))
  }

  function askWith(client_assertion: string): Promise<Answer> {
    const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
    return ask({ client_assertion_type, client_assertion })
  }

  it('gets a token with the rights of the integrator', async () => {
    const { body } = await askWith(await assertion())
    const principal = await tokens.verify(String(body.access_token))
    expect(principal).toMatchObject({ subject: 'integrator-key', client: 'integrator-key', companies: 'all' })
    const { scopes, companies, facilities } = await tokens.verify(await tokenOf('integrator'))
    expect([principal.scopes, principal.companies, principal.facilities]).toEqual([scopes, companies, facilities])
  })

  it('may use an assertion once', async () => {
    const once = await assertion()
    expect((await askWith(once)).status).toBe(200)
    expect(await askWith(once)).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  })

  it.each([
    ['that ended', { exp: now() - 120 }],
    ['for somebody else', { aud: 'https://else.test' }],
    ['of another client', { iss: 'integrator' }],
    ['without a name of its own', { jti: undefined }],
    ['that never ends', { exp: undefined }],
  ])('gets nothing for an assertion %s', async (_, claims) => {
    expect((await askWith(await assertion(claims))).status).toBe(401)
  })

  it('gets nothing for an assertion signed with another key', async () => {
    const { privateKey } = await generateKeyPair('ES384', { extractable: true })
    expect((await askWith(await assertion({}, await exportJWK(privateKey)))).status).toBe(401)
  })
})
